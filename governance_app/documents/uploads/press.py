"""The parent's side of the intake: sniffs, measures, gives the file to the limited worker, and says by name why one is not taken."""

import atexit
from dataclasses import dataclass
from pathlib import Path

from governance_app.documents import errors
from governance_app.documents.limited_worker import LimitedWorker
from governance_app.documents.uploads.kinds import MEGABYTE, MOST_BYTES, MOST_PIXELS, PICTURES, FileKind, is_heic, sniff

WORKER = Path(__file__).resolve().parent / "worker.py"
REFUSALS: dict[str, type[errors.UploadRefused]] = {
    "broken": errors.UploadDamaged, "cut": errors.UploadCutOff, "locked": errors.PdfLocked, "active": errors.PdfActs,
    "place": errors.PdfTellsPlace, "two_faces": errors.UploadTwoFaces, "video": errors.UploadIsVideo, "tags": errors.UploadDamaged,
    "heavy": errors.UploadTooHeavy,
}


@dataclass(frozen=True)
class Clean:
    """A file as it may be kept: its bytes and what they are."""

    content: bytes
    kind: FileKind


@dataclass
class Intake(LimitedWorker):
    """The process that looks files through, replaced after 200 of them. `each`: seconds of processor time that one file is given."""

    each: float = 1.5

    def command(self) -> list[str]:
        """The worker, and what one file may take."""
        return ["-B", str(WORKER), str(int(self.each * 1000))]

    def take(self, content: bytes) -> Clean:
        """Return the file as it may be kept. Raises one of `errors.UploadRefused`."""
        kind = sniffed(content)
        try:
            told = self.work(kind.value.encode() + b"\n" + content)
        except (errors.PdfTookTooLong, errors.PdfFailed):  # it was late, or the kernel ended it
            raise errors.UploadTooHeavy("file") from None
        if told[:1] in (b"K", b"S"):
            return Clean(told[1:] if told[:1] == b"K" else content, FileKind.JPEG if kind in PICTURES else kind)
        code = told[1:].decode(errors="replace")
        if code == "pixels":
            raise errors.UploadTooManyPixels("file", most=MOST_PIXELS[kind] // 1_000_000)
        raise REFUSALS.get(code, errors.UploadDamaged)("file")

    @property
    def pid(self) -> int | None:
        """The number of the worker's process, for measuring it."""
        return self._worker.pid if self._worker else None


def sniffed(content: bytes) -> FileKind:
    """Return what the bytes say they are. Raises UploadEmpty, UploadIsHeic, UploadKindUnknown, UploadTooLarge (most, in megabytes)."""
    if not content:
        raise errors.UploadEmpty("file")
    if is_heic(content):
        raise errors.UploadIsHeic("file")
    kind = sniff(content)
    if kind is None:
        raise errors.UploadKindUnknown("file")
    if len(content) > MOST_BYTES[kind]:
        raise errors.UploadTooLarge("file", most=MOST_BYTES[kind] // MEGABYTE)
    return kind


INTAKE = Intake(memory=256 * MEGABYTE, seconds=20, documents=200)
atexit.register(INTAKE.close)
