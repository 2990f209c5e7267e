"""The box of the record at the end of an approved acta: its square code proves the approval, and is the same for ever."""

import json
from datetime import UTC, datetime

from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import SYSTEM, Role
from governance_app.audit.reads import check_file, check_number
from governance_app.audit.rules import Answer, Why
from governance_app.foundation.ids import new_id
from governance_app.minutes import reads
from governance_app.minutes.handing_out import record_box
from governance_app.record.actions import rotate_key
from governance_app.record.rules import read_proof
from tests.support.build_access import an_account, signed_in
from tests.support.build_minutes import a_finished_meeting, a_next_meeting, an_acta_in_review, an_approved_acta, presents
from tests.support.build_organisations import a_community
from tests.support.verifiers import in_python, python_verifier


def test_the_square_code_of_an_approved_acta_proves_its_text_and_never_changes(app: Flask, client: FlaskClient) -> None:
    meeting = an_approved_acta()
    text = reads.approved(meeting)[1].text
    with app.test_request_context("/"):
        box = record_box(meeting)
    assert box is not None
    assert [len(each.words) for each in box.witness] == [8, 15]
    proof = read_proof(box.mark)
    assert proof.leaf.count(reads.approved(meeting)[1].sha256) == 1
    asked = [(box.mark, {"acta": text}), (box.mark, {"acta": text + "x"}), (box.mark, {"origin": proof.head.origin})]
    assert in_python(python_verifier())(asked) == ["matches", "differs", "matches"]
    a_community("Otra comunidad")
    rotate_key(actor=SYSTEM, id=new_id(), now=datetime(2027, 1, 1, tzinfo=UTC))
    with app.test_request_context("/"):
        assert record_box(meeting) == box
    signed_in(client, an_account(Role.SECRETARY))
    printed = client.get(f"/trabajo/reuniones/{meeting}/acta.pdf")
    assert printed.status_code == 200
    code = json.loads(proof.leaf)["data"]["code"]
    found = check_number(code.lower())
    assert found is not None
    assert (found.answer, found.position) == (Answer.MATCHES, proof.index)
    taken = client.get(f"/trabajo/reuniones/{meeting}/acta.txt").get_data()
    found = check_file(taken)
    assert (found.answer, found.why, found.position) == (Answer.MATCHES, Why.TEXT_HOLDS, proof.index)
    assert check_file(b"\xef\xbb\xbf" + taken.replace(b"\n", b"\r\n")) == found, "as an editor of Windows saves it"
    assert check_file(taken.replace(b"a", b"e", 1)).why is Why.NO_SUCH_TEXT


def test_a_text_that_was_only_put_to_the_vote_is_not_taken_for_an_approved_one(app: Flask) -> None:
    meeting = an_acta_in_review()
    presents(meeting, a_next_meeting(meeting))
    found = check_file(reads.candidate(meeting)[1].text.encode())
    assert (found.answer, found.why) == (Answer.UNKNOWN, Why.NOT_APPROVED)


def test_an_acta_that_is_not_approved_has_no_box(app: Flask) -> None:
    with app.test_request_context("/"):
        assert record_box(a_finished_meeting()) is None
