"""The order of votes: which form a matter allows, amendments before the motion, and when a matter may be put again."""

from collections.abc import Collection, Iterable
from uuid import UUID

from governance_app.committees.rules import MajorityKind, MajorityRule, Reconsideration
from governance_app.voting.rules.errors import (
    AmendmentsFirst,
    AmendmentUnfit,
    BlocsNeedNames,
    ConsensusRequired,
    DecidedBefore,
    NotTheSameMatter,
    WordingMissing,
)
from governance_app.voting.rules.shapes import Motion, MotionText
from governance_app.voting.rules.words import SEAT_BY_SEAT, Form, MotionState, Outcome

UNDECIDED = (Outcome.TIED_TO_REPEAT, Outcome.NO_CONSENSUS, Outcome.LAPSED)
WAITING = (MotionState.DRAFT, MotionState.OPEN, MotionState.TIED)


def check_form(rule: MajorityRule, form: Form, field: str | None = None) -> None:
    """Raise ConsensusRequired, or BlocsNeedNames when blocs are counted and the form does not tell how each seat answered."""
    if rule.kind is MajorityKind.CONSENSUS and form is not Form.CONSENSUS:
        raise ConsensusRequired(field=field)
    if rule.in_blocs is not None and form not in SEAT_BY_SEAT:
        raise BlocsNeedNames(field=field, form=form)


def check_amendable(target: Motion | None, item: UUID) -> None:
    """Raise AmendmentUnfit unless the motion is of the same point, waits for its vote and amends nothing itself."""
    if target is None or target.item != item or target.state is not MotionState.DRAFT or target.amends is not None:
        raise AmendmentUnfit(field="amends")


def check_amended(amendments: Iterable[Motion], carried: Collection[UUID], texts: Iterable[MotionText]) -> None:
    """Raise AmendmentsFirst while an amendment waits, and WordingMissing when an approved one has not changed the words."""
    waiting = sum(a.state in WAITING for a in amendments)
    if waiting:
        raise AmendmentsFirst(waiting=waiting)
    if not set(carried) <= {t.because for t in texts}:
        raise WordingMissing()


def same_words(motions: Iterable[Motion], item: UUID, text: str) -> Motion | None:
    """Return the last motion on this point that was decided with the very same words, whatever their case and spaces."""
    words = _plain(text)
    same = [m for m in motions if m.item == item and m.state is MotionState.CLOSED and _plain(m.text) == words]
    return same[-1] if same else None


def check_again(earlier: Motion, outcome: Outcome | None, meeting: UUID, rule: Reconsideration, field: str | None = None) -> None:
    """Raise NotTheSameMatter for a vote that was not taken, DecidedBefore where the statute does not let the matter be put again.

    A tie that the statute has repeated, a consensus that was not found and a vote by correspondence that lapsed decided nothing: the matter
    may be put again at any time.
    """
    if earlier.state is not MotionState.CLOSED:
        raise NotTheSameMatter(field=field)
    if outcome in UNDECIDED or rule is Reconsideration.ANY_TIME:
        return
    if rule is Reconsideration.NEVER or earlier.meeting == meeting:
        raise DecidedBefore(field=field, position=earlier.position, rule=rule)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
