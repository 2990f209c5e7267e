"""The notice names the form of a vote: message, radio, paper and public page say it; another form is warned of, never refused."""

import io
import re
from uuid import UUID

import pypdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.committees.rules import InBlocs, MajorityKind, MajorityRule, Statute
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import MeetingKind, NamedForm
from governance_app.meetings.wording import convocation_paper, radio_script, whatsapp_text
from governance_app.voting import reads as voting
from governance_app.voting.rules import Form, MotionState
from governance_app.web.sentences import label
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import LONG_BEFORE, STARTS, an_open_meeting, does, everyone_arrives, opens, points_of
from tests.support.build_committees import a_body, a_seat, an_empty_body, an_organisation
from tests.support.build_correspondence import BY_LETTER, a_meeting_by_letter
from tests.support.build_held_elections import an_election
from tests.support.build_meetings import CALLED, a_meeting, act
from tests.support.build_minutes import a_draft
from tests.support.build_urn import an_open_urn as an_urn
from tests.support.build_urn import closes, counted
from tests.support.build_voting import a_motion
from tests.support.pages import submit, visit

HANDS = "Se votará a mano alzada."
URN = "Se votará en secreto, con papeletas en urna."


def names(meeting: UUID, form: NamedForm | None, point: int = 0) -> None:
    """Write down, in a meeting already convened, in which form a point is voted."""
    item = reads.agenda(meeting)[point]
    does(actions.change_item, LONG_BEFORE, item=item.id, title=item.title, kind=item.kind, matter=item.matter, named_form=form,
         reason="Así se acordó")


def a_hall_told(form: NamedForm | None) -> UUID:
    """Return an open meeting of seven seats whose notice named a form (or none) for its first point."""
    body = an_empty_body()
    for n in range(7):
        a_seat(body, f"Puesto {n + 1}", holder=f"Principal {n + 1}", organisation=an_organisation(f"Organización {n + 1}"))
    meeting = does(actions.plan_meeting, LONG_BEFORE, body=body, kind=MeetingKind.ORDINARY, starts_at=STARTS, place="Casa comunal")
    does(actions.add_item, LONG_BEFORE, meeting=meeting, title="Asunto 1", named_form=form)
    does(actions.convene, LONG_BEFORE, meeting=meeting)
    everyone_arrives(meeting)
    opens(meeting)
    return meeting


def desk_of(client: FlaskClient, meeting: UUID) -> FlaskClient:
    return signed_in(client, an_account(Role.SECRETARY, reads.meeting(meeting).body))


def test_a_point_names_its_form_and_everything_that_is_sent_says_it(client: FlaskClient) -> None:
    meeting = a_meeting(a_body(seats=3), convened=False).id
    desk = desk_of(client, meeting)
    page = visit(desk, f"/trabajo/reuniones/{meeting}/orden/nuevo")
    submit(desk, page, "Ponerlo en el orden del día", title="Elección de la directiva", named_form="paper")
    assert URN in visit(desk, f"/trabajo/reuniones/{meeting}/orden").main
    act(actions.add_item, meeting=meeting, title="Suplencias", named_form=NamedForm.SHOW_OF_HANDS, parent=reads.agenda(meeting)[8].id)
    act(actions.convene, meeting=meeting, now=CALLED)
    held, [notice] = reads.meeting(meeting), reads.convocations(meeting)
    assert f"9. Elección de la directiva ({URN})" in whatsapp_text(held, notice)
    spoken = radio_script(held, notice).splitlines()
    assert spoken[spoken.index("Punto 9: Elección de la directiva.") + 1] == URN
    assert spoken[spoken.index("Punto 9.1: Suplencias.") + 1] == "Se votará a mano alzada."
    assert [line.note for line in convocation_paper(held, notice, ()).agenda if line.note] == [URN, "Se votará a mano alzada."]
    answer = desk.get(f"/trabajo/reuniones/{meeting}/convocatoria.pdf")
    printed = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.data)).pages).split())
    assert URN in printed
    assert URN in visit(desk, f"/trabajo/reuniones/{meeting}/convocatoria").main
    assert URN in visit(desk, f"/reuniones/{meeting}").main


def test_a_meeting_by_correspondence_asks_for_no_form(client: FlaskClient) -> None:
    meeting = a_meeting_by_letter(statute=BY_LETTER)
    names(meeting, NamedForm.PAPER)
    desk = desk_of(client, meeting)
    motion = a_motion(meeting, Form.CORRESPONDENCE)
    assert "named_form" not in visit(desk, f"/trabajo/reuniones/{meeting}/orden/nuevo").html
    for path in (f"/trabajo/reuniones/{meeting}/orden", f"/reuniones/{meeting}", f"/trabajo/mociones/{motion}"):
        assert "papeletas en urna" not in visit(desk, path).main


@pytest.fixture
def meeting(app: Flask) -> UUID:
    return a_hall_told(NamedForm.PAPER)


def put(desk: FlaskClient, meeting: UUID, form: str) -> UUID:
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva?punto={points_of(meeting)[0]}")
    assert f"Asunto 1: La convocatoria decía de este punto: «{URN}»" in page.main
    submit(desk, page, "Presentar la moción", text=f"Que se haga de la forma {form}", form=form, open_now="y")
    return voting.motions(meeting)[-1].id


def test_another_form_is_warned_of_before_its_vote_opens_and_is_not_refused(client: FlaskClient, meeting: UUID) -> None:
    desk = desk_of(client, meeting)
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva?punto={points_of(meeting)[0]}")
    assert page.form_with("Presentar la moción").fields["form"] == ["paper"]
    motion = put(desk, meeting, "show_of_hands")
    assert voting.motion(motion).state is MotionState.DRAFT  # in spite of "open it at once": the warning comes first
    warned = visit(desk, f"/trabajo/mociones/{motion}")
    assert f"La convocatoria decía de este punto: «{URN}» Esta votación se hace en esta forma: A mano alzada." in warned.main
    submit(desk, warned, "Abrir la votación")
    assert voting.motion(motion).state is MotionState.OPEN


def test_the_form_that_was_named_is_not_warned_of(client: FlaskClient) -> None:
    meeting = a_hall_told(NamedForm.SHOW_OF_HANDS)
    desk = desk_of(client, meeting)
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva?punto={points_of(meeting)[0]}")
    submit(desk, page, "Presentar la moción", text="Que se haga", form="show_of_hands", open_now="y")
    motion = voting.motions(meeting)[-1]
    assert motion.state is MotionState.OPEN
    assert "Otra forma que la anunciada" not in visit(desk, f"/trabajo/mociones/{motion.id}").main


def test_an_election_is_warned_of_too(client: FlaskClient, meeting: UUID) -> None:
    desk = desk_of(client, meeting)
    election = an_election(meeting)
    assert "Otra forma que la anunciada" not in visit(desk, f"/trabajo/elecciones/{election}").main
    names(meeting, NamedForm.SHOW_OF_HANDS)
    warned = visit(desk, f"/trabajo/elecciones/{election}").main
    assert f"La convocatoria decía de este punto: «{URN}» Después se cambió a: «{HANDS}»" in warned


def test_the_acta_tells_what_was_named_and_what_was_done(client: FlaskClient, meeting: UUID) -> None:
    closes(an_urn(meeting), counted(5, 2))
    a_draft(meeting)
    desk = desk_of(client, meeting)
    written = desk.get(f"/trabajo/reuniones/{meeting}/acta.txt").get_data(as_text=True)
    for said in (written, visit(desk, f"/trabajo/reuniones/{meeting}/acta").main):
        assert f"La convocatoria decía de este punto: «{URN}»" in said
        assert f"Forma de la votación: {label(Form.PAPER)}." in said


def told(client: FlaskClient, meeting: UUID) -> tuple[str, str, str]:
    """Return what the page of a motion by show of hands, the acta and the public page tell of the first point."""
    desk = desk_of(client, meeting)
    motion = a_motion(meeting, Form.SHOW_OF_HANDS)
    a_draft(meeting)
    return (visit(desk, f"/trabajo/mociones/{motion}").main, visit(desk, f"/trabajo/reuniones/{meeting}/acta").main,
            visit(client.application.test_client(), f"/reuniones/{meeting}").main)


def test_what_the_notice_said_is_told_with_what_was_changed_since(client: FlaskClient) -> None:
    meeting = a_hall_told(NamedForm.PAPER)
    names(meeting, NamedForm.SHOW_OF_HANDS)
    both = f"La convocatoria decía de este punto: «{URN}» Después se cambió a: «{HANDS}»"
    motion, acta, public = told(client, meeting)
    assert f"{both} Motivo: Así se acordó Esta votación se hace en esta forma: A mano alzada." in motion
    assert f"{both} Motivo: Así se acordó" in acta
    assert both in public
    assert f"1. Asunto 1: {URN}" in public  # the notice, as it was sent
    assert "Así se acordó" not in public


def test_a_form_added_after_the_notice_is_not_put_in_its_mouth(client: FlaskClient) -> None:
    meeting = a_hall_told(None)
    names(meeting, NamedForm.PAPER)
    motion, acta, public = told(client, meeting)
    for said in (motion, acta, public):
        assert f"La convocatoria no decía en qué forma se vota este punto. Después se agregó: «{URN}»" in said
        assert "La convocatoria decía" not in said
    assert f"Asunto 1: {URN}" not in public


def test_a_form_taken_off_after_the_notice_is_told_and_still_warned_of(client: FlaskClient) -> None:
    meeting = a_hall_told(NamedForm.PAPER)
    names(meeting, None)
    for said in told(client, meeting):
        assert f"La convocatoria decía de este punto: «{URN}» Después se quitó del orden del día." in said


@pytest.mark.parametrize(("rule", "refused"), [
    (MajorityRule(MajorityKind.CONSENSUS), "El reglamento decide este asunto solo por consenso."),
    (MajorityRule(in_blocs=InBlocs()), "bloque"),
])
def test_a_form_that_the_statute_cannot_count_is_refused_beside_its_field(client: FlaskClient, rule: MajorityRule, refused: str) -> None:
    meeting = an_open_meeting(5, Statute(majorities={"ordinary": rule}))
    desk = desk_of(client, meeting)
    page = visit(desk, f"/trabajo/reuniones/{meeting}/votaciones/nueva?punto={points_of(meeting)[0]}")
    answer = submit(desk, page, "Presentar la moción", status=409, text="Que se vote", form="belenios")
    [beside] = re.findall(r'<p class="error" id="form-error[^>]*>(.*?)</p>', answer.html, re.S)
    assert refused in beside
    assert voting.motions(meeting) == ()
