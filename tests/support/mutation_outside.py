"""The mutants that mutmut does not make: of tables and limits of a module, and of functions with a decorator (a use case is one).

mutmut puts its mutants behind a switch inside each function, so it leaves alone what is worked out when a module is read. Here each mutant
is a changed file in a copy of the tree, which a fresh child reads anew. The ways of changing are mutmut's own, and one more: a row of a
table is taken out. Texts are left as they are, and so are fields of classes: mypy refuses a None there.
"""

import compileall
import importlib
import json
import os
import py_compile
import shutil
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import libcst as cst
import pytest
from mutmut.mutation.mutators import mutation_operators

COPY = Path("mutants/outside")
FOUND = Path("mutants/outside.json")
READ_FIRST = ("hypothesis", "sqlalchemy.orm", "sqlalchemy.dialects.sqlite", "flask", "flask_babel", "wtforms", "rfc8785")
"""What others wrote and every child needs: read once."""
LONGEST = 180
"""Seconds that the tests of one mutant are given: five times what they need on a full machine. What never ends counts as noticed."""
EVERY = 4
"""One in so many is tried: each needs a fresh process that reads the application anew."""
LEFT = (cst.Annotation, cst.BaseString, cst.Decorator, cst.Parameters)
"""What is never changed: annotations, texts, decorators, what a function takes."""


def mutants(code: str) -> Iterator[str]:
    """Yield the texts of a module with one thing changed outside of what mutmut reaches."""
    module = cst.parse_module(code)
    for root in places(module):
        for node in inside(root):
            for changed in changes(node):
                yield module.deep_replace(node, changed).code  # type: ignore[arg-type]


def places(module: cst.Module) -> Iterator[cst.CSTNode]:
    """Yield the values of a module's names, and the bodies of functions with a decorator, wherever they stand."""
    for statement in module.body:
        for small in statement.body if isinstance(statement, cst.SimpleStatementLine) else ():
            if isinstance(small, cst.Assign | cst.AnnAssign) and not named(small, "__all__", "Node", "Span", "Paragraphs", "T"):
                yield small
    pending: list[cst.CSTNode] = list(module.body)
    while pending:
        node = pending.pop(0)
        if isinstance(node, cst.FunctionDef) and node.decorators:
            yield node.body
        else:
            pending += node.children


def named(assigned: cst.Assign | cst.AnnAssign, *names: str) -> bool:
    """Tell whether something is given to one of these names."""
    target = assigned.targets[0].target if isinstance(assigned, cst.Assign) else assigned.target
    return isinstance(target, cst.Name) and target.value in names


def inside(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield a node and what stands under it, but for what is never changed."""
    if not isinstance(node, LEFT):
        yield node
        for child in node.children:
            yield from inside(child)


def changes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield the node changed in each way that is known for its kind."""
    for kind, operator in mutation_operators:
        if isinstance(node, kind):
            yield from operator(node)
    rows = node.elements if isinstance(node, cst.Dict | cst.Tuple | cst.Set | cst.List) else ()
    if len(rows) > 1:
        for at in range(len(rows)):
            yield node.with_changes(elements=[*rows[:at], *rows[at + 1:]])


def tests_of(file: Path, selection: list[str]) -> list[str]:
    """Return the tests of a module's room, the quickest first: rules before acts."""
    words = ("record", "audit") if "record" in file.parts else ("minutes", "signing", "covering")
    fitting = [name for name in selection if any(word in Path(name).name for word in words)]
    return sorted(fitting, key=lambda name: ("actions" in name, not name.endswith(("pinned.py", "refusals.py", "kinds.py"))))


def notices(file: Path, text: str, tests: list[str], arguments: list[str]) -> bool:
    """Tell whether tests turn red when the file has another text; it has its own again afterwards."""
    target = COPY / file
    kept = target.read_text()
    target.write_text(text)
    try:
        child = os.fork()
        if not child:
            os._exit(_try(["-x", "-q", "-W", "ignore::pytest.PytestAssertRewriteWarning", *arguments, *tests]))
        return _ended(child) != 0
    finally:
        target.write_text(kept)


def _ended(child: int) -> int:
    """Wait for a child and return what it ended with; after LONGEST it is killed with all that it started, and has ended red."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _try(arguments: list[str]) -> int:
    """Run tests of the copy in this process, of which nothing was read yet but what others wrote; it leads a group of its own."""
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    os.chdir(COPY)
    os.environ["MUTANT_UNDER_TEST"] = "outside"
    sys.path.insert(0, os.getcwd())
    for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
        del sys.modules[name]
    return int(pytest.main(arguments))


def copy_tree() -> None:
    """Copy what is tried, compiled so that only a changed file is compiled again."""
    shutil.rmtree(COPY, ignore_errors=True)
    for folder in ("governance_app", "tests"):
        shutil.copytree(folder, COPY / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy("pyproject.toml", COPY)
    compileall.compile_dir(COPY, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    sys.dont_write_bytecode = True
    for name in READ_FIRST:
        importlib.import_module(name)


def main() -> int:
    """Try one in EVERY mutants of each file of `[tool.mutmut]` and keep what was found in mutants/outside.json."""
    settings = tomllib.loads(Path("pyproject.toml").read_text())["tool"]["mutmut"]
    selection, arguments = settings["pytest_add_cli_args_test_selection"], settings["pytest_add_cli_args"]
    copy_tree()
    found: dict[str, dict[str, bool]] = {}
    green: list[list[str]] = []
    for file in sorted(file for folder in ("record", "minutes/rules") for file in Path("governance_app", folder).rglob("*.py")):
        code, tests = file.read_text(), tests_of(file, selection)
        if tests not in green and notices(file, code, tests, arguments):
            raise RuntimeError(f"without any change these tests are red: {tests}")
        green.append(tests)
        for text in islice(mutants(code), 0, None, EVERY):
            difference = "\n".join(line for line in unified_diff(code.split("\n"), text.split("\n"), lineterm="", n=0)
                                   if line[:1] in "+-" and line[:3] not in ("+++", "---"))
            known = found.setdefault(".".join(file.with_suffix("").parts), {})
            known[difference] = notices(file, text, tests, arguments)
            print("." if known[difference] else f"\n{file}\n{difference}\n", end="", flush=True)
        FOUND.write_text(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
