"""`governance-app`: gathers the commands of every room, and gives each the application it works on."""

import os
from collections.abc import Callable
from copy import copy
from functools import wraps
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import click

import governance_app
from governance_app.app import create_app
from governance_app.cli import backup, check, erasure_drill, keys, migrate, pdf, restore, serve
from governance_app.cli.demo.command import demo
from governance_app.foundation.errors import GovernanceError
from governance_app.foundation.settings import SettingsMissing, read_settings, settings_of_nowhere
from governance_app.foundation.start import StartRefused
from governance_app.web.sentences import sentence


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
def commands() -> None:
    """Keep the life of the committees: who sits, when they meet, what they decide and what came of it.

    The installation is described by the environment: GOVERNANCE_DATABASE_URL names the database,
    GOVERNANCE_SECRET_FILE the key file that `governance-app keys new FILE` writes.
    """


def in_the_app(function: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command inside the application of this installation; tell refusals as one sentence."""

    @wraps(function)
    def run(*args: Any, **given: Any) -> Any:
        os.umask(0o077)  # databases, copies and exports hold personal data: only their owner reads them
        try:
            nowhere = getattr(function, "without_installation", False)
            with create_app(settings_of_nowhere() if nowhere else read_settings()).app_context():
                return function(*args, **given)
        except (SettingsMissing, StartRefused) as refusal:
            raise click.ClickException(str(refusal)) from None
        except GovernanceError as error:
            raise click.ClickException(str(sentence(error))) from None

    return run


def _wrap(command: click.Command) -> click.Command:
    """Return a command like this one that runs in the app; the room keeps its own as it was, for whoever is in the app already."""
    wrapped = copy(command)
    if isinstance(command, click.Group) and isinstance(wrapped, click.Group):
        wrapped.commands = {name: _wrap(member) for name, member in command.commands.items()}
    elif command.callback is not None:
        wrapped.callback = in_the_app(command.callback)
    return wrapped


def _gather() -> None:
    for room in sorted(found.name for found in iter_modules(governance_app.__path__) if found.ispkg):
        package = import_module(f"governance_app.{room}")
        if room != "cli" and any(floor.name == "cli" for floor in iter_modules(package.__path__)):
            group: click.Group = import_module(f"governance_app.{room}.cli").commands
            members = group.commands.values() if group.name == "commands" else [group]
            for command in members:
                commands.add_command(_wrap(command))


for _command in (
    backup.backup, check.check, demo, erasure_drill.erasure_drill, migrate.migrate, migrate.migration, pdf.pdf, restore.restore,
    serve.serve,
):
    commands.add_command(_wrap(_command))
commands.add_command(keys.keys)
_gather()

if __name__ == "__main__":
    commands()
