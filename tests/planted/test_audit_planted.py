"""Faults planted in the record and in the audit: each must turn the test of its invariant red."""

from contextlib import suppress
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.audit import actions, reads
from governance_app.audit.rules import witnesses
from governance_app.foundation.database import db
from governance_app.record import reads as record
from governance_app.record.actions import acts
from governance_app.record.rules import Frontier, faults
from tests.actions import test_audit as audit
from tests.actions import test_record as leaves
from tests.rules import test_audit as audit_rules
from tests.rules import test_record_faults as fault_rules
from tests.rules import test_record_tree as tree_rules
from tests.support.build_committees import a_body
from tests.support.build_organisations import a_community

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, BaseExceptionGroup)


def two_communities() -> Any:
    """What the fixture of the audit's tests makes."""
    a_body()
    return a_community("Comunidad Chuwitayo"), a_community("Comunidad San Roque")


def test_one_community_that_makes_a_head_firm_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witnesses, "ENOUGH", 1)
    with pytest.raises(CAUGHT):
        audit.test_a_head_is_firm_when_two_communities_witnessed_it(two_communities())


def test_witnesses_counted_by_head_and_not_by_community_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witnesses, "set", list, raising=False)
    with pytest.raises(CAUGHT):
        audit_rules.test_firm_means_witnesses_of_two_communities()


def test_a_witness_that_asks_for_no_growth_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "check_growth", lambda asked, last: None)
    with pytest.raises(CAUGHT):
        audit.test_this_installation_cosigns_what_only_grew(two_communities())


def test_growth_that_is_not_proven_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witnesses, "is_consistent", lambda *given: True)
    with pytest.raises(CAUGHT):
        audit_rules.test_a_rewritten_history_is_never_cosigned()


def test_a_cosignature_that_nobody_checks_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "is_signed_by", lambda *given: True)
    with pytest.raises(CAUGHT):
        audit.test_a_cosignature_counts_once_and_only_when_it_is_true(two_communities())


def test_private_entries_given_to_everybody_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "shown", lambda event, canonical, digest: canonical)
    with pytest.raises(CAUGHT):
        audit.test_the_record_as_a_file_shows_only_what_is_public(two_communities())


def test_a_proof_of_a_private_entry_given_to_everybody_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "is_public", lambda event: True)
    with pytest.raises(CAUGHT):
        audit.test_the_record_as_a_file_shows_only_what_is_public(two_communities())


def test_an_old_head_that_is_not_compared_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = record.root_at
    told: dict[int, bytes] = {}

    def first_told(size: int, of: int) -> bytes:
        return told.setdefault(size, honest(size, of))

    communities = two_communities()
    for size in range(1, record.head()[0] + 1):
        first_told(size, record.head()[0])
    monkeypatch.setattr(record, "root_at", first_told)
    with pytest.raises(CAUGHT):
        audit.test_a_history_rewritten_by_the_owner_is_told_by_an_old_head(communities)


def test_a_number_that_does_not_count_the_body_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "_faults", lambda *given: ())
    monkeypatch.setattr(record, "_wrong_node", lambda: None)
    with pytest.raises(CAUGHT):
        leaves.test_a_touched_record_shows(app, "renumber")


def test_a_subtree_kept_wrong_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "_wrong_node", lambda: None)
    with pytest.raises(CAUGHT):
        leaves.test_a_touched_record_shows(app, "forget")


def test_a_role_that_tells_who_acted_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "_role", lambda session, body: str(session.info[acts.ACTING].account))
    with pytest.raises(CAUGHT):
        leaves.test_a_leaf_tells_the_role_and_nobody(app)


def test_a_tree_without_the_byte_that_tells_leaf_from_node_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_rules, "leaf_hash", lambda content: tree_rules.sha256(content).digest())
    with pytest.raises(CAUGHT):
        tree_rules.test_the_roots_published_for_rfc_6962_come_out()
    with pytest.raises(CAUGHT):
        tree_rules.test_every_root_is_that_of_the_rfc_and_of_another_library()


def test_a_tree_that_forgets_a_peak_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Frontier, "root", lambda self: self.peaks[0] if self.peaks else tree_rules.EMPTY)
    with pytest.raises(CAUGHT):
        tree_rules.test_the_roots_published_for_rfc_6962_come_out()


@pytest.mark.parametrize("forgery", fault_rules.FORGERIES)
def test_a_record_that_is_not_looked_at_is_caught(forgery: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fault_rules, "faults_of", lambda record: (None, ()))
    with pytest.raises(CAUGHT):
        fault_rules.test_a_forged_record_does_not(forgery)


def test_a_database_without_its_guard_is_caught(app: Flask) -> None:
    for verb in ("update", "delete"):
        with suppress(sa.exc.OperationalError):
            db.session.execute(sa.text(f"DROP TRIGGER leaf_no_{verb}"))
    db.session.commit()
    with pytest.raises(CAUGHT):
        leaves.test_the_database_itself_refuses_to_touch_a_leaf(app, "UPDATE leaf SET canonical = '{}'")
