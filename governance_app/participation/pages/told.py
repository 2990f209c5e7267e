"""What the board says in words before any picture: who is missing, since when, compared with what aim; and what to do about it.

No blame, and nothing that is not known.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from governance_app.committees.rules import Seat
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _n
from governance_app.organisations.rules import Bloc
from governance_app.participation.rules import (
    WOMEN,
    YOUTH,
    Ahead,
    Aim,
    AimSource,
    Dimension,
    GroupAway,
    Look,
    Measure,
    NoAlternate,
    OutOfReach,
    Run,
    UnderAim,
    WomenAway,
)
from governance_app.participation.wording import value_label
from governance_app.people.rules import Sex
from governance_app.web.sentences import label


@dataclass(frozen=True)
class Advice:
    """A risk in words, what to do about it, the seats it is about and where to go: (words, address) each."""

    said: str
    todo: str
    seats: list[tuple[str, str]]
    link: tuple[str, str] | None = None


_SINCE: dict[str, Callable[..., str]] = {
    WOMEN: lambda n, **v: _n("No woman is known to have come since %(day)s (%(num)d meeting).",
                             "No woman is known to have come since %(day)s (%(num)d meetings).", n, **v),
    YOUTH: lambda n, **v: _n("No young person (18 to 29) is known to have come since %(day)s (%(num)d meeting).",
                             "No young person (18 to 29) is known to have come since %(day)s (%(num)d meetings).", n, **v),
    "": lambda n, **v: _n("%(group)s: nobody is known to have come since %(day)s (%(num)d meeting).",
                          "%(group)s: nobody is known to have come since %(day)s (%(num)d meetings).", n, **v),
}
_NEVER: dict[str, Callable[..., str]] = {
    WOMEN: lambda n, **v: _n("No woman is known to have come to the last meeting.",
                             "No woman is known to have come to any of the last %(num)d meetings.", n, **v),
    YOUTH: lambda n, **v: _n("No young person (18 to 29) is known to have come to the last meeting.",
                             "No young person (18 to 29) is known to have come to any of the last %(num)d meetings.", n, **v),
    "": lambda n, **v: _n("%(group)s: nobody is known to have come to the last meeting.",
                          "%(group)s: nobody is known to have come to any of the last %(num)d meetings.", n, **v),
}


class Teller:
    """Puts findings into sentences. `organisations` and `nationalities`: names by id and by code."""

    def __init__(self, organisations: Mapping[UUID, str], nationalities: Mapping[str, str]) -> None:
        self.organisations, self.nationalities = organisations, dict(nationalities)

    def missing(self, look: Look) -> list[str]:
        """Return who is missing, one line each: groups first, then blocs, seats, and seats without anybody."""
        found = look.missing
        return [
            *(self._group_away(one) for one in found.groups), *(self._under(one) for one in found.under),
            *(_bloc_away(Bloc(one.bloc), one.seats, one.run) for one in found.blocs),
            *(self._seat_away(one.seat, one.run) for one in found.seats),
            *(_("Nobody has held the seat %(seat)s since %(day)s.", seat=self.seat(one.seat), day=formats.long_day(one.since))
              for one in found.vacant),
        ]

    def group(self, dimension: Dimension, value: str) -> str:
        """Return the name of a group as a heading has it."""
        if (dimension, value) == (Dimension.SEX, WOMEN):
            return _("Women")
        if (dimension, value) == (Dimension.SEX, Sex.MAN.value):
            return _("Men")
        return _("Young people, 18 to 29") if value == YOUTH else value_label(dimension, value, self.nationalities)

    def seat(self, seat: Seat) -> str:
        """Return the name of a seat, with the organisation that appoints it."""
        called = self.organisations.get(seat.organisation, "") if seat.organisation else ""
        return _("%(seat)s, %(organisation)s", seat=seat.label, organisation=called) if called and called != seat.label else seat.label

    def _group_away(self, one: GroupAway) -> str:
        lines = [self._gone(one)]
        if one.run.unsaid:
            lines.append(_n("Of %(num)d attendance at these meetings it is not known.",
                            "Of %(num)d attendances at these meetings it is not known.", one.run.unsaid))
        return " ".join([*lines, *([aim_told(one.aim)] if one.aim else [])])

    def _gone(self, one: GroupAway) -> str:
        said, run = one.value if one.value in (WOMEN, YOUTH) else "", one.run
        given = {} if said else {"group": self.group(one.dimension, one.value)}
        return _SINCE[said](run.missed, day=formats.long_day(run.last), **given) if run.last else _NEVER[said](run.missed, **given)

    def _under(self, one: UnderAim) -> str:
        given = {"group": self.group(one.aim.dimension, one.aim.value), "count": formats.number(one.group)}
        said = _n("%(group)s: %(count)s of %(num)d attendance whose answer is known.",
                  "%(group)s: %(count)s of %(num)d attendances whose answer is known.", one.base, **given)
        if one.measure is Measure.SEATS:
            said = _n("%(group)s: %(count)s of %(num)d voting seat whose principal's answer is known.",
                      "%(group)s: %(count)s of %(num)d voting seats whose principal's answer is known.", one.base, **given)
        fell = [_n("Less than aimed at since %(day)s (%(num)d meeting in a row).",
                   "Less than aimed at since %(day)s (%(num)d meetings in a row).", one.meetings,
                   day=formats.long_day(one.since))] if one.since else []
        return " ".join([said, *fell, aim_told(one.aim)])

    def _seat_away(self, seat: Seat, run: Run) -> str:
        if run.last is None:
            return _n("Nobody came for the seat %(seat)s to the last meeting.",
                      "Nobody came for the seat %(seat)s to any of the last %(num)d meetings.", run.missed, seat=self.seat(seat))
        return _n("Nobody has come for the seat %(seat)s since %(day)s (%(num)d meeting).",
                  "Nobody has come for the seat %(seat)s since %(day)s (%(num)d meetings).", run.missed, seat=self.seat(seat),
                  day=formats.long_day(run.last))

    def advice(self, ahead: Ahead, body: UUID) -> list[Advice]:
        """Return the risks of the next meeting, each kind once with the seats it is about and something to do about it."""
        risks, notice = ahead.risks, url_for("meetings.notice", meeting=ahead.meeting)
        found = [self._women(risks.women, body, notice)] if risks.women else []
        found += [self._aim(one, notice) for one in risks.aims]
        return found + ([self._alone(risks.alone, body)] if risks.alone else [])

    def _women(self, away: Sequence[WomenAway], body: UUID, notice: str) -> Advice:
        said = _n("%(num)d seat for which a woman could sit: none of its women came to the last %(meetings)s meetings.",
                  "%(num)d seats for which a woman could sit: none of their women came to the last %(meetings)s meetings.", len(away),
                  meetings=away[0].meetings)
        todo = _("Ask in good time what would make coming possible (travel, somebody to mind the children, an interpreter), and see that "
                 "the notice reaches her by a way she uses.")
        return Advice(said, todo, [self._link(one.seat, body) for one in away], (_("How the notice goes out"), notice))

    def _aim(self, one: OutOfReach, notice: str) -> Advice:
        said = _("%(group)s: with those likely to come, at best %(count)s of %(base)s seats.", base=one.base, count=one.group,
                 group=self.group(one.aim.dimension, one.aim.value))
        todo = _("Invite the alternates of this group too, and offer the support they need to come.")
        return Advice(" ".join([said, aim_told(one.aim)]), todo, [], (_("How the notice goes out"), notice))

    def _alone(self, alone: Sequence[NoAlternate], body: UUID) -> Advice:
        said = _n("%(num)d seat has no alternate: if its principal cannot come, nobody sits for it.",
                  "%(num)d seats have no alternate: if their principal cannot come, nobody sits for them.", len(alone))
        todo = _("Propose to whoever appoints them that they name an alternate, a woman or a young person where an aim is not reached.")
        return Advice(said, todo, [self._link(one.seat, body) for one in alone])

    def _link(self, seat: Seat, body: UUID) -> tuple[str, str]:
        return self.seat(seat), url_for("committees.seat", body=body, seat=seat.id)


def aim_told(aim: Aim) -> str:
    """Return what is aimed at, and by whom."""
    if aim.source is AimSource.STATUTE:
        return _("The statute aims at %(percent)s of every 100.", percent=aim.percent)
    return _("The committee's own aim since %(day)s: %(percent)s of every 100.", percent=aim.percent,
             day=formats.long_day(aim.since) if aim.since else "")


def aim_in_short(aim: Aim) -> str:
    """Return the same for a cell of a table."""
    if aim.source is AimSource.STATUTE:
        return _("%(percent)s of every 100, by the statute", percent=aim.percent)
    return _("%(percent)s of every 100, the committee's own", percent=aim.percent)


def _bloc_away(bloc: Bloc, seats: int, run: Run) -> str:
    given = {"bloc": label(bloc), "seats": seats}
    if run.last is None:
        return _n("%(bloc)s: nobody of its %(seats)s seats came to the last meeting.",
                  "%(bloc)s: nobody of its %(seats)s seats came to any of the last %(num)d meetings.", run.missed, **given)
    return _n("%(bloc)s: nobody of its %(seats)s seats has come since %(day)s (%(num)d meeting).",
              "%(bloc)s: nobody of its %(seats)s seats has come since %(day)s (%(num)d meetings).", run.missed,
              day=formats.long_day(run.last), **given)
