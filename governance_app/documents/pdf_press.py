"""The parent's side of the press: a limited worker that turns data into PDF."""

import json
from dataclasses import dataclass
from pathlib import Path

from governance_app.documents.errors import PdfFailed
from governance_app.documents.limited_worker import MEGABYTE, LimitedWorker, no_network

__all__ = ["MEGABYTE", "Press", "no_network"]
WORKER = Path(__file__).resolve().parent / "pdf_worker.py"


@dataclass
class Press(LimitedWorker):
    """The templates and fonts of the documents, and the worker that prints with them."""

    templates: Path
    fonts: Path

    def command(self) -> list[str]:
        """The worker with its two folders."""
        return [str(WORKER), str(self.templates), str(self.fonts)]

    def folder(self) -> Path:
        """It runs among the templates and reads nothing outside."""
        return self.templates

    def make(self, template: str, data: str, made_at: int) -> bytes:
        """Return the PDF. Raises PdfTookTooLong (worker killed) or PdfFailed."""
        answer = self.work(json.dumps({"template": template, "data": data, "made_at": made_at}).encode())
        if answer[:1] != b"P":
            raise PdfFailed(reason=answer[1:].decode(errors="replace"))
        return answer[1:]
