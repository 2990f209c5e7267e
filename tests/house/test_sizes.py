"""Small on purpose: files stop at 300 lines, functions at 25. Exceptions are listed by name, with a reason."""

import ast

from tests.house.reading import PACKAGE, modules

LONGEST_FILE, LONGEST_FUNCTION = 300, 25
FILES_APART: dict[str, str] = {}
FUNCTIONS_APART: dict[str, str] = {}


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[1] if len(node.body) > 1 and ast.get_docstring(node) else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1


def test_files_are_small() -> None:
    """No file passes 300 lines."""
    long = {
        m.name: n
        for m in modules()
        if (n := len(m.path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE and m.name not in FILES_APART
    }
    assert not long, long


def test_functions_are_small() -> None:
    """No function passes 25 lines, its docstring and signature apart."""
    long = {
        f"{m.name}.{node.name}": lines
        for m in modules()
        for node in ast.walk(m.tree())
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := _body_lines(node)) > LONGEST_FUNCTION
        and f"{m.name}.{node.name}" not in FUNCTIONS_APART
    }
    assert not long, long


def test_exceptions_are_needed() -> None:
    """A name on the list of exceptions that is no longer long leaves the list."""
    names = {m.name for m in modules()}
    assert all(name in names for name in FILES_APART), FILES_APART
    assert PACKAGE.is_dir()
