"""Time to print the acta of a closed meeting as a PDF: cold (the press starts) and warm.

    python -m bench.acta

An acta that did not change costs the press next to nothing: the second figure is of one of ten pages, changed every time.
"""

import io
import statistics
import sys
import time
from dataclasses import replace

from pypdf import PdfReader

from bench.ground import a_ground
from governance_app.documents.pdf_file import to_pdf
from governance_app.documents.shapes import Passage
from governance_app.foundation import clock
from governance_app.minutes import reads
from governance_app.minutes.rules import MinutesState
from governance_app.minutes.wording.acta import printed
from tests.support import documents_examples as examples

WARM = 10


def main() -> int:
    """Print the seconds of the first acta, the median of the next ones, and its size."""
    with a_ground() as ground:
        took, made_at = [], clock.now()
        with ground.app.test_request_context():
            acta = printed(reads.live(ground.meeting), made_at=made_at, state=MinutesState.DRAFT)
        for _time in range(WARM + 1):
            began = time.perf_counter()
            content = to_pdf(acta)
            took.append(time.perf_counter() - began)
        print(f"acta: cold {took[0]:.2f} s, warm {statistics.median(took[1:]):.3f} s, {len(content)} bytes")
    ten_pages()
    return 0


def ten_pages() -> None:
    """Print the median seconds of an acta of ten pages, approved, with its box of the record; another text each time, as in life."""
    took, points, attendance = [], examples.acta(4, 1).points, examples.acta(1, 90).attendance
    for turn in range(WARM + 1):
        box = examples.record_box(f"acta {turn:03} leaf 41 sha256:" + "0f" * 32)
        acta = replace(examples.approved_acta(), points=points, attendance=attendance, closing=(Passage(f"Acta {turn}."),), record=box)
        began = time.perf_counter()
        content = to_pdf(acta)
        took.append(time.perf_counter() - began)
    pages = len(PdfReader(io.BytesIO(content)).pages)
    median, most = statistics.median(took[1:]), max(took[1:])
    print(f"acta of {pages} pages, another text each time: warm {median:.3f} s (most {most:.3f}), {len(content)} bytes")


if __name__ == "__main__":
    sys.exit(main())
