"""Committees in a browser's eyes: an administrator founds, rules and seats; every page inspected."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.committees import reads
from governance_app.committees.actions import adopt_statute
from governance_app.committees.rules import (
    BlankVotes,
    CorrespondenceRule,
    InBlocs,
    LateArrivals,
    MajorityBase,
    MajorityKind,
    MajorityRule,
    MatterKind,
    ProxyRule,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    Reconsideration,
    SeatStatus,
    Statute,
    TieRule,
)
from governance_app.committees.wording import certificate, statute_sentences
from governance_app.languages.catalogue import force_language
from governance_app.meetings.actions import cancel_meeting
from tests.support.build_access import an_account, signed_in
from tests.support.build_committees import BEGAN, a_body, a_person, a_seat, an_empty_body, said
from tests.support.build_meetings import a_meeting, act
from tests.support.pages import Page, submit, visit

NOON = datetime(2026, 3, 14, 17, tzinfo=UTC)


@pytest.fixture
def admin(client: FlaskClient) -> FlaskClient:
    return signed_in(client, an_account(Role.ADMINISTRATOR))


def follow(client: FlaskClient, answer: Page) -> Page:
    return visit(client, answer.headers["Location"])


def test_a_body_is_founded_ruled_and_seated(admin: FlaskClient) -> None:
    """The whole way by hand, without JavaScript."""
    person = a_person("Rosa Elena Tsamaraint")
    page = visit(admin, "/trabajo/organos/nuevo")
    given = {"name": "Comité de gestión Palora–Pastaza", "acronym": "CGPP", "kind": "comite_gestion", "created_on": "2026-01-05"}
    refused = submit(admin, page, "Crear el órgano", status=422, slug="Con Espacio", **given)
    assert "letras minúsculas sin tilde" in refused.main
    founded = submit(admin, refused, "Crear el órgano", slug="palora-pastaza", **given)
    page = follow(admin, founded)
    assert page.h1 == "Adoptar reglas"
    page = submit(admin, page, "Adoptar estas reglas", valid_from="2026-01-05", quorum_kind="fraction", status=422)
    assert "fracción como 2/3" in page.main
    ruled = submit(
        admin, page, "Adoptar estas reglas", quorum_fraction="2/3", tie="casting_vote", bloc_nationalities="2",
        majority_rules_kind="at_least", majority_rules_base="filled", majority_rules_fraction="2/3",
        majority_rules_article="Art. 31", second_call_allowed="y",
    )
    page = follow(admin, ruled)
    wanted = ("al menos 2/3 de los puestos con voto que alguien ocupa", "(Art. 31)", "voto dirimente", "segunda convocatoria 60 minutos")
    for text in wanted:
        assert text in page.main
    body = reads.body_by_slug("palora-pastaza").id
    rules = reads.statute_on(body, BEGAN)
    assert (rules.quorum.kind, rules.tie, rules.quorum.per_bloc) == (QuorumKind.FRACTION, TieRule.CASTING_VOTE, {"nationalities": 2})
    assert rules.majorities["rules"].kind is MajorityKind.AT_LEAST
    assert set(rules.majorities) == {"ordinary", "rules"}
    page = visit(admin, f"/trabajo/organos/{body}/puestos/nuevo")
    page = follow(admin, submit(admin, page, "Crear el puesto", label="Delegada shuar", bloc="nationalities", voting="y"))
    assert "Vacante" in page.main
    seat = reads.seat_facts(body)[0].seat.id
    page = visit(admin, f"/trabajo/organos/{body}/puestos/{seat}/periodo")
    submit(admin, page, "Empezar el período", starts_on="2026-01-05")
    page = visit(admin, f"/trabajo/organos/{body}/puestos/{seat}/nombrar")
    page = follow(admin, submit(admin, page, "Nombrar", person=str(person), kind="principal", valid_from="2026-02-01"))
    assert "Rosa Elena Tsamaraint" in page.main
    assert reads.roster(body, date(2026, 2, 1))[0].status is SeatStatus.FILLED


def test_the_roster_is_shown_as_of_any_day(admin: FlaskClient) -> None:
    """Before the appointment the seat is vacant."""
    body = a_body(seats=3, alternates=True)
    page = visit(admin, f"/trabajo/organos/{body.id}")
    assert "Principal 1" in page.main
    assert "Alternos: Suplente 1" in page.main
    assert "Presidencia: Principal 1" in page.main
    before = submit(admin, page, "Ver ese día", status=200, dia="2025-12-31")
    assert "Ese día el órgano no tenía puestos" in before.main
    assert "31 de diciembre de 2025" in before.main


def test_every_further_page_of_a_body_shows_and_acts(admin: FlaskClient) -> None:
    """Change of form, end of seat, of appointment and of office, empty numbers, end of the body."""
    body = a_body(seats=2)
    root = f"/trabajo/organos/{body.id}"
    assert body.name in visit(admin, "/trabajo/organos").main
    page = visit(admin, f"{root}/cambiar")
    change = {"kind": "consejo", "name": "Consejo del corredor", "acronym": "CC", "valid_from": "2026-05-01"}
    page = follow(admin, submit(admin, page, "Anotar el cambio", **change))
    assert "Consejo del corredor (CC)" in page.main
    facts = reads.seat_facts(body.id)[0]
    seat = f"{root}/puestos/{facts.seat.id}"
    page = visit(admin, f"{seat}/nombramientos/{facts.holdings[0].id}/terminar")
    assert "Terminar el nombramiento de Principal 1" in page.h1
    submit(admin, page, "Terminar el nombramiento", valid_to="2026-04-01")
    page = submit(admin, visit(admin, f"{seat}/terminar"), "Terminar este puesto", valid_to="2025-01-01", status=422)
    assert "posterior al comienzo, el 05/01/2026" in page.main
    submit(admin, page, "Terminar este puesto", valid_to="2026-06-01")
    held = reads.offices_on(body.id, BEGAN)[0]
    submit(admin, visit(admin, f"{root}/directiva/{held.id}/terminar"), "Terminar el cargo", valid_to="2026-04-01")
    page = visit(admin, f"{root}/directiva")
    person = str(a_person("Domingo Vargas"))
    submit(admin, page, "Dar el cargo", person=person, office="president", valid_from="2026-04-01")
    page = submit(admin, visit(admin, f"{root}/numeros"), "Anotar el motivo", series="resolution", number="1", reason="x", status=422)
    assert "El número 1 nunca se dio" in page.main
    history = visit(admin, f"{root}/historia").main
    assert "Domingo Vargas" in history
    submit(admin, visit(admin, f"{root}/terminar"), "Terminar este órgano", ended_on="2027-01-01")
    assert "terminó el 1 de enero de 2027" in visit(admin, f"{root}/historia").main


def test_ending_a_body_that_still_meets_says_which_meetings_and_keeps_what_was_typed(admin: FlaskClient) -> None:
    """The day stays in the form; with the meeting cancelled the same page goes through."""
    meeting = a_meeting()
    page = visit(admin, f"/trabajo/organos/{meeting.body}/terminar")
    page = submit(admin, page, "Terminar este órgano", ended_on="2027-01-01", status=409)
    assert f"antes deben realizarse, cerrarse o cancelarse: {meeting.code}." in page.main
    act(cancel_meeting, meeting=meeting.id, reason="Se disuelve el órgano")
    submit(admin, page, "Terminar este órgano")
    assert reads.body(meeting.body).ended_on == date(2027, 1, 1)


def test_older_rules_need_their_reason_and_versions_stay_readable(admin: FlaskClient) -> None:
    """The refusal names the day of the newer rules."""
    from_june = said(body=an_empty_body("versiones"), valid_from=date(2026, 6, 1), statute=Statute(term_months=12))
    adopt_statute(**from_june)
    root = f"/trabajo/organos/{from_june['body']}/estatuto"
    page = submit(admin, visit(admin, f"{root}/nuevo"), "Adoptar estas reglas", valid_from="2026-03-01", status=409)
    assert "Ya hay reglas desde el 01/06/2026" in page.main
    submit(admin, page, "Adoptar estas reglas", inserted_because="Se halló el acta de marzo")
    assert "Un período dura 24 meses" in visit(admin, f"{root}?version=1").main
    assert "Se halló el acta de marzo" in visit(admin, f"{root}?version=2").main


EVERYTHING = Statute(
    quorum=QuorumRule(QuorumKind.FRACTION, QuorumBase.SEATS, Fraction(2, 3), None, {"gad": 2}, "Art. 5"),
    majorities={
        "ordinary": MajorityRule(article="Art. 8"),
        "rules": MajorityRule(MajorityKind.UNANIMITY_LESS, MajorityBase.PRESENT, None, "Art. 9", 2),
        "removal": MajorityRule(MajorityKind.AT_LEAST, MajorityBase.FILLED, Fraction(3, 5), "Art. 10", 0, InBlocs(
            3, MajorityKind.AT_LEAST, MajorityBase.PRESENT, Fraction(1, 2))),
        "leaving": MajorityRule(MajorityKind.MORE_THAN_HALF, MajorityBase.SEATS, in_blocs=InBlocs()),
    },
    tie=TieRule.LOT, blank_votes=BlankVotes.ADD_TO_MAJORITY, vote_without_quorum=True, late_arrivals=LateArrivals.ANSWER,
    reconsideration=Reconsideration.ANOTHER_MEETING, proxies=ProxyRule(True, 3, "Art. 12"),
    correspondence=CorrespondenceRule(True, 8, (MatterKind.ELECTION, MatterKind.LEAVING), "Art. 13"), term_months=36, aim_women_percent=40,
    reglamento="Reglamento interno")


def test_the_form_gives_back_every_rule_that_it_was_given(admin: FlaskClient) -> None:
    """Nothing is lost, and nothing weakened, when rules are adopted again with one day changed."""
    body = an_empty_body("todo", statute=EVERYTHING)
    root = f"/trabajo/organos/{body}/estatuto"
    submit(admin, visit(admin, f"{root}/nuevo"), "Adoptar estas reglas", valid_from="2026-06-01")
    assert reads.statute_on(body, date(2026, 6, 1)) == EVERYTHING
    shown = visit(admin, root).main
    words = ("Debe alcanzarse en 3 bloques.", "Debe alcanzarse en todos los bloques.", "faltando como mucho 2", "hasta por 3 puestos",
             "al menos 8 días después", "Estos asuntos nunca se deciden por correspondencia: Elecciones; Salir del corredor.")
    assert [one for one in words if one not in shown] == []


def test_a_figure_that_a_majority_needs_is_asked_beside_its_field(admin: FlaskClient) -> None:
    body = an_empty_body("cifras")
    page = visit(admin, f"/trabajo/organos/{body}/estatuto/nuevo")
    page = submit(admin, page, "Adoptar estas reglas", valid_from="2026-06-01", majority_rules_kind="unanimity_less", status=422)
    assert "Escriba cuántos pueden faltar para la unanimidad: uno o más." in page.main
    both = {"majority_rules_kind": "consensus", "majority_rules_bloc_kind": "more_than_half"}
    page = submit(admin, page, "Adoptar estas reglas", status=422, **both)
    assert "El consenso ya pregunta a cada puesto." in page.main


def test_a_committee_is_hidden_from_another_ones_secretary(client: FlaskClient) -> None:
    """As if it did not exist; a member sees it but finds no button to change it."""
    body, other = a_body(seats=1), an_empty_body()
    stranger = signed_in(client, an_account(Role.SECRETARY, other))
    for path in ("", "/estatuto", "/historia", "/directiva", f"/puestos/{reads.seat_facts(body.id)[0].seat.id}"):
        assert visit(stranger, f"/trabajo/organos/{body.id}{path}", status=404)
    member = signed_in(client, an_account(Role.MEMBER, body.id))
    page = visit(member, f"/trabajo/organos/{body.id}")
    assert "Principal 1" in page.main
    assert "Crear un puesto" not in page.main
    seat = a_seat(other)
    assert visit(member, f"/trabajo/organos/{body.id}/puestos/{seat}", status=404)


def test_a_hostile_name_is_shown_inert(admin: FlaskClient) -> None:
    """What people write is text, never markup."""
    hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>'
    body = an_empty_body()
    a_seat(body, hostile[:200], holder=hostile)
    page = visit(admin, f"/trabajo/organos/{body}")
    assert hostile in page.main
    assert "<script>alert" not in page.html


@pytest.mark.parametrize("kind", QuorumKind)
def test_every_statute_reads_as_sentences(app: object, kind: QuorumKind) -> None:
    """No formula without words, in Spanish and in English."""
    quorum = QuorumRule(kind, fraction=Fraction(2, 3), fixed=5)
    statute = Statute(quorum=quorum, aim_women_percent=40, aim_youth_percent=20, reglamento="Reglamento interno")
    check_words(statute)


@pytest.mark.parametrize("kind", MajorityKind)
@pytest.mark.parametrize("inside", [k for k in MajorityKind if k not in (MajorityKind.CONSENSUS, MajorityKind.UNANIMITY_LESS)])
def test_every_majority_reads_as_sentences(app: object, kind: MajorityKind, inside: MajorityKind) -> None:
    rule = MajorityRule(kind, MajorityBase.FILLED, Fraction(2, 3), less=1, in_blocs=InBlocs(2, inside, fraction=Fraction(3, 4)))
    for late, again, tie in zip(LateArrivals, Reconsideration, TieRule, strict=False):
        check_words(Statute(majorities={"ordinary": rule}, late_arrivals=late, reconsideration=again, tie=tie, proxies=ProxyRule(True, 2)))
    check_words(Statute(tie=TieRule.LOT, reconsideration=Reconsideration.ANY_TIME))


def check_words(statute: Statute) -> None:
    for code in ("es", "en"):
        with force_language(code):
            lines = statute_sentences(statute)
            assert len(lines) >= 12
            assert all(line.text.endswith((".", "interno")) and "%(" not in line.text for line in lines)


def test_the_certificate_of_membership_is_printed(admin: FlaskClient) -> None:
    """Seats and holders of a day, since when; no identity number; the secretary signs."""
    body = a_body()
    page = visit(admin, f"/trabajo/organos/{body.id}")
    assert "Imprimir el certificado de integración" in page.main
    day = date(2026, 3, 14)
    held = [holding for facts in reads.seat_facts(body.id) for holding in facts.holdings]
    roster = reads.roster(body.id, day)
    shape = certificate(reads.body(body.id), day, roster, held, reads.offices_on(body.id, day), made_at=NOON)
    assert [line.holder for line in shape.seats if line.capacity] == [s.principal.name for s in roster if s.principal]
    assert all(line.since for line in shape.seats if line.capacity)
    assert shape.signatures[0].office == "Secretaría"
    answer = admin.get(f"/trabajo/organos/{body.id}/certificado.pdf?dia=2026-03-14")
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_vacant_seat_and_a_body_without_seats_are_certified_too(admin: FlaskClient) -> None:
    body = a_body()
    a_seat(body.id, "Puesto de nadie")
    day = date(2026, 3, 14)
    shape = certificate(reads.body(body.id), day, reads.roster(body.id, day), (), (), made_at=NOON)
    assert [line.holder for line in shape.seats if line.seat == "Puesto de nadie"] == ["Vacante"]
    bare = certificate(reads.body(body.id), day, (), (), (), made_at=NOON)
    assert "no tenía puestos" in bare.opening[0].text
    assert bare.seats == ()


def test_only_who_keeps_the_seats_certifies(client: FlaskClient) -> None:
    body = a_body()
    member = signed_in(client, an_account(Role.MEMBER, body.id))
    assert member.get(f"/trabajo/organos/{body.id}/certificado.pdf").status_code == 403
    assert "Imprimir el certificado" not in visit(member, f"/trabajo/organos/{body.id}").main
