"""What people ask of their data: asked by themselves, taken down by the secretary, answered within the fifteen days of the law."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import Actor, Secret
from governance_app.foundation.clock import local_day
from governance_app.foundation.database import db, id_is_taken
from governance_app.people import actions as people_actions
from governance_app.people import reads as people
from governance_app.people.keys import keys_of, sealed_words
from governance_app.privacy.records import DataRequestRow
from governance_app.privacy.rules import (
    HANDED_OVER,
    AlreadyAnswered,
    AlreadyAsked,
    Asker,
    Channel,
    NoSuchRequest,
    NotAskedFor,
    Outcome,
    RefusalGround,
    RequestAnswered,
    RequestKind,
    RequestReceived,
    check_answer,
    check_answered_on,
    check_received,
    due_on,
)
from governance_app.record.actions import append, use_case

NO_WORDS = Secret("")


@use_case("privacy.ask")
def ask(*, actor: Actor, id: UUID, now: datetime, kind: RequestKind, words: Secret = NO_WORDS) -> UUID:
    """Ask something of one's own data, on one's own page. Raises NotTied, PersonErased, AlreadyAsked."""
    row = people_actions.lock_own(actor)
    _write(id, actor, now, row.id, kind, Asker.PERSON, Channel.OWN_PAGE, local_day(now), words, NO_WORDS)
    return id


@use_case("privacy.receive_request")
def receive_request(
    *, actor: Actor, id: UUID, now: datetime, person: UUID, kind: RequestKind, channel: Channel, asker: Asker = Asker.PERSON,
    representative: Secret = NO_WORDS, received_on: date | None = None, words: Secret = NO_WORDS,
) -> UUID:
    """Take down a request that a person, or who represents them, made by voice or letter. `received_on`: today unless said.

    The days count from the day on which it was received. Raises ReceivedInFuture, RequestNotRepresented, AlreadyAsked.
    """
    row = people_actions.lock(actor, person)
    day = received_on or local_day(now)
    check_received(day, local_day(now), asker, representative.reveal())
    named = representative if asker is Asker.REPRESENTATIVE else NO_WORDS
    _write(id, actor, now, row.id, kind, asker, channel, day, words, named)
    return id


def _write(
    id: UUID, actor: Actor, now: datetime, person: UUID, kind: RequestKind, asker: Asker, channel: Channel, received: date,
    words: Secret, representative: Secret,
) -> None:
    key, last = keys_of([person])[person], due_on(received)
    waiting = select(DataRequestRow.due_on).where(
        DataRequestRow.person_id.in_(people.same_person(person)), DataRequestRow.kind == kind, DataRequestRow.answered_on.is_(None))
    if (before := db.session.scalar(waiting.limit(1))) is not None:
        raise AlreadyAsked(field="kind", due=before)
    db.session.add(DataRequestRow(
        id=id, person_id=person, kind=kind, asker=asker, channel=channel, received_on=received, due_on=last,
        words_sealed=sealed_words(words.reveal().strip(), key, "request", id),
        representative_sealed=sealed_words(representative.reveal().strip(), key, "request", id), recorded_at=now, recorded_by=actor.account,
    ))
    try:
        db.session.flush()
    except IntegrityError as error:
        if id_is_taken(error):
            raise
        raise AlreadyAsked(field="kind", due=last) from error
    append(RequestReceived(id, kind, channel, last), now=now)


@use_case("privacy.answer_request")
def answer_request(
    *, actor: Actor, id: UUID, now: datetime, request: UUID, outcome: Outcome, ground: RefusalGround | None = None,
    answered_on: date | None = None, answer: Secret = NO_WORDS,
) -> UUID:
    """Write down how a request was answered: done, or refused on a ground of the law. `answered_on`: today unless said.

    Raises NoSuchRequest, AlreadyAnswered, GroundNeeded, GroundUnfit, GroundOnlyForRefusal, EraseFirst, AnsweredOutOfTime.
    """
    person = people_actions.lock(actor, _whose(request)).id
    row, today = _open(request), local_day(now)
    day = answered_on or today
    check_answer(row.kind, outcome, ground)
    check_answered_on(row.received_on, day, today)
    row.answer_sealed = sealed_words(answer.reveal().strip(), keys_of([row.person_id])[row.person_id], "request", row.id)
    row.ground, row.answered_by = ground, actor.account
    _close(row, outcome, day, now)
    return person


@use_case("privacy.open_for_answer")
def open_for_answer(*, actor: Actor, id: UUID, now: datetime, request: UUID) -> UUID:
    """Note that somebody opens everything kept of who asked for it, to hand it over: like any look at what is sealed.

    Raises NoSuchRequest, AlreadyAnswered, NotAskedFor when the request is about something else.
    """
    person = people_actions.lock(actor, _whose(request)).id
    if _open(request).kind not in HANDED_OVER:
        raise NotAskedFor()
    people_actions.look_at_private(actor=actor, id=uuid5(id, "look"), now=now, person=person)
    return person


@use_case("privacy.take_back_request")
def take_back_request(*, actor: Actor, id: UUID, now: datetime, request: UUID) -> UUID:
    """Take back what one has asked oneself and nobody has answered. Raises NotTied, NoSuchRequest, AlreadyAnswered."""
    own = people_actions.lock_own(actor)
    if _whose(request) not in people.same_person(own.id):
        raise NoSuchRequest()
    _close(_open(request), Outcome.TAKEN_BACK, local_day(now), now)
    return request


def forget_words(ids: Iterable[UUID], now: datetime) -> None:
    """Leave kind, days and outcome of what these people asked, inside the open erasure; what still waited is answered by it."""
    for row in db.session.scalars(select(DataRequestRow).where(DataRequestRow.person_id.in_(tuple(ids)))):
        row.words_sealed = row.representative_sealed = row.answer_sealed = None
        if row.answered_on is None:
            outcome = Outcome.DONE if row.kind is RequestKind.ERASURE else Outcome.ERASED
            _close(row, outcome, max(local_day(now), row.received_on), now)
    db.session.flush()


def _whose(request: UUID) -> UUID:
    found = db.session.scalar(select(DataRequestRow.person_id).where(DataRequestRow.id == request))
    if found is None:
        raise NoSuchRequest()
    return found


def _open(request: UUID) -> DataRequestRow:
    row = db.session.get_one(DataRequestRow, request, with_for_update=True)
    if row.answered_on is not None:
        raise AlreadyAnswered()
    return row


def _close(row: DataRequestRow, outcome: Outcome, day: date, now: datetime) -> None:
    row.outcome, row.answered_on = outcome, day
    db.session.flush()
    append(RequestAnswered(row.id, row.kind, outcome, (day - row.received_on).days), now=now)
