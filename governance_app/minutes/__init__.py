"""Minutes: the acta that drafts itself from the record, is reviewed by those who were there, and is approved by a later vote.

Words: acta, section (one per point, opening, closing), revision, correction (proposed in the review, answered once), presentation
(a frozen text put to the vote), approval, erratum (a later entry that quotes a sentence), translation, binding text, excerpt.
Sources: design/domain.md §2.3; design/peers.md §4.9, §5.15. Figures come from the record and cannot be mistyped; only words are edited.
States: draft, in review, presented, approved. What was approved never changes: the database itself refuses (acta_text, acta_approval).
Asks every mission room before it. Publishes MinutesDrafted, ReviewOpened, CorrectionProposed and CorrectionAnswered, ActaPresented,
ActaApproved, ErratumApproved, TranslationFinalised: digests, never words. Who signs, and how, stands in the files called sign.
"""
