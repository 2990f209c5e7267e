"""Popolo (popoloproject.com) of what anybody may know: bodies, their seats, who sits there by name where that is public, motions and votes.

Of a vote the counts leave, never how anybody voted. Of a person only the name that the public pages show, under an identifier that leads
to nothing else in the record.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from governance_app.committees import reads as committees
from governance_app.committees.rules import Body, SeatOnDay
from governance_app.exports.rules.roster import BODY_KINDS
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting
from governance_app.noticeboard import reads as noticeboard
from governance_app.noticeboard.rules import PublicSeat, PublicVote
from governance_app.voting.rules import Outcome

NAMED = UUID("4f5ab4bb-9f0c-4c39-8f52-5a0f36d1b3d4")
"""What the public identifier of a person is made from, beside their own: it is not the one that stands in the record."""
SENDS = "organisation"
RESULTS = {Outcome.CARRIED: "pass", Outcome.LOST: "fail", Outcome.NO_CONSENSUS: "fail"}
WORDS = {kind: word for word, kind in reversed(BODY_KINDS.items())}


def popolo(*, on: date) -> dict[str, Any]:
    """Return the document of a day."""
    bodies = committees.public_bodies(on=on)
    seats = [(body, one, shown) for body in bodies for one, shown in _seats(body, on)]
    named = [(body, one, shown) for body, one, shown in seats if shown.name and one.principal]
    return {
        "organizations": [*(_body(one) for one in bodies), *_senders(one for _body, one, _shown in seats)],
        "posts": [_post(body, one) for body, one, _shown in seats],
        "persons": _persons(named),
        "memberships": [_membership(body, one, shown) for body, one, shown in named],
        "motions": [motion for body in bodies for motion in _motions(body)],
    }


def _seats(body: Body, on: date) -> Iterator[tuple[SeatOnDay, PublicSeat]]:
    yield from zip(committees.roster(body.id, on), noticeboard.public_roster(body.id, on=on, today=on), strict=True)


def _body(one: Body) -> dict[str, Any]:
    return {
        "id": str(one.id), "name": one.name, "classification": WORDS.get(one.kind, "otro"), "founding_date": one.created_on,
        "dissolution_date": one.ended_on, "parent_id": str(one.parent) if one.parent else None, "identifiers": [
            {"scheme": "slug", "identifier": one.slug}], "other_names": [{"name": one.acronym, "note": "acronym"}] if one.acronym else [],
    }


def _senders(seats: Iterable[SeatOnDay]) -> list[dict[str, Any]]:
    found = {one.organisation: one.organisation_name for one in seats if one.organisation}
    return [{"id": str(id), "name": name, "classification": SENDS} for id, name in sorted(found.items(), key=lambda each: str(each[0]))]


def _post(body: Body, one: SeatOnDay) -> dict[str, Any]:
    return {"id": str(one.seat), "label": one.label, "organization_id": str(body.id), "role": "voting" if one.voting else "voice"}


def _persons(named: Iterable[tuple[Body, SeatOnDay, PublicSeat]]) -> list[dict[str, Any]]:
    found = {_person(one): shown.name for _body, one, shown in named}
    return [{"id": id, "name": name} for id, name in sorted(found.items())]


def _person(one: SeatOnDay) -> str:
    return str(uuid5(NAMED, str(one.principal.id if one.principal else one.seat)))


def _membership(body: Body, one: SeatOnDay, shown: PublicSeat) -> dict[str, Any]:
    return {
        "id": str(uuid5(one.seat, _person(one))), "person_id": _person(one), "organization_id": str(body.id), "post_id": str(one.seat),
        "on_behalf_of_id": str(one.organisation) if one.organisation else None, "role": shown.office.value if shown.office else "member",
    }


def _motions(body: Body) -> Iterator[dict[str, Any]]:
    for meeting in reversed(meetings.public_meetings(body=body.id, limit=10_000)):
        for number, vote in enumerate(noticeboard.public_votes(meeting.id), start=1):
            yield _motion(body, meeting, number, vote)


def _motion(body: Body, meeting: Meeting, number: int, vote: PublicVote) -> dict[str, Any]:
    day, called = clock.local_day(vote.result.at), f"{meeting.code}/{number}"
    result = RESULTS.get(vote.result.outcome, vote.result.outcome.value)
    return {
        "id": str(vote.motion), "identifier": called, "organization_id": str(body.id), "text": vote.text, "date": day, "result": result,
        "vote_events": [{
            "identifier": called, "motion_id": str(vote.motion), "organization_id": str(body.id), "start_date": day, "result": result,
            "counts": _counts(vote), "votes": [],
        }],
    }


def _counts(vote: PublicVote) -> list[dict[str, Any]]:
    """Return how many gave each answer; nothing of a secret vote whose figures stay unsaid, nor of a consensus that nobody counted."""
    tally = vote.result.tally
    if vote.result.hidden or not tally.answers:
        return []
    given = {"yes": tally.votes_for, "no": tally.against, "abstain": tally.abstain, "blank": tally.blank, "null": tally.null,
             "not voting": tally.not_voting, "absent": tally.absent, "recused": tally.recused}
    return [{"option": option, "value": value} for option, value in given.items()]
