"""PAdES: what the signatures of a PDF are worth, what was printed before anybody signed, and signing on one's own machine.

The work is done by a limited process without network (`signature_worker`): pyHanko takes a second to load and 98 MB, and the files
come from strangers. A file that cannot be read, is not signed or holds a corrupt certificate is a named result, never an error.
"""

import base64
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates

from governance_app.documents.errors import PdfFailed, PdfNotSigned, PdfTookTooLong, WrongPassphrase
from governance_app.documents.limited_worker import MEGABYTE, LimitedWorker
from governance_app.documents.signed_shapes import Added, BottomLine, Chain, Coverage, SealFound, Unchecked, Verdict, worst

WORKER = Path(__file__).resolve().parent / "signature_worker.py"
ROOT_FILES = ("*.pem", "*.crt")
LIMIT = 50_000_000
GAP = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
END = b"%%EOF"
TAIL = 4096  # no reader looks for the end of a PDF further up; looking through megabytes behind it takes a library minutes


@dataclass
class SealReader(LimitedWorker):
    """The process that reads seals; for a single piece of work it is ended at once, for it holds 98 MB."""

    def command(self) -> list[str]:
        """The worker alone: it needs no file."""
        return [str(WORKER)]

    def ask(self, asked: dict[str, Any], pdf: bytes) -> bytes:
        """Return its answer: a letter and a body."""
        return self.work(json.dumps(asked).encode() + b"\n" + pdf)


READER = SealReader(seconds=10, memory=768 * MEGABYTE, documents=1)


def roots_in(folder: Path | None) -> tuple[str, ...]:
    """The PEM certificates that an installation trusts: the files of its folder; none when it has no folder or nothing in it.

    A file that holds no readable certificate is left out; `roots_left_out` names it.
    """
    return tuple(text for path in root_files(folder) if (text := readable_root(path)))


def roots_left_out(folder: Path | None) -> tuple[str, ...]:
    """The names of the files of the folder that hold no readable certificate."""
    return tuple(path.name for path in root_files(folder) if not readable_root(path))


def root_files(folder: Path | None) -> list[Path]:
    """The files of the folder that should hold certificates."""
    return sorted(path for pattern in ROOT_FILES for path in folder.glob(pattern)) if folder is not None else []


def readable_root(path: Path) -> str:
    """The PEM text of a file, or "" when it holds no certificate."""
    try:
        found = load_pem_x509_certificates(path.read_bytes())
    except (ValueError, OSError):
        return ""
    return "".join(each.public_bytes(Encoding.PEM).decode() for each in found)


def verify(pdf: bytes, roots: tuple[str, ...], *, now: int) -> Verdict:
    """Tell what the signatures of `pdf` are worth to somebody who trusts `roots` (PEM texts); `now` in Unix seconds.

    `now` counts only for a signature that tells no hour. Raises nothing: a file over 50 MB or one that takes too long is NOT_CHECKED.
    """
    if len(pdf) > LIMIT:
        return Verdict(BottomLine.NOT_CHECKED)
    if END not in pdf[-TAIL:]:
        return Verdict(BottomLine.UNREADABLE)
    try:
        answer = READER.ask({"do": "verify", "roots": list(roots), "now": now}, pdf)
    except (PdfTookTooLong, PdfFailed):
        return Verdict(BottomLine.NOT_CHECKED)
    if answer[:1] != b"R":
        return Verdict(BottomLine.UNREADABLE)
    seals = tuple(map(seal_found, json.loads(answer[1:])))
    return Verdict(worst(tuple(each.bottom_line for each in seals)), seals)


def seal_found(told: dict[str, Any]) -> SealFound:
    """One report of the worker as facts."""
    chain = Chain(told["chain"])
    return SealFound(
        field=told["field"], signer=told["signer"], identity=told["identity"], issuer=told["issuer"], claimed_at=told["claimed_at"],
        proven_at=told["stamped_at"] if told["stamp_trusted"] else None, unchanged=told["unchanged"] and told["stamp_intact"],
        coverage=Coverage(told["coverage"]), added=Added(told["added"]), valid_from=told["valid_from"], valid_until=told["valid_until"],
        valid_then=told["valid_then"], chain=chain, unchecked=tuple(unchecked(told, chain)), bottom_line=bottom_line(told, chain))


def unchecked(told: dict[str, Any], chain: Chain) -> list[Unchecked]:
    """What nobody could look at here."""
    found = {
        Unchecked.REVOCATION: True,
        Unchecked.ROOT: chain is Chain.UNKNOWN,
        Unchecked.HOUR: not told["stamp_trusted"],
        Unchecked.TIMESTAMP_ISSUER: told["stamped_at"] is not None and not told["stamp_trusted"],
        Unchecked.EXTRA_CERTIFICATES: told["strangers"],
    }
    return [each for each, so in found.items() if so]


def bottom_line(told: dict[str, Any], chain: Chain) -> BottomLine:
    """The worst that is known of one signature."""
    if not told["unchanged"] or not told["stamp_intact"] or told["coverage"] == "part":
        return BottomLine.ALTERED
    if told["added"] == "other":
        return BottomLine.ADDED_AFTERWARDS
    if chain is Chain.BROKEN or not told["valid_then"]:
        return BottomLine.INTACT_BAD_CERTIFICATE
    known = chain is Chain.TRUSTED and not told["strangers"]
    return BottomLine.INTACT_AND_TRUSTED if known else BottomLine.INTACT_UNKNOWN_ISSUER


def content_before_signature(pdf: bytes) -> bytes:
    """The bytes that stood before anybody signed, up to their `%%EOF`; raises PdfNotSigned when none can be told apart.

    A signature added behind what stands (as PAdES asks) leaves them as they were. One that rewrote the file has none.
    """
    found = GAP.search(pdf)
    end = pdf.rfind(END, 0, int(found[1])) if found else -1
    if end < 0:
        raise PdfNotSigned
    return pdf[:end + len(END)]


def is_signed_copy(frozen: bytes, signed: bytes) -> bool:
    """Whether `signed` is `frozen`, byte for byte, with signatures behind it (line ends at the seam aside)."""
    try:
        return content_before_signature(signed).rstrip() == frozen.rstrip()
    except PdfNotSigned:
        return False


def sign(pdf: bytes, p12: bytes, passphrase: str, reason: str = "") -> bytes:
    """Return `pdf` signed with the key of a PKCS#12 file (PAdES B-B). For the person's own machine: no page ever asks for a .p12.

    Raises WrongPassphrase (or no PKCS#12), PdfFailed (the PDF cannot be read), PdfTookTooLong.
    """
    asked = {"do": "sign", "p12": base64.b64encode(p12).decode(), "passphrase": passphrase, "reason": reason}
    answer = READER.ask(asked, pdf)
    if answer[:1] == b"S":
        return answer[1:]
    if answer[1:] == b"WrongPassphrase":
        raise WrongPassphrase
    raise PdfFailed(reason=answer[1:].decode())
