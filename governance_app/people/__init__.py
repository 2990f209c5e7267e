"""People: who they are and what they chose to say of themselves.

Words: person, self-description (sex, gender identity, age band, ethnic self-identification, nationality or people,
languages, disability), consent (one per purpose, dated, withdrawn as easily as given), merge.
Sources: LOPDP arts. 4, 7, 8, 21, 24–26; design/domain.md §3, §5. "Prefers not to say" is an answer, "not recorded" is its absence.
Withdrawing erases at once what stood under the consent; figures copied to a meeting before stay. A committee sees a person when it keeps
the record, or the person held a seat or office in it or came to its meetings (read by table name: those rooms stand downstream).
The record gets ids of consents and merges, drawn by chance, never of persons; receipts do not depend on answers or numbers.
A person whose account is tied to their record says, disputes and takes back by themselves, from 15 years on (arts. 15, 19, 21, 24).
Publishes nothing by itself; attendance copies what was said at the moment of a meeting. Never infers anything from a name.
"""
