"""Bodies of a corridor: founded, changed into another kind, with rules, seats, terms, holders and offices."""

from typing import Any
from uuid import UUID

from governance_app.cli.demo.people import person
from governance_app.cli.demo.story import Story, with_facts
from governance_app.committees import actions
from governance_app.committees import reads as committees
from governance_app.committees.rules import BodyKind, HolderKind, Office, statute_from_data
from governance_app.organisations import actions as organisations
from governance_app.organisations import reads
from governance_app.organisations.rules import Bloc, OrganisationKind

MARK = " (demostración)"


def body(story: Story, corridor: str, given: dict[str, Any]) -> UUID:
    """Found a body with its first rules and its seats."""
    form, day = given["form"], given["day"]
    place = next(c.id for c in reads.corridors() if c.code == corridor)
    found = story.do(
        actions.found_body, story.at(day), slug=given["slug"], kind=BodyKind(form["kind"]), name=form["name"] + MARK,
        acronym=form["acronym"], created_on=story.day(day), corridor=place, act=with_facts(form.get("act", "")),
        demonstration=True,
        parent=story.ids[given["inside"]] if "inside" in given else None,
    )
    story.ids[given["key"]] = found
    rules(story, found, {"day": day, **given["statute"]})
    for one in given["seats"]:
        _seat(story, corridor, found, given, one)
    return found


def rules(story: Story, where: UUID, given: dict[str, Any]) -> None:
    """Adopt rules from a day, with the act that adopted them."""
    story.do(
        actions.adopt_statute, story.at(given["day"], "08:30"), body=where, valid_from=story.day(given["day"]),
        statute=statute_from_data(given["rules"]), adopted_by=given.get("adopted_by"),
    )


def form(story: Story, where: UUID, given: dict[str, Any]) -> None:
    """Let a body be of another kind from a day: the promoter group becomes the management committee."""
    story.do(
        actions.change_form, story.at(given["day"]), body=where, kind=BodyKind(given["kind"]), name=given["name"] + MARK,
        acronym=given["acronym"], valid_from=story.day(given["day"]), act=given.get("act"),
    )


def offices(story: Story, where: UUID, given: dict[str, Any]) -> None:
    """Let people hold offices from a day: office → key of the person."""
    for office, key in given["who"].items():
        story.do(
            actions.appoint_office, story.at(given["day"], "18:00"), body=where, person=story.people[key], office=Office(office),
            valid_from=story.day(given["day"]))


def end_holding(story: Story, given: dict[str, Any]) -> None:
    """Let the principal of a seat leave it on a day."""
    facts = committees.seat(story.ids[given["seat"]])
    held = next(h for h in facts.holdings if h.kind is HolderKind.PRINCIPAL and h.valid_to is None)
    story.do(actions.end_holding, story.at(given["day"]), holding=held.id, valid_to=story.day(given["day"]))


def organisation(story: Story, corridor: str, one: dict[str, Any], offset: int) -> UUID:
    """Register the invented organisation of a seat once."""
    key = "organisation " + one["organisation"]
    if key not in story.ids:
        nationality = one.get("people") if one.get("bloc") == "nationalities" else None
        story.ids[key] = story.do_as_machine(
            organisations.register_organisation, story.at(offset), name=one["organisation"] + MARK, kind=OrganisationKind(one["kind"]),
            bloc=Bloc(one["bloc"]), nationality=nationality, corridor=corridor, demonstration=True, source="Demostración",
        )
    return story.ids[key]


def _seat(story: Story, corridor: str, where: UUID, given: dict[str, Any], one: dict[str, Any]) -> None:
    day, key = given["day"], one["key"]
    sits_for = organisation(story, corridor, one, day)
    seat = story.ids[key] = story.do(
        actions.create_seat, story.at(day), body=where, label=one.get("label", one["organisation"]), bloc=Bloc(one["bloc"]),
        valid_from=story.day(day), organisation=sits_for, voting=one.get("voting", True))
    story.do(actions.start_term, story.at(day), seat=seat, starts_on=story.day(one.get("term_from", day)),
             ends_on=story.day(one["term_to"]) if "term_to" in one else None)
    for kind, who in ((HolderKind.PRINCIPAL, one.get("holder")), (HolderKind.ALTERNATE, one.get("alternate"))):
        if who:
            name = one.get("person", key) if kind is HolderKind.PRINCIPAL else f"{key} alternate"
            held = person(story, name, who, day, body=where, community=sits_for if one["kind"] == "community" else None)
            story.do(actions.appoint_holder, story.at(day), seat=seat, person=held, kind=kind, valid_from=story.day(day),
                     document=one.get("document"))
