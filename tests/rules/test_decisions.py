"""The register's rules: state on a day against brute force, totals in cents, what may act on what."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance_app.decisions.rules import (
    Amount,
    AmountKind,
    Decision,
    DecisionKind,
    DecisionState,
    DecisionText,
    Relation,
    RelationKind,
    TextReview,
    amount_fault,
    code_of,
    operative_start,
    relation_fault,
    state_on,
    totals,
)

FIRST = date(2026, 3, 1)
days = st.integers(0, 12).map(lambda n: FIRST + timedelta(days=n))
relations = st.lists(st.builds(Relation, st.uuids(), st.just("R"), st.sampled_from(RelationKind), days), max_size=4)
entries = st.builds(Amount, st.uuids(), st.sampled_from(AmountKind), st.integers(-10**12, 10**12), days, st.just("oficio"))
amounts = st.lists(entries, max_size=8)
BODY = UUID(int=1)


def a_decision(number=1, adopted=FIRST, force=None, kind=DecisionKind.RESOLUTION, by=()):
    text = DecisionText("es", "Título", "Texto", TextReview.BINDING)
    return Decision(
        uuid4(), BODY, None, None, None, kind, number, adopted.year, "R", adopted, force or adopted, "", None, (text,),
        acted_on_by=tuple(by),
    )


def day_by_day(force, acting, day):
    """Walk from the first day to `day`, doing what each relation says on its own day: the slow way round."""
    state, walked = DecisionState.NOT_YET, FIRST
    while walked <= day:
        if walked == force:
            state = DecisionState.IN_FORCE
        for relation in acting:
            if relation.from_day == walked and state is not DecisionState.REVOKED:
                state = DecisionState.REVOKED if relation.kind is RelationKind.REVOKES else DecisionState.AMENDED
        walked += timedelta(days=1)
    return state


@given(days, relations, days)
def test_the_state_on_a_day_is_that_of_walking_there(force, acting, day):
    """Relations never begin before the decision is in force (relation_fault sees to it)."""
    acting = [r for r in acting if r.from_day >= force]
    assert state_on(force, acting, day) is day_by_day(force, acting, day)


def test_a_relation_acts_from_its_day_on():
    """The day before, the decision is still in force."""
    revoked = Relation(uuid4(), "R", RelationKind.REVOKES, FIRST + timedelta(days=5))
    assert state_on(FIRST, [revoked], FIRST + timedelta(days=4)) is DecisionState.IN_FORCE
    assert state_on(FIRST, [revoked], FIRST + timedelta(days=5)) is DecisionState.REVOKED


@given(amounts, days)
def test_totals_are_exact_sums_in_cents(entries, day):
    found = totals(entries, day)
    for kind, total in ((AmountKind.PROMISED, found.promised), (AmountKind.DISBURSED, found.disbursed)):
        assert total == sum(entry.cents for entry in entries if entry.kind is kind and entry.on <= day)
        assert isinstance(total, int)


@given(st.lists(st.tuples(st.sampled_from(AmountKind), st.integers(-500, 500)), max_size=10))
def test_no_total_ever_falls_below_zero(tries):
    """Whatever is tried, what is accepted keeps every total at zero or above."""
    kept = []
    for kind, cents in tries:
        if not amount_fault(kept, kind, cents, FIRST, "oficio", FIRST):
            kept.append(Amount(uuid4(), kind, cents, FIRST, "oficio"))
        assert min(totals(kept).promised, totals(kept).disbursed) >= 0


@pytest.mark.parametrize(("cents", "on", "source", "fault"), [
    (0, FIRST, "oficio", "cents"), (-1, FIRST, "oficio", "cents"), (1, FIRST + timedelta(days=1), "oficio", "on"),
    (1, FIRST, " ", "source"), (1, FIRST, "oficio", ""),
])
def test_an_amount_that_cannot_be(cents, on, source, fault):
    assert amount_fault((), AmountKind.PROMISED, cents, on, source, FIRST) == fault


def test_what_may_act_on_what():
    """Only a later decision, itself in force, and only on one not revoked."""
    old, new = a_decision(1), a_decision(2, FIRST + timedelta(days=9))
    revokes, from_day = RelationKind.REVOKES, FIRST + timedelta(days=9)
    assert relation_fault(new, old, revokes, from_day) == ""
    assert relation_fault(old, old, revokes, FIRST) == "itself"
    assert relation_fault(old, new, revokes, from_day) == "earlier"
    assert relation_fault(a_decision(1, adopted=FIRST), a_decision(2), revokes, from_day) == "earlier"
    assert relation_fault(new, old, revokes, FIRST) == "before_force"
    assert relation_fault(new, a_decision(1, force=FIRST + timedelta(days=20)), revokes, from_day) == "before_force"
    gone = a_decision(1, by=[Relation(uuid4(), "R", RelationKind.REVOKES, from_day)])
    assert relation_fault(new, gone, RelationKind.AMENDS, from_day) == "already_revoked"
    twice = a_decision(1, by=[Relation(new.id, "R", RelationKind.AMENDS, from_day)])
    assert relation_fault(new, twice, RelationKind.AMENDS, from_day) == "related"


def test_two_kinds_of_one_day_have_no_order():
    """Numbers of different series cannot be compared."""
    statement, resolution = a_decision(1, kind=DecisionKind.STATEMENT), a_decision(7)
    assert relation_fault(statement, resolution, RelationKind.AMENDS, FIRST) == ""


def test_codes_texts_and_their_digests():
    assert code_of(DecisionKind.RESOLUTION, 4, "CGPP", 2026) == "RESOLUCIÓN 004-CGPP-2026"
    assert code_of(DecisionKind.STATEMENT, 1234, "CGPP", 2026) == "PRONUNCIAMIENTO 1234-CGPP-2026"
    a, b = DecisionText("es", "ab", "c", TextReview.BINDING), DecisionText("es", "a", "bc", TextReview.BINDING)
    assert a.digest() != b.digest()
    assert operative_start("El Comité", "Sembrar.") == "El Comité, en uso de sus atribuciones, RESUELVE:\n\nArtículo 1.- Sembrar."
    kichwa = DecisionText("qu", "Yaku", "Yakuta", TextReview.DRAFT)
    assert kichwa == Decision(*[None] * 13, texts=(a, kichwa)).text_in("qu")
    assert Decision(*[None] * 13, texts=(kichwa, a)).text_in("jiv") == a
