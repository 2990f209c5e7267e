"""Planted faults for the house: each forbidden import is caught and named."""

import pytest

from tests.house.reading import PACKAGE, Module, forbidden

pytestmark = pytest.mark.planted


@pytest.mark.parametrize(("file", "target"), [
    ("meetings/reads.py", "governance_app.voting.rules"),
    ("voting/rules/tally.py", "flask"),
    ("voting/rules/tally.py", "sqlalchemy"),
    ("voting/rules/tally.py", "governance_app.foundation.clock"),
    ("voting/actions.py", "governance_app.voting.pages"),
    ("voting/actions.py", "flask"),
    ("voting/actions.py", "governance_app.meetings.records"),
    ("voting/pages.py", "sqlalchemy"),
    ("voting/pages.py", "governance_app.meetings.pages"),
    ("web/forms.py", "governance_app.access.guards"),
])
def test_a_planted_import_is_caught(file: str, target: str) -> None:
    """The reader of the house objects to each."""
    assert forbidden(Module(PACKAGE / file), target)


@pytest.mark.parametrize(("file", "target"), [
    ("voting/rules/tally.py", "fractions"), ("voting/reads.py", "governance_app.meetings.records"),
    ("voting/actions.py", "governance_app.meetings.reads"), ("voting/pages.py", "governance_app.web.forms"),
])
def test_an_honest_import_passes(file: str, target: str) -> None:
    """No false alarm."""
    assert forbidden(Module(PACKAGE / file), target) == ""
