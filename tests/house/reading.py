"""Reads the source as text and tells where a module stands: its room, its floor, what it imports."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import governance_app
from governance_app import RIVER

PACKAGE = Path(governance_app.__file__).parent
FLOORS = {"rules": 0, "records": 1, "actions": 2, "reads": 2, "wording": 3, "forms": 3, "pages": 3, "api": 3, "cli": 3}
PURE = {
    "__future__",
    "bisect",
    "calendar",
    "collections",
    "contextlib",
    "dataclasses",
    "datetime",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "zlib",
    "hmac",
    "ipaddress",
    "itertools",
    "math",
    "operator",
    "re",
    "secrets",
    "string",
    "typing",
    "types",
    "unicodedata",
    "uuid",
    "zoneinfo",
    "json",
    "importlib",
    "csv",
    "heapq",
    "abc",
    "base64",
}
PURE_OURS = (
    "governance_app.foundation.errors",
    "governance_app.foundation.ids",
    "governance_app.foundation.text",
    "governance_app.record.rules",
)
WEB_WORDS = {"flask", "wtforms", "flask_wtf", "flask_login", "flask_babel", "babel", "werkzeug", "jinja2"}
DATA_WORDS = {"sqlalchemy", "flask_sqlalchemy"}


@dataclass(frozen=True)
class Module:
    """A source file of the package."""

    path: Path

    @property
    def name(self) -> str:
        """Return the dotted name."""
        parts = self.path.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def room(self) -> str:
        """Return the room, or "" for files of the package itself."""
        parts = self.path.relative_to(PACKAGE).parts
        return parts[0] if len(parts) > 1 else ""

    @property
    def floor(self) -> str:
        """Return the floor's name (rules, records, …), or "" when the file is of no floor."""
        parts = self.path.relative_to(PACKAGE).with_suffix("").parts
        return parts[1] if len(parts) > 1 and parts[1] in FLOORS else ""

    def tree(self) -> ast.Module:
        """Return the syntax tree."""
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def docstring(self) -> str:
        """Return the docstring, or nothing."""
        return ast.get_docstring(self.tree()) or ""

    def hidden_imports(self) -> list[int]:
        """Return the lines of imports that stand inside a function."""
        functions = [n for n in ast.walk(self.tree()) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
        return sorted({i.lineno for f in functions for i in ast.walk(f) if isinstance(i, ast.Import | ast.ImportFrom)})


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the package, migrations apart."""
    paths = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts and "dist" not in p.parts)
    return tuple(Module(p) for p in paths)


@cache
def imports_of(module: Module) -> frozenset[str]:
    """Return the dotted names a module imports (both `a.b` and `a.b.c` of `from a.b import c`)."""
    found: set[str] = set()
    for node in ast.walk(module.tree()):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def violations(module: Module) -> list[str]:
    """Return a sentence for each import of `module` that the house forbids."""
    return [f"{module.name} imports {target}: {why}" for target in sorted(imports_of(module)) if (why := forbidden(module, target))]


def forbidden(module: Module, target: str) -> str:
    """Tell why `module` may not import `target`, or return an empty sentence."""
    top = target.split(".")[0]
    if target.startswith("urllib.parse") or (target == "urllib" and "urllib.parse" in imports_of(module)):
        return ""
    if top != "governance_app":
        return _forbidden_outside(module, top)
    parts = target.split(".")
    room = parts[1] if len(parts) > 1 else ""
    if not module.room or room not in RIVER or (room == module.room and not module.floor):
        return ""
    if RIVER.index(room) > RIVER.index(module.room):
        return "it stands downstream"
    return _forbidden_floor(module, target, room, parts[2] if len(parts) > 2 else "")


def _forbidden_outside(module: Module, top: str) -> str:
    if module.floor == "rules" and top not in PURE:
        return "rules import only the standard library and other rules"
    if module.floor in {"records", "actions", "reads"} and top in WEB_WORDS:
        return "below the pages nobody knows the web"
    if module.floor in {"wording", "forms", "pages", "api", "cli"} and top in DATA_WORDS:
        return "pages and commands ask reads and actions, not the database"
    return ""


def _forbidden_floor(module: Module, target: str, room: str, floor: str) -> str:
    mine, theirs = FLOORS.get(module.floor), FLOORS.get(floor)
    if module.floor == "rules" and not (floor == "rules" or target.startswith(PURE_OURS) or target == "governance_app.foundation"):
        return "rules import only rules, errors and ids"
    if room == module.room:
        return "a lower floor does not know a higher one" if mine is not None and theirs is not None and theirs > mine else ""
    if floor == "records" and module.floor != "reads" and room not in {"record"}:
        return "only reads may join the tables of a room upstream"
    if floor in {"pages", "forms", "api"} and room != "web":
        return "no room knows another's pages"
    return ""
