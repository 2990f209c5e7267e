"""A person reads in which published figures they count: all that everybody reads adds up to what was published, and is theirs alone."""

import json
import random
from collections import Counter
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from governance_app.access.rules import SYSTEM, Secret
from governance_app.foundation.database import db, one_transaction
from governance_app.foundation.ids import new_id
from governance_app.participation import reads as participation
from governance_app.participation.reads import published_about
from governance_app.participation.reads.ledger import LEDGER
from governance_app.participation.records import ReleaseMemberRow
from governance_app.participation.rules import Dimension
from governance_app.participation.rules.disclosure import Counted, rounded, shown
from governance_app.people import actions as people_actions
from governance_app.people import reads as people
from governance_app.people.keys import keys_of, link, sealed_words
from governance_app.people.rules import Field, LegalGround
from governance_app.privacy import actions
from governance_app.privacy.reads.own import own_data
from governance_app.privacy.rules import OwnFigure, OwnLine
from governance_app.privacy.wording.own import figure_words
from tests.support.build_people import a_person, says_of_themselves
from tests.support.build_releases import AFTER, MAN, SILENT, WOMAN, Says, a_committee, an_agreement, gathers, publishes, somebodies
from tests.support.build_reports import a_release

DAY = date(2025, 9, 14)
ACHUAR: Says = {**WOMAN, "nationality": "achuar"}
YOUNG: Says = {**MAN, "age_band": "18-29", "ethnic_self_id": "indigena", "nationality": "shuar"}


def figures_of(person: UUID) -> tuple[OwnFigure, ...]:
    """Return what a person reads on their page."""
    return own_data(person, on=AFTER.date()).figures


def sixty(body: UUID) -> list[UUID]:
    """Let 24 women, 31 men and five who said nothing come to a meeting."""
    people_of = somebodies(60)
    gathers(body, DAY, dict(zip(people_of, [WOMAN] * 24 + [MAN] * 31 + [SILENT] * 5, strict=True)))
    return people_of


def merges(kept: UUID, merged: UUID) -> None:
    people_actions.merge_people(actor=SYSTEM, id=new_id(), now=AFTER, kept=kept, merged=merged, although_met_together=True)


def lines(figure: OwnFigure) -> dict[str, str]:
    return {table.dimension: table.line for table in figure.tables}


def test_a_person_sees_in_which_published_figures_they_count_and_by_which_answers(either: Flask) -> None:
    body = a_committee("comite-publicado")
    people_of, stranger = sixty(body), a_person("Otra Persona")
    publishes(body)
    (woman,), (man,), (silent,) = (figures_of(people_of[place]) for place in (1, 30, 59))
    assert (woman.pool_kind, woman.pool, woman.first, woman.counted) == ("comite", "comite-publicado", date(2025, 7, 1), "people")
    assert woman.published_at == AFTER
    assert woman.said_then == {"sex": "mujer", "age": "30-64", "peoples": "kichwa"}
    assert lines(woman) == {"sex": "mujer", "age_band": "30-64", "affiliation": "indigenous"}
    assert man.said_then == {"sex": "hombre", "age": "30-64", "peoples": "not_indigenous"}
    assert set(silent.said_then.values()) == set(lines(silent).values()) == {"unsaid"}
    assert figures_of(stranger) == ()


@pytest.mark.parametrize("seed", range(3))
def test_what_everybody_reads_adds_up_to_what_was_published(either: Flask, seed: int) -> None:
    rng = random.Random(seed)
    an_agreement("shuar")
    body, people_of = a_committee("comite-que-suma"), somebodies(80)
    gathers(body, DAY, {person: rng.choice((WOMAN, WOMAN, MAN, MAN, ACHUAR, YOUNG, YOUNG, SILENT)) for person in people_of})
    publishes(body)
    told = Counter((table.dimension, table.line) for person in people_of for figure in figures_of(person) for table in figure.tables)
    [release] = participation.releases()
    assert {table.dimension for table in release.tables} > {Dimension.NATIONALITY}
    for table in release.tables:
        read = {cell.code: told[table.dimension.value, cell.code] for cell in table.cells}
        assert {cell.code: cell.shown for cell in table.cells} == {code: shown(number) for code, number in read.items()}
        assert sum(read.values()) == 80
        assert table.people == rounded(80)


def test_an_answer_without_a_published_table_is_told_as_kept_and_not_as_published(either: Flask) -> None:
    """All are men: their table would tell of each of them, and stays."""
    body, people_of = a_committee("comite-de-hombres"), somebodies(60)
    gathers(body, DAY, dict(zip(people_of, [{**WOMAN, "sex": "hombre"}] * 25 + [MAN] * 29 + [{"sex": "hombre"}] * 6, strict=True)))
    publishes(body)
    (one,) = figures_of(people_of[0])
    assert lines(one) == {"age_band": "30-64", "affiliation": "indigenous"}
    assert one.said_then == {"sex": "hombre", "age": "30-64", "peoples": "kichwa"}


def test_a_seat_is_told_by_the_tables_of_seats(either: Flask) -> None:
    """Of people three tables left, of seats one: what somebody had said as the holder of a seat stands in no other."""
    body, person = a_committee("comite-con-puestos"), somebodies(1)[0]
    release, key = a_release(body), keys_of([person])[person]
    said = {"sex": "mujer", "age": "30-64", "peoples": "not_indigenous"}
    with one_transaction() as session:
        session.add_all(ReleaseMemberRow(
            release_id=release, counted=counted, token=link(key, "release", LEDGER),
            answers_sealed=sealed_words(json.dumps(said | changed), key, "release", person))
            for counted, changed in ((Counted.PEOPLE, {"sex": "unsaid"}), (Counted.SEATS, {})))
    came, sat = figures_of(person)
    assert (came.counted, lines(came)) == ("people", {"sex": "unsaid", "age_band": "30-64", "affiliation": "not_indigenous"})
    assert (sat.counted, lines(sat), sat.said_then["age"]) == ("seats", {"sex": "mujer"}, "30-64")


def test_joined_records_read_what_each_was_counted_by(either: Flask) -> None:
    body, twin = a_committee("comite-de-repetidos"), a_person("Sisa Propia Verdadera")
    people_of = sixty(body)
    merges(twin, people_of[0])
    publishes(body)
    (before,) = figures_of(people_of[1])
    assert figures_of(twin) == (before,)
    merges(people_of[1], people_of[2])
    assert figures_of(people_of[1]) == (before, before), "two were counted"


def test_a_correction_of_today_changes_nothing_of_then_and_after_the_erasure_nothing_is_found(either: Flask) -> None:
    body = a_committee("comite-publicado")
    people_of = sixty(body)
    publishes(body)
    one = people_of[1]
    before = figures_of(one)
    says_of_themselves(one, {Field.SEX: "hombre"}, now=AFTER)
    assert figures_of(one) == before
    assert before
    actions.erase_person(
        actor=SYSTEM, id=new_id(), now=AFTER, person=one, name=Secret("Persona Inventada 1"), ground=LegalGround.CONSENT_REVOKED)
    assert published_about(people.same_person(one)) == ()
    assert db.session.scalar(sa.select(sa.func.count()).select_from(ReleaseMemberRow)) == 60, "the row stays, and leads to nobody"


def test_a_look_at_four_years_of_figures_costs_no_question_more_than_at_one(either: Flask) -> None:
    body, person = a_committee("comite-de-anios"), somebodies(1)[0]
    key, counts = keys_of([person])[person], []
    for year in (2021, 2022, 2023, 2024):
        release = a_release(body, year=year)
        with one_transaction() as session:
            session.add(ReleaseMemberRow(release_id=release, counted=Counted.PEOPLE, token=link(key, "release", LEDGER),
                                         answers_sealed=sealed_words('{"sex": "mujer"}', key, "release", person)))
        asked: list[str] = []
        db.session.remove()
        sa.event.listen(db.engine, "before_cursor_execute", watch := lambda c, cur, statement, *more, seen=asked: seen.append(statement))
        assert len(published_about([person])) == year - 2020
        sa.event.remove(db.engine, "before_cursor_execute", watch)
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_a_holder_of_a_seat_reads_their_age_on_the_last_day_and_a_person_that_of_the_meeting(app: Flask) -> None:
    told = OwnFigure("comite", "c", "Comité", DAY, DAY, AFTER, "people", (OwnLine("age_band", "30-64"),), {})
    with app.test_request_context():
        assert figure_words(told, {})[2] == "Por edad en el día de la reunión: De 30 a 64"
        assert figure_words(replace(told, counted="seats"), {})[2] == "Por edad en ese día: De 30 a 64"
