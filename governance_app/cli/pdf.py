"""`governance-app pdf sign` and `pdf check`: signatures of a PDF, on one's own machine and with nothing but the files.

No page ever asks for a .p12: whoever holds it could sign anything in that person's name.
"""

from datetime import UTC, datetime
from pathlib import Path

import click

from governance_app.documents.pdf_signature import roots_in, sign, verify
from governance_app.documents.signed_shapes import BottomLine, SealFound
from governance_app.foundation import clock
from governance_app.foundation.settings import without_installation
from governance_app.languages import formats
from governance_app.languages.catalogue import _
from governance_app.minutes.wording.signed_pdf import whose
from governance_app.web.sentences import label

HOLDS = {BottomLine.INTACT_AND_TRUSTED, BottomLine.INTACT_UNKNOWN_ISSUER}
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def pdf() -> None:
    """Sign a PDF, and tell what the signatures of one are worth."""


@pdf.command("sign")
@click.argument("file", type=EXISTING)
@click.option("--p12", required=True, type=EXISTING, help="Your certificate with its key (PKCS#12). It is read here and goes nowhere.")
@click.option("--reason", default="", help="Why you sign, written into the signature.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to write. Without it: beside FILE, with «-firmado» in its name.")
@click.option("--passphrase", prompt=True, hide_input=True, default="", help="Better not given: then it is asked for, and not shown.")
@without_installation
def sign_file(file: Path, p12: Path, reason: str, out: Path | None, passphrase: str) -> None:
    """Sign FILE with your own certificate (PAdES), behind what stands in it. FILE itself is never touched."""
    target = out or file.with_name(f"{file.stem}-firmado.pdf")
    signed = sign(file.read_bytes(), p12.read_bytes(), passphrase, reason)
    try:
        with target.open("xb") as opened:
            opened.write(signed)
    except FileExistsError:
        raise click.ClickException(_("%(file)s exists already and was not touched: choose another name with --out.", file=target)) from None
    click.echo(_("Signed: %(file)s", file=target))


@pdf.command("check")
@click.argument("file", type=EXISTING)
@click.option("--roots", type=click.Path(file_okay=False, path_type=Path), help="Folder with the PEM certificates that you trust.")
@without_installation
def check_file(file: Path, roots: Path | None) -> None:
    """Tell who signed FILE, whether it was changed since, and what could not be checked. Ends with 1 when it does not hold."""
    verdict = verify(file.read_bytes(), roots_in(roots), now=int(clock.now().timestamp()))
    click.echo(label(verdict.bottom_line))
    for seal in verdict.seals:
        click.echo("\n".join(("", *_told(seal))))
    if verdict.bottom_line not in HOLDS:
        raise SystemExit(1)


def _told(seal: SealFound) -> list[str]:
    """One signature as lines."""
    told = [whose(seal), label(seal.bottom_line), label(seal.coverage), label(seal.added), label(seal.chain)]
    if seal.proven_at is not None:
        told.append(_("Signed before %(hour)s: a time stamp proves it", hour=formats.moment(_instant(seal.proven_at))))
    elif seal.claimed_at is not None:
        told.append(_("Signed on %(hour)s, says the signer's machine", hour=formats.moment(_instant(seal.claimed_at))))
    return [*told, _("Not checked:"), *(f"- {label(each)}" for each in seal.unchecked)]


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
