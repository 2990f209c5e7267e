"""Days and hours as people write them, read without the slowness of `strptime` and exactly like it."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.documents.errors import TooManyRows
from governance_app.exports.actions import reading
from governance_app.exports.rules import ImportKind
from governance_app.exports.rules.cells import read_day, read_hour
from governance_app.organisations.rules import names

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d")
HOURS = ("%H:%M", "%H:%M:%S", "%Hh%M", "%H.%M")
SCRAPS = st.lists(st.sampled_from([*"0123456789-/.:hT ", "20", "2026", "31", "12", "Z", "+05"]), max_size=14).map("".join)


def parsed(text: str, forms: tuple[str, ...]) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


@given(st.one_of(SCRAPS, st.builds(lambda day, form: day.strftime(form), st.dates(date(1000, 1, 1)), st.sampled_from(DAYS))))
def test_a_day_is_read_as_strptime_reads_it(text: str) -> None:
    expected = parsed(text.strip(), DAYS) or parsed(text.strip().split("T")[0].split(" ")[0], DAYS)
    assert read_day(text) == (expected.date() if expected and 1800 <= expected.year <= 2200 else None)


@given(st.one_of(SCRAPS, st.builds(lambda hour, form: hour.strftime(form), st.times(), st.sampled_from(HOURS))))
def test_an_hour_is_read_as_strptime_reads_it(text: str) -> None:
    last = text.strip().replace("T", " ").split(" ")[-1].split("+")[0].split(".000")[0].removesuffix("Z")
    expected = parsed(last, HOURS)
    assert read_hour(text) == (expected.time() if expected else None)


@pytest.mark.parametrize(("text", "day"), [
    ("2026-11-23", date(2026, 11, 23)), ("23/11/2026 14:30", date(2026, 11, 23)), ("3.1.2026", date(2026, 1, 3)), ("31/02/2026", None),
    ("2026-11/23", None), ("23-11-26", None), ("", None), ("hoy", None), ("00/01/2026", None),
])
def test_days(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(("text", "hour"), [
    ("14:30", time(14, 30)), ("14h30", time(14, 30)), ("9.05", time(9, 5)), ("2026-11-23T08:00:00.000-05:00", time(8)), ("25:00", None),
    ("14:30:15", time(14, 30, 15)), ("14", None), ("14:", None),
])
def test_hours(text: str, hour: time | None) -> None:
    assert read_hour(text) == hour


@pytest.mark.parametrize(("kind", "most"), [(ImportKind.ROSTER, 10_000), (ImportKind.PAST_VOTES, 10_000), (ImportKind.ATTENDANCE, 2_000)])
def test_a_file_that_one_request_cannot_judge_is_refused_by_name(kind: ImportKind, most: int) -> None:
    with pytest.raises(TooManyRows) as refused:
        reading.read_file(kind, "x.csv", b"nombre,x\n" + b"a,b\n" * (most + 1))
    assert refused.value.data["limit"] == most


@pytest.mark.parametrize("kind", [ImportKind.ROSTER, ImportKind.PAST_VOTES])
def test_a_large_file_is_read_without_strptime_and_letter_by_letter_folding(kind: ImportKind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "_fold_any", lambda text: pytest.fail("the slow way"))
    head = "organo,puesto,nombre,calidad,desde,fecha,numero,titulo,proponente,a favor,en contra,abstenciones,resultado\n"
    rows = "".join(f"Comité,Puesto {n},Ñusta Grefa {n},principal,01/02/2020,2020-01-02,{n},Moción,A,5,2,1,aprobada\n" for n in range(50))
    assert len(reading.read_file(kind, "x.csv", (head + rows).encode())) >= 50
