"""Who was erased counts as silent, hides nobody, and is nobody who came: on both databases, from the tables to the refusal."""

from datetime import date
from uuid import UUID

from flask import Flask

from governance_app.access.rules import SYSTEM, Secret
from governance_app.foundation.ids import new_id
from governance_app.participation import reads
from governance_app.participation.rules.disclosure import Counted, Withheld
from governance_app.participation.rules.releases import year_of
from governance_app.participation.rules.words import Dimension
from governance_app.people.rules import LegalGround
from governance_app.privacy import actions as privacy
from tests.actions.test_releases import two_years_of, why_not
from tests.support.build_releases import AFTER, MAN, SILENT, WOMAN, Says, a_committee, gathers, somebodies


def erases(people_of: list[UUID], *places: int) -> None:
    """Erase those of `somebodies` that stand at these places."""
    for place in places:
        privacy.erase_person(actor=SYSTEM, id=new_id(), now=AFTER, person=people_of[place], name=Secret(f"Persona Inventada {place}"),
                             ground=LegalGround.CONSENT_REVOKED)


def test_six_who_left_and_six_who_were_erased_are_no_six_who_came(engine_app: Flask) -> None:
    """The erased have a token that no list of before knows: whoever took them for new people would publish the year again."""
    body, people_of = a_committee("comite-sin-nadie-nuevo"), somebodies(66)
    two_years_of(body, people_of, people_of[6:], people_of)
    erases(people_of, *range(6, 12))
    assert why_not(body) == {Withheld.FEW_CHANGED}


def refused_by_sex(slug: str, silent: Says, *, erased: bool) -> set[Withheld]:
    """Return why the table by sex of 28 women and six more may not leave."""
    body, people_of = a_committee(slug), somebodies(34)
    gathers(body, date(2025, 9, 14), dict(zip(people_of, [WOMAN] * 28 + [silent] * 6, strict=True)))
    if erased:
        erases(people_of, *range(28, 34))
    refused = reads.prepared(reads.pools_of(body, over=year_of(2025))[0], year_of(2025), on=AFTER.date()).refused
    return {one.why for one in refused if one.counted is Counted.PEOPLE and one.dimension is Dimension.SEX}


def test_six_who_were_silent_hide_the_women_and_six_who_were_erased_do_not(engine_app: Flask) -> None:
    """Whoever remembers what the six had said, or that they are gone, is sure that all others are women."""
    assert refused_by_sex("comite-callado", SILENT, erased=False) == set()
    assert refused_by_sex("comite-borrado", MAN, erased=True) == {Withheld.TELLS_OF_SOMEBODY}
