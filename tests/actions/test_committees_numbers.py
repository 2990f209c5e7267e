"""Numbers: no gap, no repetition, whoever asks at the same time; gaps only with a reason."""

from collections import Counter
from datetime import datetime
from threading import Thread
from uuid import UUID

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM
from governance_app.committees import actions, reads
from governance_app.committees.actions.numbers import OutsideAUseCase
from governance_app.committees.rules import GapAlreadyExplained, GapExplained, NumberNeverGiven, ReasonNeeded, code
from governance_app.foundation.database import db
from governance_app.foundation.errors import Invalid
from governance_app.foundation.ids import new_id
from governance_app.record.actions import append, use_case
from tests.support.build_committees import NOW, an_empty_body, said

TAKEN: list[tuple[UUID, str, int, int]] = []


@use_case("test.number")
def number(*, actor: object, id: UUID, now: datetime, body: UUID, series: str, year: int, fail: bool = False) -> UUID:
    """Take a number, as decisions and meetings do, and perhaps fail after it."""
    given = actions.take_number(body, series, year)
    append(GapExplained(body=body, series=series, year=year, number=given), now=now, body=body)
    if fail:
        raise Invalid()
    TAKEN.append((body, series, year, given))
    return id


def test_eight_writers_leave_no_gap_and_no_double(either: Flask) -> None:
    """Three series at once, every fifth attempt fails after it took its number."""
    TAKEN.clear()
    bodies = [an_empty_body("uno"), an_empty_body("dos")]
    wrong: list[BaseException] = []
    db.session.rollback()

    def write(worker: int) -> None:
        with either.app_context():
            for n in range(10):
                where = {"body": bodies[n % 2], "series": "resolution", "year": 2026 + (n % 3 == 0)}
                try:
                    number(actor=SYSTEM, id=new_id(), now=NOW, fail=(worker + n) % 5 == 0, **where)
                except Invalid:
                    continue
                except BaseException as error:
                    wrong.append(error)

    threads = [Thread(target=write, args=(w,)) for w in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert not wrong, wrong
    series = Counter((body, year) for body, _s, year, _n in TAKEN)
    assert len(series) == 4
    for (body, year), count in series.items():
        assert sorted(n for b, _s, y, n in TAKEN if (b, y) == (body, year)) == list(range(1, count + 1))


def test_a_number_outside_a_use_case_is_a_fault(either: Flask) -> None:
    """It could be lost or given twice."""
    with pytest.raises(OutsideAUseCase):
        actions.take_number(an_empty_body(), "resolution", 2026)


def test_a_gap_is_explained_once_and_only_for_a_number_that_was_given(either: Flask) -> None:
    """The register shows it with its reason."""
    body = an_empty_body()
    number(actor=SYSTEM, id=new_id(), now=NOW, body=body, series="resolution", year=2026)
    gap = {"body": body, "series": "resolution", "year": 2026}
    with pytest.raises(NumberNeverGiven):
        actions.explain_gap(**said(**gap, number=2, reason="No existe"))
    with pytest.raises(ReasonNeeded):
        actions.explain_gap(**said(**gap, number=1, reason="  "))
    actions.explain_gap(**said(**gap, number=1, reason="Se anuló por error de transcripción"))
    with pytest.raises(GapAlreadyExplained):
        actions.explain_gap(**said(**gap, number=1, reason="Otra vez"))
    assert [(g.number, g.reason) for g in reads.number_gaps(body)] == [(1, "Se anuló por error de transcripción")]


def test_a_code_is_sequence_acronym_year() -> None:
    """As the provinces write it."""
    assert [code(n, "CGCPP", 2026) for n in (4, 1234)] == ["004-CGCPP-2026", "1234-CGCPP-2026"]
