"""Aims read from what principals consented to say, on both databases."""

from datetime import date

from governance_app.committees import actions, reads
from governance_app.committees.rules import Aim, Statute
from governance_app.committees.wording import shortfall_sentence
from governance_app.people.rules import AgeBand, Field, Sex
from tests.support.build_committees import BEGAN, a_seat, an_empty_body, said
from tests.support.build_people import a_person

DAY = date(2026, 6, 1)


def test_the_page_of_seats_states_the_aim_that_is_not_reached(either: object) -> None:
    """One woman of three who said; one silent. The sentence has all four figures."""
    body = an_empty_body(statute=Statute(aim_women_percent=40, aim_youth_percent=10))
    young_woman, man = {Field.SEX: Sex.WOMAN.value, Field.AGE_BAND: AgeBand.YOUTH.value}, {Field.SEX: Sex.MAN.value}
    for n, says in enumerate((young_woman, man, man, None)):
        person = a_person(f"Persona {n}", says=says)
        actions.appoint_holder(**said(seat=a_seat(body), person=person, valid_from=BEGAN))
    [missed] = reads.aims_missed(body, DAY)
    assert (missed.aim, missed.have, missed.known, missed.percent, missed.not_recorded) == (Aim.WOMEN, 1, 3, 40, 1)
    assert shortfall_sentence(missed).startswith("De los 3 titulares cuyo sexo consta, 1 son mujeres; la meta del estatuto es 40")
    assert reads.aims_missed(body, date(2025, 1, 1)) == ()
