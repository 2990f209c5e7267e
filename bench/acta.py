"""Time to print the acta of a closed meeting as a PDF: cold (the press starts) and warm.

    python -m bench.acta
"""

import statistics
import sys
import time

from bench.ground import a_ground
from governance_app.documents.pdf_file import to_pdf
from governance_app.foundation import clock
from governance_app.minutes import reads
from governance_app.minutes.rules import MinutesState
from governance_app.minutes.wording.acta import printed

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
    return 0


if __name__ == "__main__":
    sys.exit(main())
