"""Covered versions on both databases: two assent, the approved text stays, what is handed out is covered, the record holds both digests."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from governance_app.access.rules import MayNot, Role
from governance_app.audit import reads as audit
from governance_app.audit.rules import Answer, Why
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.meetings import reads as meetings
from governance_app.minutes import actions, reads
from governance_app.minutes.records.covering import CoveringRow
from governance_app.minutes.rules import text_digest
from governance_app.minutes.rules.covering import (
    COVER,
    CoveringDecided,
    CoveringMissing,
    CoveringState,
    OwnCovering,
    PartsCovered,
    PassageAcrossParts,
    PassageNotFound,
)
from governance_app.people.rules import LegalGround
from governance_app.record import reads as record
from tests.actions.test_minutes_errata import the_two
from tests.actions.test_minutes_review import leaves
from tests.support.build_access import an_account
from tests.support.build_minutes import THEN, an_approved_acta

SENTENCE = "Se habló del río Pastaza."


def covers(meeting, actor, passages=SENTENCE):
    return actions.propose_covering(
        actor=actor, id=new_id(), now=THEN, meeting=meeting, passages=passages, ground=LegalGround.RIGHTS, why="Lo pide la familia").subject


def approves(covering, actor):
    actions.approve_covering(actor=actor, id=new_id(), now=THEN, covering=covering)


def test_two_assent_and_the_approved_text_stays(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    text = reads.approved(meeting)[1]
    one = covers(meeting, keeper)
    assert reads.passages_covered(meeting) == ()
    with pytest.raises(MayNot):
        approves(one, keeper)
    approves(one, president)
    (found,) = [c for c in reads.coverings(meeting) if c.number]
    shown = reads.covered_text(meeting, reads.passages_covered(meeting))
    assert reads.approved(meeting)[1] == text
    assert SENTENCE in text.text
    assert SENTENCE not in shown
    assert COVER in shown
    assert text_digest(shown) == found.digest
    (leaf,) = leaves("minutes.redacted")
    for told in (text.sha256, found.digest, '"ground":"rights"', '"passages":1', '"covering":1'):
        assert told in leaf
    assert SENTENCE not in leaf
    assert not record.verify().faults
    with pytest.raises(CoveringDecided):
        approves(one, president)


def test_nobody_approves_what_the_same_account_proposed(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    mine = covers(meeting, keeper)
    db.session.execute(sa.update(CoveringRow).where(CoveringRow.id == mine).values(proposed_by=president.account))
    db.session.commit()
    with pytest.raises(OwnCovering):
        approves(mine, president)
    assert reads.covering(mine).state is CoveringState.PROPOSED


def test_the_salt_is_covered_with_it_so_that_no_name_can_be_tried_against_the_digest(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    approves(covers(meeting, keeper), president)
    text, shown = reads.approved(meeting)[1].text, reads.covered_text(meeting, reads.passages_covered(meeting))
    salt = reads.salt_of(reads.minutes_of(meeting).id)
    assert text.rstrip().endswith(salt)
    assert len(salt) == 32
    assert salt not in shown
    assert text_digest(shown.replace(COVER, SENTENCE)) != reads.approved(meeting)[1].sha256


def test_who_does_not_keep_the_acta_sees_the_covered_version_only(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    member = an_account(Role.MEMBER, meetings.meeting(meeting).body)
    reads.check_uncovered(member, meeting)
    one = covers(meeting, keeper)
    with pytest.raises(CoveringMissing):
        reads.covering_for(member, one)
    approves(one, president)
    assert reads.covers_for(keeper, meeting) == reads.covers_for(president, meeting) == ()
    assert set(reads.covers_for(member, meeting)) == set(reads.passages_covered(meeting))
    with pytest.raises(PartsCovered):
        reads.check_uncovered(member, meeting)


def test_a_second_covering_adds_to_the_first_and_numbers_have_no_gap(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    dropped = covers(meeting, keeper, "Titular")
    actions.drop_covering(actor=keeper, id=new_id(), now=THEN, covering=dropped, reason="No hacía falta")
    assert reads.covering(dropped).passages == ()
    approves(covers(meeting, keeper), president)
    approves(covers(meeting, keeper, "Asunto 1"), president)
    assert [one.number for one in reads.coverings(meeting)] == [1, 2, None]
    shown = reads.covered_text(meeting, reads.passages_covered(meeting))
    assert SENTENCE not in shown
    assert "Asunto 1" not in shown
    assert "Titular" in shown
    assert reads.coverings(meeting)[1].digest == text_digest(shown)


def test_the_covered_text_is_known_when_somebody_checks_it(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    approves(covers(meeting, keeper), president)
    shown = reads.covered_text(meeting, reads.passages_covered(meeting))
    found = audit.check_file(shown.encode())
    assert (found.answer, found.why) == (Answer.MATCHES, Why.COVERED_HOLDS)
    whole = audit.check_file(reads.approved(meeting)[1].text.encode())
    assert (whole.answer, whole.why) == (Answer.MATCHES, Why.TEXT_HOLDS)
    assert audit.check_file(shown.replace(COVER, "otra cosa").encode()).answer is Answer.UNKNOWN


def test_what_does_not_stand_in_the_text_is_refused(either):
    meeting = an_approved_acta()
    keeper, _president = the_two(meeting)
    with pytest.raises(PassageNotFound):
        covers(meeting, keeper, f"{SENTENCE}\nEsto no está")
    with pytest.raises(PassageAcrossParts):
        covers(meeting, keeper, "Punto 1. Asunto 1")
    assert reads.coverings(meeting) == ()


def test_the_database_lets_nobody_change_an_approved_covering(either):
    meeting = an_approved_acta()
    keeper, president = the_two(meeting)
    one = covers(meeting, keeper)
    approves(one, president)
    for change in (sa.update(CoveringRow).values(passages=[]), sa.delete(CoveringRow)):
        with pytest.raises(DatabaseError, match="never changes"):
            db.session.execute(change.where(CoveringRow.id == one))
        db.session.rollback()
    assert reads.covering(one).state is CoveringState.APPROVED
