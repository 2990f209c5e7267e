"""Signatures of PDFs: whose, intact or not, what came after, and what nobody could check. A test authority signs; nothing is fetched."""

import dataclasses
import io
import random
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pypdf
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import ArrayObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from governance_app.documents import pdf_file, pdf_signature
from governance_app.documents.errors import PdfFailed, PdfNotSigned, WrongPassphrase
from governance_app.documents.limited_worker import MEGABYTE
from governance_app.documents.pdf_signature import content_before_signature, is_signed_copy, roots_in, roots_left_out
from governance_app.documents.signed_shapes import Added, BottomLine, Chain, Coverage, Unchecked, Verdict, worst
from tests.support import authority
from tests.support import documents_examples as examples

DAMAGED = {BottomLine.ALTERED, BottomLine.UNREADABLE}


@pytest.fixture(scope="module", autouse=True)
def one_reader() -> Iterator[None]:
    """The same process for all these tests; the application ends it after each file."""
    own = pdf_signature.READER
    pdf_signature.READER = pdf_signature.SealReader(seconds=20, memory=768 * MEGABYTE, documents=100_000)
    yield
    pdf_signature.READER.close()
    pdf_signature.READER = own


def verify(pdf: bytes, *roots: str) -> Verdict:
    return pdf_signature.verify(pdf, roots or (authority.root().pem,), now=authority.NOW)


@cache
def frozen() -> bytes:
    return pdf_file.to_pdf(examples.acta(1, 2))


@cache
def signed() -> bytes:
    return authority.signed_elsewhere(frozen(), authority.person())


@cache
def signed_twice() -> bytes:
    return pdf_signature.sign(signed(), authority.p12(authority.person("Persona de Ejemplo 2")), authority.SECRET, "Certifico")


def test_what_another_tool_signed_is_told_whole() -> None:
    (seal,) = verify(signed()).seals
    assert seal.bottom_line is BottomLine.INTACT_AND_TRUSTED
    assert (seal.signer, seal.identity) == ("Persona de Ejemplo 1", authority.CEDULA)
    assert seal.issuer == "Emisora de prueba, Autoridad de prueba"
    assert abs(seal.claimed_at - authority.NOW) < 86400
    assert seal.proven_at is None
    assert seal.unchanged
    assert seal.valid_then
    assert (seal.coverage, seal.added, seal.chain) == (Coverage.WHOLE, Added.NOTHING, Chain.TRUSTED)
    assert seal.unchecked == (Unchecked.REVOCATION, Unchecked.HOUR)


@pytest.mark.parametrize("written", [b"\x0c\x0a1712345675", b"\x13\x0a1712345675", b"\x16\x0a1712345675", b"1712345675"])
def test_the_cedula_of_an_ecuadorian_issuer_is_read_where_it_writes_it(written: bytes) -> None:
    """The Banco Central writes another number in the subject's serialNumber."""
    holder = authority.issue("Ana", authority.issuing(), serial="0000123456", extension=("1.3.6.1.4.1.37947.3.1", written))
    (seal,) = verify(authority.signed_elsewhere(frozen(), holder)).seals
    assert (seal.identity, seal.bottom_line) == ("1712345675", BottomLine.INTACT_AND_TRUSTED)


def test_the_older_form_is_read_too() -> None:
    assert verify(authority.signed_elsewhere(frozen(), authority.person(), plain=True)).bottom_line is BottomLine.INTACT_AND_TRUSTED


def test_without_its_root_it_is_intact_and_never_trusted() -> None:
    other = authority.issue("Otra raíz", authority=True)
    for roots in ((other.pem,), (other.pem, authority.issue("Tercera raíz", authority=True).pem)):
        (seal,) = verify(signed(), *roots).seals
        assert seal.bottom_line is BottomLine.INTACT_UNKNOWN_ISSUER
        assert Unchecked.ROOT in seal.unchecked
    assert pdf_signature.verify(signed(), (), now=authority.NOW).bottom_line is BottomLine.INTACT_UNKNOWN_ISSUER


def test_a_root_that_only_bears_the_name_does_not_make_it_trusted() -> None:
    impostor = authority.issue("Raíz de prueba", authority=True)
    assert verify(signed(), impostor.pem).seals[0].chain is Chain.BROKEN


@pytest.mark.parametrize("legacy", [False, True])
def test_our_own_command_signs_with_either_kind_of_p12(legacy: bool) -> None:
    done = pdf_signature.sign(frozen(), authority.p12(authority.person(), legacy=legacy), authority.SECRET, "Certifico")
    assert verify(done).bottom_line is BottomLine.INTACT_AND_TRUSTED
    assert done.startswith(frozen())


@pytest.fixture(scope="module")
def openssl(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Callable[..., None]]:
    """A root and a person made by openssl alone, in a folder, and the way to call it there."""
    assert shutil.which("openssl"), "install openssl: this campaign signs with it"
    folder = tmp_path_factory.mktemp("openssl")

    def call(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    call("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days", "30", "-subj", "/CN=Raiz")
    call("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "me.key", "-out", "me.csr", "-subj", "/CN=Persona/serialNumber=1600000000")
    (folder / "me.ext").write_text("keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=critical,CA:false\n")
    call("x509", "-req", "-in", "me.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "10", "-extfile", "me.ext", "-out", "me.pem")
    return folder, call


@pytest.mark.campaign
@pytest.mark.parametrize("how", [(), ("-legacy",)])
def test_a_p12_that_openssl_made_signs(openssl: tuple[Path, Callable[..., None]], how: tuple[str, ...]) -> None:
    folder, call = openssl
    call("pkcs12", "-export", *how, "-inkey", "me.key", "-in", "me.pem", "-certfile", "root.pem", "-passout", "pass:x", "-out", "me.p12")
    done = pdf_signature.sign(frozen(), (folder / "me.p12").read_bytes(), "x")
    (seal,) = verify(done, (folder / "root.pem").read_text()).seals
    assert (seal.bottom_line, seal.signer, seal.identity) == (BottomLine.INTACT_AND_TRUSTED, "Persona", "1600000000")


def covered() -> bytes:
    """What the signature of the signed example covers."""
    gap = pdf_signature.GAP.search(signed())
    return signed()[:int(gap[1])] + signed()[int(gap[2]):]


def holds_and_a_changed_byte_is_caught(seal: bytes, root: str) -> None:
    """Put a signature made by another program in the place of ours, and look at it whole and with one byte changed."""
    gap = pdf_signature.GAP.search(signed())
    begin, end = int(gap[1]), int(gap[2])
    done = signed()[:begin] + b"<" + seal.hex().encode().ljust(end - begin - 2, b"0") + b">" + signed()[end:]
    (found,) = verify(done, root).seals
    assert found.bottom_line is BottomLine.INTACT_AND_TRUSTED
    chance = random.Random(7)
    for at in (chance.randrange(len(done)) for _ in range(30)):
        line = verify(flipped(at, 1 << chance.randrange(8), done), root).bottom_line
        assert line not in {BottomLine.INTACT_AND_TRUSTED, BottomLine.NOT_SIGNED}


def test_a_signature_that_another_library_made_holds_and_one_changed_byte_is_caught() -> None:
    """Not a byte of it is pyHanko's: the library `cryptography` signs what the range covers."""
    who = authority.person()
    builder = pkcs7.PKCS7SignatureBuilder().set_data(covered()).add_signer(who.certificate, who.key, hashes.SHA256())
    for above in who.above:
        builder = builder.add_certificate(above)
    options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
    holds_and_a_changed_byte_is_caught(builder.sign(Encoding.DER, options), authority.root().pem)


@pytest.mark.campaign
@pytest.mark.parametrize("how", [(), ("-cades",)])
def test_a_signature_that_openssl_made_holds_and_one_changed_byte_is_caught(openssl: tuple[Path, Callable[..., None]], how) -> None:
    """The same with the program openssl, which knows CAdES."""
    folder, call = openssl
    (folder / "covered").write_bytes(covered())
    call("cms", "-sign", "-binary", *how, "-outform", "DER", "-md", "sha256", "-signer", "me.pem", "-inkey", "me.key",
         "-certfile", "root.pem", "-in", "covered", "-out", "seal")
    holds_and_a_changed_byte_is_caught((folder / "seal").read_bytes(), (folder / "root.pem").read_text())


def test_openssl_agrees_with_what_we_signed(openssl: tuple[Path, Callable[..., None]]) -> None:
    folder, call = openssl
    done = pdf_signature.sign(frozen(), authority.p12(authority.person()), authority.SECRET)
    gap = pdf_signature.GAP.search(done)
    begin, end = int(gap[1]), int(gap[2])
    (folder / "ours").write_bytes(done[:begin] + done[end:])
    (folder / "ours.seal").write_bytes(bytes.fromhex(done[begin + 1:end - 1].decode()))
    (folder / "ours.pem").write_text(authority.root().pem)
    call("cms", "-verify", "-binary", "-inform", "DER", "-in", "ours.seal", "-content", "ours", "-CAfile", "ours.pem", "-purpose", "any",
         "-out", "same")
    assert (folder / "same").read_bytes() == (folder / "ours").read_bytes()


def test_a_wrong_passphrase_and_a_wrong_file_have_their_names() -> None:
    for p12, secret in ((authority.p12(authority.person()), "otra"), (b"no p12", "x"), (b"", "")):
        with pytest.raises(WrongPassphrase):
            pdf_signature.sign(frozen(), p12, secret)
    with pytest.raises(PdfFailed):
        pdf_signature.sign(b"no pdf", authority.p12(authority.person()), authority.SECRET)


def test_two_in_sequence_both_hold_and_the_first_is_told_apart() -> None:
    first, second = verify(signed_twice()).seals
    assert (first.coverage, first.added) == (Coverage.REVISION, Added.SEALS)
    assert (second.coverage, second.added, second.signer) == (Coverage.WHOLE, Added.NOTHING, "Persona de Ejemplo 2")
    assert {first.bottom_line, second.bottom_line} == {BottomLine.INTACT_AND_TRUSTED}


def test_a_time_stamp_proves_the_hour() -> None:
    (seal,) = verify(authority.signed_elsewhere(frozen(), authority.person(), stamper=authority.timestamper())).seals
    assert seal.bottom_line is BottomLine.INTACT_AND_TRUSTED
    assert abs(seal.proven_at - authority.NOW) < 86400
    assert Unchecked.HOUR not in seal.unchecked


def test_a_time_stamp_of_somebody_unknown_proves_nothing() -> None:
    done = authority.signed_elsewhere(frozen(), authority.person(), stamper=authority.timestamper())
    (seal,) = verify(done, authority.issue("Otra raíz", authority=True).pem).seals
    assert seal.proven_at is None
    assert {Unchecked.HOUR, Unchecked.TIMESTAMP_ISSUER} <= set(seal.unchecked)


@cache
def stamped() -> bytes:
    return authority.signed_elsewhere(frozen(), authority.person(), stamper=authority.timestamper())


@given(place=st.integers(0, 10**9), mask=st.integers(1, 255))
@settings(max_examples=30)
def test_one_flipped_byte_of_a_stamped_signature_is_never_told_as_before(place: int, mask: int) -> None:
    """A damaged stamp leaves the document what it was, but its hour is no longer proven."""
    gap = pdf_signature.GAP.search(stamped())
    at = int(gap[1]) + place % (int(gap[2]) - int(gap[1]))
    assert verify(flipped(at, mask, stamped())) != verify(stamped())


def test_a_stamp_whose_envelope_was_touched_proves_nothing() -> None:
    """The name of the digest in the envelope of the stamp: no digest covers it, and libraries do not look."""
    places = [found.start() for found in re.finditer(b"310F300D0609608648016503040201", stamped())]
    assert len(places) == 2
    at = places[1] + 28
    (seal,) = verify(stamped()[:at] + b"02" + stamped()[at + 2:]).seals
    assert seal.proven_at is None


@pytest.mark.parametrize(("start", "end"), [(-200, -100), (100, 200)])
def test_a_certificate_outside_its_time_is_told(start: int, end: int) -> None:
    holder = authority.issue("Vencida", authority.issuing(), start=authority.NOW + start * 86400, end=authority.NOW + end * 86400)
    (seal,) = verify(authority.signed_elsewhere(frozen(), holder)).seals
    assert (seal.bottom_line, seal.valid_then, seal.unchanged) == (BottomLine.INTACT_BAD_CERTIFICATE, False, True)


def test_a_certificate_of_nobody_is_told() -> None:
    alone = authority.issue("Yo misma")
    assert verify(authority.signed_elsewhere(frozen(), alone)).seals[0].chain is Chain.UNKNOWN


def flipped(at: int, mask: int, pdf: bytes) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ mask]) + pdf[at + 1:]


@given(place=st.integers(0, 10**9), mask=st.integers(1, 255), twice=st.booleans())
def test_one_flipped_byte_anywhere_is_caught(place: int, mask: int, twice: bool) -> None:
    whole = signed_twice() if twice else signed()
    found = verify(flipped(place % len(whole), mask, whole)).bottom_line
    assert found not in {BottomLine.INTACT_AND_TRUSTED, BottomLine.NOT_SIGNED}


@given(place=st.integers(0, 10**9), mask=st.integers(1, 255))
def test_one_flipped_byte_of_what_was_signed_is_never_intact(place: int, mask: int) -> None:
    gap = pdf_signature.GAP.search(signed())
    begin, end = int(gap[1]), int(gap[2])
    at = place % (len(signed()) - (end - begin))
    assert verify(flipped(at if at < begin else at + end - begin, mask, signed())).bottom_line in DAMAGED


def test_one_changed_word_of_the_acta_is_altered() -> None:
    assert verify(flipped(len(frozen()) // 2, 1, signed())).bottom_line is BottomLine.ALTERED


@given(place=st.integers(0, 10**9), mask=st.integers(1, 255))
def test_one_flipped_byte_of_the_signature_itself_is_caught(place: int, mask: int) -> None:
    """Nothing digests these bytes: their form is what gives them away."""
    gap = pdf_signature.GAP.search(signed())
    at = int(gap[1]) + place % (int(gap[2]) - int(gap[1]))
    assert verify(flipped(at, mask, signed())).bottom_line not in {BottomLine.INTACT_AND_TRUSTED, BottomLine.NOT_SIGNED}


def gap_changed(old: bytes, new: bytes, which: int = 0) -> bytes:
    """Return the signed file with something else where the signature itself lies: at the place of that number where `old` stands."""
    gap = pdf_signature.GAP.search(signed())
    places = [int(gap[1]) + found.start() for found in re.finditer(re.escape(old), signed()[int(gap[1]):int(gap[2])])]
    at = places[which]
    return signed()[:at] + new + signed()[at + len(new):]


@pytest.mark.parametrize(("old", "new", "which"), [
    (b"00>", b"01", 0), (b"00>", b"  ", 0), (b"0000>", b"0A", 0), (b"3082", b"3083", 0), (b"F70D010702A082", b"f70D", 0),
    (b"456D69736F7261", b"656D", -2), (b"020101310F", b"020103", 0),
])
def test_what_libraries_pass_over_is_seen(old: bytes, new: bytes, which: int) -> None:
    """Padding, blanks, another case, another length, the issuer's name in another case, a version: no digest covers them."""
    assert verify(gap_changed(old, new, which)).bottom_line not in {BottomLine.INTACT_AND_TRUSTED, BottomLine.NOT_SIGNED}


def test_an_envelope_longer_than_what_it_holds_is_seen() -> None:
    gap = pdf_signature.GAP.search(signed())
    at = int(gap[1]) + 5
    longer = b"%04X" % (int(signed()[at:at + 4], 16) + 8)
    assert verify(signed()[:at] + longer + signed()[at + 4:]).bottom_line is BottomLine.ALTERED


def test_a_signature_to_which_nothing_leads_is_not_called_unsigned() -> None:
    assert verify(signed().replace(b"/AcroForm", b"/acroForm")) == Verdict(BottomLine.UNREADABLE)


@pytest.mark.campaign
def test_every_byte_of_the_signature_itself() -> None:
    gap = pdf_signature.GAP.search(signed())
    chance = random.Random(1)
    missed = [(at, mask) for at in range(int(gap[1]), int(gap[2])) for mask in (chance.randrange(1, 256), 1 << chance.randrange(8))
              if verify(flipped(at, mask, signed())).bottom_line is BottomLine.INTACT_AND_TRUSTED]
    assert missed == []


@pytest.mark.parametrize("more", [b"\n", b"\n%nota\n", b"x" * 40])
def test_bytes_put_behind_are_told(more: bytes) -> None:
    (seal,) = verify(signed() + more).seals
    assert (seal.bottom_line, seal.added) == (BottomLine.ADDED_AFTERWARDS, Added.OTHER)


def changed_after(pdf: bytes) -> bytes:
    """Add a revision that gives the first page another content: what a clever forger does."""
    out = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = out.root["/Pages"]["/Kids"][0]
    while "/Kids" in page:
        page = page["/Kids"][0]
    page[pdf_name("/Annots")] = ArrayObject()
    page[pdf_name("/Note")] = pdf_string("otra cosa")
    out.update_container(page)
    made = io.BytesIO()
    out.write(made)
    return made.getvalue()


def test_a_later_revision_that_is_no_signature_is_told() -> None:
    (seal,) = verify(changed_after(signed())).seals
    assert (seal.bottom_line, seal.coverage, seal.unchanged) == (BottomLine.ADDED_AFTERWARDS, Coverage.REVISION, True)


def test_signing_over_a_change_does_not_hide_it() -> None:
    over = pdf_signature.sign(changed_after(signed()), authority.p12(authority.person("Persona de Ejemplo 2")), authority.SECRET)
    assert verify(over).bottom_line is BottomLine.ADDED_AFTERWARDS


@pytest.mark.parametrize("content", [b"", b"hola", b"%PDF-1.7\n%%EOF", b"%PDF-" + bytes(range(256)) * 20])
def test_what_is_no_pdf_is_unreadable(content: bytes) -> None:
    assert verify(content) == Verdict(BottomLine.UNREADABLE)


def test_much_put_behind_ends_at_once() -> None:
    started = time.monotonic()
    assert verify(signed() + b"x" * 30_000_000) == Verdict(BottomLine.UNREADABLE)
    assert time.monotonic() - started < 2


def test_what_is_not_signed_is_told() -> None:
    assert verify(frozen()) == Verdict(BottomLine.NOT_SIGNED)


def test_a_corrupt_certificate_is_told() -> None:
    der = authority.person().certificate.public_bytes(authority.Encoding.DER).hex().upper().encode()
    at = signed().find(der)
    assert at > 0
    for spot in range(at, at + len(der), 40):
        assert verify(flipped(spot, 1, signed())).bottom_line in {BottomLine.ALTERED, BottomLine.UNREADABLE}


def test_too_much_and_too_long_are_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signature, "READER", pdf_signature.SealReader(seconds=0.001, documents=1))
    assert verify(signed()) == Verdict(BottomLine.NOT_CHECKED)
    monkeypatch.setattr(pdf_signature, "LIMIT", 10)
    assert verify(signed()) == Verdict(BottomLine.NOT_CHECKED)


def test_what_stood_before_the_signatures_comes_back() -> None:
    for done in (signed(), signed_twice()):
        assert content_before_signature(done) == frozen().rstrip()
        assert is_signed_copy(frozen(), done)
    assert not is_signed_copy(pdf_file.to_pdf(examples.board()), signed())
    assert not is_signed_copy(frozen(), frozen())
    with pytest.raises(PdfNotSigned):
        content_before_signature(frozen())


@given(place=st.integers(0, 10**9), mask=st.integers(1, 255))
def test_a_copy_with_another_content_is_no_signed_copy(place: int, mask: int) -> None:
    assert not is_signed_copy(frozen(), flipped(place % (len(frozen()) - 1), mask, signed()))


def test_the_marks_of_an_archive_file_outlive_signing() -> None:
    root = pypdf.PdfReader(io.BytesIO(signed_twice())).trailer["/Root"]
    meta = root["/Metadata"].get_data().decode()
    assert {'pdfaid:part="2"', 'pdfaid:conformance="A"', 'pdfuaid:part="1"'} <= set(meta.split())
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "es"


def test_the_worst_signature_speaks_for_the_file() -> None:
    assert worst(()) is BottomLine.NOT_SIGNED
    assert worst((BottomLine.INTACT_AND_TRUSTED, BottomLine.INTACT_UNKNOWN_ISSUER)) is BottomLine.INTACT_UNKNOWN_ISSUER
    for line in BottomLine:
        if line is not BottomLine.NOT_SIGNED:
            assert worst((line, BottomLine.INTACT_AND_TRUSTED)) is line


def test_the_folder_of_roots(tmp_path: Path) -> None:
    assert roots_in(None) == roots_in(tmp_path) == roots_in(tmp_path / "none") == ()
    (tmp_path / "b.pem").write_text("esto no es un certificado")
    (tmp_path / "a.crt").write_text(authority.root().pem)
    (tmp_path / "notes.txt").write_text(authority.root().pem)
    assert roots_in(tmp_path) == (authority.root().pem,)
    assert roots_left_out(tmp_path) == ("b.pem",)


def test_the_process_is_ended_after_one_file() -> None:
    reader = dataclasses.replace(pdf_signature.READER, documents=1, _worker=None)
    assert reader.ask({"do": "verify", "roots": [], "now": 0}, frozen()) == b"R[]"
    assert reader._worker is None
