"""Take data out: of a committee by those who may, and the public tables by anybody."""

from uuid import UUID

from flask import current_app
from werkzeug.wrappers import Response

from governance_app.access.guards import current_actor, needs
from governance_app.access.rules import Permission, may
from governance_app.committees import reads as committees
from governance_app.exports import reads, writing
from governance_app.exports.pages.blueprint import pages
from governance_app.exports.rules import ImportKind
from governance_app.exports.tables import TABLES, table_named
from governance_app.foundation import clock
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all


@pages.get("/trabajo/organos/<uuid:body>/datos")
@needs(Permission.EXPORT_DATA)
def data(body: UUID) -> Answer:
    """Show what can be taken out of a committee and what can be brought in."""
    actor, now = current_actor(), clock.now()
    reads.body_for_data(actor, Permission.EXPORT_DATA, body)
    keeper = may(actor, Permission.IMPORT_DATA, committees.scope_of(body))
    return page(
        "exports/data.html", one=committees.body(body), body=body, tables=TABLES.values(), kinds=list(ImportKind) if keeper else [],
        batches=reads.batches(actor, body, now=now) if keeper else (),
    )


@pages.get("/trabajo/organos/<uuid:body>/datos/<table>.<format>")
@needs(Permission.EXPORT_DATA)
def take(body: UUID, table: str, format: str) -> Answer:
    """Give a table of a committee as a file."""
    declared = table_named(table)
    reads.body_for_data(current_actor(), declared.permission, body)
    return _file(writing.write(declared, body, committees.body(body).name, format, now=clock.now()), private=True)


@pages.get("/datos/<slug>/<table>.<format>")
@open_to_all
def take_public(slug: str, table: str, format: str) -> Answer:
    """Give what anybody may take of a public table."""
    body = committees.body_by_slug(slug)
    return _file(writing.write(table_named(table), body.id, body.name, format, now=clock.now(), public=True), private=False)


def _file(written: writing.Written, *, private: bool) -> Response:
    answer: Response = current_app.make_response(written.content)
    answer.headers["Content-Type"] = written.kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{written.filename}"'
    if private:
        answer.headers["Cache-Control"] = "no-store"
    return answer
