"""How the approval of an acta is told: by which meeting, which motion, with which figures, and which text."""

from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.meetings.rules import Meeting
from governance_app.minutes.rules import Approval, acta_code, approval_motion


def approval_sentence(found: Approval, votes_at: Meeting) -> str:
    """Return by what an acta was approved, in one sentence; figures only of a vote whose figures may be said."""
    day = formats.long_day(votes_at.opened_at or votes_at.starts_at)
    figures = found.figures
    if "votes_for" not in figures:
        return str(_("Approved by the meeting %(code)s of %(day)s.", code=votes_at.code, day=day))
    return str(_(
        "Approved by the meeting %(code)s of %(day)s: %(votes_for)s in favour, %(against)s against, %(abstain)s abstentions.",
        code=votes_at.code, day=day, votes_for=figures["votes_for"], against=figures["against"], abstain=figures["abstain"],
    ))


def motion_text(meeting: Meeting, digest: str) -> str:
    """Return the words of the motion that approves an acta, in Spanish, as they will be put."""
    return approval_motion(acta_code(meeting), digest)


def digest_groups(digest: str) -> str:
    """Return a digest in groups of four, to be read aloud and compared by eye."""
    return " ".join(digest[at:at + 4] for at in range(0, len(digest), 4))
