"""Facts change while meetings are counted, in several processes at once: no sum is ever kept that a recount would not give."""

import random
from collections.abc import Callable
from contextvars import Context
from threading import Event, Thread
from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.attendance import actions as attendance
from governance_app.attendance.rules import Capacity, VisitorAffiliation, VisitorGroup, VisitorSex
from governance_app.foundation.database import db, one_transaction
from governance_app.foundation.ids import new_id
from governance_app.participation import actions
from governance_app.participation.actions import rolling
from governance_app.participation.rules import Gathering, SpeakerGroup, Sums
from governance_app.privacy import actions as privacy
from tests.support.build_attendance import STARTS, does
from tests.support.build_committees import a_person
from tests.support.build_participation import KICHWA_WOMAN, SAID_ON, YOUNG_MESTIZO, a_described_meeting, speaks
from tests.support.build_people import says_of_themselves
from tests.support.rolled import LATER, kept, recounted, rolled

ROUNDS, WRITERS = 12, 3


class Elsewhere:
    """Something done in a thread and a session of its own. `failed`: with what it ended."""

    def __init__(self, app: Flask, does: Callable[..., object], *given: Any) -> None:
        self.app, self.does, self.given = app, does, given
        self.failed: list[BaseException] = []
        self.thread = Thread(target=Context().run, args=(self._run,))
        self.thread.start()

    def _run(self) -> None:
        with self.app.app_context():
            try:
                self.does(*self.given)
            except BaseException as error:
                self.failed.append(error)
            finally:
                db.session.remove()

    def still_waits(self, seconds: float = 0.4) -> bool:
        self.thread.join(seconds)
        return self.thread.is_alive()

    def ends(self) -> None:
        self.thread.join(30)
        assert not self.thread.is_alive()
        assert self.failed == []


def a_turn(meeting: UUID) -> None:
    does(actions.record_turn, meeting=meeting, group=SpeakerGroup.WOMAN)


def visitors(meeting: UUID, women: int = 7) -> None:
    does(attendance.count_visitors, meeting=meeting, total=women, illegible=0,
         groups=[VisitorGroup(VisitorSex.WOMEN, None, VisitorAffiliation.INDIGENOUS, women)])


def a_guest(meeting: UUID) -> None:
    person = a_person(f"Invitada {new_id().hex}")
    says_of_themselves(person, KICHWA_WOMAN, now=SAID_ON)
    does(attendance.record_arrival, meeting=meeting, person=person, capacity=Capacity.GUEST, at=STARTS)


def a_meeting() -> UUID:
    """Return a meeting whose sums are kept."""
    meeting = a_described_meeting(KICHWA_WOMAN, YOUNG_MESTIZO, None, None)
    speaks(meeting, 1)
    rolled(meeting)
    db.session.remove()
    return meeting


@pytest.mark.parametrize("act", [a_turn, visitors, a_guest])
@pytest.mark.parametrize("had_sums", [True, False])
def test_whoever_counts_while_a_fact_is_being_written_keeps_nothing_of_before(
    either: Flask, act: Callable[[UUID], None], *, had_sums: bool,
) -> None:
    meeting = a_meeting()
    if not had_sums:
        with one_transaction() as session:
            session.execute(db.delete(rolling.RollupRow))
    with one_transaction():
        act(meeting)
        counting = Elsewhere(either, rolling.count, [meeting])
        assert counting.still_waits()
    counting.ends()
    assert kept(meeting) in (None, recounted(meeting))
    assert rolled(meeting) == recounted(meeting)


@pytest.mark.parametrize("act", [a_turn, visitors, a_guest])
def test_whoever_changes_a_fact_while_its_sums_are_being_written_empties_them(either: Flask, act: Callable[[UUID], None]) -> None:
    meeting = a_meeting()
    before = recounted(meeting)
    with one_transaction():
        rolling.count([meeting])
        changing = Elsewhere(either, act, meeting)
        assert changing.still_waits()
    changing.ends()
    assert kept(meeting) is None
    assert recounted(meeting) != before


def test_whoever_is_erased_while_a_meeting_is_counted_is_in_no_sum(postgres: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The facts are read, with what she had said; then her key goes; then the sums would be kept."""
    meeting = a_meeting()
    guest = a_person("Invitada Que Se Va")
    says_of_themselves(guest, KICHWA_WOMAN, now=SAID_ON)
    does(attendance.record_arrival, meeting=meeting, person=guest, capacity=Capacity.GUEST, at=STARTS)
    count, gone = rolling.sums_of, Event()

    def erase() -> None:
        privacy.repeat_erasures(actor=SYSTEM, id=new_id(), now=LATER, people=[guest])
        gone.set()

    def slowly(facts: Gathering) -> Sums:
        Elsewhere(postgres, erase).ends()
        return count(facts)

    monkeypatch.setattr(rolling, "sums_of", slowly)
    rolling.count([meeting])
    assert gone.is_set()
    assert kept(meeting) is None
    monkeypatch.setattr(rolling, "sums_of", count)
    assert rolled(meeting) == recounted(meeting)


def changes(meetings: list[UUID], seed: int) -> None:
    """Change facts of meetings, one after another."""
    rng = random.Random(seed)
    for _round in range(ROUNDS):
        meeting = rng.choice(meetings)
        rng.choice((a_turn, a_guest, lambda m: visitors(m, rng.randint(1, 30))))(meeting)


def counts(meetings: list[UUID], over: Event) -> None:
    """Count meetings again and again, in any order."""
    rng = random.Random(9)
    while not over.is_set():
        rolling.count(rng.sample(meetings, len(meetings)))


def test_in_a_storm_of_changes_and_counts_nobody_waits_in_a_ring_and_no_sum_is_stale(either: Flask) -> None:
    meetings, over = [a_meeting() for _one in range(3)], Event()
    counting = [Elsewhere(either, counts, meetings, over) for _one in range(2)]
    writing = [Elsewhere(either, changes, meetings, seed) for seed in range(WRITERS)]
    for one in writing:
        one.ends()
    over.set()
    for one in counting:
        one.ends()
    for meeting in meetings:
        assert kept(meeting) in (None, recounted(meeting))
        assert rolled(meeting) == recounted(meeting)
