"""Planted faults in the record: each must turn the test of its invariant red."""

import pytest
from flask import Flask

from governance_app.record.actions import acts as record
from tests.actions import test_forged_ids as forged

pytestmark = pytest.mark.planted


@pytest.mark.filterwarnings("ignore:New instance .* conflicts with persistent instance")
def test_a_key_taken_already_that_ends_in_a_fault_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "id_is_taken", lambda error: False)
    with pytest.raises(AssertionError):
        forged.test_an_id_that_a_row_has_already_is_refused_by_name(app)
