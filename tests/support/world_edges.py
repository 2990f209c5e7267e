"""What stands at the edges of the small world: a meeting in session with a vote open, a conflict in the acta, two records joined, …

So that every address with an id in it can be asked with an id that is really there.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from governance_app.attendance import actions as attendance
from governance_app.attendance import reads as presence
from governance_app.attendance.rules import Capacity
from governance_app.audit.reads import public_proof
from governance_app.committees import actions as committee_actions
from governance_app.committees import reads as committees
from governance_app.committees.rules import HolderKind
from governance_app.foundation import clock
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions as meetings
from governance_app.meetings import reads as meeting_reads
from governance_app.meetings.records import MeetingRow
from governance_app.meetings.rules import MeetingKind, MeetingMode, MeetingState
from governance_app.minutes import actions as acts
from governance_app.minutes import reads as minutes
from governance_app.minutes.actions.printing import printed_now
from governance_app.minutes.reads.shapes import shape_to_text
from governance_app.minutes.records import MinutesRow
from governance_app.minutes.records.covering import CoveringRow
from governance_app.minutes.records.frozen import ActaTextRow, ApprovalRow, ErratumRow, PresentationRow
from governance_app.minutes.records.translations import TranslationRow
from governance_app.minutes.rules import MinutesState, ToldBy
from governance_app.minutes.rules.covering import CoveringState
from governance_app.noticeboard.rules import short_of
from governance_app.organisations import reads as organisations
from governance_app.participation import actions as participation
from governance_app.participation.rules import BarrierKind, ReturnMeans
from governance_app.people import actions as people
from governance_app.people.rules import Answers, ConsentGiver, Field, LegalGround
from governance_app.privacy import actions as data
from governance_app.privacy.rules import Category, Channel, RequestKind
from governance_app.voting import actions as voting
from governance_app.voting.records import ProxyRow
from governance_app.voting.rules import Form
from tests.support.build_attachments import an_attachment
from tests.support.build_audit import Phone, named, position_of
from tests.support.build_committees import a_person, said
from tests.support.build_minutes import writes
from tests.support.build_organisations import reference_data
from tests.support.build_releases import a_published_year, an_agreement
from tests.support.world import SmallWorld, does

FIGURES = ("participation.publish", "noticeboard.figures_of", "noticeboard.figures_csv", "noticeboard.figures_json")


def edge_values(world: SmallWorld) -> dict[str, Any]:
    """Build the edges and return values for URL arguments by name, or by "endpoint.name" where one name means several things."""
    if not organisations.corridors():
        reference_data(world.now)
    section = next(s for s in minutes.sections(world.closed) if s.label == "2").id
    writes(section, "La asamblea habló del río.", now=world.now)
    waiting = writes(section, "La asamblea habló del bosque.", now=world.now)
    kept, merged, one, other = (_known(world, f"Persona {n}") for n in ("Juana Uno", "Juana Uno", "Pedro Dos", "Pedro Dos"))
    joined = people.merge_people(**said(kept=kept, merged=merged, reason="Es la misma persona"))
    seat = committees.seat(world.seats[0].seat)
    convened = position_of("meetings.convened")
    proof = public_proof(convened)
    assert proof
    approved, erratum = _an_approved_acta(world)
    return {
        "position": convened, "packed": proof.packed(), "witness": named(Phone("radio"), world.community, now=world.now),
        "correction": _a_correction(world), "erratum": erratum,
        **{f"minutes.{name}.meeting": approved for name in (
            "signing", "sign_on_screen", "sign_on_paper", "sign_with_pdf", "refuse_to_sign", "prepare_copy")}, "place": 1,
        **{f"minutes.{name}.meeting": approved for name in (
            "approval", "errata", "propose_erratum", "standing_text", "translations", "start_translation", "propose_covering")},
        **dict.fromkeys(("minutes.covered_pdf.meeting", "minutes.covered_text.meeting"), _an_approved_acta(world, covered=True)[0]),
        "covering": minutes.coverings(approved)[0].id,
        "minutes.translate_part.position": 0, "translation": minutes.translations(approved)[0].id,
        "short": short_of(world.decisions[0]), "section": section, "revision": waiting, "event": presence.log(world.closed)[0].id,
        "holding": seat.holdings[0].id, "committees.end_office.holding": committees.office_history(world.body)[0].id,
        "first": one, "second": other, "proxy": _a_proxy(world), "people.undo.person": kept, "merge": joined.id,
        "attachment": an_attachment(world.closed, now=world.now),
        "asked": does(data.receive_request, world.now, person=other, kind=RequestKind.ACCESS, channel=Channel.VOICE),
        "breach": does(data.note_breach, world.now, noticed_on=clock.local_day(world.now), happened="Se perdió un teléfono",
                       categories=[Category.NAMES], measures="Se cerraron las sesiones"),
        **_participation(world), "exports.open_table.name": "reuniones",
        "exports.take_report.semester": f"{clock.local_day(world.now).year}-1", "exports.take_report.language": "es",
        "territory": organisations.territories(on=clock.local_day(world.now))[0].id, "code": organisations.corridors()[0].code,
    }


def ties(world: SmallWorld, account: UUID) -> UUID:
    """Tie an account to a person of the body who has said something of themselves: so that pages of one's own data have some."""
    person = _known(world, "Rosa Prueba")
    does(people.describe_person, world.now, person=person, answers=Answers({Field.SEX: "mujer"}), given_by=ConsentGiver.SELF)
    does(people.tie_account, world.now, person=person, account=account)
    return person


def _participation(world: SmallWorld) -> dict[str, Any]:
    """Write down a barrier met in the body and that its first decision was taken back."""
    met = does(participation.note_barrier, world.now, body=world.body, kind=BarrierKind.DISTANCE, words="Dos días de canoa")
    day = clock.local_day(world.now)
    went = does(participation.record_return, world.now, decision=world.decisions[0], language="qu", means=ReturnMeans.AUDIO, on=day,
                place="Radio de Puyo")
    published = a_published_year()
    of_year = {"of": "comite", "code": committees.body(published).slug, "year": 2025}
    return {"barrier": met, "returned": went, "agreement": an_agreement(), **{
        f"{endpoint}.{name}": value for endpoint in FIGURES for name, value in of_year.items()}}


def _a_correction(world: SmallWorld) -> UUID:
    """Open the review of the closed meeting's acta and write down what whoever presided told about a part."""
    does(acts.open_review, world.now, meeting=world.closed, until=clock.local_day(world.now))
    section = next(s for s in minutes.sections(world.closed) if s.label == "3").id
    return does(acts.enter_correction, world.now, meeting=world.closed, section=section, person=world.president,
                told_by=ToldBy.PHONE, instead="La asamblea habló también del vivero.")


def _an_approved_acta(world: SmallWorld, *, covered: bool = False) -> tuple[UUID, UUID]:
    """Keep an old meeting with an approved acta, a proposed erratum and a covering, its rows written at once; return both ids."""
    then, ids = world.now - timedelta(days=90), [new_id() for _ in range(5)]
    meeting, acta, text, shown, erratum = ids
    shape = printed_now(world.closed, then)
    common = {"body_id": world.body, "mode": MeetingMode.IN_PERSON, "starts_at": then, "created_at": then, "demonstration": True}
    db.session.add(MeetingRow(id=meeting, kind=MeetingKind.ORDINARY, state=MeetingState.CLOSED, opened_at=then, closed_at=then, **common))
    db.session.flush()
    db.session.add(MinutesRow(id=acta, meeting_id=meeting, state=MinutesState.APPROVED, started_at=then))
    db.session.flush()
    db.session.add(ActaTextRow(
        id=text, minutes_id=acta, language="es", number=1, text="Se habló del río.\n", shape=shape_to_text(shape), sha256="a" * 64,
        frozen_at=then))
    db.session.flush()
    item = meeting_reads.agenda(world.closed)[0].id
    db.session.add(PresentationRow(
        id=shown, minutes_id=acta, number=1, text_id=text, meeting_id=world.closed, item_id=item, presented_at=then))
    db.session.flush()
    db.session.add_all([
        ApprovalRow(minutes_id=acta, presentation_id=shown, text_id=text, meeting_id=world.closed, motion_id=world.motions[covered],
                    code="ACTA", figures={}, annexes_sha256="a" * 64, approved_at=then),
        ErratumRow(id=erratum, minutes_id=acta, text_id=text, quoted="río", position=13, reads="mar", why="x", salt=bytes(32),
                   proposed_at=then),
        CoveringRow(
            id=new_id(), minutes_id=acta, number=1 if covered else None, text_id=text, passages=["río"], ground=LegalGround.RIGHTS, why="x",
            state=CoveringState.APPROVED if covered else CoveringState.PROPOSED, covered_sha256="a" * 64 if covered else "",
            proposed_at=then, decided_at=then if covered else None),
        TranslationRow(id=new_id(), minutes_id=acta, text_id=text, language="qu", translator="Rosa", started_at=then),
    ])
    db.session.commit()
    return meeting, erratum


def in_session(world: SmallWorld) -> tuple[UUID, UUID, UUID]:
    """Hold a meeting that is in session now; return it, a motion whose roll call is open, and one whose vote is not."""
    began = world.now - timedelta(hours=2)
    meeting = does(meetings.plan_meeting, began - timedelta(days=20), body=world.body, kind=MeetingKind.ORDINARY, starts_at=began,
                   place="Casa comunal", demonstration=True)
    for title in ("Agua", "Guayusa"):
        does(meetings.add_item, began - timedelta(days=20), meeting=meeting, title=title)
    does(meetings.convene, began - timedelta(days=20), meeting=meeting)
    holders = [(s.seat, s.principal.id) for s in world.seats if s.principal]
    for seat, person in holders:
        does(attendance.record_arrival, world.now, meeting=meeting, person=person, at=began, capacity=Capacity.PRINCIPAL, seat=seat)
    does(attendance.establish_quorum, world.now, meeting=meeting, opened_at=began + timedelta(minutes=5), chair=holders[0][1],
         secretary=holders[1][1])
    first, second = (item.id for item in meeting_reads.agenda(meeting))
    does(meetings.start_item, world.now, item=first)
    running = does(voting.put_motion, world.now, meeting=meeting, item=first, text="Cuidar el agua", form=Form.ROLL_CALL, open_now=True)
    waiting = does(voting.put_motion, world.now, meeting=meeting, item=second, text="Sembrar guayusa", form=Form.CONSENSUS)
    return meeting, running, waiting


def _known(world: SmallWorld, name: str) -> UUID:
    """Write down a person whom the secretary of the body may see: an alternate of the first seat."""
    person = a_person(name)
    committee_actions.appoint_holder(**said(
        seat=world.seats[0].seat, person=person, kind=HolderKind.ALTERNATE, valid_from=clock.local_day(world.now)))
    return person


def _a_proxy(world: SmallWorld) -> UUID:
    """Keep an entrusted vote at the meeting to come: the statute of this world has none, and a door asks only for what is there."""
    seat, other = world.seats[:2]
    row = ProxyRow(
        id=new_id(), meeting_id=world.coming, seat_id=seat.seat, holder_id=other.principal.id, document="Carta", given_at=world.now)
    db.session.add(row)
    db.session.commit()
    return row.id
