"""Whose bodies somebody sees: asked from grants, it is what asking body by body says."""

import itertools

import pytest
from flask import Flask

from governance_app.access.rules import SYSTEM, VISITOR, Actor, Grant, Permission, Role, may
from governance_app.committees import reads
from governance_app.foundation.ids import new_id
from tests.support.build_committees import NOW, an_empty_body

DAY = NOW.date()


@pytest.mark.parametrize("permission", [Permission.SEE_PARTICIPATION, Permission.SEE_BODY, Permission.MANAGE_BODIES])
def test_it_is_what_asking_body_by_body_says(either: Flask, permission: Permission) -> None:
    """Three deep, two apart; every role in every one of them, in all, and in two at once."""
    top = an_empty_body("cima")
    middle = an_empty_body("medio", parent=top)
    inner, apart = an_empty_body("dentro", parent=middle), an_empty_body("aparte")
    single = [Grant(role, body) for role in Role for body in (None, top, middle, inner, apart)]
    pairs = itertools.product(
        [Grant(Role.FACILITATOR, body) for body in (middle, apart)], [Grant(Role.SECRETARY, inner), Grant(Role.READER, top)])
    actors = [SYSTEM, VISITOR, *(Actor(new_id(), grants=grants) for grants in [*((one,) for one in single), *pairs])]
    every = reads.bodies(on=DAY)
    assert len(every) == 4
    for actor in actors:
        plain = tuple(one for one in every if may(actor, permission, reads.scope_of(one.id)))
        assert reads.bodies_for(actor, permission, on=DAY) == plain, actor.grants
