"""The figures beside the board as headings, sentences and tables; how much is recorded stands beside each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

from governance_app.attendance.wording import tongue_name
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _n, _p
from governance_app.participation.rules import (
    Breakdown,
    Dimension,
    EngagementLine,
    KeptLine,
    OtherFigures,
    Portion,
    ReachLine,
    ReturnMeans,
    SupportLine,
)
from governance_app.participation.wording import value_label
from governance_app.web.sentences import label


@dataclass(frozen=True)
class Names:
    """What things are called: nationalities by code, places and organisations by id."""

    nationalities: Mapping[str, str]
    places: Mapping[UUID, str]
    organisations: Mapping[UUID, str]


@dataclass(frozen=True)
class Table:
    """A table: its caption, the words of its columns, its rows. Every column after the first holds figures."""

    caption: str
    head: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Section:
    """A heading with its sentences and tables."""

    id: str
    title: str
    sentences: list[str]
    tables: list[Table] = field(default_factory=list)


def sections(seen: OtherFigures, names: Names) -> list[Section]:
    """Return every figure that stands beside the board."""
    return [
        _engagements(seen, names), _languages(seen), _support(seen), _reach(seen), _promises(seen, names), _returns(seen),
        _speech(seen, names), _barriers(seen), _completeness(seen),
    ]


def _share(share: Fraction | None) -> str:
    return _("not known") if share is None else formats.percent(share)


def _recorded(figures: Portion) -> str:
    """Return how much of something is recorded, in a sentence."""
    if not figures.total:
        return _("Nothing was counted.")
    return _("Recorded for %(recorded)s of %(total)s.", recorded=formats.number(figures.base), total=formats.number(figures.total))


def _engagements(seen: OtherFigures, names: Names) -> Section:
    counts = [_("Meetings"), _p("figures", "Attendances"), _("Visitors")]
    kinds = [[_("%(kind)s, %(mode)s", kind=label(kind), mode=label(mode)), *_came(line)] for kind, mode, line in seen.engagements.kinds]
    places = [[_("Not recorded") if id is None else names.places.get(id, _("not known")), *_came(line)]
              for id, line in seen.engagements.places]
    total = [_("In all"), *_came(seen.engagements.total)]
    return Section("held", _("Meetings held and engagements"), [
        _("Attendances and visits, not people: who comes to three meetings counts three times. By correspondence nobody comes together."),
    ], [
        Table(_("Meetings by kind and mode"), [_("Kind and mode"), *counts], [*kinds, total]),
        Table(_("Meetings by place"), [_("Place"), *counts], places),
    ] if kinds else [])


def _came(line: EngagementLine) -> list[str]:
    return [formats.number(n) for n in (line.meetings, line.attendances, line.visitors)]


def _languages(seen: OtherFigures) -> Section:
    figures = seen.languages.interpreted
    told = _("Points with interpretation: not known of any.") if figures.share is None else _n(
        "Points with interpretation: %(part)s of %(num)d (%(percent)s).", "Points with interpretation: %(part)s of %(num)d (%(percent)s).",
        figures.base, part=formats.number(figures.part), percent=_share(figures.share))
    rows = [[tongue_name(one.language), formats.number(one.spoken), formats.number(one.interpreted), formats.number(one.followed.part),
             _share(one.followed.share)] for one in seen.languages.lines]
    dash = "—"
    rows.append([_("Not recorded"), dash, dash, formats.number(figures.not_recorded), dash])
    return Section("languages", _("Languages and interpretation"), [told, _recorded(figures)], [Table(
        _("Points treated, by language"),
        [_p("figures", "Language"), _p("figures", "Spoken"), _("Interpreted into"), _("Could be followed in it"),
         _("Share of those known")], rows)])


def _support(seen: OtherFigures) -> Section:
    rows = [[
        label(one.kind), _meetings(one.offered.part, one.offered.base), *_people(one), _share(one.share),
        _meetings(one.counted, one.meetings),
    ] for one in seen.support]
    return Section("support", _("Support offered and used"), [
        _("People who needed it and used it, at the meetings where both were counted."),
    ], [Table(_("Support by kind"), [
        _("Kind of support"), _("It was offered in"), _("Needed it"), _("Used it"), _("Used of needed"), _("Counted in")], rows)])


def _meetings(part: int, base: int) -> str:
    return _n("%(part)s of %(num)d meeting", "%(part)s of %(num)d meetings", base, part=part) if base else _("not known")


def _people(line: SupportLine) -> list[str]:
    return [formats.number(line.needed), formats.number(line.used)] if line.counted else [_("not known"), _("not known")]


def _reach(seen: OtherFigures) -> Section:
    rows = [[_("Communities"), *_told(seen.reach.communities)], [_("All organisations with a seat"), *_told(seen.reach.everybody)]]
    channels = [[label(channel), formats.number(in_time), formats.number(late)] for channel, (in_time, late) in seen.reach.channels.items()]
    head = [_("In time"), _p("figures", "Late")]
    tables = [Table(_("Told of the meetings"), [
        _("Who was to be told"), *head, _("Not told"), _("Not recorded"), _("Share of those known"), _("How much is recorded")], rows)]
    if channels:
        tables.append(Table(_("Told by each channel"), [_("Channel"), *head], channels))
    return Section("reach", _("Who was told in time"), [
        _("Each organisation with a seat is to be told of each meeting with the notice that the rules ask. One may be told by several "
          "channels."),
    ], tables)


def _told(line: ReachLine) -> list[str]:
    numbers = (line.in_time, line.late, line.untold, line.not_recorded)
    return [*map(formats.number, numbers), _share(line.portion.share), _share(line.portion.completeness)]


def _promises(seen: OtherFigures, names: Names) -> Section:
    owners = sorted((names.organisations.get(id, _("not known")), line) for id, line in seen.owners.items()) if seen.owners else []
    rows = [[name, *_kept(line)] for name, line in owners]
    return Section("promises", _("Commitments kept"), [
        _("Those whose day has passed, by the day that holds after extensions. Cancelled ones stand apart."),
        _("Done on time after their day was moved: %(number)s.", number=formats.number(seen.promises.moved)),
    ], [Table(_("Commitments by who answers for them"), [
        _("Organisation"), _("On time"), _p("figures", "Late"), _("Not done"), _p("figures", "Cancelled"), _("Share on time")],
        [*rows, [_("In all"), *_kept(seen.promises)]])])


def _kept(line: KeptLine) -> list[str]:
    return [*map(formats.number, (line.on_time, line.late, line.not_done, line.cancelled)), _share(line.portion.share)]


def _returns(seen: OtherFigures) -> Section:
    figures = seen.returns.communities
    told = _("No decision was taken.") if figures.share is None else _n(
        "Returned in a language of the communities: %(part)s of %(num)d decision (%(percent)s).",
        "Returned in a language of the communities: %(part)s of %(num)d decisions (%(percent)s).",
        figures.base, part=formats.number(figures.part), percent=_share(figures.share))
    rows = [[
        tongue_name(one.language), *map(formats.number, (one.text, *one.means, one.returned.part)), _share(one.returned.share),
    ] for one in seen.returns.lines]
    return Section("returns", _("Decisions returned to communities"), [
        told, _("A text counts when the decision is public and a speaker has reviewed it. What nobody wrote down counts as not returned."),
    ], [Table(_("Decisions by language"), [
        _p("figures", "Language"), _p("figures", "Text"), *(label(means) for means in ReturnMeans), _("By any of these"),
        _("Share of all")], rows)] if rows else [])


def _speech(seen: OtherFigures, names: Names) -> Section:
    timed = seen.spoken[Dimension.SEX].timed
    told = _("Turns to speak with their length: %(timed)s of %(total)s.",
             timed=formats.number(timed.base), total=formats.number(timed.total))
    return Section("speech", _("Turns, minutes of speech and votes"), [
        told, _("Of secret votes only who took part is counted, and only where everybody did; never what anybody answered."),
    ], [Table(label(dimension), [
        _("Answer"), _("Turns"), _("Minutes of speech"), _p("figures", "Votes")], _spoken(seen, dimension, dict(names.nationalities)))
        for dimension in Dimension])


def _spoken(seen: OtherFigures, dimension: Dimension, nationalities: dict[str, str]) -> list[list[str]]:
    columns = ((seen.spoken[dimension].turns, 1), (seen.spoken[dimension].seconds, 60), (seen.votes[dimension], 1))
    values = sorted({value for figures, _unit in columns for value in figures.counts})
    return [
        *([value_label(dimension, value, nationalities), *(_cell(figures, unit, value) for figures, unit in columns)] for value in values),
        [_("Not recorded"), *(_amount(figures.not_recorded, unit) for figures, unit in columns)],
        [_("Completeness"), *(_share(figures.completeness) for figures, _unit in columns)],
    ]


def _amount(number: int, unit: int) -> str:
    return formats.number(number) if unit == 1 else formats.number(Fraction(number, unit), 1)


def _cell(figures: Breakdown, unit: int, value: str) -> str:
    number, share = _amount(figures.counts.get(value, 0), unit), figures.share(value)
    return number if share is None else _("%(number)s (%(percent)s)", number=number, percent=formats.percent(share))


def _barriers(seen: OtherFigures) -> Section:
    rows = [[label(one.kind), *map(formats.number, (one.met, one.tried, one.helped, one.did_not, one.unknown, one.closed))]
            for one in seen.barriers]
    return Section("barriers", _("Barriers and what was tried"), [_("No barrier was written down in this period.")] if not rows else [], [
        Table(_("Barriers met in the period"), [
            _p("figures", "Barrier"), _("Met"), _("Something was tried"), _("It helped"), _("It did not help"), _("Not known yet"),
            _p("barriers", "Closed")], rows)] if rows else [])


def _completeness(seen: OtherFigures) -> Section:
    rows = [[label(one), formats.number(p.base), formats.number(p.total), _share(p.completeness)] for one, p in seen.completeness.items()]
    return Section("completeness", _("How much is recorded"), [], [Table(
        _("Completeness of each figure"), [_("What"), _p("figures", "Recorded"), _p("figures", "Of"), _("Completeness")], rows)])
