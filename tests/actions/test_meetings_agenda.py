"""The agenda and the proofs that people were told, on both databases."""

from datetime import timedelta

import pytest

from governance_app.committees.rules import ReasonNeeded
from governance_app.foundation.ids import new_id
from governance_app.meetings import actions, reads
from governance_app.meetings.rules import (
    AgendaFrozen,
    CannotMove,
    Channel,
    ConvocationMissing,
    Direction,
    Happening,
    ItemInUse,
    ItemKind,
    MeetingKind,
    NobodyChosen,
    NothingToCarry,
    NotOnTheRoster,
    OnlyListedPoints,
    Read,
    TemplateMissing,
    ToldBeforeNotice,
    TooDeep,
)
from tests.support.build_committees import a_body, a_seat, an_empty_body
from tests.support.build_meetings import CALLED, STARTS, a_closed_meeting, a_meeting, act


def titles(meeting: object) -> list[str]:
    return [f"{i.label} {i.title}" for i in reads.agenda(meeting.id)]


def add(meeting: object, title: str, **more: object) -> object:
    return act(actions.add_item, meeting=meeting.id, title=title, **more).subject


def test_points_are_added_nested_moved_and_removed(either: object) -> None:
    """Freely in a draft; positions stay without gap."""
    meeting = a_meeting(a_body(seats=1), convened=False, template=None)
    a, b, c = (add(meeting, t) for t in "ABC")
    b1 = add(meeting, "B1", parent=b)
    b11 = add(meeting, "B11", parent=b1)
    with pytest.raises(TooDeep):
        add(meeting, "B111", parent=b11)
    act(actions.move_item, item=c, direction=Direction.UP)
    assert titles(meeting) == ["1 A", "2 C", "3 B", "3.1 B1", "3.1.1 B11"]
    with pytest.raises(CannotMove):
        act(actions.move_item, item=a, direction=Direction.UP)
    with pytest.raises(ItemInUse):
        act(actions.remove_item, item=b)
    act(actions.remove_item, item=c)
    act(actions.change_item, item=b11, title="B-once", kind=ItemKind.REPORT, presenter="Secretaría técnica")
    assert titles(meeting) == ["1 A", "2 B", "2.1 B1", "2.1.1 B-once"]
    assert [i.position for i in reads.agenda(meeting.id)] == [1, 2, 1, 1]


def test_a_new_point_stands_before_the_closing(either: object) -> None:
    """What is added to a template is not read after everybody went home."""
    meeting = a_meeting(a_body(seats=1), convened=False, template="extraordinary")
    add(meeting, "Pronunciamiento", kind=ItemKind.DECISION)
    assert titles(meeting)[-2:] == ["4 Pronunciamiento", "5 Clausura"]


@pytest.mark.parametrize(("key", "points"), [("ordinary", 9), ("extraordinary", 4), ("inaugural", 9), ("assembly", 9)])
def test_the_house_brings_four_agendas(either: object, key: str, points: int) -> None:
    """They begin with the quorum, or lead to it, and end with the closing."""
    meeting = a_meeting(a_body(seats=1), convened=False, template=key)
    items = reads.agenda(meeting.id)
    assert len(items) == points
    assert ItemKind.QUORUM in {i.kind for i in items[:2]}
    assert items[-1].kind is ItemKind.CLOSING


def test_a_body_keeps_its_own_agendas(either: object) -> None:
    """And another body does not see them."""
    body, other = a_body(seats=1), an_empty_body()
    key = str(act(actions.keep_template, meeting=a_meeting(body, convened=False).id, name="Como siempre").subject)
    assert reads.template(body.id, key).name == "Como siempre"
    with pytest.raises(TemplateMissing):
        reads.template(other, key)


def test_after_the_notice_a_change_needs_a_reason(either: object) -> None:
    """It is written down; a note for the presenter is not such a change."""
    meeting = a_meeting(a_body(seats=1))
    first = reads.agenda(meeting.id)[0]
    with pytest.raises(ReasonNeeded):
        add(meeting, "Otro punto")
    add(meeting, "Otro punto", reason="Lo pidió la comunidad Copataza")
    event = reads.happenings(meeting.id)[-1]
    assert (event.kind, event.reason, event.figures["change"]) == (Happening.AGENDA_CHANGED, "Lo pidió la comunidad Copataza", "added")
    act(actions.change_item, item=first.id, title=first.title, kind=first.kind, matter=first.matter, note="Traer el mapa")
    assert len(reads.happenings(meeting.id)) == 2
    with pytest.raises(ReasonNeeded):
        act(actions.change_item, item=first.id, title="Otra cosa", kind=first.kind)


def test_an_extraordinary_meeting_keeps_to_its_points(either: object) -> None:
    """Only their order may change, with a reason."""
    meeting = a_meeting(a_body(seats=1), kind=MeetingKind.EXTRAORDINARY, template="extraordinary")
    first = reads.agenda(meeting.id)[0]
    for change in (
        lambda: add(meeting, "Otro", reason="x"),
        lambda: act(actions.remove_item, item=first.id, reason="x"),
        lambda: act(actions.change_item, item=first.id, title="Otro", kind=first.kind, reason="x"),
    ):
        with pytest.raises(OnlyListedPoints):
            change()
    act(actions.move_item, item=first.id, direction=Direction.DOWN, reason="Llega tarde quien informa")
    assert reads.agenda(meeting.id)[1].id == first.id


def test_the_agenda_of_a_closed_meeting_is_frozen(either: object) -> None:
    """Nothing is added to the past, and nothing that was not put off is carried."""
    body = a_body(seats=2)
    closed = a_closed_meeting(body)
    with pytest.raises(AgendaFrozen):
        add(closed, "Después", reason="x")
    with pytest.raises(NothingToCarry):
        act(actions.carry_over_points, meeting=a_meeting(body, convened=False, starts_at=STARTS + timedelta(days=30)).id)


def test_a_point_of_a_cancelled_meeting_is_carried_again(either: object) -> None:
    """What was put off is offered until a meeting that lives has taken it up."""
    body = a_body(seats=2)
    a_closed_meeting(body, deferred=("6",))
    second = a_meeting(body, convened=False, starts_at=STARTS + timedelta(days=30))
    act(actions.carry_over_points, meeting=second.id)
    act(actions.cancel_meeting, meeting=second.id, reason="Paro")
    third = a_meeting(body, convened=False, starts_at=STARTS + timedelta(days=60))
    assert [i.title for i in reads.carried_points(third.id)] == ["Plan de gestión"]


def test_one_radio_call_tells_every_seat(either: object) -> None:
    """Who was not told yet is always known; a postponement begins anew."""
    body = a_body(seats=3)
    meeting = a_meeting(body, convened=False)
    told = {"meeting": meeting.id, "channel": Channel.RADIO, "sent_at": CALLED + timedelta(hours=1)}
    seats = [s.seat for s in reads.untold_seats(meeting.id)]
    assert len(seats) == 3
    with pytest.raises(ConvocationMissing):
        act(actions.record_delivery, seats=seats, **told)
    act(actions.convene, meeting=meeting.id)
    with pytest.raises(NobodyChosen):
        act(actions.record_delivery, **told)
    with pytest.raises(NotOnTheRoster):
        act(actions.record_delivery, seats=[a_seat(an_empty_body())], **told)
    with pytest.raises(ToldBeforeNotice):
        act(actions.record_delivery, seats=seats, **{**told, "sent_at": CALLED - timedelta(hours=1)})
    act(actions.record_delivery, seats=seats[:2], sent_by="Radio La Voz de la Confeniae", told="a todos, 06:30", **told)
    assert [s.seat for s in reads.untold_seats(meeting.id)] == seats[2:]
    proof = reads.deliveries(meeting.id)[0]
    act(actions.mark_read, delivery=proof.id, read=Read.YES, now=CALLED + timedelta(hours=2))
    assert [(d.read, d.read_at) for d in reads.deliveries(meeting.id)] == [
        (Read.YES, CALLED + timedelta(hours=2)), (Read.UNKNOWN, None),
    ]
    act(actions.postpone, meeting=meeting.id, starts_at=STARTS + timedelta(days=5), reason="Crecida")
    assert len(reads.untold_seats(meeting.id)) == 3


def test_a_commitment_comes_in_by_its_id_alone(either: object) -> None:
    """Commitments stand downstream; the agenda keeps only their id, and the public sees none."""
    meeting = a_meeting(a_body(seats=1), convened=False)
    commitment = new_id()
    add(meeting, "Entregar el mapa", commitment=commitment, note="interno")
    assert commitment in {i.commitment for i in reads.agenda(meeting.id)}
    assert {(i.commitment, i.note, i.presenter) for i in reads.public_agenda(meeting.id)} == {(None, "", "")}
