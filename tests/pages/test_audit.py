"""Pages of the audit: anybody checks anything, without an account, a script or a cookie; administrators name witnesses."""

import json
import re
from io import BytesIO
from urllib.parse import urlencode
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.audit import reads
from governance_app.foundation import clock
from governance_app.record import reads as record
from governance_app.record.reference import witness_words_of
from tests.actions.test_audit import Elsewhere
from tests.support.build_access import an_account, signed_in
from tests.support.build_audit import Phone, brings, named, position_of
from tests.support.build_committees import a_body
from tests.support.build_organisations import a_community
from tests.support.pages import submit, visit
from tests.support.verifiers import in_python, python_verifier


@pytest.fixture
def community(app: Flask) -> UUID:
    a_body()
    return a_community("Comunidad Chuwitayo")


def test_a_visitor_checks_what_stands_on_a_paper(client: FlaskClient, community: UUID) -> None:
    proof, head = reads.public_proof(0), reads.head()
    assert proof is not None
    assert head is not None
    page = visit(client, "/verificar")
    assert head.origin in page.main
    for word in witness_words_of(head.root)["es"]:
        assert word in page.main
    words = " ".join(witness_words_of(head.root)["es"])
    bent = proof.text().replace("index 0", "index 1")
    for asked, said in ((proof.packed(), "Coincide"), (words, "Coincide"), ("hola", "No se puede saber"),
                        ("RES-999-XX-2026", "No se puede saber"), (bent, "No coincide")):
        page = visit(client, f"/verificar?{urlencode({'what': asked})}")
        assert said in page.main, asked
    assert "Set-Cookie" not in page.response.headers


def test_a_telephone_opens_what_it_read_off_the_square_code(client: FlaskClient, community: UUID) -> None:
    entry = visit(client, "/verificar/entradas/0")
    assert "Provisional" in entry.main
    assert "Se creó un órgano" in entry.main
    assert "<svg" in entry.html
    assert "&lt;svg" not in entry.html
    proof = reads.public_proof(0)
    assert proof is not None
    assert "Coincide" in visit(client, f"/V/{proof.packed()}").main
    for beyond in ("999", "9" * 30):
        assert client.get(f"/verificar/entradas/{beyond}").status_code == 404
        assert client.get(f"/verificar/entradas/{beyond}/prueba.tlog-proof").status_code == 404


def test_what_is_not_public_has_no_page_and_no_proof(client: FlaskClient, community: UUID) -> None:
    hidden = position_of("organisations.registered")
    assert client.get(f"/verificar/entradas/{hidden}").status_code == 404
    assert client.get(f"/verificar/entradas/{hidden}/prueba.tlog-proof").status_code == 404


def test_the_files_to_take_along_agree_with_one_another(client: FlaskClient, community: UUID) -> None:
    verify = in_python(python_verifier())
    files = {name: client.get(f"/verificar/{name}").get_data(as_text=True) for name in (
        "registro.json", "sello.txt", "entradas/0/prueba.tlog-proof", "crecimiento.txt?desde=1", "sello.txt?entradas=1")}
    head = reads.head()
    assert head is not None
    known = {"origin": head.origin, "before": files["sello.txt?entradas=1"]}
    assert verify([(files["registro.json"], known), (files["entradas/0/prueba.tlog-proof"], {})]) == ["matches", "matches"]
    assert files["crecimiento.txt?desde=1"].startswith("old 1\n")
    assert files["crecimiento.txt?desde=1"].endswith(head.note())
    for path in ("sello.txt?entradas=9999", "sello.txt?entradas=-1", "crecimiento.txt?desde=x", "sello.txt?entradas=²"):
        assert client.get(f"/verificar/{path}").status_code == 404
    text = client.get("/verificar/verificar.py")
    assert "attachment" in text.headers["Content-Disposition"]
    assert "governance_app" not in text.get_data(as_text=True)


def test_the_verifier_for_a_telephone_is_one_file_that_asks_nobody(client: FlaskClient, community: UUID) -> None:
    answer = client.get("/verificar/verificador.html")
    text = answer.get_data(as_text=True)
    assert "attachment" in answer.headers["Content-Disposition"]
    given = json.loads(re.search(r'<script type="application/json" id="given">(.*?)</script>', text, re.S)[1])  # type: ignore[index]
    assert given["origin"] == record.signed_head().origin  # type: ignore[union-attr]
    assert {language: len(words) for language, words in given["words"].items()} == {"es": 2048, "qu": 64}
    assert given["said"]["differs"] == "No coincide"
    assert not re.findall(r'(?:src|href)="', text)
    assert "default-src 'none'" in text


def test_a_file_is_checked_and_forgotten(client: FlaskClient, community: UUID) -> None:
    proof = reads.public_proof(0)
    assert proof is not None
    cases = ((proof.text().encode(), "Coincide"), (b"\xff\xfe\x00", "No se puede saber"), (b"Acta que no existe", "No se puede saber"),
             (reads.head().note().encode(), "Coincide"))  # type: ignore[union-attr]
    for content, said in cases:
        answer = client.post("/verificar/archivo", data={"file": (BytesIO(content), "acta.txt")}, content_type="multipart/form-data")
        assert answer.status_code == 200
        assert said in answer.get_data(as_text=True)
    assert client.post("/verificar/archivo").status_code == 200
    assert client.post("/verificar/archivo", data={"file": (BytesIO(b"x" * 1_100_000), "a.txt")}).status_code == 413


def test_an_administrator_names_a_witness_whose_signature_then_counts(app: Flask, client: FlaskClient, community: UUID) -> None:
    signed_in(client, an_account(Role.ADMINISTRATOR))
    phone, other = Phone("radio"), Phone("escuela")
    page = visit(client, "/trabajo/registro/testigos/nuevo")
    page = submit(client, page, "Nombrar al testigo", label="Radio", community=str(community), key="radio", status=422)
    assert "Esto no es una clave" in page.main
    page = submit(client, page, "Nombrar al testigo", label="Radio", community=str(community), key=phone.key.written())
    named(other, a_community("Comunidad San Roque"), now=clock.now())
    head = reads.head()
    assert head is not None
    visitor = app.test_client()
    page = visit(visitor, "/verificar/testigos")
    page = submit(visitor, page, "Guardar la firma", note="nada", status=422)
    page = submit(visitor, page, "Guardar la firma", note=phone.cosigned(head, clock.now()).note())
    brings(other, head.size, now=clock.now())
    page = visit(visitor, "/verificar/testigos")
    assert "Radio" in page.main
    assert reads.firm_size() == head.size
    assert "Firme" in visit(visitor, f"/verificar?{urlencode({'what': head.note()})}").main
    assert "Firme" in visit(visitor, "/verificar/entradas/0").main
    page = visit(client, "/trabajo/registro")
    assert phone.key.written() in page.main
    submit(client, page, "Que ya no firme más Radio")
    assert [w.ended_at is None for w in reads.witnesses()].count(True) == 1


def test_this_installation_witnesses_another_record(client: FlaskClient, community: UUID) -> None:
    there = Elsewhere()
    there.leaves = [b"a", b"b"]
    ask = client.post("/testigo/add-checkpoint", data=there.asks(0), content_type="text/plain")
    assert ask.status_code == 404
    signed_in(client, an_account(Role.ADMINISTRATOR))
    page = visit(client, "/trabajo/registro/otros/nuevo")
    submit(client, page, "Ser testigo de este registro", label="Putumayo", key=there.key.written())
    ask = client.post("/testigo/add-checkpoint", data=there.asks(0), content_type="text/plain")
    assert (ask.status_code, ask.get_data(as_text=True)[:2]) == (200, "— ")
    there.leaves.append(b"c")
    again = client.post("/testigo/add-checkpoint", data=there.asks(0), content_type="text/plain")
    assert (again.status_code, again.get_data(as_text=True), again.content_type) == (409, "2\n", "text/x.tlog.size")
    fork = client.post("/testigo/add-checkpoint", data=there.asks(2, [b"x", b"b", b"c"]), content_type="text/plain")
    assert fork.status_code == 422
    assert client.post("/testigo/add-checkpoint", data="nada", content_type="text/plain").status_code == 400
    assert "firmó hasta la entrada 2" in visit(client, "/trabajo/registro").main
