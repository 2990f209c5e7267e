"""Visit a page as a person would, and inspect it before anything else is asked of it.

    page = visit(client, "/decisiones", as_=secretary)
    page = submit(client, page, "Guardar", title="Asamblea")      # fills the form that has this button, sends it

`sign_in_with(function)` tells how `as_` signs in: function(client, who). Each complaint of the inspection names what is wrong.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
INSIDE_A_LINE = frozenset(("b", "a", "em", "strong", "i", "span", "time", "sup", "sub"))
UNLABELLED = frozenset({"hidden", "submit", "button", "image", "reset"})
LEFT_OVERS = ("%(", "{{", "{%", "}}", "<Markup", "LazyString", "object at 0x")
_sign_in: Callable[[Any, Any], None] | None = None


@dataclass
class Node:
    """An element: its tag, attributes, children (nodes and text) and parent."""

    tag: str
    attrs: dict[str, str]
    parent: "Node | None" = None
    children: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words inside, each run of spaces as one."""
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        if self.tag in ("script", "style", "template"):
            return ""
        inner = "".join(c if isinstance(c, str) else c._raw() for c in self.children)
        return inner if self.tag in INSIDE_A_LINE else f" {inner} "

    def all(self, *tags: str) -> list["Node"]:
        """Return the elements inside with one of these tags (all of them without), in order."""
        found: list[Node] = []
        for child in self.children:
            if isinstance(child, Node):
                found += [child] if not tags or child.tag in tags else []
                found += child.all(*tags)
        return found

    def inside(self, tag: str) -> "Node | None":
        """Return the nearest ancestor with this tag."""
        up = self.parent
        while up is not None and up.tag != tag:
            up = up.parent
        return up


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.here = Node("", {})
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        self.wrong += [f"<{tag}> says {n} twice" for n in set(names) if names.count(n) > 1]
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.here.tag != tag:
            self.wrong.append(f"</{tag}> closes <{self.here.tag}>")
        up: Node | None = self.here
        while up is not None and up.tag != tag:
            up = up.parent
        if up is not None and up.parent is not None:
            self.here = up.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


@dataclass
class PageForm:
    """A form as it stands: where it goes, how, what it would send, and the words of its buttons."""

    action: str
    method: str
    fields: dict[str, list[str]]
    buttons: dict[str, tuple[str, str]]
    node: Node


class Page:
    """A parsed page. `html` is the source, `status` and `headers` those of the answer, `path` where it came from."""

    def __init__(self, html: str, path: str = "/", response: Any = None) -> None:
        builder = _Builder()
        builder.feed(html)
        builder.close()
        self.root, self.wrong, self.html, self.path, self.response = builder.root, builder.wrong, html, path, response
        self.status = getattr(response, "status_code", 200)
        self.headers = getattr(response, "headers", {})

    @property
    def text(self) -> str:
        """The words of the page's body."""
        return " ".join(node.text for node in self.root.all("body"))

    @property
    def main(self) -> str:
        """The words of the main part only, without header and footer."""
        return " ".join(node.text for node in self.root.all("main"))

    @property
    def h1(self) -> str:
        """The heading."""
        return " ".join(node.text for node in self.root.all("h1"))

    @property
    def title(self) -> str:
        """The title shown on the browser's tab."""
        heads = [node for node in self.root.all("title") if node.inside("head")]
        return " ".join(child for node in heads for child in node.children if isinstance(child, str)).strip()

    @property
    def lang(self) -> str:
        """The language the page says it is in."""
        return next((node.attrs.get("lang", "") for node in self.root.all("html")), "")

    def links(self) -> dict[str, str]:
        """Return the address behind each link's words (the first one, where several say the same)."""
        found: dict[str, str] = {}
        for node in self.root.all("a"):
            found.setdefault(node.text, node.attrs.get("href", ""))
        return found

    def forms(self) -> list[PageForm]:
        """Return the forms, in order."""
        return [_form(node) for node in self.root.all("form")]

    def form_with(self, button: str) -> PageForm:
        """Return the first form that has a button with these words. Raises AssertionError naming the buttons there are."""
        for form in self.forms():
            if any(button in words for words in form.buttons):
                return form
        raise AssertionError(f"no button {button!r} on {self.path}; there are {[list(f.buttons) for f in self.forms()]}")


def _form(node: Node) -> PageForm:
    fields: dict[str, list[str]] = {}
    buttons = {b.text: (b.attrs.get("name", ""), b.attrs.get("value", "")) for b in node.all("button")}
    for one in node.all("input", "textarea", "select"):
        fields.setdefault(one.attrs.get("name", ""), []).extend(_sent(one))
    fields.pop("", None)
    return PageForm(node.attrs.get("action", ""), node.attrs.get("method", "get").lower(), fields, buttons, node)


def _sent(node: Node) -> list[str]:
    if node.tag == "textarea":
        return ["".join(c for c in node.children if isinstance(c, str))]
    if node.tag == "select":
        options = node.all("option")
        chosen = [o for o in options if "selected" in o.attrs] or ([] if "multiple" in node.attrs else options[:1])
        return [o.attrs.get("value", o.text) for o in chosen]
    if node.attrs.get("type") in ("radio", "checkbox"):
        return [node.attrs.get("value", "on")] if "checked" in node.attrs else []
    return [] if node.attrs.get("type") in ("file", "submit", "button") else [node.attrs.get("value", "")]


def sign_in_with(function: Callable[[Any, Any], None]) -> None:
    """Tell `visit` how to sign somebody in: function(client, who)."""
    global _sign_in
    _sign_in = function


def visit(client: Any, path: str, *, as_: Any = None, status: int = 200, follow: bool = False) -> Page:
    """Ask for a page, check its status, inspect it and return it. `follow`: go along redirections."""
    if as_ is not None:
        assert _sign_in is not None, "call sign_in_with(function) before visiting as somebody"
        _sign_in(client, as_)
    return read(client.get(path, follow_redirects=follow), path, status)


def submit(client: Any, page: Page, button: str, *, status: int = 303, **values: Any) -> Page:
    """Fill in the form that has `button`, press it and return the page that answers (inspected, when it is one).

    A value may be text, a list (several boxes), None (nothing sent) or a (stream, filename) pair for a file.
    """
    form = page.form_with(button)
    name, value = next(pair for words, pair in form.buttons.items() if button in words)
    sent: dict[str, Any] = dict(form.fields) | ({name: value} if name else {}) | values
    sent = {key: given for key, given in sent.items() if given is not None}
    here = urljoin(page.path, form.action)
    send = client.post if form.method == "post" else client.get
    kind = "multipart/form-data" if form.node.attrs.get("enctype") else None
    options: dict[str, Any] = {"data": sent, "content_type": kind} if form.method == "post" else {"query_string": sent}
    return read(send(here, **options), here, status)


def read(response: Any, path: str, status: int = 200) -> Page:
    """Check an answer's status and, when it is a page, inspect it."""
    html = response.get_data(as_text=True) if response.mimetype == "text/html" else ""
    assert response.status_code == status, f"{path}: {response.status}, expected {status}\n{Page(html).text[:800]}"
    page = Page(html, path, response)
    if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 307, 308):
        wrong = complaints(page)
        assert not wrong, f"{path}:\n" + "\n".join(f"- {line}" for line in wrong)
    return page


def complaints(page: Page) -> list[str]:
    """Return what is wrong with a page, each in one line; nothing when all is well."""
    return [line for check in CHECKS for line in check(page)]


def _frame(page: Page) -> list[str]:
    headings = page.root.all("h1")
    levels = [int(n.tag[1]) for n in page.root.all("h1", "h2", "h3", "h4", "h5", "h6")]
    return page.wrong + [line for wrong, line in (
        (len(headings) != 1 or not page.h1, f"{len(headings)} h1, one with words expected"),
        (not page.lang, "no language on <html>"),
        (not page.title.split("·")[0].strip(), "no title"),
        (len(page.root.all("main")) != 1, "not exactly one <main>"),
        (any(after - before > 1 for before, after in pairwise(levels)), f"a heading level is skipped: {levels}"),
    ) if wrong]


def _labels(page: Page) -> list[str]:
    named = {n.attrs["for"] for n in page.root.all("label") if n.attrs.get("for") and n.text}
    found = []
    for one in page.root.all("input", "select", "textarea"):
        if one.attrs.get("type") in UNLABELLED:
            continue
        label = one.inside("label")
        if one.attrs.get("id") not in named and not one.attrs.get("aria-label") and not (label and label.text):
            found.append(f"<{one.tag} name={one.attrs.get('name')!r}> has no label")
    return found


WITHOUT_TOKEN = ("/verificar/archivo", "/verificar/testigos")
"""Forms that need none, and so no cookie: why stands in tests/house/test_doors.py."""


def _tokens(page: Page) -> list[str]:
    posted = [form for form in page.forms() if form.method == "post" and (form.action or page.path).partition("?")[0] not in WITHOUT_TOKEN]
    return [f"the form to {f.action or 'here'!r} has no token" for f in posted if not any(n.endswith("csrf_token") for n in f.fields)]


def _inline(page: Page) -> list[str]:
    found = []
    for node in page.root.all():
        found += [f"<{node.tag} {name}>: inline" for name in node.attrs if name == "style" or name.startswith("on")]
        data = node.attrs.get("type") == "application/json"  # data for a script: browsers never run it
        if node.tag == "script" and not data and "src" not in node.attrs and "nonce" not in node.attrs:
            found.append("an inline <script>")
        address = node.attrs.get("href", "") or node.attrs.get("src", "")
        if address.strip().lower().startswith("javascript:"):
            found.append(f"<{node.tag}> with a javascript: address")
    return found


def _elsewhere(page: Page) -> list[str]:
    loads = [n for n in page.root.all("img", "script", "link", "iframe", "audio", "video", "source", "use", "form", "object", "embed")]
    addresses = [(n.tag, n.attrs[a]) for n in loads for a in ("src", "href", "srcset", "action", "data") if a in n.attrs]
    return [f"<{tag}> reaches elsewhere: {address}" for tag, address in addresses if urlsplit(address).netloc]


def _left_overs(page: Page) -> list[str]:
    unseen = [v for n in page.root.all() for k, v in n.attrs.items() if k in ("aria-label", "placeholder", "alt")]
    said = " ".join((page.text, page.title, *unseen))
    return [f"left over: {mark!r}" for mark in LEFT_OVERS if mark in said]


def _identifiers(page: Page) -> list[str]:
    ids = [n.attrs["id"] for n in page.root.all() if "id" in n.attrs]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    missing = [f"{said} points to {one!r}, which is not there" for said, one in _pointers(page) if one not in ids]
    return [f"id {i!r} twice" for i in twice] + ["an empty id" for i in ids if not i] + missing


def _pointers(page: Page) -> list[tuple[str, str]]:
    found = []
    for node in page.root.all():
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            found += [(f"<{node.tag} {name}>", one) for one in node.attrs.get(name, "").split()]
        if node.tag == "a" and node.attrs.get("href", "").startswith("#") and node.attrs["href"] != "#":
            found.append(("<a href>", node.attrs["href"][1:]))
    return found


def _words(page: Page) -> list[str]:
    worded = page.root.all("button", "a", "legend", "summary", "caption", "label")
    found = [f"<{n.tag}> without words" for n in worded if not (n.text or n.attrs.get("aria-label"))]
    found += ["an <img> without alt" for n in page.root.all("img") if "alt" not in n.attrs]
    found += ["a <table> without caption" for n in page.root.all("table") if not n.all("caption") and not n.attrs.get("aria-label")]
    scopes = ("col", "row", "colgroup", "rowgroup")
    return found + ["a <th> without scope" for n in page.root.all("th") if n.attrs.get("scope") not in scopes]


CHECKS: tuple[Callable[[Page], list[str]], ...] = (_frame, _labels, _tokens, _inline, _elsewhere, _left_overs, _identifiers, _words)
