"""The period that a page of figures is asked for: this semester unless another one is chosen."""

from datetime import date
from typing import Any

from flask import request

from governance_app.participation.forms import PeriodQuestion
from governance_app.participation.rules import EndsBeforeItBegins, Period, PeriodKind, before, period_of
from governance_app.web.sentences import sentence


def near(today: date) -> list[dict[str, Any]]:
    """Return the four periods that are one tap away."""
    semester, year = period_of(PeriodKind.SEMESTER, today), period_of(PeriodKind.GEF_YEAR, today)
    four = (("semestre", semester), ("semestre-anterior", before(semester)), ("gef", year), ("gef-anterior", before(year)))
    return [{"key": key, "period": period} for key, period in four]


def chosen(question: PeriodQuestion, today: date) -> tuple[Period, str]:
    """Return the period asked for in the address, and a sentence when what was asked is none."""
    asked: dict[str, Period] = {p["key"]: p["period"] for p in near(today)}
    try:
        if question.validate() and question.desde.data and question.hasta.data:
            return Period(PeriodKind.CUSTOM, question.desde.data, question.hasta.data), ""
    except EndsBeforeItBegins as error:
        return asked["semestre"], sentence(error)
    return asked.get(request.args.get("periodo", ""), asked["semestre"]), ""
