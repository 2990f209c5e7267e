"""`governance-app user …`: accounts from the machine itself. What it prints once is kept nowhere."""

from collections.abc import Callable
from uuid import UUID

import click

from governance_app.access import actions, reads
from governance_app.access.rules import SYSTEM, AccountLine, Role, Secret, new_code, random_password, written
from governance_app.foundation import clock
from governance_app.foundation.ids import new_id

_ROLES = click.Choice([role.value for role in Role])
_body = click.option("--body", "body_name", help="The committee, by name or id. Without it: all committees.")


@click.group(name="user")
def commands() -> None:
    """Keep the accounts: list, add, invite, give roles, close, print codes."""


@commands.command("list")
def list_accounts() -> None:
    """Show every account with its roles."""
    lines = reads.accounts_seen_by(SYSTEM, clock.now())
    for line in lines:
        roles = "; ".join(f"{g.role.value} — {g.body_name or 'all committees'}" for g in line.grants) or "no role"
        click.echo(f"{line.login}\t{line.name}\t{'open' if line.active else 'closed'}\t{roles}")
    if not lines:
        click.echo("There is no account yet. `governance-app user first-administrator` prints the first code.")


@commands.command()
@click.argument("login")
@click.argument("name")
@click.option("--role", type=_ROLES, help="The first role.")
@_body
def add(login: str, name: str, role: str | None, body_name: str | None) -> None:
    """Make an account called LOGIN for NAME, with a random password that is shown once."""
    password = random_password()
    actions.add_account(
        actor=SYSTEM, id=new_id(), login=login, name=name, password=Secret(password), role=Role(role) if role else None,
        body=_find_body(body_name), now=clock.now(),
    )
    click.echo(f"Account {login} is ready. Password, shown only now: {password}")


@commands.command()
@click.argument("name")
@click.option("--role", type=_ROLES, required=True, help="What the person will be.")
@_body
def invite(name: str, role: str, body_name: str | None) -> None:
    """Print a code with which NAME makes an account. It holds 30 days and works once."""
    body = _find_body(body_name)
    _print_code(lambda code: actions.invite(
        actor=SYSTEM, id=new_id(), role=Role(role), body=body, name=name, code=code, now=clock.now()))


@commands.command()
@click.argument("login")
@click.argument("role", type=_ROLES)
@_body
@click.option("--end", is_flag=True, help="End the role instead of giving it.")
def role(login: str, role: str, body_name: str | None, end: bool) -> None:
    """Give the account LOGIN a ROLE, or end it."""
    account, body = _find_account(login), _find_body(body_name)
    if not end:
        actions.grant_role(actor=SYSTEM, id=new_id(), account=account.id, role=Role(role), body=body, now=clock.now())
        click.echo(f"{login} now has the role {role}.")
        return
    held = next((g for g in account.grants if (g.role, g.body) == (Role(role), body)), None)
    if held is None:
        raise click.ClickException(f"{login} does not have this role there.")
    actions.end_role(actor=SYSTEM, id=new_id(), grant=held.id, now=clock.now())
    click.echo(f"{login} no longer has the role {role}.")


@commands.command()
@click.argument("login")
def deactivate(login: str) -> None:
    """Close the account LOGIN: its roles and sessions end at once."""
    actions.deactivate_account(actor=SYSTEM, id=new_id(), account=_find_account(login).id, now=clock.now())
    click.echo(f"The account {login} is closed.")


@commands.command()
@click.argument("login")
def reset(login: str) -> None:
    """Print a code with which the holder of LOGIN chooses a new password. It holds 3 days and works once."""
    account = _find_account(login).id
    _print_code(lambda code: actions.print_reset(actor=SYSTEM, id=new_id(), account=account, code=code, now=clock.now()))


@commands.command("first-administrator")
def first_administrator() -> None:
    """Print the code that makes the first administrator. Only while there is none; it holds 24 hours."""
    _print_code(lambda code: actions.print_first_administrator(actor=SYSTEM, id=new_id(), code=code, now=clock.now()))


def _print_code(keep: Callable[[Secret], object]) -> None:
    code = new_code()
    keep(Secret(code))
    click.echo(f"Code, shown only now: {written(code)}")
    click.echo("Write it at the page /invitacion of this installation.")


def _find_account(login: str) -> AccountLine:
    for line in reads.accounts_seen_by(SYSTEM, clock.now()):
        if line.login == login:
            return line
    raise click.ClickException(f"There is no account called {login}. See `governance-app user list`.")


def _find_body(text: str | None) -> UUID | None:
    if not text:
        return None
    names = reads.body_names(clock.local_day(clock.now()))
    found = [body for body, name in names.items() if text.casefold() in (name.casefold(), str(body))]
    if len(found) != 1:
        raise click.ClickException(f"{'No committee is' if not found else 'Several committees are'} called {text}. Use its id.")
    return found[0]
