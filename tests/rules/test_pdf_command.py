"""`governance-app pdf`: a person signs on a machine of their own, with nothing but the files."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from governance_app.cli.main import commands
from governance_app.documents import pdf_file
from governance_app.documents.errors import WrongPassphrase
from governance_app.documents.signed_shapes import Added, BottomLine, Chain, Coverage, Unchecked
from governance_app.minutes.wording.signed_pdf import LABELS, SENTENCES
from tests.support import authority
from tests.support import documents_examples as examples


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an acta, a .p12 and the root; no installation anywhere."""
    monkeypatch.delenv("GOVERNANCE_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acta.pdf").write_bytes(pdf_file.to_pdf(examples.board()))
    (tmp_path / "yo.p12").write_bytes(authority.p12(authority.person()))
    (tmp_path / "roots").mkdir()
    (tmp_path / "roots" / "root.pem").write_text(authority.root().pem)
    return tmp_path


def run(*words: str, given: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(commands, ["pdf", *words], input=given)
    return done.exit_code, done.output


def test_sign_and_check(folder: Path) -> None:
    before = (folder / "acta.pdf").read_bytes()
    code, told = run("sign", "acta.pdf", "--p12", "yo.p12", "--reason", "Certifico", given=authority.SECRET + "\n")
    assert code == 0, told
    assert "acta-firmado.pdf" in told
    assert authority.SECRET not in told
    assert (folder / "acta.pdf").read_bytes() == before
    code, told = run("check", "acta-firmado.pdf", "--roots", "roots")
    assert code == 0, told
    assert told.startswith(str(LABELS[BottomLine.INTACT_AND_TRUSTED]))
    assert f"Persona de Ejemplo 1 ({authority.CEDULA})" in told
    assert str(LABELS[Unchecked.REVOCATION]) in told
    code, told = run("check", "acta-firmado.pdf")
    assert code == 0
    assert str(LABELS[Unchecked.ROOT]) in told
    code, told = run("sign", "acta.pdf", "--p12", "yo.p12", given=authority.SECRET + "\n")
    assert code == 1
    assert "acta-firmado.pdf" in told


def test_what_does_not_hold_ends_with_one(folder: Path) -> None:
    assert run("check", "acta.pdf") == (1, f"{LABELS[BottomLine.NOT_SIGNED]}\n")
    (folder / "x.pdf").write_bytes(b"no")
    assert run("check", "x.pdf") == (1, f"{LABELS[BottomLine.UNREADABLE]}\n")


def test_a_wrong_passphrase_writes_nothing(folder: Path) -> None:
    code, told = run("sign", "acta.pdf", "--p12", "yo.p12", given="otra\n")
    assert code == 1
    assert str(SENTENCES[WrongPassphrase]) in told
    assert not (folder / "acta-firmado.pdf").exists()


def test_every_fact_has_its_words() -> None:
    assert {each for kind in (BottomLine, Coverage, Added, Chain, Unchecked) for each in kind} <= LABELS.keys()
