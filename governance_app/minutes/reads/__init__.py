"""Questions about minutes. Ask from here."""

from governance_app.minutes.reads.covering import (
    check_uncovered,
    covered_text,
    covering,
    covering_for,
    coverings,
    covers_for,
    last_covering,
    passages_covered,
    salt_of,
    sees_whole,
)
from governance_app.minutes.reads.errata import approved_errata, errata, erratum, erratum_for
from governance_app.minutes.reads.frozen import (
    approval,
    approved,
    candidate,
    candidate_shape,
    frozen_shape,
    frozen_text,
    meeting_of_point,
    points_for_minutes,
    presentation,
    presentations,
    stands_on,
)
from governance_app.minutes.reads.live import live, signers
from governance_app.minutes.reads.review import correction, correction_for, corrections, of_the_meeting, to_review, turns
from governance_app.minutes.reads.sections import (
    conflict,
    conflicts,
    history,
    meeting_of,
    minutes_for,
    minutes_of,
    section,
    section_for,
    section_of,
    sections,
    state_now,
    texts,
)
from governance_app.minutes.reads.translations import binding_text, decided_later, translation, translation_for, translations

__all__ = [
    "approval", "approved", "approved_errata", "binding_text", "candidate", "candidate_shape", "check_uncovered", "conflict", "conflicts",
    "correction", "correction_for", "corrections", "covered_text", "covering", "covering_for", "coverings", "covers_for", "decided_later",
    "errata", "erratum", "erratum_for", "frozen_shape", "frozen_text", "history", "last_covering", "live", "meeting_of",
    "meeting_of_point", "minutes_for", "minutes_of", "of_the_meeting", "passages_covered", "points_for_minutes", "presentation",
    "presentations", "salt_of", "section", "section_for", "section_of", "sections", "sees_whole", "signers", "stands_on", "state_now",
    "texts", "to_review", "translation", "translation_for", "translations", "turns",
]
