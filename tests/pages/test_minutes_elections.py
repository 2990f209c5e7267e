"""Elections in the acta: who was elected, the papers, every round; or why nobody was. On the draft, in plain text and on paper."""

from io import BytesIO

from flask.testing import FlaskClient
from pypdf import PdfReader

from governance_app.access.rules import Role
from governance_app.meetings import reads as meetings
from governance_app.people import reads as people
from governance_app.voting import actions
from governance_app.voting.reads import elections
from governance_app.voting.rules.elections import Method, PaperKind
from tests.support.build_access import an_account, signed_in
from tests.support.build_attendance import an_open_meeting, does, principal
from tests.support.build_held_elections import an_election, an_open_election, enters
from tests.support.build_minutes import a_draft
from tests.support.pages import visit


def test_elections_stand_in_the_acta_with_their_rounds_and_figures(client: FlaskClient) -> None:
    meeting = an_open_meeting(9)
    election, running, spoilt = (an_open_election(meeting, Method.IRV) for _n in range(3))
    for ranking, times in (((1,), 4), ((2, 3), 3), ((3, 2), 2)):
        enters(election, ranking, times)
    enters(running, kind=PaperKind.BLANK)
    does(actions.annul_election, election=spoilt, reason="Faltaron papeletas")
    an_election(meeting, title="Tesorería", point=1)
    does(actions.close_election, election=election, in_box=9)
    a_draft(meeting)
    signed_in(client, an_account(Role.SECRETARY, meetings.meeting(meeting).body))
    elected = f"Resultan elegidas estas personas: {people.person(principal(meeting, 1)).name}."
    told = (
        elected, "Papeletas entregadas: 9. En la urna: 9 (válidas 9, en blanco 0, nulas 0).", "Votos después de la ronda 2",
        "La elección se anuló. Motivo: Faltaron papeletas", "Se entregaron las papeletas y todavía no se cuentan.", "Tesorería",
        "La elección se anunció y no se entregaron papeletas.",
    )
    page = visit(client, f"/trabajo/reuniones/{meeting}/acta").main
    text = client.get(f"/trabajo/reuniones/{meeting}/acta.txt").get_data(as_text=True)
    for sentence in told:
        assert sentence in page, sentence
        assert sentence in text, sentence
    assert "Elección: Presidencia" in text
    assert "Válida: 9" in text
    pdf = PdfReader(BytesIO(client.get(f"/trabajo/reuniones/{meeting}/acta.pdf").data))
    paper = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
    assert elected in paper
    assert "Votos después de la ronda 2" in paper
    assert elections.election_result(running) is None
