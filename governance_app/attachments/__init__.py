"""Attachments: photographs, scans, PDFs and recordings that are kept with a meeting, a point, an acta or a signature.

Words: attachment (a file with its name, and what it shows or says), subject (what it hangs on: kind and id, of a room downstream), cellar
(the folder in which bytes lie once, under their digest), seal (a salted digest: it betrays nothing and proves everything).
Sources: design/trust.md T9; OWASP ASVS 5.0 §5 and §14.2.8. Files are looked through by `documents.uploads`.
Asks committees whose body it is. Publishes AttachmentKept and AttachmentRemoved; files go only to who may see the body.
Does not know meetings, points or actas: the room that has the page says what the file hangs on, and that it is of the body.
"""
