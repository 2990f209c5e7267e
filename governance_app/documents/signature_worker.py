"""The one who looks at seals: a process of its own that verifies and makes PDF signatures. It imports pyHanko and nothing of ours.

Talks in frames on standard input and output: 4 bytes of length, then the bytes. A request is a line of JSON, a line feed and the
bytes of the PDF; the answer is one byte (`R` report as JSON, `S` signed PDF, `E` the name of what went wrong). Nothing is fetched.
Started as: signature_worker.py MEMORY_BYTES CPU_SECONDS
"""

import base64
import io
import json
import logging
import re
import resource
import struct
import sys
from datetime import UTC, datetime
from typing import Any, BinaryIO

from asn1crypto import core, parser, pem, x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

SIGNS = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
COVERS: dict[Any, str] = {SignatureCoverageLevel.ENTIRE_FILE: "whole", SignatureCoverageLevel.ENTIRE_REVISION: "revision"}
ADDED = {ModificationLevel.NONE: "nothing", ModificationLevel.LTA_UPDATES: "seals", ModificationLevel.FORM_FILLING: "seals"}
CEDULAS = {  # where accredited issuers of Ecuador write it, as the library of FirmaEC (rubrica) reads it
    f"1.3.6.1.4.1.{arc}" for arc in (
        "37947.3.1", "37746.3.1", "43745.1.3.1", "18332.3.1", "56105.3.1", "34380.3.1", "52643.3.1", "57153.102.3.1", "47286.102.3.1")}
SPACE = 16384  # bytes reserved for one signature: its certificates and, at most, one timestamp
INDEFINITE, CONSTRUCTED, NOTHING = 0x80, 0x20, (b"", b"\x05\x00")  # of ASN.1: a length, a bit of a tag, absent or NULL
NO_CHAIN = "NO_CERTIFICATE_CHAIN_FOUND"


class WrongPassphrase(Exception):
    """The .p12 does not open, or holds no key and certificate."""


class HiddenSignature(Exception):
    """There is the range of a signature, and nothing in the document leads to it: somebody damaged the way."""


def limit(memory: int, seconds: int) -> None:
    """No more memory, processor time, written files or core dumps than given; the kernel enforces it."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame, or None at the end of the stream."""
    head = stream.read(4)
    return stream.read(struct.unpack(">I", head)[0]) if len(head) == 4 else None


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Send one frame."""
    stream.write(struct.pack(">I", len(body)) + body)
    stream.flush()


def certificates(texts: list[str]) -> list[Any]:
    """The certificates of PEM texts, in order; ValueError when one of them is none."""
    return [x509.Certificate.load(der) for text in texts for _kind, _head, der in pem.unarmor(text.encode(), multiple=True)]


def verify(pdf: bytes, asked: dict[str, Any]) -> list[dict[str, Any]]:
    """One report per signature, in the order in which they were made."""
    roots = certificates(asked["roots"])
    found = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_regular_signatures
    if not found and b"/ByteRange" in pdf:
        raise HiddenSignature
    return [checked(pdf, each, roots, asked["now"]) for each in found]


def checked(pdf: bytes, seal: Any, roots: list[Any], now: int) -> dict[str, Any]:
    """Everything that can be told of one signature; what its certificate says even when the signature does not hold."""
    signer = seal.signer_cert
    report = {"field": seal.fq_name, **named(signer), **dated(seal, signer, now)}
    moment = datetime.fromtimestamp(report["stamped_at"] or report["claimed_at"] or now, UTC)
    try:
        status = validate_pdf_signature(seal, context(roots, moment), context(roots, moment), key_usage_settings=SIGNS)
    except Exception as error:  # every way in which a hostile signature breaks a library is the same fact here
        return report | {"unchanged": False, "coverage": "part", "added": "other", "chain": "broken", "why": type(error).__name__}
    stamp, problem = status.timestamp_validity, status.trust_problem_indic
    return report | {
        "unchanged": bool(status.intact and status.valid and strictly_written(pdf, seal)),
        "coverage": COVERS.get(status.coverage, "part"),
        "added": added(pdf, seal, status),
        "chain": chain(status),
        "why": str(problem or ""),
        "stamp_intact": stamp is None or bool(stamp.intact and stamp.valid),
        "stamp_trusted": bool(stamp and stamp.intact and stamp.valid and stamp.trusted and all(
            well_wrapped(each, "v3") for each in extract_tst_data_iter(seal.signer_info, signed=False))),
        "strangers": strangers(seal, roots),
    }


def added(pdf: bytes, seal: Any, status: Any) -> str:
    """What came after: bytes behind the signed ones that no revision explains are something too."""
    level = ADDED.get(status.modification_level, "other") if status.docmdp_ok is not False else "other"
    return "other" if level == "nothing" and sum(list(seal.byte_range)[2:]) != len(pdf) else level


def context(roots: list[Any], moment: datetime) -> ValidationContext:
    """Trust these roots only, at that moment; nothing is fetched."""
    return ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail", moment=moment)


def chain(status: Any) -> str:
    """Whether the certificate leads to a root of ours."""
    if status.trusted:
        return "trusted"
    problem, own = status.trust_problem_indic, status.signing_cert.self_signed != "no"
    return "unknown" if own or (problem is not None and problem.name == NO_CHAIN) else "broken"


def named(signer: Any) -> dict[str, str]:
    """Who the certificate says that signed, and who issued it."""
    subject, issuer = signer.subject.native, signer.issuer.native
    return {
        "signer": word(subject.get("common_name")) or signer.subject.human_friendly,
        "identity": cedula(signer) or word(subject.get("serial_number")),
        "issuer": ", ".join(filter(None, (word(issuer.get("common_name")), word(issuer.get("organization_name"))))),
    }


def cedula(signer: Any) -> str:
    """The number in the extension that Ecuadorian issuers use, or "": in some, the subject's serialNumber is another number."""
    for extension in signer["tbs_certificate"]["extensions"]:
        if extension["extn_id"].dotted in CEDULAS:
            held = bytes(extension["extn_value"].contents)
            texts = {core.UTF8String.tag, core.PrintableString.tag, core.IA5String.tag}
            return (held[2:] if held[:1] and held[0] in texts else held).decode("ascii", "replace")[:20]
    return ""


def word(value: Any) -> str:
    """A name part as text: a repeated part comes as a list."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def dated(seal: Any, signer: Any, now: int) -> dict[str, Any]:
    """The hour said, the hour stamped, and whether the certificate was valid then (when neither is known: now)."""
    claimed, stamp = seal.self_reported_timestamp, next(extract_tst_data_iter(seal.signer_info, signed=False), None)
    stamped = stamp["encap_content_info"]["content"].parsed["gen_time"].native if stamp is not None else None
    validity = signer["tbs_certificate"]["validity"]
    begins, ends = (int(validity[edge].native.timestamp()) for edge in ("not_before", "not_after"))
    hours = [int(each.timestamp()) if each else None for each in (claimed, stamped)]
    return {"claimed_at": hours[0], "stamped_at": hours[1], "valid_from": begins, "valid_until": ends,
            "valid_then": begins <= (hours[1] or hours[0] or now) <= ends, "stamp_intact": True, "stamp_trusted": False, "strangers": False}


def strictly_written(pdf: bytes, seal: Any) -> bool:
    """Whether the one place that a signature cannot cover (itself) holds it, then zeros, and nothing else.

    The gap between the two signed ranges is `<`, hexadecimal digits of one case, `>`; behind the signature follow only zeros.
    """
    begin, first, second, last = list(seal.byte_range)
    gap = pdf[first:second]
    if begin != 0 or second + last > len(pdf) or not re.fullmatch(rb"<([0-9a-f]+|[0-9A-F]+)>", gap) or len(gap) % 2:
        return False
    content = bytes.fromhex(gap[1:-1].decode())
    size = parser.peek(content)
    return (content[size:].strip(b"\0") == b"" and (content[1] == INDEFINITE or tiled(content[:size]))
            and well_wrapped(seal.signed_data, "v1"))


def tiled(values: bytes) -> bool:
    """Whether the values fill their place exactly, at every depth; libraries pass over what stands behind the last one they expect."""
    while values:
        size = parser.peek(values)
        kind = values[0]
        body = parser.parse(values[:size], strict=True)[4]
        if kind == 0 or (kind & CONSTRUCTED and not tiled(body)):
            return False
        values = values[size:]
    return True


def well_wrapped(envelope: Any, version: str) -> bool:
    """Whether the figures of an envelope that no digest protects say what RFC 5652 asks: nobody changed them unseen.

    `version`: of an envelope whose signer is named by issuer and number; "v3" for a time stamp, whose content is no plain data.
    """
    (signer,) = envelope["signer_infos"]
    by_number = signer["sid"].name == "issuer_and_serial_number"
    digests = [*envelope["digest_algorithms"], signer["digest_algorithm"]]
    plain = [each for each in (*digests, signer["signature_algorithm"]) if each["algorithm"].native != "rsassa_pss"]
    return bool(
        envelope["version"].native == (version if by_number else "v3") and signer["version"].native == ("v1" if by_number else "v3")
        and len(digests) == 2 and digests[0]["algorithm"].native == digests[1]["algorithm"].native
        and all(each["parameters"].dump() in NOTHING for each in plain)
        and (not by_number or named_as_certified(envelope, signer["sid"].chosen)))


def named_as_certified(envelope: Any, named: Any) -> bool:
    """Whether the signer's issuer is written, byte for byte, as in the certificate of that number: libraries pass over its letter case."""
    held = [each.chosen for each in envelope["certificates"] if each.name == "certificate"]
    return any(each.issuer.dump() == named["issuer"].dump() for each in held if each.serial_number == named["serial_number"].native)


def strangers(seal: Any, roots: list[Any]) -> bool:
    """Whether something travels along that nothing protects: a certificate that none of the others and no root has signed, a list."""
    unsigned = {each["type"].native for each in seal.signer_info["unsigned_attrs"] or ()}
    if seal.signed_data["crls"] or unsigned - {"signature_time_stamp_token"}:
        return True
    travelling = [seal.signer_cert, *seal.other_embedded_certs]
    issuers = [load_der_x509_certificate(each.dump()) for each in (*travelling, *roots)]
    return not all(any(signed_by(load_der_x509_certificate(each.dump()), issuer) for issuer in issuers) for each in travelling[1:])


def signed_by(certificate: Any, issuer: Any) -> bool:
    """Whether the issuer's key made the certificate's signature."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def sign(pdf: bytes, asked: dict[str, Any]) -> bytes:
    """The PDF with one more signature (PAdES B-B), added behind what stands."""
    signer = holder(base64.b64decode(asked["p12"]), asked["passphrase"].encode() or None)
    out = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    taken = {each.fq_name for each in out.prev.embedded_signatures}
    name = next(f"Firma{number}" for number in range(1, 10_000) if f"Firma{number}" not in taken)
    described = signers.PdfSignatureMetadata(
        field_name=name, reason=asked["reason"] or None, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256")
    done: Any = signers.PdfSigner(described, signer).sign_pdf(out, bytes_reserved=SPACE)
    return bytes(done.getvalue())


def holder(p12: bytes, passphrase: bytes | None) -> Any:
    """The key and certificate of a PKCS#12 file; WrongPassphrase whatever is wrong with it."""
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(p12, other_certs=[], passphrase=passphrase)
    except ValueError:
        raise WrongPassphrase from None
    if signer is None or signer.signing_cert is None:
        raise WrongPassphrase
    return signer


def answer(frame: bytes) -> bytes:
    """`R` and the report, `S` and the signed PDF, or `E` and the name of what went wrong (never the words of a library)."""
    head, _line, pdf = frame.partition(b"\n")
    asked = json.loads(head)
    try:
        if asked["do"] == "sign":
            return b"S" + sign(pdf, asked)
        return b"R" + json.dumps(verify(pdf, asked)).encode()
    except Exception as error:  # a corrupt file may break the libraries in any way; no file ends the worker
        return b"E" + type(error).__name__.encode()


def main() -> None:
    """Serve until the parent closes the pipe."""
    logging.disable()  # pyHanko tells names of certificates; nothing of a person is written anywhere
    sys.setrecursionlimit(2_000)
    limit(int(sys.argv[1]), int(sys.argv[2]))
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        write_frame(sys.stdout.buffer, answer(frame))


if __name__ == "__main__":
    main()
