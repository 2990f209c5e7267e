"""What `make mutation` found: a score per module, every survivor, and whether the whole reaches what was asked for."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

KEPT = Path("mutants")
ASKED = 90
"""Per cent of mutants that a test must notice."""
NOTICED = {1, 3, 24, 36, 152, 255, -24}
"""What the tests of a mutant end with when one of them noticed it: a red test, a test that could not run, or no end at all."""


@dataclass(frozen=True)
class Module:
    """A module, how many mutants were made of it, and those that no test noticed: what each takes away and adds."""

    name: str
    made: int
    unnoticed: tuple[str, ...]

    @property
    def score(self) -> float:
        """Per cent of mutants that were noticed."""
        return 100 * (self.made - len(self.unnoticed)) / self.made


def modules(kept: Path = KEPT) -> list[Module]:
    """Return the modules of which mutants were made. ValueError when one of these was not tried yet."""
    outside: dict[str, dict[str, bool]] = json.loads((kept / "outside.json").read_text())
    found = []
    for told in sorted(kept.glob("governance_app/**/*.py.meta")):
        name = ".".join(told.relative_to(kept).with_suffix("").with_suffix("").parts)
        codes: dict[str, int | None] = json.loads(told.read_text())["exit_code_by_key"]
        beside = outside.get(name, {})
        if None in codes.values():
            raise ValueError(f"{name}: not every mutant was tried")
        unnoticed = [f"{key}\n{change(key)}" for key, code in codes.items() if code not in NOTICED]
        unnoticed += [f"{name}\n{difference}" for difference, noticed in beside.items() if not noticed]
        if codes or beside:
            found.append(Module(name, len(codes) + len(beside), tuple(unnoticed)))
    return found


def change(mutant: str) -> str:
    """Return the lines that a mutant of mutmut takes away and adds."""
    command = [str(Path(sys.executable).parent / "mutmut"), "show", mutant]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return "\n".join(line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---"))


def main() -> int:
    """Print all of it; return 1 under what was asked for."""
    found = modules()
    whole = Module("together", sum(m.made for m in found), tuple(key for m in found for key in m.unnoticed))
    print("\n\n".join(whole.unnoticed), "\n")
    for m in (*found, whole):
        print(f"| `{m.name}` | {m.made} | {len(m.unnoticed)} | {m.score:.1f} % |")
    enough = whole.score >= ASKED
    print(f"{whole.score:.1f} % of {whole.made} mutants were noticed; {ASKED} % are asked for: {'enough' if enough else 'NOT ENOUGH'}.")
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
