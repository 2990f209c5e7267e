"""What granian serves in the measurements: the whole application, and a minimal Flask page that reads the same rows.

    python -m bench.servers real 9001
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask, render_template_string
from granian import Granian
from granian.constants import Interfaces
from sqlalchemy import select

from bench.ground import settings_in
from governance_app.app import create_app
from governance_app.commitments.records import CommitmentRow
from governance_app.committees.records import BodyFormRow
from governance_app.decisions import records as d
from governance_app.foundation import clock
from governance_app.foundation.database import db, prepare_engine
from governance_app.meetings.records import MeetingRow
from governance_app.voting.records import ResultRow

DECISION = """<!doctype html><html lang="es"><title>{{ d.code }}</title><h1>{{ texts[0].title }}</h1><p>{{ d.code }}, {{ body.name }}</p>
{% for t in texts %}<h2>{{ t.title }}</h2><p lang="{{ t.language }}">{{ t.text }}</p>{% endfor %}
<p>{{ d.adopted_on }} {{ d.in_force_from }} {{ result.outcome.value }} {{ meeting.number }} {{ themes|length }} {{ places|length }}</p>
<ul>{% for a in amounts %}<li>{{ a.on }} {{ a.cents }} {{ a.source }}</li>{% endfor %}
{% for c in promised %}<li>{{ c.number }} {{ c.text }} {{ c.due_on }}</li>{% endfor %}</ul></html>"""
MEETINGS = """<!doctype html><html lang="es"><title>Reuniones</title><h1>Reuniones</h1>
<ul>{% for m in coming + past %}<li><a href="/reuniones/{{ m.id }}">{{ m.number }} {{ m.title }}</a>
{{ names[m.body_id] }} {{ m.starts_at }}
{{ m.place }} {{ m.state.value }}</li>{% endfor %}</ul></html>"""


def real() -> Flask:
    """Return the whole application on the ground of the measurement."""
    return create_app(settings_in(Path(os.environ["BENCH_FOLDER"])))


def minimal() -> Flask:
    """Return an application of two routes: the same questions to the same database, plain HTML, nothing else."""
    create_app(settings_in(Path(os.environ["BENCH_FOLDER"])))  # the same modules are loaded, so that memory compares too
    app = Flask("minimal")
    app.config["SQLALCHEMY_DATABASE_URI"] = settings_in(Path(os.environ["BENCH_FOLDER"])).database_url
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
    app.add_url_rule("/decisiones/<uuid:decision>/x", view_func=decision)
    app.add_url_rule("/reuniones", view_func=list_of_meetings)
    return app


def decision(decision: UUID) -> str:
    """Print a decision with everything the real page shows of it, asked for in plain SQL."""
    [found] = rows(d.DecisionRow, d.DecisionRow.id == decision, d.DecisionRow.published_at.is_not(None))
    parts = {
        name: rows(kind, kind.decision_id == decision)
        for name, kind in (("texts", d.DecisionTextRow), ("themes", d.DecisionThemeRow), ("amounts", d.AmountRow),
                           ("places", d.DecisionPlaceRow), ("promised", CommitmentRow))
    }
    rows(d.DecisionRelationRow, (d.DecisionRelationRow.later_id == decision) | (d.DecisionRelationRow.earlier_id == decision))
    [meeting], [result] = rows(MeetingRow, MeetingRow.id == found.meeting_id), rows(ResultRow, ResultRow.motion_id == found.motion_id)
    return render_template_string(
        DECISION, d=found, meeting=meeting, result=result, body=rows(BodyFormRow, BodyFormRow.body_id == found.body_id)[-1], **parts)


def list_of_meetings() -> str:
    """Print the coming meetings and the first page of the others, asked for in plain SQL."""
    told, latest = MeetingRow.number.is_not(None), MeetingRow.starts_at.desc()
    coming = rows(MeetingRow, told, MeetingRow.starts_at >= clock.now() - timedelta(hours=36), order=MeetingRow.starts_at)
    past = rows(MeetingRow, told, order=latest, limit=16 + len(coming))
    return render_template_string(MEETINGS, coming=coming, past=past, names={r.body_id: r.name for r in rows(BodyFormRow)})


def rows(kind: Any, *conditions: Any, order: Any = None, limit: int | None = None) -> list[Any]:
    """Return rows of a table as plain tuples, without objects of the mapper."""
    return list(db.session.execute(select(kind.__table__).where(*conditions).order_by(order).limit(limit)))


def main() -> None:
    """Serve one of the two on a port, as `governance-app serve` would on SQLite: one process, four threads."""
    which, port = sys.argv[1], int(sys.argv[2])
    Granian(
        f"bench.servers:{which}", address="127.0.0.1", port=port, interface=Interfaces.WSGI, factory=True, workers=1, blocking_threads=4,
        log_access=False, log_level="error").serve()


if __name__ == "__main__":
    main()
