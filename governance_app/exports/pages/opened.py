"""The open data, for anybody: the page that explains it, the files, and their dictionary."""

from typing import Any

from flask import current_app
from werkzeug.wrappers import Response

from governance_app.documents import iati_file, json_file
from governance_app.exports.open_data import RESOURCES, as_csv, data_package, iati_activity, popolo, resource_named
from governance_app.exports.pages.blueprint import pages
from governance_app.exports.publishing import publisher
from governance_app.exports.rules.publisher import DeclarationUnfit, NotDeclared
from governance_app.foundation import clock
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all
from governance_app.web.outside import full_address

A_MINUTE = "public, max-age=60"


@pages.get("/datos/")
@open_to_all
def opened() -> Answer:
    """Say what open data there is, what every column means, and under which licence."""
    return page("exports/opened.html", resources=RESOURCES.values(), **_declared())


def _declared() -> dict[str, Any]:
    try:
        declared = publisher()
        activity, _at = iati_activity(declared.activity)
    except DeclarationUnfit as unfit:
        return {"licence": None, "iati": False, "unfit": unfit.data["where"]}
    except NotDeclared:
        return {"licence": declared.licence, "iati": False, "unfit": "", "missing_figures": declared.activity is not None}
    return {"licence": declared.licence, "iati": bool(activity.results), "unfit": ""}


@pages.get("/datos/datapackage.json")
@open_to_all
def dictionary() -> Answer:
    """Give the dictionary of every file and column."""
    content = json_file.readable(data_package(publisher(), full_address("exports.opened")))
    return _file(content, "application/json", "datapackage.json")


@pages.get("/datos/popolo.json")
@open_to_all
def popolo_file() -> Answer:
    """Give bodies, seats, motions and votes in Popolo form."""
    return _file(json_file.readable(popolo(on=clock.local_day(clock.now()))), "application/json", "popolo.json")


@pages.get("/datos/iati.xml")
@open_to_all
def iati_xml() -> Answer:
    """Give the published figures as IATI 2.03. NotDeclared without the facts that only the installation knows."""
    activity, at = iati_activity(publisher().activity)
    return _file(iati_file.write(activity, updated=at), "application/xml", "iati.xml")


@pages.get("/datos/<name>.csv")
@open_to_all
def open_table(name: str) -> Answer:
    """Give a table of the open data as CSV."""
    return _file(as_csv(resource_named(name), clock.local_day(clock.now())), "text/csv; charset=utf-8", f"{name}.csv")


def _file(content: bytes, kind: str, name: str) -> Response:
    answer: Response = current_app.make_response(content)
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = A_MINUTE
    return answer
