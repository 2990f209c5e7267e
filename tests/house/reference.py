"""Writes docs/reference.md from the code: permissions, events, settings, commands. Run `python -m tests.house.reference`."""

import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import click

from governance_app import RIVER
from governance_app.access.rules import GRANTS, HANDED_OUT_WITH, Permission, Role
from governance_app.cli.main import commands
from governance_app.record.rules import Event
from tests.house.reading import PACKAGE, modules

FILE = PACKAGE.parent / "docs" / "reference.md"


def text() -> str:
    """Return what docs/reference.md must say."""
    parts = (
        "# Reference: permissions, events, settings, commands",
        "Made by `python -m tests.house.reference` from the code; a test fails when the two differ.",
        "## Permissions\nA role in a body holds in the bodies nested in it.\n\n" + _permissions(),
        "## Events of the record\nNames are permanent. Fields hold ids, days, figures and codes; "
        "never a name or what a person said of themselves.\n\n" + _events(),
        "## Settings\nRead once at the start, from the environment.\n\n" + _settings(),
        "## Commands\n\n" + "\n".join(_commands(commands, "governance-app")),
    )
    return "\n\n".join(parts) + "\n"


def _permissions() -> str:
    head = "| permission | " + " | ".join(role.value for role in Role) + " |\n|---|" + "---|" * len(Role) + "\n"
    rows = (f"| {p.value} | " + " | ".join("yes" if role in GRANTS[p] else "" for role in Role) + " |" for p in Permission)
    givers = (", ".join(giver.value for giver in Role if giver in GRANTS[HANDED_OUT_WITH[role]]) for role in Role)
    return head + "\n".join([*rows, "| *given and ended by* | " + " | ".join(givers) + " |"])


def events() -> dict[str, type[Event]]:
    """Return every event by its name. Raises AssertionError when two share a name."""
    for module in modules():
        if module.room in RIVER and module.floor == "rules":
            import_module(module.name)
    found: dict[str, type[Event]] = {}
    for kind in _kinds(Event):
        assert kind.name, kind
        assert kind.name not in found, (kind, found.get(kind.name))
        found[kind.name] = kind
    return dict(sorted(found.items()))


def _kinds(kind: type[Event]) -> list[type[Event]]:
    below = [k for k in kind.__subclasses__() if k.__module__.startswith("governance_app.")]
    return below + [deeper for k in below for deeper in _kinds(k)]


def _events() -> str:
    told = {name: (", ".join(f.name for f in fields(kind)), (kind.__doc__ or "").splitlines()[0]) for name, kind in events().items()}
    lines = (f"| `{name}` | {what} | {why} |" for name, (what, why) in told.items())
    return "| event | fields | what happened |\n|---|---|---|\n" + "\n".join(lines)


def _settings() -> str:
    source = (Path(PACKAGE) / "foundation" / "settings.py").read_text(encoding="utf-8")
    return "\n".join(f"- `{name}`" for name in sorted(set(re.findall(r"\"(GOVERNANCE_[A-Z_]+)\"", source))))


def _commands(command: click.Command, path: str) -> list[str]:
    if not isinstance(command, click.Group):
        return [f"- `{path}`: {(command.help or '').strip().splitlines()[0]}"]
    context = click.Context(command)
    return [line for name in command.list_commands(context) if (below := command.get_command(context, name)) and not below.hidden
            for line in _commands(below, f"{path} {name}")]


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
