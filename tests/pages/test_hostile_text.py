"""A thousand hostile texts in names, titles and texts come out of every page as what they are: words.

They go in through the actions, many to a page. A page may hold no element, and no element an attribute, that the
same page does not hold with harmless words; and every text must be there, letter for letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance_app.access.rules import Role
from governance_app.committees import actions as committees
from governance_app.foundation import clock
from governance_app.meetings import actions as meetings
from governance_app.meetings.rules import MeetingKind
from governance_app.people.rules import Purpose
from tests.support.build_access import an_account, signed_in
from tests.support.build_committees import BEGAN, a_person, a_seat, an_organisation, said
from tests.support.build_people import consents
from tests.support.hostile import payloads
from tests.support.pages import Node, Page, complaints
from tests.support.world import SmallWorld, Words, a_small_world, does

HOSTILE = payloads()
LONGEST = 190


def batches(texts: list[str], longest: int = LONGEST) -> list[list[str]]:
    """Return the texts in as few lines of at most `longest` letters as their order allows."""
    found: list[list[str]] = [[]]
    for text in texts:
        if found[-1] and len(" ".join([*found[-1], text])) > longest:
            found.append([])
        found[-1].append(text)
    return found


LINES = [" ".join(line) for line in batches(HOSTILE)]


@dataclass
class Ground:
    """A browser of the secretary, the world with hostile words, and the shapes that the pages have with harmless ones."""

    browser: FlaskClient
    world: SmallWorld
    many: str
    shapes: dict[str, set[tuple[str, frozenset[str]]]]


def hostile_words() -> Words:
    """Return words of which each holds some of the texts, and the long ones all of them."""
    line = iter(LINES)
    short = {name: next(line) for name in ("body", "seat", "person", "organisation", "community", "place", "title", "reason", "point")}
    return Words(**short, text="\n\n".join(HOSTILE), promise="\n".join(HOSTILE))


def crowd(world: SmallWorld) -> str:
    """Seat somebody for every line: its words are the seat, the person and the organisation. Convene a meeting of as many points."""
    for line in LINES:
        organisation = an_organisation(f"Org {line}")
        seat = a_seat(world.body, line, organisation=organisation)
        person = a_person(line)
        consents(person, Purpose.PUBLIC_NAME)
        committees.appoint_holder(**said(seat=seat, person=person, valid_from=BEGAN))
    day = world.now + timedelta(days=30)
    meeting = does(meetings.plan_meeting, world.now, body=world.body, kind=MeetingKind.ORDINARY, starts_at=day, place=LINES[0],
                   title=LINES[1], demonstration=True)
    for line in LINES:
        does(meetings.add_item, world.now, meeting=meeting, title=line)
    does(meetings.convene, world.now, meeting=meeting)
    return str(meeting)


PUBLIC = (
    "/", "/organos", "/organos/{slug}", "/reuniones", "/reuniones/{many}", "/reuniones/{closed}", "/reuniones/{coming}", "/decisiones",
    "/decisiones/{decision}", "/compromisos", "/cartelera", "/cartelera/{slug}/{month}", "/decisiones?words={query}",
)
WORK = (
    "/trabajo", "/trabajo/reuniones/{many}", "/trabajo/reuniones/{closed}", "/trabajo/reuniones/{many}/asistencia",
    "/trabajo/reuniones/{many}/orden", "/trabajo/reuniones/{many}/convocatoria", "/trabajo/reuniones/{many}/avisos",
    "/trabajo/reuniones/{closed}/votaciones", "/trabajo/reuniones/{closed}/decisiones", "/trabajo/reuniones/{closed}/compromisos",
    "/trabajo/reuniones/{closed}/acta", "/trabajo/organos/{body}", "/trabajo/organos/{body}/historia", "/trabajo/personas",
    "/trabajo/decisiones", "/trabajo/decisiones/{decision}", "/trabajo/compromisos", "/trabajo/compromisos/{commitment}",
    "/trabajo/organizaciones",
)
EVERY_LINE = ("/organos/{slug}", "/reuniones/{many}", "/trabajo/reuniones/{many}", "/trabajo/reuniones/{many}/asistencia",
              "/trabajo/reuniones/{many}/orden", "/trabajo/organos/{body}")


def addressed(pattern: str, world: SmallWorld, many: str) -> str:
    """Return the address that a pattern means in a world."""
    return pattern.format(
        slug=world.slug, many=many, closed=world.closed, coming=world.coming, decision=world.decisions[0], body=world.body,
        commitment=world.commitments[0], month=f"{clock.local_day(world.now) - timedelta(days=40):%Y-%m}",
        query="%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    )


def shape(node: Node) -> tuple[str, frozenset[str]]:
    """Return an element's tag and the names of its attributes."""
    return node.tag, frozenset(node.attrs)


@pytest.fixture(scope="module")
def ground(sqlite_app: tuple[Flask, object]) -> Iterator[Ground]:
    app, clean = sqlite_app
    with app.app_context():
        clean.restore()
        plain = a_small_world(slug="sereno")
        quiet = signed_in(app.test_client(), an_account(Role.ADMINISTRATOR))
        shapes = {p: {shape(n) for n in _asked(quiet, addressed(p, plain, str(plain.coming))).root.all()} for p in PUBLIC + WORK}
        clean.restore()
        world = a_small_world(slug="hostil", words=hostile_words())
        many = crowd(world)
        yield Ground(signed_in(app.test_client(), an_account(Role.ADMINISTRATOR)), world, many, shapes)


def _asked(browser: FlaskClient, address: str) -> Page:
    answer = browser.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status}"
    page = Page(answer.get_data(as_text=True), address, answer)
    wrong = [line for line in complaints(page) if not line.startswith("left over")]  # the texts hold such marks themselves
    assert not wrong, f"{address}: {wrong}"
    return page


@pytest.mark.parametrize("pattern", PUBLIC + WORK)
def test_hostile_text_is_only_text(ground: Ground, pattern: str) -> None:
    page = _asked(ground.browser, addressed(pattern, ground.world, ground.many))
    every = set().union(*ground.shapes.values())
    new = {shape(node) for node in page.root.all()} - every
    assert not new, sorted((tag, sorted(attributes)) for tag, attributes in new)
    addresses = [node.attrs[name] for node in page.root.all() for name in ("href", "src", "action") if name in node.attrs]
    assert {urlsplit(address).scheme for address in addresses} <= {"", "http"}


@pytest.mark.parametrize("pattern", EVERY_LINE)
def test_a_page_shows_a_thousand_texts_letter_for_letter(ground: Ground, pattern: str) -> None:
    text = _asked(ground.browser, addressed(pattern, ground.world, ground.many)).text
    assert not [line for line in LINES if " ".join(line.split()) not in text][:3]


def test_the_text_of_a_decision_is_shown_letter_for_letter(ground: Ground) -> None:
    text = _asked(ground.browser, addressed("/decisiones/{decision}", ground.world, ground.many)).text
    assert not [line for line in HOSTILE if " ".join(line.split()) not in text][:3]


@pytest.mark.parametrize("planted", ["<b onclick=x>", "<script>alert(1)</script>", "<img src=x onerror=y>", "<marquee>"])
def test_a_text_that_became_an_element_is_seen(ground: Ground, planted: str) -> None:
    every = set().union(*ground.shapes.values())
    assert {shape(node) for node in Page(f"<p>{planted}</p>").root.all()} - every
