"""Documents that cannot lie: what the code has, the documents name."""

import re

from tests.house.reading import PACKAGE
from tests.house.reference import FILE, events, text

DOCS = PACKAGE.parent


def test_the_reference_is_what_the_code_has() -> None:
    """A new permission, event, setting or command is written down in the same commit."""
    assert FILE.read_text(encoding="utf-8") == text(), "run: python -m tests.house.reference"


def test_event_names_are_dotted_and_of_their_room() -> None:
    """`room.what_happened`, for ever."""
    wrong = [name for name, kind in events().items() if not re.fullmatch(rf"{kind.__module__.split('.')[1]}\.[a-z_]+", name)]
    assert not wrong, wrong


def test_events_carry_no_words_about_people() -> None:
    """A leaf never has a field for a name, a text or an answer."""
    personal = {"name", "person", "people", "text", "title", "sex", "age", "ethnic", "nationality", "answer", "identity", "reason"}
    personal |= {"chair", "secretary", "proposer", "holder"}
    wrong = {name: kind for name, kind in events().items() if personal & set(kind.__dataclass_fields__)}
    assert not wrong, wrong


def test_the_settings_are_explained() -> None:
    """docs/operations.md explains each."""
    explained = (DOCS / "docs" / "operations.md").read_text(encoding="utf-8")
    named = re.findall(r"`(GOVERNANCE_[A-Z_]+)`", FILE.read_text(encoding="utf-8"))
    assert named, "no setting found"
    assert not [name for name in named if name not in explained]


def test_every_link_of_the_documents_leads_somewhere() -> None:
    """A picture or page that a document names is there."""
    broken = [
        f"{file.name}: {target}"
        for file in (DOCS / "README.md", DOCS / "CHANGELOG.md", *(DOCS / "docs").rglob("*.md"))
        for target in re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8"))
        if not (file.parent / target).exists()
    ]
    assert not broken, broken
