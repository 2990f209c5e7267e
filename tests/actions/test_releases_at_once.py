"""Two who publish at once stand in line, on both databases, and what was attacked is what the ledger keeps."""

from contextvars import Context
from datetime import UTC, date, datetime
from threading import Event, Thread
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.foundation.database import db, one_transaction
from governance_app.organisations import reads as organisations
from governance_app.participation import reads
from governance_app.participation.actions import releases as acts
from governance_app.participation.records import ReleaseMemberRow
from governance_app.participation.rules.disclosure import PoolKind
from tests.support.build_organisations import reference_data
from tests.support.build_releases import MAN, SILENT, WOMAN, Says, a_committee, as_seen, gathers, publishes, somebodies

DAY = date(2025, 9, 14)


def sixty() -> dict[UUID, Says]:
    return dict(zip(somebodies(60), [WOMAN] * 24 + [MAN] * 31 + [SILENT] * 5, strict=True))


def elsewhere(app: Flask, does: Any, *given: Any, **named: Any) -> Thread:
    """Do something in a thread and a session of its own."""

    def run() -> None:
        with app.app_context():
            try:
                does(*given, **named)
            finally:
                db.session.remove()

    thread = Thread(target=Context().run, args=(run,))
    thread.start()
    return thread


def test_whoever_publishes_second_waits_and_is_attacked_with_what_the_first_one_published(
    either: Flask, monkeypatch: pytest.MonkeyPatch,
) -> None:
    reference_data(datetime(2020, 1, 1, tzinfo=UTC))
    north = organisations.corridors()[0]
    body = a_committee("comite-apurado", corridor=north.id)
    gathers(body, DAY, sixty())
    seen = as_seen(PoolKind.CORRIDOR, north.code)
    attacks, prepared = Event(), reads.prepared

    def watched(*given: Any, **named: Any) -> Any:
        attacks.set()
        return prepared(*given, **named)

    with one_transaction():
        publishes(body)
        monkeypatch.setattr(acts.reads, "prepared", watched)
        other = elsewhere(either, publishes, body, kind=PoolKind.CORRIDOR, code=north.code, seen=seen)
        waited = not attacks.wait(1)
    other.join(20)
    assert waited
    assert [len(one.tables) for one in reads.releases()] == [3, 3]


def test_who_comes_onto_the_list_while_a_year_is_attacked_is_not_in_the_ledger(postgres: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    body = a_committee("comite-corregido")
    gathers(body, DAY, sixty())
    prepared = reads.prepared

    def slow(*given: Any, **named: Any) -> Any:
        figures = prepared(*given, **named)
        elsewhere(postgres, lambda: gathers(body, date(2025, 10, 1), dict.fromkeys(somebodies(1), WOMAN))).join(20)
        return figures

    seen = as_seen(PoolKind.BODY, "comite-corregido")
    monkeypatch.setattr(acts.reads, "prepared", slow)
    publishes(body, seen=seen)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ReleaseMemberRow)) == 60
