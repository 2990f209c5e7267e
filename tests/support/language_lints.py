"""Readings of source code and templates: glue around gettext, and visible words that no gettext sees."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

GETTEXT = frozenset({"_", "_l", "_n", "_p", "_np", "_ln", "_lp", "gettext", "ngettext", "pgettext", "npgettext",
                     "lazy_gettext", "lazy_ngettext", "lazy_pgettext"})
TRANSFORMS = frozenset({"format", "lower", "upper", "capitalize", "title", "casefold", "swapcase", "replace", "removesuffix", "rstrip"})
SHOWS_FIRST_ARGUMENT = re.compile(r"^(done|flash|\w+Field)$")
LETTERS = re.compile(r"[^\W\d_]{2,}")
SENTENCE_LIKE = re.compile(r"^[A-ZÁÉÍÓÚÑ¿¡][a-záéíóúñ]|^\S+ \S.*[.!?…]$")
MADE_ID = re.compile(r"\b0-[a-z-]+|\b[a-z-]+-0\b")  # {{ field.id }}-hint: an id, not a word
MADE_ATTRIBUTE = re.compile(r"([\w-]+)=\"[^\"]*\"")  # a macro that writes class="…" into a tag
ATTRIBUTE_BLOCKS = frozenset({"kind"})  # blocks of the layouts that stand inside an attribute
NAMES = frozenset({"PDF", "CSV", "XLSX", "JSON", "iCalendar", "Excel", "SMS", "GET", "POST", "SHA", "UTC", "MB", "KB"})
VISIBLE_ATTRIBUTES = frozenset({"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"})


def _name(call: ast.AST) -> str:
    target = call.func if isinstance(call, ast.Call) else None
    return getattr(target, "id", None) or getattr(target, "attr", None) or ""


def is_gettext(node: ast.AST) -> bool:
    """True for a call of gettext, also wrapped in str()."""
    if isinstance(node, ast.Call) and _name(node) == "str" and len(node.args) == 1:
        return is_gettext(node.args[0])
    return isinstance(node, ast.Call) and _name(node) in GETTEXT and bool(node.args)


def glue(source: str) -> list[str]:
    """Return "line: why" for every place that builds a sentence around a gettext result, or hides an id from extraction."""
    return [f"{node.lineno}: {why}" for node in ast.walk(ast.parse(source)) for why in _glued(node)]


def _glued(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FormattedValue) and any(map(is_gettext, ast.walk(node.value))):  # extraction sees none of it
        yield "gettext inside an f-string"
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Mod)) and (is_gettext(node.left) or is_gettext(node.right)):
        yield "+ or % on gettext"
    if isinstance(node, ast.Attribute) and node.attr in TRANSFORMS and is_gettext(node.value):
        yield f".{node.attr} on gettext"
    if isinstance(node, ast.Call) and _name(node) == "join" and any(map(_holds_gettext, node.args)):
        yield "join of gettext results"
    if isinstance(node, ast.Call) and getattr(node.func, "id", None) in GETTEXT and not _literal_ids(node):
        yield "the message id is not a plain literal"


def _holds_gettext(node: ast.AST) -> bool:
    return isinstance(node, (ast.List, ast.Tuple)) and any(is_gettext(item) for item in node.elts)


def _literal_ids(call: ast.Call) -> bool:
    wanted = {"n": 2, "p": 2, "np": 3}.get(_name(call).replace("lazy_", "").replace("gettext", "").replace("l", "").strip("_"), 1)
    return len(call.args) >= wanted and all(isinstance(part, ast.Constant) for part in call.args[:wanted])


def bare_python(source: str) -> list[str]:
    """Return "line: text" for literals given where a person will read them (flashes, field labels)."""
    return [
        f"{node.lineno}: {node.args[0].value!r}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and SHOWS_FIRST_ARGUMENT.match(_name(node)) and node.args
        and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str) and LETTERS.search(node.args[0].value)
    ]


class _Visible(HTMLParser):
    """Collects the words a reader or a screen reader would meet."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        for name, value in attrs:
            if name in VISIBLE_ATTRIBUTES and _is_text(value or ""):
                self.found.append(f"{name}={value!r}")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.silent and _is_text(MADE_ATTRIBUTE.sub(lambda made: made[0] if made[1] in VISIBLE_ATTRIBUTES else "", data)):
            self.found.append(" ".join(data.split()))


def _is_text(text: str) -> bool:
    return any(word not in NAMES for word in LETTERS.findall(MADE_ID.sub("", text)))


def _html_only(source: str, environment: Environment) -> str:
    """Return the template's raw HTML: trans blocks blanked, every {{ }} a digit, every {% %} nothing."""
    pieces: list[str] = []
    hidden, statement = False, []
    for _line, kind, value in environment.lex(source):
        if kind == "block_begin":
            statement = []
        elif kind == "name":
            statement.append(value)
        elif kind == "block_end":
            hidden = _hides(statement, hidden)
        elif kind == "variable_begin":
            pieces.append("0")
        elif kind == "data" and not hidden:
            pieces.append(value)
    return "".join(pieces)


def _hides(statement: list[str], hidden: bool) -> bool:
    if statement[0] == "trans" or (statement[0] == "block" and statement[1] in ATTRIBUTE_BLOCKS):
        return True
    return hidden and statement[0] not in ("endtrans", "endblock")


def bare_template(source: str) -> list[str]:
    """Return the visible words of a template that no gettext sees: text nodes, spoken attributes, literals given to macros."""
    environment = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], autoescape=True)
    reader = _Visible()
    reader.feed(_html_only(source, environment))
    reader.close()
    return reader.found + list(_bare_literals(environment.parse(source)))


def _bare_literals(tree: nodes.Node) -> Iterator[str]:
    """Return the literals shown as they are; `lang_of` is asked about a message and shows nothing of it."""
    asked = {*GETTEXT, "lang_of"}
    inside_gettext = {id(part) for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in asked for part in call.args}
    for call in tree.find_all(nodes.Call):
        for part in (*call.args, *(keyword.value for keyword in call.kwargs)):
            if id(part) not in inside_gettext and isinstance(part, nodes.Const) and _reads(part.value):
                yield part.value
    for output in tree.find_all(nodes.Output):
        yield from (part.value for part in output.nodes if isinstance(part, nodes.Const) and _reads(part.value))


def _reads(value: object) -> bool:
    return isinstance(value, str) and bool(SENTENCE_LIKE.search(value)) and _is_text(value)
