"""Bytes and nothing else: CSV, XLSX, JSON, iCalendar, QR, PDF, IATI, ZIP and plain text.

What for: every file that enters or leaves the application is read or written here, once, safely.
Words: shape (frozen data a document is made from), passage (text with its language), paper (what all printed documents share).
Sources: RFC 4180 (CSV), RFC 5545 (iCalendar), RFC 8785 (canonical JSON), ISO 19005-2 (PDF/A-2a), ISO 14289-1 (PDF/UA-1),
OWASP ASVS 5.0 §1.2.10 (formula injection).
Asks nothing of anybody: rooms fill a shape or rows of plain values and receive bytes.
Publishes nothing: whether a document may leave is decided by the room that asks for it.
Does not know: committees, people, the database, Flask, the clock, the reader's language (words come with the shape).
"""
