"""Read what mutmut found (`make mutation`): a score per module, every survivor, and whether the whole reaches what was asked for."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

KEPT = Path("mutants")
ASKED = 90
"""Per cent of mutants that a test must notice."""
NOTICED = {1, 3, 24, 36, 152, 255, -24}
"""What the tests of a mutant end with when one of them noticed it: a red test, a test that could not run, or a time out."""


@dataclass(frozen=True)
class Module:
    """A module, how many mutants were made of it, and the names of those that no test noticed."""

    name: str
    made: int
    unnoticed: tuple[str, ...]

    @property
    def score(self) -> float:
        """Per cent of mutants that were noticed."""
        return 100 * (self.made - len(self.unnoticed)) / self.made


def modules(kept: Path = KEPT) -> list[Module]:
    """Return the modules of which mutants were made. ValueError when one of these was not tried yet."""
    found = []
    for told in sorted(kept.rglob("*.py.meta")):
        codes: dict[str, int | None] = json.loads(told.read_text())["exit_code_by_key"]
        name = ".".join(told.relative_to(kept).with_suffix("").with_suffix("").parts)
        if None in codes.values():
            raise ValueError(f"{name}: not every mutant was tried")
        if codes:
            found.append(Module(name, len(codes), tuple(key for key, code in codes.items() if code not in NOTICED)))
    return found


def table(found: list[Module]) -> str:
    """Return the scores as rows of Markdown, the sum last."""
    whole = Module("together", sum(m.made for m in found), tuple(key for m in found for key in m.unnoticed))
    return "\n".join(f"| `{m.name}` | {m.made} | {len(m.unnoticed)} | {m.score:.1f} % |" for m in [*found, whole])


def change(mutant: str) -> str:
    """Return the lines that a mutant takes away and adds."""
    shown = subprocess.run([str(Path(sys.executable).parent / "mutmut"), "show", mutant], capture_output=True, text=True, check=True).stdout
    return "\n".join(line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---"))


def main() -> int:
    """Print all of it; return 1 under what was asked for."""
    found = modules()
    for mutant in (key for m in found for key in m.unnoticed):
        print(f"{mutant}\n{change(mutant)}\n")
    print(table(found))
    made, unnoticed = sum(m.made for m in found), sum(len(m.unnoticed) for m in found)
    enough = 100 * (made - unnoticed) >= ASKED * made > 0
    print(f"{made - unnoticed} of {made} mutants were noticed; {ASKED} % are asked for: {'enough' if enough else 'NOT ENOUGH'}.")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
