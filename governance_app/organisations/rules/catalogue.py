"""How the words of the reference file become kinds and blocs; who counts as what is said here and nowhere else."""

import re
from collections.abc import Iterable
from uuid import UUID, uuid5

from governance_app.foundation.errors import Conflict, Missing
from governance_app.organisations.rules.names import fold
from governance_app.organisations.rules.words import Bloc, Nationality, OrganisationKind

PROJECT = UUID("6f0d3c1e-7a54-5b7c-9c1b-0a7a2f6d9e10")
"""Namespace of every id made from reference data, so that two installations agree on them."""

K, B = OrganisationKind, Bloc
KIND_AND_BLOC: dict[str, tuple[OrganisationKind, Bloc]] = {
    "state": (K.STATE, B.STATE),
    "provincial_government": (K.PROVINCIAL_GOVERNMENT, B.GAD),
    "municipal_government": (K.MUNICIPAL_GOVERNMENT, B.GAD),
    "parish_government": (K.PARISH_GOVERNMENT, B.GAD),
    "government_association": (K.OTHER, B.GAD),
    "indigenous_national": (K.NATIONALITY_ORGANISATION, B.NATIONALITIES),
    "indigenous_regional": (K.NATIONALITY_ORGANISATION, B.NATIONALITIES),
    "indigenous_organisation": (K.NATIONALITY_ORGANISATION, B.NATIONALITIES),
    "indigenous_association": (K.NATIONALITY_ORGANISATION, B.NATIONALITIES),
    "indigenous_people_government": (K.NATIONALITY_ORGANISATION, B.NATIONALITIES),
    "indigenous_commune": (K.COMMUNITY, B.NATIONALITIES),
    "community": (K.COMMUNITY, B.NATIONALITIES),
    "indigenous_ngo": (K.NGO, B.CIVIL_SOCIETY),
    "ngo": (K.NGO, B.CIVIL_SOCIETY),
    "women_organisation": (K.WOMEN, B.CIVIL_SOCIETY),
    "youth_organisation": (K.YOUTH, B.CIVIL_SOCIETY),
    "community_radio": (K.MEDIA, B.CIVIL_SOCIETY),
    "academia": (K.ACADEMIA, B.ACADEMIA),
    "fund": (K.COOPERATION, B.OTHER),
    "pre_committee": (K.OTHER, B.OTHER),
    "peer_committee": (K.OTHER, B.OTHER),
}
"""Kinds of data/organisations.csv. A statute may count an organisation in another bloc: a seat carries its own."""

_REMARK = re.compile(r"\s*\((name used|today |see |MAATE field office|field office)[^)]*\)")
COLLECTIVES = frozenset({"GAD parroquiales rurales (see territory.csv)",
                         "Nacionalidad Shiwiar / Sapara / Andwa organisations (NASHIE, NASE/NAZAE, NAPE)"})
"""Rows of the file that stand for several organisations at once: nobody can sit for them, so they are not loaded."""


class UnknownNationality(Missing):
    """No nationality or people of the list has this code."""


class AlreadyRegistered(Conflict):
    """An organisation already bears this name today. data: name."""


class TerritoryCodeTaken(Conflict):
    """This INEC code already stands for a territory of these days. data: code."""


class TerritoryEnded(Conflict):
    """The territory ended already, or would end before it began."""


class NotACandidate(Conflict):
    """The organisation is confirmed already."""


class NoSuchOrganisation(Missing):
    """No organisation has this id."""


class NoSuchCorridor(Missing):
    """No corridor has this id."""


class NoSuchTerritory(Missing):
    """No territory has this id."""


def reference_id(kind: str, key: str) -> UUID:
    """Return the id of a row of reference data: the same in every installation."""
    return uuid5(PROJECT, f"{kind}:{fold(key).replace(' ', '-')}")


def name_and_remark(written: str) -> tuple[str, str]:
    """Part a name of the file from the remark in brackets that whoever wrote the file added to it."""
    found = _REMARK.search(written)
    if not found:
        return written, ""
    return (written[: found.start()] + written[found.end():]).strip(), found.group(0).strip(" ()")


def one_nationality(written: str, known: Iterable[str]) -> tuple[str | None, str]:
    """Return (code, remark): a code only when the file names exactly one that is known; otherwise what it says, as a remark."""
    if written in set(known):
        return written, ""
    return None, f"nationality in the source: {written}" if written else ""


def part_aliases(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (aliases, outdated aliases) of `Shuar; untsuri shuar (dated: jíbaro, do not use)`.

    Outdated names are found by search and never shown. A `/` parts variants; other remarks in brackets are dropped.
    """
    dated = re.search(r"\(dated: ([^,)]+)[^)]*\)", text)
    parts = re.split(r"[;/]", re.sub(r"\([^)]*\)", "", text))
    return tuple(p.strip() for p in parts if p.strip()), (dated.group(1).strip(),) if dated else ()


def matching_nationalities(text: str, known: Iterable[Nationality]) -> tuple[Nationality, ...]:
    """Return those whose name or alias, present or outdated, is `text` or begins with it, accent-folded; whole matches first."""
    wanted = fold(text)
    if not wanted:
        return ()
    found = []
    for order, one in enumerate(known):
        keys = [fold(name) for name in (one.name, *one.aliases, *one.outdated)]
        if any(key.startswith(wanted) or f" {wanted}" in key for key in keys):
            found.append((wanted not in keys, order, one))
    return tuple(one for _inexact, _order, one in sorted(found, key=lambda f: f[:2]))
