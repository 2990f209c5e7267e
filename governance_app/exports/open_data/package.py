"""The dictionary of the open data: a Data Package (datapackage.org, version 1) with a Table Schema for every file, in two languages."""

from enum import Enum
from typing import Any

from governance_app.exports.open_data.resources import RESOURCES, Field, Resource, Type
from governance_app.exports.rules.publisher import Publisher
from governance_app.languages.catalogue import _l, force_language
from governance_app.web.sentences import label

TITLE = _l("Open data of the management committees of the corridors")
MEANS = _l("Meetings, decisions, commitments and published figures about who takes part, as the public pages tell them.")
SOURCE = _l("The record of the committees, kept by their secretariats")


def data_package(publisher: Publisher, address: str) -> dict[str, Any]:
    """Return the package. `address`: of the page of the open data. Titles and descriptions are Spanish; `…_en` the same in English."""
    licence = publisher.licence
    declared = {"licenses": [{"name": licence.name, "title": licence.title, "path": licence.path}]} if licence else {}
    return {
        "profile": "tabular-data-package", "name": "comites-de-gestion", **_both("title", TITLE), **_both("description", MEANS),
        "homepage": address, **declared, "sources": [{**_both("title", SOURCE), "path": address}],
        "resources": [_resource(one) for one in RESOURCES.values()],
    }


def _resource(one: Resource) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource", "name": one.name, "path": f"{one.name}.csv", **_both("title", one.title),
        **_both("description", one.means), "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(field) for field in one.fields], "missingValues": [""], "primaryKey": list(one.key)},
    }


def _field(field: Field) -> dict[str, Any]:
    more: dict[str, Any] = {"trueValues": ["true"], "falseValues": ["false"]} if field.kind is Type.YES_NO else {}
    if field.kind is Type.MOMENT:
        more = {"format": "any"}  # ISO 8601 with the offset of Ecuador, which "default" would not let pass
    rules: dict[str, Any] = {} if field.missing else {"required": True}
    if field.words:
        rules |= {"enum": [one.value for one in field.words]}
        more = {"words": [{"value": one.value, **_both("means", _LabelOf(one))} for one in field.words]}
    ruled = {"constraints": rules} if rules else {}
    return {"name": field.name, "type": field.kind.value, **more, **_both("description", field.means), **ruled}


class _LabelOf:
    """The label of a word, looked up in the language that is spoken when it is asked for."""

    def __init__(self, word: Enum) -> None:
        self.word = word

    def __str__(self) -> str:
        return label(self.word)


def _both(name: str, words: Any) -> dict[str, str]:
    with force_language("es"):
        spanish = str(words)
    with force_language("en"):
        return {name: spanish, f"{name}_en": str(words)}
