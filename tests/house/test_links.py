"""No link points nowhere: every endpoint named in a template or in Python is in the URL map."""

import ast
import re
from pathlib import Path

import pytest
from flask import Flask

from tests.house.reading import PACKAGE, modules

TEMPLATES = PACKAGE / "templates"
IN_TEMPLATE = re.compile(r"""url_for\(\s*["']([\w.]+)["']""")
NAMED = re.compile(r"^[a-z]+\.[a-z_]+$")
NAMING = {"url_for": 0, "done": 1, "refused": 1, "MenuEntry": 2}
"""Functions that take an endpoint, and in which place."""


def of_template(source: str) -> set[str]:
    """Return the endpoints a template names; those asked of `page_exists` beforehand are allowed to be missing."""
    asked = set(re.findall(r"""page_exists\(["']([\w.]+)["']\)""", source))
    return set(IN_TEMPLATE.findall(source)) - asked


def of_module(tree: ast.Module) -> set[str]:
    """Return the endpoints that a module hands to the functions which take one."""
    found = set()
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        place = NAMING.get(name)
        given = call.args[place] if place is not None and len(call.args) > place else None
        for node in ast.walk(given) if given is not None else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAMED.match(node.value):
                found.add(node.value)
    return found


@pytest.fixture(scope="module")
def endpoints(sqlite_app: tuple[Flask, object]) -> set[str]:
    return set(sqlite_app[0].view_functions)


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_a_template_links_only_to_pages_that_exist(template: Path, endpoints: set[str]) -> None:
    assert of_template(template.read_text("utf-8")) <= endpoints


def test_the_code_leads_only_to_pages_that_exist(endpoints: set[str]) -> None:
    named = {module.name: of_module(module.tree()) for module in modules()}
    assert sum(map(len, named.values())) > 40
    assert not {name: missing for name, found in named.items() if (missing := found - endpoints)}


def test_a_planted_link_to_nowhere_is_seen() -> None:
    assert of_template('<a href="{{ url_for("desk.nowhere", id=1) }}">') == {"desk.nowhere"}
    assert of_template('{% if page_exists("desk.later") %}{{ url_for("desk.later") }}{% endif %}') == set()
    code = 'done("x", "a.b", id=1)\nurl_for("c.d")\nMenuEntry("desk", "x", "e.f", "y")\ndone("x", "g.h" if late else "i.j")'
    assert of_module(ast.parse(code)) == {"a.b", "c.d", "e.f", "g.h", "i.j"}
