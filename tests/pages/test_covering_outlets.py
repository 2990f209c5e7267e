"""Whatever leaves an acta is covered too: certified excerpts, the reasons of its turns, names of files and signatories, older copies."""

import sqlalchemy as sa

from governance_app.access.rules import Role
from governance_app.foundation.database import db
from governance_app.minutes import actions, reads
from governance_app.minutes.actions import signing
from governance_app.minutes.reads import signing as asked
from governance_app.minutes.records.review import TurnRow
from governance_app.minutes.rules.covering import COVER
from governance_app.record import reads as record
from governance_app.voting import reads as votes
from governance_app.voting.rules import Choice
from tests.actions.test_covering import SENTENCE, approves, covers
from tests.actions.test_minutes_errata import the_two
from tests.pages.test_covering import words_of
from tests.pages.test_minutes_errata import enter
from tests.support.build_attachments import an_attachment
from tests.support.build_attendance import does
from tests.support.build_decisions import a_decision
from tests.support.build_minutes import THEN, UNTIL, a_finished_meeting, a_next_meeting, an_approved_acta, presents, votes_on
from tests.support.pages import visit


def cover(meeting, passages=SENTENCE):
    keeper, president = the_two(meeting)
    one = covers(meeting, keeper, passages)
    approves(one, president)
    return one


def test_an_excerpt_is_covered_for_everybody_also_for_who_keeps_the_acta(client):
    meeting = a_finished_meeting()
    motion = votes.motions(meeting)[0]
    decision = a_decision(meeting, motion.id, item=motion.item, late_reason="La hoja llegó por río")
    does(actions.open_review, meeting=meeting, until=UNTIL)
    presents(meeting, a_next_meeting(meeting))
    votes_on(meeting, Choice.FOR)
    does(actions.approve, THEN, meeting=meeting)
    browser = enter(client, meeting)
    path = f"/trabajo/decisiones/{decision}/extracto.pdf"
    assert "Cuidar las cabeceras" in words_of(browser.get(path).data)
    cover(meeting, "Cuidar las cabeceras")
    browser = enter(client, meeting)
    told = words_of(browser.get(path).data)
    assert "Cuidar las cabeceras" not in told
    assert COVER in told


def test_the_covered_paper_bears_the_proof_of_its_own_entry(client):
    meeting = an_approved_acta()
    one = cover(meeting)
    place = record.mark_of("minutes.approve_covering", one)[0] + 1
    enter(client, meeting, Role.MEMBER)
    assert f"Entrada: {place} " in words_of(client.get(f"/trabajo/reuniones/{meeting}/acta.pdf").data)


def test_a_copy_to_sign_from_before_the_covering_is_reserved_with_it(client):
    meeting = an_approved_acta()
    does(signing.prepare_copy, THEN, meeting=meeting, alt="Para firmar")
    copy = f"/trabajo/anexos/{asked.signing(meeting).copy}"
    browser = enter(client, meeting, Role.MEMBER)
    assert browser.get(copy).status_code == 200
    cover(meeting)
    browser = enter(client, meeting, Role.MEMBER)
    assert browser.get(copy).status_code == 403
    assert enter(client, meeting).get(copy).status_code == 200


def test_reasons_of_turns_and_names_of_files_are_covered_on_the_page_of_the_acta(client):
    meeting = an_approved_acta()
    an_attachment(meeting, alt=f"Foto: {SENTENCE}")
    db.session.execute(sa.update(TurnRow).where(TurnRow.minutes_id == reads.minutes_of(meeting).id).values(reason=f"Porque {SENTENCE}"))
    db.session.commit()
    page = f"/trabajo/reuniones/{meeting}/acta"
    before = visit(enter(client, meeting, Role.MEMBER), page)
    assert f"Porque {SENTENCE}" in before.main
    assert f"Foto: {SENTENCE}" in before.main
    cover(meeting)
    after = visit(enter(client, meeting, Role.MEMBER), page)
    assert f"Porque {COVER}" in after.main
    assert f"Foto: {COVER}" in after.main
    assert SENTENCE not in after.html


def test_a_signatory_whose_name_is_covered_is_not_named_where_one_signs(client):
    meeting = an_approved_acta()
    page = f"/trabajo/reuniones/{meeting}/acta/firmas"
    assert "Principal 1" in visit(enter(client, meeting, Role.MEMBER), page).main
    cover(meeting, "Principal 1")
    assert "Principal 1" not in visit(enter(client, meeting, Role.MEMBER), page).main
