"""The life of a forest committee, kept exactly, privately, verifiably and kindly.

Who sits on it, when it meets, what is on the agenda, who came, what was voted and how, what
was decided, who promised what: one folder (a *room*) for each of these subjects, standing along
a river. A room may use the rooms before it in `RIVER`, never the ones after.
"""

RIVER = (
    "foundation", "documents", "languages", "web", "record", "access",
    "organisations", "people", "committees", "attachments", "meetings", "attendance", "voting",
    "decisions", "commitments", "minutes", "participation",
    "noticeboard", "exports", "privacy", "audit", "desk", "cli",
)
