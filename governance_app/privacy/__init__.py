"""Privacy: what is kept about a person, and its erasure when they ask for it.

Words: erasure (the person's key is destroyed, what was theirs is deleted, only an id stays), ground (the reason the law names), holding
(what is kept of a person in one area of the committee's life, and what becomes of it), mention (a text in which the name stands).
Sources: LOPDP (RO-S 459, 2021) art. 15 (erasure), art. 18 (what may be kept), arts. 13–15 (answered in 15 days, free); design/trust.md §4.
Asks people, committees and access to let go of a person. The record gets that somebody was erased, and on which ground, never who.
Acts of the committee stay: who sat, voted or signed did so in an office, and nobody changes an approved acta (minutes can cover passages).
"""
