"""Whether a wrong password takes as long for a name that nobody has as for one that somebody has: medians of alternating tries.

    python -m bench.signing      aim: less than 5 ms apart
"""

import statistics
import sys
import time

from bench.ground import settings_in, throw_away
from governance_app.access import reads
from governance_app.access.rules import Tries, WrongSignIn
from governance_app.app import create_app
from governance_app.foundation.database import Base, db
from tests.support.acts_of_access import NEW, enter
from tests.support.build_access import an_account

AIM, TIMES = 0.005, 61


def main() -> int:
    """Print both medians; return 1 when they are further apart than the aim."""
    with throw_away() as folder:
        app = create_app(settings_in(folder))
        with app.app_context():
            Base.metadata.create_all(db.engine)
            spent: dict[str, list[float]] = {reads.login_of(an_account().account): [], "nadie.aqui": []}
            for n in range(TIMES):
                for login, times in spent.items():
                    times.append(_try(login, n))
            db.session.remove()
            db.engine.dispose()
    known, unknown = (statistics.median(times) for times in spent.values())
    print(f"a known name {1000 * known:.1f} ms, an unknown one {1000 * unknown:.1f} ms")
    return int(abs(known - unknown) >= AIM)


def _try(login: str, n: int) -> float:
    began = time.perf_counter()
    try:
        enter(login, NEW, Tries(f"{login[:8]}{n:056d}"))
    except WrongSignIn:
        return time.perf_counter() - began
    raise RuntimeError("a wrong password was let in")


if __name__ == "__main__":
    sys.exit(main())
