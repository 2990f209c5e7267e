"""The certificate of membership as a shape to print: who holds which seat on a day, since when. No identity number, ever."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from governance_app.committees.rules import Body, HolderKind, Holding, Office, OfficeHolder, SeatOnDay, SeatStatus
from governance_app.documents.shapes import Fact, Membership, Paper, Passage, SeatLine, Signature
from governance_app.documents.words import MembershipWords
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _p, force_language
from governance_app.languages.rules import DEFAULT, offered
from governance_app.people.rules import PersonRef
from governance_app.web.sentences import label


def certificate(
    one: Body, day: date, roster: Sequence[SeatOnDay], holdings: Sequence[Holding], offices: Sequence[OfficeHolder], *, made_at: datetime,
) -> Membership:
    """Return the printed certificate of a day, in the language of the body. `holdings`: of its seats, to say since when."""
    with force_language(one.language if offered(one.language) else DEFAULT.code) as language:
        paper = Paper(
            title=_("Certificate of membership"), number=one.acronym, issuer=(one.name,), made_at=int(made_at.timestamp()),
            lang=language.bcp47, subtitle=formats.long_day(day), foot=f"{one.acronym} · {formats.day(day)}",
            demonstration=_("Demonstration: every person and every meeting here is invented.") if one.demonstration else "",
        )
        return Membership(
            paper, tuple(Fact(label(held.office), held.person.name) for held in offices), (Passage(_opening(one, day, roster)),),
            tuple(line for seat in roster for line in _lines(seat, holdings, day)),
            (Passage(_("Issued on %(day)s.", day=formats.long_day(made_at))),), _signature(offices), words=_words(),
        )


def _opening(one: Body, day: date, roster: Sequence[SeatOnDay]) -> str:
    given = {"day": formats.long_day(day), "body": one.name}
    if not roster:
        return _("On %(day)s %(body)s had no seats.", **given)
    return _("The secretary certifies that on %(day)s the seats of %(body)s were held as follows.", **given)


def _lines(seat: SeatOnDay, holdings: Sequence[Holding], day: date) -> Iterator[SeatLine]:
    named = seat.label if not seat.organisation_name or seat.organisation_name in seat.label else f"{seat.label} · {seat.organisation_name}"
    if seat.principal is None:
        yield SeatLine(named, label(SeatStatus.VACANT), "", "")
    for kind, who in ((HolderKind.PRINCIPAL, seat.principal), *((HolderKind.ALTERNATE, one) for one in seat.alternates)):
        if who is not None:
            yield _line(named, seat, kind, who, holdings, day)


def _line(named: str, seat: SeatOnDay, kind: HolderKind, who: PersonRef, holdings: Sequence[Holding], day: date) -> SeatLine:
    began = [h.valid_from for h in holdings if (h.seat, h.person, h.kind) == (seat.seat, who.id, kind) and h.valid_from <= day]
    capacity = label(kind) if seat.voting else _("%(capacity)s, without vote", capacity=label(kind))
    until = formats.day(seat.until) if seat.until and kind is HolderKind.PRINCIPAL else ""
    return SeatLine(named, who.name, capacity, formats.day(max(began)) if began else "", until)


def _signature(offices: Sequence[OfficeHolder]) -> tuple[Signature, ...]:
    held = next((one.person.name for one in offices if one.office is Office.SECRETARY), "")
    return (Signature(held, label(Office.SECRETARY), _("Certifies")),)


def _words() -> MembershipWords:
    return MembershipWords(
        page=_p("paper", "Page"), of=_p("paper", "of"), qr=_("QR code that opens this address:"), digest=_p("paper", "Digest of the text:"),
        seats=_("Who sits here"), number=_p("acta", "No."), seat=_p("acta", "Seat"), holder=_p("acta", "Name"),
        capacity=_p("acta", "Capacity"), since=_p("paper", "Since"), until=_p("paper", "Until"), signatures=_p("acta", "Signatures"),
    )
