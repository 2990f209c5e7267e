"""People: who they are and what they chose to say of themselves.

Words: person, self-description (sex, gender identity, age band, ethnic self-identification, nationality or people,
languages, disability), consent (one per purpose, dated, withdrawn as easily as given), merge.
Sources: LOPDP arts. 4, 7, 8, 21, 24–26; design/domain.md §3, §5. "Prefers not to say" is an answer, "not recorded" is its absence.
Publishes nothing by itself; attendance copies what was said at the moment of a meeting. Never infers anything from a name.
"""
