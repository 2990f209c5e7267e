"""Privacy: what is kept about a person, what they ask of it, its erasure, and who answers for it.

Words: erasure (the person's key is destroyed, what was theirs is deleted, only an id stays), ground (the reason the law names), holding
(what is kept of a person in one area of the committee's life, and what becomes of it), mention (a text in which the name stands), request
(a right somebody exercises: answered in 15 days), register of processing (what data are used for, declared in code), breach, telling.
Sources: LOPDP (RO-S 459, 2021) arts. 10, 13–19, 33–34, 43, 46; Reglamento art. 39; design/trust.md §4, domain.md §5; docs/own-data.md.
Asks people, committees and access to let go of a person; reads every room to open to a person what is theirs, for that person alone.
The record gets that somebody was erased, asked or was answered, and after how many days: never who, never a word of it.
Acts of the committee stay: who sat, voted or signed did so in an office, and nobody changes an approved acta (minutes can cover passages).
"""
