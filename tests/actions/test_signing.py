"""Signing an approved acta on both databases: by whom, in which order, with which proof; every refusal named, and no row ever changed."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import DatabaseError, IntegrityError

from governance_app.access.rules import SYSTEM, Actor, Grant, MayNot, Role, Secret, Tries, WrongPassword
from governance_app.attachments import actions as attachments
from governance_app.attachments import reads as files
from governance_app.attachments.rules import NothingSaid, ProofStays
from governance_app.documents import pdf_signature
from governance_app.documents.errors import UploadDamaged, UploadKindUnknown
from governance_app.documents.signed_shapes import BottomLine
from governance_app.documents.text_file import acta_with_standing
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.minutes import reads
from governance_app.minutes.actions import signing as actions
from governance_app.minutes.pages.paper import signed_shape
from governance_app.minutes.reads import signing as asked
from governance_app.minutes.records.signing import SignatureRow, SigningCopyRow
from governance_app.minutes.rules import MinutesMissing, NotApproved
from governance_app.minutes.rules.signing import SigningForm, mark_of
from governance_app.minutes.rules.signing_errors import (
    AnotherText,
    CopyPrepared,
    HandNeeded,
    NoCopyToSign,
    NotYoursToSign,
    OrderBroken,
    PlaceMissing,
    RefusedBefore,
    ScanOfAnother,
    SignatureDoesNotHold,
    SignedBefore,
    SignedPdfIsAnother,
    SignerAbsent,
    SigningDayImpossible,
    WitnessAbsent,
    WitnessIsSecretary,
    WitnessNeeded,
)
from governance_app.minutes.wording.signing import with_signatures
from tests.actions.test_attachments import leaf
from tests.support import authority
from tests.support.build_access import PASSWORD, an_account
from tests.support.build_attendance import does, principal
from tests.support.build_committees import a_person
from tests.support.build_minutes import THEN, a_finished_meeting, an_acta_in_review, an_approved_acta
from tests.support.uploads import amr, pdf, picture

SOON = THEN + timedelta(days=2)
TRIES = Tries(None)


def on_paper(meeting: UUID, place: int = 1, form: SigningForm = SigningForm.PAPER, *, actor: Actor = SYSTEM, **given: Any) -> UUID:
    """Write down a signature on paper with a photograph, the right code and two days after the approval, unless told otherwise."""
    told: dict[str, Any] = {
        "on": local_day(SOON), "mark": mark_of(reads.approved(meeting)[1].sha256), "file": picture(), "name": "firma.jpg", "alt": "Firma",
        "id": new_id(), "now": SOON,
    } | given
    return actions.sign_on_paper(actor=actor, meeting=meeting, place=place, form=form, **told).subject


def on_screen(actor: Actor, meeting: UUID, place: int, *, password: str = PASSWORD, **given: Any) -> UUID:
    """Sign for oneself on screen."""
    told: dict[str, Any] = {"shown": reads.approved(meeting)[1].sha256, "order_reason": None, "id": new_id(), "now": SOON} | given
    return actions.sign_on_screen(actor=actor, meeting=meeting, place=place, password=Secret(password), tries=TRIES, **told).subject


def member(meeting: UUID, n: int, role: Role = Role.MEMBER) -> Actor:
    """Return the account of the principal of a seat."""
    return an_account(role, meetings.meeting(meeting).body, person=principal(meeting, n))


def test_president_and_secretary_sign_in_their_order(either: Flask) -> None:
    meeting = an_approved_acta()
    all_of = asked.signing(meeting)
    assert [(p.office, p.person) for p in all_of.places] == [("president", principal(meeting, 0)), ("secretary", principal(meeting, 1))]
    on_screen(member(meeting, 0), meeting, 1)
    said = leaf("minutes.signed")
    assert said == {"minutes": str(all_of.text.minutes), "place": 1, "office": "president", "form": "screen",
                    "text_sha256": all_of.text.sha256, "witnessed": False, "in_order": True}
    on_paper(meeting, 2)
    kept = asked.signing(meeting).kept
    assert [(one.place, one.form, one.order_reason) for one in kept] == [(1, SigningForm.SCREEN, ""), (2, SigningForm.PAPER, "")]
    proof = files.attachment(kept[1].attachment)  # type: ignore[arg-type]
    assert proof.subject == kept[1].id
    with pytest.raises(ProofStays):
        attachments.remove_attachment(actor=SYSTEM, id=new_id(), now=SOON, attachment=proof.id, reason="No")


def test_only_an_approved_acta_is_signed(either: Flask) -> None:
    for meeting in (a_finished_meeting(), an_acta_in_review()):
        with pytest.raises(NotApproved):
            asked.signing(meeting)
        with pytest.raises(NotApproved):
            does(actions.refuse_to_sign, SOON, meeting=meeting, place=1, reason="No")


def test_the_order_of_the_rules_is_broken_with_a_reason_only(either: Flask) -> None:
    meeting = an_approved_acta()
    with pytest.raises(OrderBroken):
        on_paper(meeting, 2)
    on_paper(meeting, 2, order_reason="La presidenta está río arriba")
    assert leaf("minutes.signed")["in_order"] is False
    assert asked.signing(meeting).kept[0].order_reason == "La presidenta está río arriba"
    on_paper(meeting, 1)
    assert leaf("minutes.signed")["in_order"] is True


def test_who_was_absent_does_not_sign(either: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = an_approved_acta()
    here = asked.who_attended(meetings.meeting(meeting))
    monkeypatch.setattr(asked, "who_attended", lambda held: here - {principal(meeting, 0)})
    with pytest.raises(SignerAbsent):
        on_paper(meeting, 1)
    with pytest.raises(SignerAbsent):
        on_screen(member(meeting, 0), meeting, 1)
    with pytest.raises(SignerAbsent):
        does(actions.refuse_to_sign, SOON, meeting=meeting, place=1, reason="No estuve")


def test_each_signs_for_themselves_with_the_own_password(either: Flask) -> None:
    meeting = an_approved_acta()
    president = member(meeting, 0)
    for actor in (member(meeting, 2), member(meeting, 1, Role.SECRETARY)):
        with pytest.raises(NotYoursToSign):
            on_screen(actor, meeting, 1)
    with pytest.raises(WrongPassword):
        on_screen(president, meeting, 1, password="otra clave cualquiera")
    with pytest.raises(AnotherText):
        on_screen(president, meeting, 1, shown="0" * 64)
    with pytest.raises(PlaceMissing):
        on_screen(president, meeting, 3)
    with pytest.raises(MinutesMissing):
        on_screen(Actor(account=uuid4(), person=uuid4()), meeting, 1)
    again = new_id()
    for _twice in range(2):
        on_screen(president, meeting, 1, id=again)
    assert len(asked.signing(meeting).kept) == 1
    with pytest.raises(SignedBefore):
        on_screen(president, meeting, 1)
    with pytest.raises(SignedBefore):
        on_paper(meeting, 1)


def test_a_sheet_of_another_acta_is_refused(either: Flask) -> None:
    meeting = an_approved_acta()
    wrong = mark_of("f" * 64 if not reads.approved(meeting)[1].sha256.startswith("f") else "0" * 64)
    for mark in (wrong, "", None):
        with pytest.raises(ScanOfAnother):
            on_paper(meeting, mark=mark)
    for file, error in ((amr(), UploadKindUnknown), (b"GIF89a", UploadKindUnknown), (picture()[:200], UploadDamaged)):
        with pytest.raises(error):
            on_paper(meeting, file=file)
    for on in (local_day(THEN) - timedelta(days=1), local_day(SOON) + timedelta(days=1)):
        with pytest.raises(SigningDayImpossible):
            on_paper(meeting, on=on)
    secretary = Actor(account=uuid4(), grants=(Grant(Role.SECRETARY, uuid4()),))
    with pytest.raises(MayNot):
        on_paper(meeting, actor=secretary)
    assert asked.signing(meeting).kept == ()
    on_paper(meeting, file=pdf(), name="escaneo.pdf")


def test_a_thumbprint_and_anothers_hand_have_a_named_witness(either: Flask) -> None:
    meeting = an_approved_acta()
    keeper = member(meeting, 5, Role.SECRETARY)
    stranger, second, third, session_secretary = a_person("Nadie"), principal(meeting, 2), principal(meeting, 3), principal(meeting, 1)
    for witness, error in ((None, WitnessNeeded), (stranger, WitnessAbsent), (session_secretary, WitnessIsSecretary),
                           (keeper.person, WitnessIsSecretary)):
        with pytest.raises(error):
            on_paper(meeting, form=SigningForm.THUMB, witness=witness, actor=keeper)
    with pytest.raises(HandNeeded):
        on_paper(meeting, form=SigningForm.ON_BEHALF, witness=second)
    on_paper(meeting, form=SigningForm.ON_BEHALF, witness=second, hand=third, actor=keeper)
    (kept,) = asked.signing(meeting).kept
    names = {one.id: one.name for one in asked.could_witness(meetings.meeting(meeting))}
    assert (kept.witness, kept.hand) == (names[second], names[third])
    said = leaf("minutes.signed")
    assert said["witnessed"] is True
    assert names[second] not in json.dumps(said)
    on_paper(meeting, 2, form=SigningForm.THUMB, witness=second)


def test_a_refusal_is_written_down_and_may_be_changed_by_signing(either: Flask) -> None:
    meeting = an_approved_acta()
    president = member(meeting, 0)
    with pytest.raises(NothingSaid):
        actions.refuse_to_sign(actor=president, id=new_id(), now=SOON, meeting=meeting, place=1, reason=" ")
    with pytest.raises(NotYoursToSign):
        actions.refuse_to_sign(actor=member(meeting, 2), id=new_id(), now=SOON, meeting=meeting, place=1, reason="No")
    actions.refuse_to_sign(actor=president, id=new_id(), now=SOON, meeting=meeting, place=1, reason="Falta mi voto disidente")
    said = leaf("minutes.signature_refused")
    assert said["text_sha256"] == reads.approved(meeting)[1].sha256
    assert "disidente" not in json.dumps(said)
    with pytest.raises(RefusedBefore):
        does(actions.refuse_to_sign, SOON, meeting=meeting, place=1, reason="Otra vez")
    on_paper(meeting, 2)
    assert leaf("minutes.signed")["in_order"] is True
    on_screen(president, meeting, 1)
    assert asked.signing(meeting).line(1).form is SigningForm.SCREEN  # type: ignore[union-attr]


@pytest.fixture
def one_reader(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The same process for all the seals of a test."""
    reader = pdf_signature.SealReader(seconds=20, memory=768 * 2**20, documents=1000)
    monkeypatch.setattr(pdf_signature, "READER", reader)
    yield
    reader.close()


def with_pdf(meeting: UUID, file: bytes, place: int = 1, **given: Any) -> UUID:
    told: dict[str, Any] = {"name": "firmada.pdf", "alt": "Firma", "roots": (authority.root().pem,), "id": new_id(), "now": SOON} | given
    return actions.sign_with_pdf(actor=told.pop("actor", SYSTEM), meeting=meeting, place=place, file=file, **told).subject


def test_a_signed_pdf_is_the_prepared_one_with_a_seal_that_holds(either: Flask, one_reader: None) -> None:
    meeting = an_approved_acta()
    with pytest.raises(NoCopyToSign):
        with_pdf(meeting, pdf())
    does(actions.prepare_copy, SOON, meeting=meeting, alt="Para firmar")
    with pytest.raises(CopyPrepared):
        does(actions.prepare_copy, SOON, meeting=meeting, alt="Para firmar")
    prepared = asked.copy_to_sign(asked.signing(meeting).copy)  # type: ignore[arg-type]
    signed = authority.signed_elsewhere(prepared, authority.person())
    other = authority.signed_elsewhere(pdf(), authority.person())
    broken = signed[:900] + bytes((signed[900] ^ 1,)) + signed[901:]
    for file, error in ((prepared, SignedPdfIsAnother), (other, SignedPdfIsAnother), (broken, SignedPdfIsAnother)):
        with pytest.raises((error, UploadDamaged)):
            with_pdf(meeting, file)
    end = signed.rindex(b"/Contents") + 40
    flipped = signed[:end] + (b"0" if signed[end:end + 1] != b"0" else b"1") + signed[end + 1:]
    with pytest.raises((SignatureDoesNotHold, UploadDamaged)):
        with_pdf(meeting, flipped)
    with pytest.raises(NotYoursToSign):
        with_pdf(meeting, signed, actor=member(meeting, 3))
    with_pdf(meeting, signed, actor=member(meeting, 0))
    (kept,) = asked.signing(meeting).kept
    (seal,) = kept.seals
    assert (seal["signer"], seal["bottom_line"]) == ("Persona de Ejemplo 1", BottomLine.INTACT_AND_TRUSTED.value)
    assert "revocation" in seal["unchecked"]
    assert authority.CEDULA not in json.dumps(kept.seals)
    assert files.file_of(files.attachment(kept.attachment)).read_bytes() == signed  # type: ignore[arg-type]
    again = authority.signed_elsewhere(signed, authority.person("Persona de Ejemplo 2"), field="Firma2")
    with_pdf(meeting, again, 2, roots=())
    assert [len(one.seals) for one in asked.signing(meeting).kept] == [1, 2]
    assert asked.signing(meeting).kept[1].seals[0]["bottom_line"] == BottomLine.INTACT_UNKNOWN_ISSUER.value


def test_no_row_of_a_signature_ever_changes(either: Flask) -> None:
    meeting = an_approved_acta()
    on_paper(meeting, 1)
    does(actions.prepare_copy, SOON, meeting=meeting, alt="Para firmar")
    for table in (SignatureRow, SigningCopyRow):
        for statement in (sa.update(table).values(text_id=sa.text("text_id")), sa.delete(table)):
            with pytest.raises((IntegrityError, DatabaseError), match="never changes"):
                db.session.execute(statement)
            db.session.rollback()


@pytest.mark.parametrize("change", [
    {"form": SigningForm.REFUSED}, {"witness_id": "person"}, {"attachment_id": None}, {"refused": True}, {"form": SigningForm.THUMB},
    {"form": SigningForm.SCREEN},
])
def test_the_tables_refuse_a_signature_that_cannot_be(either: Flask, change: dict[str, Any]) -> None:
    meeting = an_approved_acta()
    on_paper(meeting, 1)
    row = db.session.scalars(sa.select(SignatureRow)).one()
    given = {column.key: getattr(row, column.key) for column in SignatureRow.__mapper__.column_attrs}
    given |= {"id": new_id(), "place": 2} | {k: principal(meeting, 2) if v == "person" else v for k, v in change.items()}
    with pytest.raises(IntegrityError):
        db.session.execute(sa.insert(SignatureRow).values(**given))
    db.session.rollback()


def test_the_paper_tells_how_each_signature_stands_and_the_text_stays(either: Flask) -> None:
    meeting = an_approved_acta()
    before = reads.approved(meeting)[1]
    on_paper(meeting, 1, form=SigningForm.THUMB, witness=principal(meeting, 2))
    does(actions.refuse_to_sign, SOON, meeting=meeting, place=2, reason="Falta un anexo")
    shape = signed_shape(meeting)
    first, second = shape.signatures
    assert first.witness
    assert "Falta un anexo" in second.standing
    assert (first.name, second.name) == tuple(place.name for place in asked.signing(meeting).places)
    assert shape.paper.digest == mark_of(before.sha256)
    assert acta_with_standing(shape).decode().startswith(before.text.rstrip("\n"))
    assert reads.approved(meeting)[1] == before


def test_a_signature_is_printed_beside_its_own_name_only(either: Flask) -> None:
    meeting = an_approved_acta()
    on_paper(meeting, 1)
    all_of = asked.signing(meeting)
    shape = asked.shape_to_sign(all_of.text)
    corrected = replace(shape, signatures=(replace(shape.signatures[0], name="Otra Persona"), *shape.signatures[1:]))
    printed = with_signatures(corrected, all_of).signatures
    assert [(one.name, bool(one.standing)) for one in printed] == [
        ("Otra Persona", False), (all_of.places[1].name, False), (all_of.places[0].name, True)]
