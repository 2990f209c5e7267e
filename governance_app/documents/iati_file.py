"""IATI 2.03 activity files: results with their indicators, periods, actual values and dimensions, in the order of the published schema.

Source: iatistandard.org, iati-activities-schema.xsd, release 2.03 of 2018-02-19. Whether a value may leave the room that asks decides.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any way (production 2, Char)."""
VERSION = "2.03"
UNIT = "1"
"""Of the list IndicatorMeasure: a count."""
Narrative = tuple[tuple[str, str], ...]
"""The same words in several languages: (ISO 639-1 code, text)."""


@dataclass(frozen=True)
class Organisation:
    """An organisation of the activity. `role`: of a participating one, by the list OrganisationRole; "" of the one that reports."""

    ref: str
    type: str
    name: Narrative
    role: str = ""


@dataclass(frozen=True)
class Actual:
    """What was reached: a whole number; several dimensions mean their intersection. `comment`: what a reader must know of it."""

    value: int
    dimensions: tuple[tuple[str, str], ...] = ()
    comment: Narrative = ()


@dataclass(frozen=True)
class Span:
    """A period of an indicator, both days included."""

    first: date
    last: date
    actuals: tuple[Actual, ...]


@dataclass(frozen=True)
class Indicator:
    """What is counted. Its values are counts (measure "1", unit) that grow when things go well, and that must not be added up."""

    title: Narrative
    description: Narrative
    periods: tuple[Span, ...]


@dataclass(frozen=True)
class Result:
    """A result of the activity. `type`: by the list ResultType (1 output, 2 outcome)."""

    type: str
    title: Narrative
    description: Narrative
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True)
class Activity:
    """An activity as it is declared, with its results. `dates`: (code of ActivityDateType, day). `sectors`: (vocabulary, code)."""

    identifier: str
    reporting: Organisation
    title: Narrative
    description: Narrative
    participating: tuple[Organisation, ...]
    status: str
    dates: tuple[tuple[str, date], ...]
    country: str
    sectors: tuple[tuple[str, str], ...]
    results: tuple[Result, ...]


def write(activity: Activity, *, updated: datetime) -> bytes:
    """Return the file of one activity. `updated`: aware moment of its latest figures."""
    moment = updated.isoformat(timespec="seconds")
    root = ElementTree.Element("iati-activities", {"version": VERSION, "generated-datetime": moment})
    top = ElementTree.SubElement(root, "iati-activity", {XML_LANG: "es", "last-updated-datetime": moment})
    _text(top, "iati-identifier", activity.identifier)
    _organisation(top, "reporting-org", activity.reporting)
    _told(top, "title", activity.title)
    _told(top, "description", activity.description, {"type": "1"})
    for one in activity.participating:
        _organisation(top, "participating-org", one)
    _bare(top, "activity-status", {"code": activity.status})
    for kind, day in activity.dates:
        _bare(top, "activity-date", {"type": kind, "iso-date": day.isoformat()})
    _bare(top, "recipient-country", {"code": activity.country})
    for vocabulary, code in activity.sectors:
        _bare(top, "sector", {"vocabulary": vocabulary, "code": code})
    for result in activity.results:
        _result(top, result)
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'.encode()


def _result(top: ElementTree.Element, result: Result) -> None:
    here = _bare(top, "result", {"type": result.type, "aggregation-status": "false"})
    _told(here, "title", result.title)
    _told(here, "description", result.description)
    for indicator in result.indicators:
        _indicator(here, indicator)


def _indicator(top: ElementTree.Element, indicator: Indicator) -> None:
    here = _bare(top, "indicator", {"measure": UNIT, "ascending": "true", "aggregation-status": "false"})
    _told(here, "title", indicator.title)
    _told(here, "description", indicator.description)
    for span in indicator.periods:
        period = _bare(here, "period", {})
        _bare(period, "period-start", {"iso-date": span.first.isoformat()})
        _bare(period, "period-end", {"iso-date": span.last.isoformat()})
        for actual in span.actuals:
            _actual(period, actual)


def _actual(top: ElementTree.Element, actual: Actual) -> None:
    here = _bare(top, "actual", {"value": str(actual.value)})
    for name, value in actual.dimensions:
        _bare(here, "dimension", {"name": name, "value": value})
    if actual.comment:
        _told(here, "comment", actual.comment)


def _organisation(top: ElementTree.Element, tag: str, one: Organisation) -> None:
    given = {"ref": one.ref, "type": one.type, "role": one.role}
    _narratives(_bare(top, tag, {name: value for name, value in given.items() if value}), one.name)


def _told(top: ElementTree.Element, tag: str, words: Narrative, attributes: dict[str, str] | None = None) -> None:
    _narratives(_bare(top, tag, attributes or {}), words)


def _narratives(top: ElementTree.Element, words: Iterable[tuple[str, str]]) -> None:
    for language, text in words:
        ElementTree.SubElement(top, "narrative", {XML_LANG: language}).text = _fit(text)


def _text(top: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(top, tag).text = _fit(text)


def _bare(top: ElementTree.Element, tag: str, attributes: dict[str, str]) -> ElementTree.Element:
    return ElementTree.SubElement(top, tag, {name: _fit(value) for name, value in attributes.items()})


def _fit(text: str) -> str:
    return NOT_XML.sub("", text)
