"""The public page marks a point voted by correspondence with an outcome only when it is the point's own."""

from datetime import timedelta
from uuid import UUID

from flask import Flask

from governance_app.voting.rules import Choice, Form
from tests.support.build_correspondence import DEADLINE, a_meeting_by_letter, a_vote_by_letter, answers, closes
from tests.support.build_voting import a_motion
from tests.support.pages import visit

LATER = DEADLINE + timedelta(days=300)


def mark(app: Flask, meeting: UUID) -> str:
    """Return what the public page says of the first point, up to its first motion."""
    main = visit(app.test_client(), f"/reuniones/{meeting}").main
    start = main.index("Asunto 1") + len("Asunto 1")
    return main[start:main.index("Que se apruebe", start)].strip()


def voted(meeting: UUID, text: str, choice: Choice) -> UUID:
    vote = a_vote_by_letter(meeting, text=f"Que se apruebe {text}")
    answers(vote, *[choice] * 7)
    closes(vote)
    return vote


def test_one_vote_gives_its_outcome_to_the_point(app: Flask) -> None:
    meeting = a_meeting_by_letter()
    voted(meeting, "el plan", Choice.FOR)
    assert mark(app, meeting) == "Aprobada"


def test_while_another_vote_runs_the_point_has_no_result(app: Flask) -> None:
    meeting = a_meeting_by_letter()
    running = a_vote_by_letter(meeting, text="Que se apruebe el local", deadline=LATER)
    assert mark(app, meeting) == "Sin resultado todavía"
    voted(meeting, "el plan", Choice.FOR)
    assert mark(app, meeting) == "Sin resultado todavía"
    answers(running, *[Choice.AGAINST] * 7)
    closes(running, LATER + timedelta(minutes=1))
    assert mark(app, meeting) == "Votado"  # one approved, one not


def test_an_amendment_does_not_approve_the_point(app: Flask) -> None:
    meeting = a_meeting_by_letter()
    put = a_motion(meeting, Form.CORRESPONDENCE, text="Que se apruebe el plan")
    amendment = a_vote_by_letter(meeting, text="Que se apruebe otro plazo", amends=put)
    answers(amendment, *[Choice.FOR] * 7)
    closes(amendment)
    assert mark(app, meeting) == "Votado"
