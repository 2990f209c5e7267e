"""The door in a browser's eyes: signing in, sheets with codes, one's own account, the accounts of a committee."""

import html
import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access import actions, reads
from governance_app.access.rules import SYSTEM, Actor, Grant, Role, Secret, new_code, written
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id
from tests.support.build_access import PASSWORD, a_plain_body, an_account, signed_in

NEW = "loro verde cruza pastaza"


def hidden(client: FlaskClient, path: str, form: str = "") -> dict[str, str]:
    """Return the hidden fields of the form of a page that posts to `form` (the page itself when empty)."""
    text = client.get(path).get_data(as_text=True)
    return fields_of(text, form)


def fields_of(text: str, form: str = "") -> dict[str, str]:
    for block in re.findall(r"<form.*?</form>", text, re.S):
        action = html.unescape(re.search(r'action="([^"]*)"', block)[1])
        if 'method="post"' in block and action.partition("?")[0] == form:
            pairs = (re.findall(r'(name|value)="([^"]*)"', tag) for tag in re.findall(r'<input type="hidden"[^>]*>', block))
            return {dict(pair)["name"]: html.unescape(dict(pair).get("value", "")) for pair in pairs}
    raise AssertionError(f"no form that posts to {form!r}")


def sign_in(client: FlaskClient, login: str, password: str = PASSWORD, **query: str):
    fields = hidden(client, "/entrar", "/entrar")
    return client.post("/entrar", query_string=query, data={**fields, "login": login, "password": password})


def body_and_secretary() -> tuple[UUID, Actor]:
    body = a_plain_body("Comité Río Verde")
    return body, an_account(Role.SECRETARY, body)


# ── signing in ───────────────────────────────────────────────────────────────────────────────────
def test_signing_in_leads_to_where_one_was_and_changes_the_cookie(client: FlaskClient) -> None:
    login = reads.login_of(an_account().account)
    asked = client.get("/trabajo/cuenta?x=1")
    assert (asked.status_code, asked.location) == (303, "/entrar?next=/trabajo/cuenta?x%3D1")
    before = client.get_cookie("session")
    answer = sign_in(client, login, next="/trabajo/cuenta")
    assert (answer.status_code, answer.location) == (303, "/trabajo/cuenta")
    after = client.get_cookie("session")
    assert before is None or before.value != after.value
    assert after.http_only
    assert after.same_site == "Lax"
    assert client.get_cookie("remember_token") is None
    assert "Rosa Prueba" in client.get("/trabajo/cuenta").get_data(as_text=True)


def test_a_cookie_set_before_signing_in_keeps_nothing(client: FlaskClient) -> None:
    login = reads.login_of(an_account().account)
    with client.session_transaction() as cookie:
        cookie["planted"] = "by an attacker"
        cookie["_user_id"] = "a token the attacker knows"
    sign_in(client, login)
    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie["_user_id"] != "a token the attacker knows"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_signing_in_never_leads_to_another_site(client: FlaskClient, target: str) -> None:
    assert sign_in(client, reads.login_of(an_account().account), next=target).location == "/trabajo"


def test_a_wrong_try_keeps_the_name_says_one_sentence_and_then_makes_wait(client: FlaskClient) -> None:
    login = reads.login_of(an_account().account)
    for _ in range(4):
        answer = sign_in(client, login, "otra cosa distinta")
        assert answer.status_code == 422
        text = answer.get_data(as_text=True)
        assert login in text
        assert "no coinciden" in text
        assert "otra cosa distinta" not in text
    waiting = sign_in(client, login)
    assert waiting.status_code == 429
    assert "Espere 1 minutos" in waiting.get_data(as_text=True)
    assert sign_in(client, reads.login_of(an_account().account)).status_code == 303


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(app: Flask, client: FlaskClient) -> None:
    signed_in(client, an_account())
    stolen = client.get_cookie("session").value
    answer = client.post("/salir", data=hidden(client, "/trabajo/cuenta", "/salir"))
    assert answer.status_code == 303
    assert "storage" in answer.headers["Clear-Site-Data"]
    thief = app.test_client()
    thief.set_cookie("session", stolen)
    assert thief.get("/trabajo/cuenta").status_code == 303


def test_a_changed_role_changes_the_cookie_on_the_next_page(client: FlaskClient) -> None:
    body = a_plain_body()
    actor = an_account(Role.MEMBER, body)
    signed_in(client, actor)
    with client.session_transaction() as cookie:
        before = cookie["_user_id"]
    actions.grant_role(actor=SYSTEM, id=new_id(), account=actor.account, role=Role.SECRETARY, body=body, now=clock.now())
    assert client.get("/trabajo/cuentas").status_code == 200
    with client.session_transaction() as cookie:
        assert cookie["_user_id"] != before
    assert client.get("/trabajo/cuentas").status_code == 200


# ── sheets with codes ────────────────────────────────────────────────────────────────────────────
def test_from_the_invitation_to_the_new_account(app: Flask, client: FlaskClient) -> None:
    body, secretary = body_and_secretary()
    signed_in(client, secretary)
    fields = {**hidden(client, "/trabajo/cuentas/invitar"), "name": "Ana Grefa", "role": "member", "body": str(body)}
    sheet = client.post("/trabajo/cuentas/invitar", data=fields)
    text = sheet.get_data(as_text=True)
    assert sheet.status_code == 200
    assert sheet.headers["Cache-Control"] == "no-store"
    assert "<svg" in text
    code = "-".join(re.findall(r"<b>([0-9A-Z]{4})</b>", text))
    again = client.post("/trabajo/cuentas/invitar", data=fields).get_data(as_text=True)
    assert code.split("-")[0] in again, "a double click prints the same code"
    listed = client.get("/trabajo/cuentas").get_data(as_text=True)
    assert "Ana Grefa" in listed
    assert code not in listed

    newcomer = app.test_client()
    step = newcomer.post("/invitacion", data={**hidden(newcomer, "/invitacion", "/invitacion"), "code": code.lower()})
    assert "Ana Grefa" in step.get_data(as_text=True)
    joining = {**fields_of(step.get_data(as_text=True), "/invitacion/cuenta"), "name": "Ana Grefa", "login": "ana.grefa", "password": NEW}
    assert newcomer.post("/invitacion/cuenta", data=joining | {"password": "Ecuador2026!!"}).status_code == 422
    assert newcomer.post("/invitacion/cuenta", data=joining).location == "/trabajo/cuenta"
    assert "Comité Río Verde" in newcomer.get("/trabajo/cuenta").get_data(as_text=True)
    spent = newcomer.post("/invitacion", data={**hidden(newcomer, "/invitacion", "/invitacion"), "code": code})
    assert spent.status_code == 409


@pytest.mark.parametrize("typed, sentence", [
    ("ABCD", "usted escribió 4"), ("ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ", "grupo por grupo"), (None, "no vale aquí"),
])
def test_a_typing_slip_is_told_from_a_wrong_code(client: FlaskClient, typed: str | None, sentence: str) -> None:
    answer = client.post("/invitacion", data={**hidden(client, "/invitacion", "/invitacion"), "code": typed or written(new_code())})
    assert answer.status_code == 422
    assert sentence in answer.get_data(as_text=True)


def test_a_forgotten_password_is_replaced_with_a_printed_code(app: Flask, client: FlaskClient) -> None:
    body, secretary = body_and_secretary()
    member = an_account(Role.MEMBER, body)
    signed_in(client, secretary)
    path = f"/trabajo/cuentas/{member.account}"
    sheet = client.post(f"{path}/codigo", data=hidden(client, path, f"{path}/codigo")).get_data(as_text=True)
    code = "".join(re.findall(r"<b>([0-9A-Z]{4})</b>", sheet))
    holder = app.test_client()
    step = holder.post("/invitacion", data={**hidden(holder, "/invitacion", "/invitacion"), "code": code}).get_data(as_text=True)
    answer = holder.post("/invitacion/clave", data={**fields_of(step, "/invitacion/clave"), "password": NEW})
    assert answer.location == "/trabajo/cuenta"
    assert sign_in(app.test_client(), reads.login_of(member.account), NEW).status_code == 303


def test_a_repeated_joining_or_reset_opens_no_session(app: Flask) -> None:
    body, secretary = body_and_secretary()
    member = an_account(Role.MEMBER, body)
    for kind in ("cuenta", "clave"):
        code = new_code()
        sheet = {"actor": secretary, "id": new_id(), "code": Secret(code), "now": clock.now()}
        if kind == "cuenta":
            actions.invite(**sheet, role=Role.MEMBER, body=body, name="Ana")
        else:
            actions.print_reset(**sheet, account=member.account)
        holder = app.test_client()
        step = holder.post("/invitacion", data={**hidden(holder, "/invitacion", "/invitacion"), "code": code}).get_data(as_text=True)
        sent = {**fields_of(step, f"/invitacion/{kind}"), "name": "Ana Grefa", "login": "ana.grefa", "password": NEW}
        assert holder.post(f"/invitacion/{kind}", data=sent).location == "/trabajo/cuenta"
        changed = hidden(holder, "/trabajo/cuenta", "/trabajo/cuenta/clave")
        changed |= {"clave-present": NEW, "clave-new": "otra canoa sobre piedras"}
        assert holder.post("/trabajo/cuenta/clave", data=changed).status_code == 303
        thief = app.test_client()
        again = thief.post(f"/invitacion/{kind}", data=sent | {"csrf_token": hidden(thief, "/invitacion", "/invitacion")["csrf_token"]})
        assert (again.status_code, again.location) == (303, "/entrar")
        assert thief.get("/trabajo/cuenta").location == "/entrar?next=/trabajo/cuenta"
        assert "Esto ya se hizo" in thief.get("/entrar").get_data(as_text=True)


def test_a_signed_in_person_adds_the_role_of_a_sheet(client: FlaskClient) -> None:
    body, secretary = body_and_secretary()
    code, member = new_code(), an_account()
    actions.invite(actor=secretary, id=new_id(), role=Role.READER, body=body, name="X", code=Secret(code), now=clock.now())
    signed_in(client, member)
    step = client.post("/invitacion", data={**hidden(client, "/invitacion", "/invitacion"), "code": code}).get_data(as_text=True)
    assert client.post("/invitacion/rol", data=fields_of(step, "/invitacion/rol")).status_code == 303
    assert reads.actor_of(member.account, clock.now()).grants == (Grant(Role.READER, body),)


# ── one's own account, and the accounts of a committee ───────────────────────────────────────────
def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(app: Flask, client: FlaskClient) -> None:
    actor = an_account()
    other = signed_in(app.test_client(), actor)
    signed_in(client, actor)
    fields = hidden(client, "/trabajo/cuenta", "/trabajo/cuenta/clave")
    wrong = client.post("/trabajo/cuenta/clave", data={**fields, "clave-present": "otra cosa distinta", "clave-new": NEW})
    assert wrong.status_code == 422
    right = client.post("/trabajo/cuenta/clave", data={**fields, "clave-present": PASSWORD, "clave-new": NEW})
    assert right.status_code == 303
    assert client.get("/trabajo/cuenta").status_code == 200
    assert other.get("/trabajo/cuenta").status_code == 303


def test_a_lost_telephone_is_signed_out_from_another_device(app: Flask, client: FlaskClient) -> None:
    actor = an_account()
    telephone = signed_in(app.test_client(), actor)
    lost = reads.sessions_of(actor, clock.now())[0].id
    signed_in(client, actor)
    path = f"/trabajo/cuenta/sesiones/{lost}/terminar"
    assert client.post(path, data=hidden(client, "/trabajo/cuenta", path)).status_code == 303
    assert telephone.get("/trabajo/cuenta").status_code == 303
    assert client.get("/trabajo/cuenta").status_code == 200


def test_the_chosen_language_follows_the_account(client: FlaskClient) -> None:
    actor = an_account()
    signed_in(client, actor)
    fields = hidden(client, "/trabajo/cuenta", "/trabajo/cuenta/idioma")
    assert client.post("/trabajo/cuenta/idioma", data={**fields, "idioma-language": "en"}).status_code == 303
    assert "My account" in client.get("/trabajo/cuenta").get_data(as_text=True)


def test_the_table_of_permissions_is_the_programs_own(client: FlaskClient) -> None:
    signed_in(client, an_account())
    text = client.get("/trabajo/permisos").get_data(as_text=True)
    assert "Reabrir una reunión cerrada" in text
    assert "Secretaría" in text


def test_another_bodys_account_is_not_there(client: FlaskClient) -> None:
    _, secretary = body_and_secretary()
    stranger = an_account(Role.MEMBER, a_plain_body("Otro"))
    signed_in(client, secretary)
    token = hidden(client, "/trabajo/cuentas/invitar")
    assert client.get(f"/trabajo/cuentas/{stranger.account}").status_code == 404
    assert client.post(f"/trabajo/cuentas/{stranger.account}/codigo", data=token).status_code == 404
    assert reads.login_of(stranger.account) not in client.get("/trabajo/cuentas").get_data(as_text=True)


def test_the_pages_offer_only_what_one_may_hand_out(app: Flask) -> None:
    body, secretary = body_and_secretary()
    president, admin = an_account(Role.PRESIDENT, body), an_account(Role.ADMINISTRATOR, body)
    theirs, own = f"/trabajo/cuentas/{president.account}", f"/trabajo/cuentas/{secretary.account}"
    desk, office = signed_in(app.test_client(), secretary), signed_in(app.test_client(), admin)
    shown = {path: desk.get(path).get_data(as_text=True) for path in ("/trabajo/cuentas/invitar", theirs, own)}
    assert all(f'value="{role}"' in shown["/trabajo/cuentas/invitar"] for role in ("member", "reader"))
    for text in shown.values():
        assert not re.search('value="(administrator|secretary|president|facilitator)"', text)
    assert "/codigo" not in shown[theirs]
    assert "/terminar" not in shown[theirs]
    assert f'action="{own}/roles"' not in shown[own]
    text = office.get(theirs).get_data(as_text=True)
    assert all(part in text for part in ("/codigo", "/terminar", 'value="facilitator"'))


def test_roles_are_given_and_ended_with_buttons(client: FlaskClient) -> None:
    body, secretary = body_and_secretary()
    member = an_account(Role.MEMBER, body)
    signed_in(client, secretary)
    path = f"/trabajo/cuentas/{member.account}"
    giving = {**hidden(client, path, f"{path}/roles"), "rol-role": "reader", "rol-body": str(body)}
    assert client.post(f"{path}/roles", data=giving).location == path
    grant = next(g for g in reads.account_seen_by(secretary, member.account, clock.now()).grants if g.role is Role.MEMBER)
    ending = f"{path}/roles/{grant.id}/terminar"
    assert client.post(ending, data=hidden(client, path, ending)).status_code == 303
    assert reads.actor_of(member.account, clock.now()).grants == (Grant(Role.READER, body),)
