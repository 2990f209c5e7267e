"""Faults planted in the secrecy of the real application, which its forensic test must see."""

from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from governance_app.voting.actions import unsealing
from tests.actions import test_secrecy as attack
from tests.support.sealing import text_of


def test_a_telephone_that_does_not_seal_is_seen(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_ballot(motion: UUID, choice: str, noise: bytes) -> str:
        return text_of(motion.bytes + choice.encode().ljust(8) + noise + bytes(195 - 40))

    monkeypatch.setattr(attack, "sealed", open_ballot)
    with pytest.raises(AssertionError, match="open ballots found"):
        attack.nothing_is_learnt(app, tmp_path, monkeypatch, votes=1, seats=5)


def test_envelopes_left_in_the_pages_of_a_table_are_seen(postgres: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsealing, "rewrite", lambda *tables: None)
    with pytest.raises(AssertionError, match="still there"):
        attack.nothing_is_learnt(postgres, tmp_path, monkeypatch, votes=1, seats=5)
