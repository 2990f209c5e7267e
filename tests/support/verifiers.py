"""The two verifiers that share no code with the application, asked the same things: one in this process, one in Node.js."""

import importlib.util
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import rfc8785

from governance_app import audit
from governance_app.foundation.signing import new_signing_key, signed_with
from governance_app.record.rules import Head, Key, KeyLink, Place, Proof, leaf, leaf_hash, log_signature, origin_of, rotation_message
from tests.support import recursive_tree as written
from tests.support.javascript import MODULES, Modules, bundled

JAVASCRIPT = {path.name: path.read_text("utf-8") for path in (MODULES / "verifier").glob("*.js")}
PYTHON = Path(audit.__file__).parent / "verifier" / "verificar.py"
SAME = {"COINCIDE": "matches", "NO COINCIDE": "differs", "NO SE PUEDE SABER": "unknown"}


def python_verifier(change: tuple[str, str] | None = None) -> ModuleType:
    """Load the Python verifier from its file; `change` plants a fault: a text of it and what stands there instead."""
    source = PYTHON.read_text("utf-8")
    if change:
        assert source.count(change[0]) == 1, change[0]
        source = source.replace(*change)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("verificar", loader=None))  # type: ignore[arg-type]
    exec(compile(source, str(PYTHON), "exec"), module.__dict__)  # noqa: S102 — our own file, perhaps with a fault planted
    return module


Asked = Sequence[tuple[str, dict[str, str]]]
Verifier = Callable[[Asked], list[str]]
"""Takes (text, what whoever checks knows) and answers a verdict for each: "matches", "differs" or "unknown"."""


def in_python(module: ModuleType) -> Verifier:
    """Ask the Python verifier."""
    return lambda asked: [SAME[module.check(text, known.get("origin"), known.get("acta"), known.get("before"))[0]] for text, known in asked]


@contextmanager
def in_javascript(*changes: tuple[str, str]) -> Iterator[list[Verifier]]:
    """Bundle the JavaScript verifier as it is and once more with each planted fault (a text of its files, what stands there instead)."""
    for old, _ in changes:
        assert sum(source.count(old) for source in JAVASCRIPT.values()) == 1, old
    with TemporaryDirectory(prefix="verifiers-") as folder:
        for place, change in enumerate([("", ""), *changes]):
            (Path(folder) / f"v{place}").mkdir()
            for name, source in JAVASCRIPT.items():
                (Path(folder) / f"v{place}" / name).write_text(source.replace(*change), "utf-8")
        imports = "".join(f'import {{ check as check{place} }} from "{folder}/v{place}/check.js";\n' for place in range(len(changes) + 1))
        names = ", ".join(f"check{place}" for place in range(len(changes) + 1))
        acts = f"const acts = {{ checks: (which, all) => all.map(([text, known]) => [{names}][which](text, known).verdict) }};"
        with bundled(imports + acts) as modules:
            yield [_asking(modules, place) for place in range(len(changes) + 1)]


def _asking(modules: Modules, which: int) -> Verifier:
    return lambda asked: list(modules.ask(("checks", which, [list(one) for one in asked]))[0])


class Log:
    """A record made for verifiers, by the rules alone: keys, leaves, heads, proofs and the file."""

    def __init__(self, said: Sequence[dict[str, Any]], rotations: int = 0) -> None:
        pairs = [new_signing_key() for _ in range(rotations + 1)]
        self.private, self.origin = pairs[-1][0], origin_of(pairs[0][1])
        later = [KeyLink(new[1], signed_with(old[0], rotation_message(self.origin, new[1]))) for old, new in pairwise(pairs)]
        self.links = (KeyLink(pairs[0][1]), *later)
        self.leaves: list[bytes] = []
        for data in said:
            self.add(data)

    def add(self, data: dict[str, Any]) -> None:
        """Add a leaf."""
        previous = leaf_hash(self.leaves[-1]).hex() if self.leaves else None
        place = Place(len(self.leaves), previous, None, None, "secretary")
        self.leaves.append(rfc8785.dumps(leaf("minutes.approved", data, "2026-11-26T12:00:00Z", place)))

    def head(self, size: int | None = None) -> Head:
        """The head at a size, signed."""
        leaves = self.leaves[:size]
        head, key = Head(self.origin, len(leaves), written.root(leaves)), Key(self.origin, self.links[-1].public)
        return head.signed(log_signature(key, signed_with(self.private, head.body().encode())))

    def proof(self, index: int) -> Proof:
        """The proof of a leaf in the head of today."""
        return Proof(self.leaves[index].decode(), index, tuple(written.path(index, self.leaves)), self.head(), self.links)

    def told(self) -> dict[str, Any]:
        """What the file of the record holds; every third leaf as its hash alone."""
        leaves = [{"hash": leaf_hash(one).hex()} if place % 3 == 2 else one.decode() for place, one in enumerate(self.leaves)]
        keys = [link.public.hex() + link.endorsed.hex() for link in self.links]
        return {"format": "governance-app record v1", "head": self.head().note(), "keys": keys, "leaves": leaves}

    def file(self) -> str:
        """The file of the record."""
        return json.dumps(self.told(), ensure_ascii=False)
