"""The words for what the signatures of a PDF are worth. Never "valid" alone: what holds, and what nobody could check here."""

from enum import Enum
from typing import Any

from governance_app.documents.errors import PdfNotSigned, WrongPassphrase
from governance_app.documents.signed_shapes import Added, BottomLine, Chain, Coverage, SealFound, Unchecked
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l

LABELS: dict[Enum, Any] = {
    BottomLine.INTACT_AND_TRUSTED: _l("Unchanged since it was signed, and the certificate comes from an authority that is trusted here"),
    BottomLine.INTACT_UNKNOWN_ISSUER: _l("Unchanged since it was signed, but we do not know who issued the certificate"),
    BottomLine.INTACT_BAD_CERTIFICATE: _l(
        "Unchanged since it was signed, but the certificate does not hold: it had ended, or is not for signing"),
    BottomLine.ADDED_AFTERWARDS: _l("Something that is not a signature was added after it was signed"),
    BottomLine.ALTERED: _l("It was changed after it was signed"),
    BottomLine.NOT_SIGNED: _l("It carries no electronic signature"),
    BottomLine.UNREADABLE: _l("It cannot be read as a PDF, or its signature is damaged"),
    BottomLine.NOT_CHECKED: _l("It could not be checked here: it is too large, or takes too long"),
    Coverage.WHOLE: _l("The signature covers the whole file"),
    Coverage.REVISION: _l("The signature covers the file as it was when it was signed"),
    Coverage.PART: _l("The signature covers only a part of the file"),
    Added.NOTHING: _l("Nothing was added afterwards"),
    Added.SEALS: _l("Only other signatures were added afterwards"),
    Added.OTHER: _l("Something that is not a signature was added afterwards"),
    Chain.TRUSTED: _l("The issuer is among those that are trusted here"),
    Chain.UNKNOWN: _l("The issuer is not among those that are trusted here"),
    Chain.BROKEN: _l("The certificate does not hold"),
    Unchecked.REVOCATION: _l("Whether the certificate was withdrawn before its end: for that one must ask its issuer over the network"),
    Unchecked.ROOT: _l("Who stands behind the certificate: its authority is not in the list of this installation"),
    Unchecked.HOUR: _l("The hour of signing: it is the one that the signer's own machine says"),
    Unchecked.TIMESTAMP_ISSUER: _l("The time stamp: its authority is not in the list of this installation"),
    Unchecked.EXTRA_CERTIFICATES: _l("Certificates that travel along and that nobody here knows"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    PdfNotSigned: _l("This file carries no signature behind its content."),
    WrongPassphrase: _l("The .p12 file does not open with this passphrase, or holds no key with its certificate."),
}


def whose(seal: SealFound) -> str:
    """Whose certificate it is, as a line."""
    if seal.identity:
        return _("%(name)s (%(number)s), certified by %(issuer)s", name=seal.signer, number=seal.identity, issuer=seal.issuer)
    return _("%(name)s, certified by %(issuer)s", name=seal.signer, issuer=seal.issuer)
