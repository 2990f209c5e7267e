"""The words of covered versions: states, refusals, and the sentence that stands on what is handed out."""

from dataclasses import replace
from enum import Enum
from typing import Any

from governance_app.documents.shapes import Acta, Passage
from governance_app.foundation.errors import GovernanceError
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _l, _lp
from governance_app.minutes.rules import covering as r
from governance_app.minutes.rules.covering import Covering, CoveringState
from governance_app.web.sentences import label

LABELS: dict[Enum, Any] = {
    CoveringState.PROPOSED: _lp("covering", "Proposed"),
    CoveringState.APPROVED: _lp("covering", "In force"),
    CoveringState.DROPPED: _lp("covering", "Dropped"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.NothingToCover: _l("Write the passages to cover, one a line, as they stand in the approved text."),
    r.PassageUnfit: _l("Each passage needs at least %(shortest)s letters, and no more than %(most)s passages are covered at once."),
    r.PassageNotFound: _l("Line %(line)s does not stand in the approved text. Copy it from there, letter by letter."),
    r.PassageAcrossParts: _l("Line %(line)s goes over from one part of the minutes to another. Write each piece in a line of its own."),
    r.CoveringMissing: _l("We did not find that covered version."),
    r.CoveringDecided: _l("This was approved or dropped already."),
    r.OwnCovering: _l("You proposed to cover these passages. Another person, who presides, must approve it."),
    r.PartsCovered: _l(
        "Passages of these minutes are covered by law. Their drafts, corrections and translations are seen only by who keeps them; "
        "the covered version is open to you."
    ),
}


def covering_sentence(one: Covering) -> str:
    """Return what stands on a covered version: its number, since when, and why."""
    day = formats.day(one.decided_at) if one.decided_at else ""
    return str(_(
        "Covered version No. %(number)s, of %(day)s. The passages marked “%(cover)s” are covered because: %(ground)s (LOPDP, art. 15).",
        number=one.number, day=day, cover=r.COVER, ground=label(one.ground)))


def with_covers(acta: Acta, passages: tuple[str, ...], sentence: str, digest: str) -> Acta:
    """Return what is printed with its passages covered, a sentence that says so, and the code of the covered text at every foot."""
    shown = r.covered(acta, passages)
    return replace(shown, approval=(*shown.approval, Passage(sentence)), paper=replace(shown.paper, digest=digest))
