"""What the installation declares of itself as a publisher: the licence of its open data, and its activity in IATI.

Nobody can know these from the record: who reports, under which identifier, what may be done with the data. Until they are declared,
the files that need them are not offered. Source of the fields: iatistandard.org, version 2.03; datapackage.org, licenses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from governance_app.foundation.errors import Missing

One = TypeVar("One")
Words = tuple[tuple[str, str], ...]
TONGUES = ("es", "en")
ROLES = frozenset("1234")
STATUSES = frozenset("123456")
DATES = frozenset("1234")


class DeclarationUnfit(Missing):
    """What is declared cannot be read. data: where (the path of the fact, as iati.reporting_org.ref), so that it can be mended."""


class NotDeclared(Missing):
    """The installation declares nothing of this, so the file is not offered."""


@dataclass(frozen=True)
class Licence:
    """What others may do with the open data."""

    name: str
    title: str
    path: str


@dataclass(frozen=True)
class Organisation:
    """An organisation of the activity: its identifier, its kind (OrganisationType), its name, its part (OrganisationRole)."""

    ref: str
    type: str
    name: str
    role: str = ""


@dataclass(frozen=True)
class DeclaredActivity:
    """The activity under which participation is reported to IATI."""

    identifier: str
    reporting: Organisation
    title: Words
    description: Words
    participating: tuple[Organisation, ...]
    status: str
    dates: tuple[tuple[str, date], ...]
    country: str
    sectors: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Publisher:
    """Everything declared."""

    licence: Licence | None = None
    activity: DeclaredActivity | None = None


NOTHING = Publisher()


def read_publisher(data: Any) -> Publisher:
    """Return what a declaration (JSON) says. Raises DeclarationUnfit with the first fact that lacks or cannot be read."""
    given = _mapping(data, "")
    licence, activity = given.get("licence"), given.get("iati")
    return Publisher(_licence(_mapping(licence, "licence")) if licence is not None else None,
                     _activity(_mapping(activity, "iati")) if activity is not None else None)


def _licence(given: Mapping[str, Any]) -> Licence:
    return Licence(*(_text(given, name, "licence") for name in ("name", "title", "path")))


def _activity(given: Mapping[str, Any]) -> DeclaredActivity:
    at = "iati"
    return DeclaredActivity(
        _text(given, "identifier", at), _organisation(_mapping(given.get("reporting_org"), f"{at}.reporting_org"), f"{at}.reporting_org"),
        _words(given, "title", at), _words(given, "description", at),
        _each(given, "participating_orgs", at, lambda one, place: _organisation(one, place, role=True)),
        _code(given, "status", at, STATUSES), _each(given, "dates", at, _date), _country(given, at), _each(given, "sectors", at, _sector))


def _organisation(given: Mapping[str, Any], at: str, *, role: bool = False) -> Organisation:
    kind = _text(given, "type", at)
    if not (kind.isascii() and kind.isdigit() and len(kind) == 2):
        raise DeclarationUnfit(where=f"{at}.type")
    return Organisation(_text(given, "ref", at), kind, _text(given, "name", at), _code(given, "role", at, ROLES) if role else "")


def _date(given: Mapping[str, Any], at: str) -> tuple[str, date]:
    kind = _code(given, "type", at, DATES)
    try:
        return kind, date.fromisoformat(_text(given, "on", at))
    except ValueError:
        raise DeclarationUnfit(where=f"{at}.on") from None


def _sector(given: Mapping[str, Any], at: str) -> tuple[str, str]:
    return _text(given, "vocabulary", at), _text(given, "code", at)


def _country(given: Mapping[str, Any], at: str) -> str:
    code = _text(given, "country", at)
    if not (len(code) == 2 and code.isascii() and code.isupper()):
        raise DeclarationUnfit(where=f"{at}.country")
    return code


def _words(given: Mapping[str, Any], name: str, at: str) -> Words:
    told = _mapping(given.get(name), f"{at}.{name}")
    return tuple((tongue, _text(told, tongue, f"{at}.{name}")) for tongue in TONGUES)


def _each(given: Mapping[str, Any], name: str, at: str, read: Callable[[Mapping[str, Any], str], One]) -> tuple[One, ...]:
    some = given.get(name)
    if not isinstance(some, list) or not some:
        raise DeclarationUnfit(where=f"{at}.{name}")
    places = [f"{at}.{name}[{number}]" for number in range(len(some))]
    return tuple(read(_mapping(one, place), place) for one, place in zip(some, places, strict=True))


def _code(given: Mapping[str, Any], name: str, at: str, known: frozenset[str]) -> str:
    code = _text(given, name, at)
    if code not in known:
        raise DeclarationUnfit(where=f"{at}.{name}")
    return code


def _text(given: Mapping[str, Any], name: str, at: str) -> str:
    text = given.get(name)
    if not isinstance(text, str) or not text.strip():
        raise DeclarationUnfit(where=f"{at}.{name}".lstrip("."))
    return text.strip()


def _mapping(given: Any, at: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise DeclarationUnfit(where=at)
    return given
