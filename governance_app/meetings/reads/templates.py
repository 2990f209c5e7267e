"""Agendas to start from: four of the house (data/templates.json, in Spanish) and each body's own."""

import json
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from sqlalchemy import select

from governance_app.committees.rules import MatterKind
from governance_app.foundation.database import db
from governance_app.meetings.records import AgendaTemplateRow
from governance_app.meetings.rules import AgendaTemplate, ItemKind, NamedForm, TemplateItem, TemplateMissing


def templates(body: UUID) -> tuple[AgendaTemplate, ...]:
    """Return the agendas that a meeting of `body` can start from: its own first, then everybody's, then the house's."""
    question = select(AgendaTemplateRow).where((AgendaTemplateRow.body_id == body) | AgendaTemplateRow.body_id.is_(None))
    rows = sorted(db.session.scalars(question), key=lambda r: (r.body_id is None, r.name))
    return (*(AgendaTemplate(str(r.id), r.name, _items(r.items), r.body_id) for r in rows), *house_templates())


def template(body: UUID, key: str) -> AgendaTemplate:
    """Return one of `templates(body)` by its key. Raises TemplateMissing."""
    found = next((t for t in templates(body) if t.key == key), None)
    if found is None:
        raise TemplateMissing()
    return found


@cache
def house_templates() -> tuple[AgendaTemplate, ...]:
    """Return the agendas that come with the application: ordinary, extraordinary, inaugural, assembly."""
    text = files("governance_app.meetings").joinpath("data/templates.json").read_text("utf-8")
    return tuple(AgendaTemplate(t["key"], t["name"], _items(t["items"])) for t in json.loads(text))


def _items(items: list[Any]) -> tuple[TemplateItem, ...]:
    return tuple(TemplateItem(
        i["title"], ItemKind(i["kind"]), MatterKind(i.get("matter", "ordinary")), NamedForm(i["form"]) if i.get("form") else None,
    ) for i in items)
