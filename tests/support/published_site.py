"""A stranger who walks the public pages of figures and writes down every number that stands there: page, CSV and JSON."""

import csv
import io
import json
from dataclasses import dataclass

from flask.testing import FlaskClient

from tests.support.pages import visit

START = "/participacion"


@dataclass(frozen=True)
class Walked:
    """A release as read off the site: (table, line) → number ("" where it is withheld), three times; and who published it when."""

    address: str
    page: dict[tuple[str, int], str]
    csv: dict[tuple[str, int], str]
    json: dict[tuple[str, int], str]
    picture: dict[str, list[str]]
    lines: dict[tuple[str, int], str]


def walk(client: FlaskClient) -> list[Walked]:
    """Follow every link to published figures, from the first page on."""
    found = visit(client, START).root.all("a")
    addresses = sorted({a.attrs.get("href", "") for a in found if a.attrs.get("href", "").startswith(f"{START}/")})
    return [_walked(client, address) for address in addresses]


def _walked(client: FlaskClient, address: str) -> Walked:
    page = visit(client, address).root
    data = json.loads(client.get(f"{address}.json").data)
    rows = list(csv.DictReader(io.StringIO(client.get(f"{address}.csv").data.decode("utf-8-sig"))))
    names = [f"{one['counted']}-{one['dimension']}" for one in data["tables"]]
    figures = [figure for figure in page.all("figure") if "chart" in figure.attrs.get("class", "")]
    tables = [figure.all("table")[0] for figure in figures]
    on_page, lines = {}, {}
    for name, table in zip(names, tables, strict=True):
        for place, row in enumerate(table.all("tbody")[0].all("tr")):
            number = row.all("td")[0].text
            on_page[name, place] = "" if not number.isdigit() else number
            lines[name, place] = row.all("th")[0].text
    in_json = {(f"{t['counted']}-{t['dimension']}", n): "" if line["shown"] is None else str(line["shown"])
               for t in data["tables"] for n, line in enumerate(t["lines"])}
    places: dict[str, int] = {}
    in_csv = {}
    for row in rows:
        name = f"{row['counted']}-{row['dimension']}"
        in_csv[name, places.setdefault(name, 0)] = row["shown"]
        places[name] += 1
    picture = {name: [value.text for value in figure.all("span") if "bar-value" in value.attrs.get("class", "")]
               for name, figure in zip(names, figures, strict=True)}
    return Walked(address, on_page, in_csv, in_json, picture, lines)
