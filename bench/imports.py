"""Time to bring in a roster as large as the largest real one tried (141 bodies, 1,230 people), from preview to the last row.

    python -m bench.imports [bodies] [members of each]      aim: under 20 s; twice with nothing new
"""

import json
import sys
import time
from uuid import UUID

from bench.ground import settings_in, throw_away
from governance_app.access.rules import SYSTEM
from governance_app.app import create_app
from governance_app.exports import actions, reads
from governance_app.exports.rules import ImportKind
from governance_app.foundation import clock
from governance_app.foundation.database import Base, db
from governance_app.foundation.ids import new_id
from tests.support.build_imports import a_popolo

AIM = 20.0


def bring(content: bytes) -> tuple[float, float, int]:
    """Bring a file in; return the seconds of the preview, those of all the rest, and how many rows came in."""
    now = clock.now()
    began = time.perf_counter()
    given = {"actor": SYSTEM, "now": now}
    batch = actions.start_import(id=new_id(), kind=ImportKind.ROSTER, content=content, filename="roster.json", **given).subject
    seen = time.perf_counter()
    while _ready(batch):
        actions.bring_in(id=new_id(), batch=batch, **given)
    done = reads.counts_of(batch).done
    actions.end_import(id=new_id(), batch=batch, **given)
    return seen - began, time.perf_counter() - seen, done


def _ready(batch: UUID) -> int:
    return reads.counts_of(batch).ready


def main(bodies: int = 141, members: int = 9) -> int:
    """Print the seconds of the first time and of the second; return 1 when the aim is missed."""
    content = json.dumps(a_popolo(bodies, members)).encode()
    with throw_away() as folder:
        app = create_app(settings_in(folder))
        with app.app_context():
            Base.metadata.create_all(db.engine)
            first, second = bring(content), bring(content)
            db.session.remove()
            db.engine.dispose()
    for name, (preview, rest, rows) in (("first time", first), ("again", second)):
        print(f"{name}: preview {preview:.1f} s, bringing in {rest:.1f} s, {rows} rows")
    return int(first[0] + first[1] > AIM)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
