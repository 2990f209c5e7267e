"""What granian serves in the measurements: the whole application, and a minimal Flask page that reads the same rows.

    python -m bench.servers real 9001
"""

import os
import sys
from pathlib import Path
from uuid import UUID

from flask import Flask, render_template_string
from granian import Granian
from granian.constants import Interfaces

from bench.ground import settings_in
from governance_app.app import create_app
from governance_app.commitments import reads as commitments
from governance_app.decisions import reads as decisions
from governance_app.foundation import clock
from governance_app.foundation.database import db, prepare_engine
from governance_app.meetings import reads as meetings
from governance_app.noticeboard import reads
from governance_app.voting import reads as voting

DECISION = """<!doctype html><html lang="es"><title>{{ d.code }}</title><h1>{{ d.texts[0].title }}</h1><p>{{ d.code }}, {{ body.name }}</p>
{% for t in d.texts %}<h2>{{ t.title }}</h2><p lang="{{ t.language }}">{{ t.text }}</p>{% endfor %}
<p>{{ d.adopted_on }} {{ d.state(today).value }} {{ result.outcome.value if result }} {{ meeting.code }} {{ d.themes|length }}</p>
<ul>{% for a in d.amounts %}<li>{{ a.on }} {{ a.cents }} {{ a.source }}</li>{% endfor %}
{% for c in promised %}<li>{{ c.code }} {{ c.text }} {{ c.due_on }}</li>{% endfor %}</ul></html>"""
MEETINGS = """<!doctype html><html lang="es"><title>Reuniones</title><h1>Reuniones</h1>
<ul>{% for m in coming + past %}<li><a href="/reuniones/{{ m.id }}">{{ m.code }} {{ m.title }}</a> {{ names[m.body] }} {{ m.starts_at }}
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
    """Print a decision with everything the real page shows of it."""
    found = decisions.public_decision(decision)
    reads.public_relations(found)
    return render_template_string(
        DECISION, d=found, today=clock.local_day(clock.now()), body=reads.public_body_of(found), meeting=meetings.public_meeting(found.meeting),
        result=voting.public_result(found.motion), promised=commitments.public_of_decision(decision))


def list_of_meetings() -> str:
    """Print the coming meetings and the first page of the others."""
    now = clock.now()
    coming = meetings.public_coming(now=now, body=None)
    return render_template_string(
        MEETINGS, coming=coming, past=meetings.public_meetings(body=None, limit=16 + len(coming), offset=0),
        names=reads.public_body_names(on=clock.local_day(now)))


def main() -> None:
    """Serve one of the two on a port, as `governance-app serve` would on SQLite: one process, four threads."""
    which, port = sys.argv[1], int(sys.argv[2])
    Granian(
        f"bench.servers:{which}", address="127.0.0.1", port=port, interface=Interfaces.WSGI, factory=True, workers=1, blocking_threads=4,
        log_access=False, log_level="error").serve()


if __name__ == "__main__":
    main()
