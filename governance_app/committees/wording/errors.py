"""What went wrong, in a sentence."""

from typing import Any

from governance_app.committees import rules as r
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l

SENTENCES: dict[type[GovernanceError], Any] = {
    r.BodyMissing: _l("We did not find that body."),
    r.SlugTaken: _l("Another body already uses the short name %(slug)s."),
    r.SlugUnfit: _l("Use only small letters without accent, digits and single hyphens, as in comite-palora-pastaza."),
    r.NestedInItself: _l("A body cannot stand inside itself, not even through other bodies."),
    r.FormOutOfOrder: _l("The change must be later than the last one, of %(after)s."),
    r.BodyEnded: _l("This body ended on %(ended_on)s."),
    r.MeetingsLeft: _l("Meetings of this body are still to be held, closed or cancelled first: %(meetings)s."),
    r.EndBeforeStart: _l("The end must be later than the beginning, on %(start)s."),
    r.StatuteMissing: _l("This body had no rules on %(day)s. Adopt its rules first."),
    r.StatuteOutOfOrder: _l("There are already rules from %(latest)s. To insert older ones, write why."),
    r.StatuteDayTaken: _l("There are already rules from %(day)s. Choose another day."),
    r.StatuteUnreadable: _l("The rules cannot be read (%(where)s: %(why)s)."),
    r.FractionNeeded: _l("Write a fraction such as 2/3: above zero, and not above one."),
    r.FixedNumberNeeded: _l("Write how many seats, one or more."),
    r.MinimumUnfit: _l("The minimum of a bloc is one or more; leave it empty if there is none."),
    r.NoticeUnfit: _l("The advised notice cannot be shorter than the required one."),
    r.FigureUnfit: _l("Write a number between %(least)s and %(most)s."),
    r.LessNeeded: _l("Write how many may be missing from unanimity: one or more."),
    r.BlocsNeeded: _l("Write how many blocs must reach it: one or more; leave it empty for every bloc."),
    r.BlocMajorityUnfit: _l("Consensus asks every seat already. Choose another majority to count bloc by bloc."),
    r.OrdinaryMajorityNeeded: _l("Say which majority holds for ordinary matters."),
    r.SignatoryNeeded: _l("Say who signs the minutes: at least one office."),
    r.SeatMissing: _l("We did not find that seat."),
    r.TermMissing: _l("That term is not one of this seat."),
    r.HoldingMissing: _l("We did not find that appointment."),
    r.SeatNotThen: _l("The seat does not exist on %(day)s."),
    r.SeatAlreadyHeld: _l("Somebody holds this seat since %(since)s. End that appointment first."),
    r.HoldsThisSeatAlready: _l("This person holds this very seat since %(since)s."),
    r.HoldsAnotherSeat: _l("This person is already principal of another voting seat: %(seat)s. One person, one vote."),
    r.TermOverlaps: _l("The seat already has a term that begins on %(starts_on)s."),
    r.OfficeAlreadyHeld: _l("Somebody holds this office since %(since)s: %(office)s. End it first."),
    r.NumberNeverGiven: _l("The number %(number)s was never given; the last one is %(last)s."),
    r.GapAlreadyExplained: _l("It is already written why the number %(number)s is empty."),
    r.ReasonNeeded: _l("Write the reason, in a few words."),
}
