"""What makes coming and understanding possible: the languages of a point, and support. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from governance_app.attendance.rules.errors import (
    IntoItself,
    NumberBelowZero,
    OtherSupportUnnamed,
    SupportBeyondNeed,
    SupportNotOffered,
    TongueNeeded,
    TongueUnknown,
)
from governance_app.attendance.rules.shapes import Spoken, Support, Tongues
from governance_app.attendance.rules.words import SupportKind
from governance_app.people.rules import SpokenLanguage

TONGUES: Mapping[str, SpokenLanguage] = {
    "es": SpokenLanguage.SPANISH, "qu": SpokenLanguage.KICHWA, "jiv": SpokenLanguage.SHUAR, "acu": SpokenLanguage.ACHUAR_SHIWIAR,
    "con": SpokenLanguage.COFAN, "sey": SpokenLanguage.SIEKOPAI, "snn": SpokenLanguage.SIONA, "auc": SpokenLanguage.WAORANI,
    "zro": SpokenLanguage.SAPARA, "ecs": SpokenLanguage.ECUADORIAN_SIGN, "en": SpokenLanguage.ENGLISH, "otra": SpokenLanguage.OTHER,
}
"""The languages of a meeting by the code under which they are kept: that of the texts where there is one, else people's own."""


def tongue_pairs(spoken: Iterable[str], into: Iterable[str]) -> tuple[tuple[str, str | None], ...]:
    """Return what is kept of a point: each language spoken with each other one it was interpreted into; (language, None) with none.

    Raises TongueNeeded, TongueUnknown, IntoItself (nothing else was spoken that could have been interpreted into it).
    """
    said, heard = list(dict.fromkeys(spoken)), list(dict.fromkeys(into))
    if not said:
        raise TongueNeeded(field="spoken")
    if unknown := [code for code in (*said, *heard) if code not in TONGUES]:
        raise TongueUnknown(field="spoken", code=unknown[0])
    if len(said) == 1 and said[0] in heard:
        raise IntoItself(field="into")
    found: list[tuple[str, str | None]] = []
    for language in said:
        others = [other for other in heard if other != language]
        found += [(language, other) for other in others] or [(language, None)]
    return tuple(found)


def tongues_of(kept: Iterable[Spoken]) -> dict[UUID | None, Tongues]:
    """Return the languages of each point that has its own, and of the whole meeting (None) when they were written down so."""
    lines = list(kept)
    return {item: Tongues(
        _in_order(s.language for s in lines if s.item == item), _in_order(s.interpreted_into for s in lines if s.item == item))
        for item in dict.fromkeys(s.item for s in lines)}


def _in_order(codes: Iterable[str | None]) -> tuple[str, ...]:
    """Return each language once, in the order of `TONGUES`; one that is not there comes last."""
    order = list(TONGUES)
    return tuple(sorted({code for code in codes if code}, key=lambda code: (order.index(code) if code in order else len(order), code)))


def tongues_proposed(points: Sequence[UUID], known: Mapping[UUID | None, Tongues], item: UUID, otherwise: Tongues) -> Tongues:
    """Return what a form proposes for a point: its own languages, else those of the nearest point before, of the meeting, `otherwise`."""
    before = points[:points.index(item) + 1]
    return next((known[p] for p in reversed(before) if p in known), known.get(None, otherwise))


def check_support(line: Support) -> Support | None:
    """Return a line of support as it is kept, or None when nothing is said in it: then the kind is not recorded.

    Raises NumberBelowZero, SupportBeyondNeed (more used it than needed it), SupportNotOffered (used and not offered),
    OtherSupportUnnamed; their field is "<kind>_given", "<kind>_needed" or "<kind>_note".
    """
    kind = line.kind
    if any(number is not None and number < 0 for number in (line.given, line.needed)):
        raise NumberBelowZero(field=f"{kind.value}_given")
    if line.given is not None and line.needed is not None and line.given > line.needed:
        raise SupportBeyondNeed(field=f"{kind.value}_given", given=line.given, needed=line.needed)
    if line.offered is False and line.given:
        raise SupportNotOffered(field=f"{kind.value}_given", given=line.given)
    if line.offered is None and line.given is None and line.needed is None and not line.note:
        return None
    if kind is SupportKind.OTHER and not line.note:
        raise OtherSupportUnnamed(field=f"{kind.value}_note")
    return line
