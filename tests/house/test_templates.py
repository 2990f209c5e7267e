"""Templates: each compiles, has a title, imports one ui, and glues no sentence. Styles and scripts stay small."""

import gzip
import re
from pathlib import Path

import jinja2
import pytest

from governance_app.web import filters
from tests.pages import shell_app

PACKAGE = Path(filters.__file__).resolve().parent.parent
TEMPLATES = PACKAGE / "templates"
PAGES = sorted(p.relative_to(TEMPLATES).as_posix() for p in TEMPLATES.rglob("*.html"))
SHELL = ("layouts/", "components/")
LONGEST = 150
FORBIDDEN = {
    r"\|\s*safe\b": "|safe lets a stranger's script in",
    r"\bautoescape\s+false": "escaping is never switched off",
    r"\sstyle=": "no inline style: the policy of the page refuses it",
    r"\son(click|change|submit|load|input)=": "no inline handler: the policy of the page refuses it",
    r"(src|action)=[\"']https?:": "nothing is loaded from elsewhere",
    r"\b_\([^)]*\)\s*~|~\s*_\(": "no sentence is glued together",
}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> jinja2.Environment:
    return shell_app.make(tmp_path_factory.mktemp("templates"))[0].jinja_env


@pytest.mark.parametrize("name", PAGES)
def test_every_template_compiles(name: str, environment: jinja2.Environment) -> None:
    environment.get_template(name)


@pytest.mark.parametrize("name", [n for n in PAGES if not n.startswith(SHELL)])
def test_every_page_has_a_heading_or_a_title(name: str) -> None:
    source = (TEMPLATES / name).read_text("utf-8")
    if "{% extends" in source:
        assert re.search(r"{%-? block (heading|title|page) ", source), f"{name} has no heading"


@pytest.mark.parametrize("name", PAGES)
def test_no_template_does_what_is_forbidden(name: str) -> None:
    source = (TEMPLATES / name).read_text("utf-8")
    assert [why for pattern, why in FORBIDDEN.items() if re.search(pattern, source)] == []
    assert len(source.splitlines()) <= LONGEST


@pytest.mark.parametrize("planted", [
    "{{ x|safe }}", '<p style="a">', '<p onclick="a">', '<img src="https://a.example">', '{{ _("a") ~ x }}', "{% autoescape false %}",
])
def test_a_planted_fault_is_seen(planted: str) -> None:
    assert any(re.search(pattern, planted) for pattern in FORBIDDEN)


def test_every_component_is_in_all(environment: jinja2.Environment) -> None:
    everything = environment.get_template("components/all.html").module
    defined = {
        name for path in (TEMPLATES / "components").glob("*.html") for name in re.findall(r"{% macro ([a-z]\w*)\(", path.read_text("utf-8"))
    }
    assert defined == {name for name in vars(everything) if not name.startswith("_")}


def test_every_icon_used_is_drawn() -> None:
    drawn = set(re.findall(r'"([a-z0-9-]+)"', (PACKAGE.parent / "frontend" / "icons.json").read_text("utf-8")))
    used = {name for page in PAGES for name in re.findall(r'\bicon\("([a-z0-9-]+)"', (TEMPLATES / page).read_text("utf-8"))}
    assert used
    assert used <= drawn, sorted(used - drawn)


def test_styles_and_scripts_stay_small() -> None:
    """Sources before minification, as one stream: what travels is smaller still.

    Only sealed ballots' pages load what seals, and the verifier is a file to keep.
    """
    for kind, most in (("css", 8_000), ("js", 4_000)):
        files = sorted(path for path in (PACKAGE / "static" / kind).rglob(f"*.{kind}") if not sealed(path))
        assert len(gzip.compress(b"".join(path.read_bytes() for path in files), 9)) <= most


def sealed(path: Path) -> bool:
    return path.parent.name in ("sealed", "verifier") or path.name in ("sealing.js", "scrutiny.js", "verifier.js")
