"""Minutes: the acta that drafts itself from the record, and the words the secretary adds to it.

Words: acta, section (one per point of the agenda, and opening and closing), revision (base and text), live figure, annex of attendance.
Sources: design/domain.md §2.3; design/peers.md §4.9, §5.15. Figures come from the record and cannot be mistyped; only words are edited.
Asks every mission room before it. Publishes MinutesDrafted. Approval, signatures and proofs come with the record of the acta.
"""
