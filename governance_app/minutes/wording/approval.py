"""How an approved acta stands: by which meeting and vote, which text, and the errata behind it. Nothing of it is part of the text."""

from collections.abc import Iterable
from dataclasses import replace

from governance_app.documents import shapes as s
from governance_app.languages import formats
from governance_app.languages.catalogue import _, force_language
from governance_app.languages.rules import CONTENT_LANGUAGES
from governance_app.meetings.rules import Meeting
from governance_app.minutes.rules import Approval, Erratum, FrozenText, MinutesState, acta_code, approval_motion
from governance_app.web.sentences import label


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


def with_standing(shape: s.Acta, found: Approval, votes_at: Meeting, errata: Iterable[Erratum], binding: str = "") -> s.Acta:
    """Return an approved acta as it is printed: what was frozen, and behind it, in Spanish, its approval and its errata.

    `binding`: which language binds, where there is another beside it.
    """
    with force_language("es"):
        return replace(
            shape, standing=str(label(MinutesState.APPROVED)), approval=(s.Passage(approval_sentence(found, votes_at)),),
            errata=tuple(erratum_entry(one) for one in errata), binding=binding,
        )


def erratum_entry(given: Erratum) -> s.Erratum:
    """Return an approved erratum for paper: number, day, where it stands, what it says and should say, why, and who assented."""
    return s.Erratum(
        str(_("No. %(number)s", number=given.number)), formats.long_day(given.decided_at) if given.decided_at else "", given.place,
        (s.Passage(given.quoted),), (s.Passage(given.reads),), (s.Passage(given.why),), (s.Passage(assent_sentence(given)),),
    )


def assent_sentence(given: Erratum) -> str:
    """Return who proposed an erratum and who approved it."""
    proposed = given.proposed_by_name or str(_("the installation"))
    if given.motion:
        return str(_("Proposed by %(proposed)s and approved by vote of a later meeting.", proposed=proposed))
    return str(_("Proposed by %(proposed)s and approved by %(approved)s.", proposed=proposed, approved=given.decided_by_name))


def annex_line(filename: str, alt: str, digest: str) -> str:
    """Return how an annex stands in the acta: its name, what it shows, and the digest of its bytes."""
    return f"{filename}: {alt} (SHA-256 {digest})"


def language_name(code: str) -> str:
    """Return how a language calls itself."""
    return CONTENT_LANGUAGES[code].autonym if code in CONTENT_LANGUAGES else code


def binding_sentence(text: FrozenText) -> str:
    """Return which language binds."""
    return str(_("The text that binds is the one in %(language)s.", language=language_name(text.language)))
