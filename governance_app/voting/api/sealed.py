"""Reading how far a sealed ballot is. It is cast and opened on the pages alone: their keys are made in the browser."""

from governance_app.voting import reads
from governance_app.voting.api.shown import SealedShown
from governance_app.voting.pages.blueprint import Hall
from governance_app.voting.rules.sealed import SealedStage, Sealing, key_words


def sealed(hall: Hall) -> SealedShown | None:
    """Return how far the sealed ballot of a motion is, or None for any other motion. Who has answered only whoever may record is told."""
    motion, kept = hall.motion.id, reads.seals.sealing(hall.motion.id)
    if kept is None:
        return None
    told = kept.stage is SealedStage.OPEN and hall.may_record
    return SealedShown(
        publication=kept.publication, stage=kept.stage, scrutineers=list(kept.scrutineers), key_marks=_marks(kept),
        received=reads.seals.turnout(motion) if kept.received is None else kept.received, replaced=reads.seals.replaced(motion),
        answered=sorted(reads.seals.has_answered(motion)) if told else None, commitment=kept.commitment,
        annulled_because=kept.annulled_because)


def _marks(kept: Sealing) -> list[str]:
    return [key_words(key) if key else "" for key in (kept.first, kept.second)]
