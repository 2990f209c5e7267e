"""Make the .mo files of every language (`python -m governance_app.languages.compile_catalogues`), for the build.

Babel only, but not Babel's own compiler: that one writes an unfilled plural as the English id, which hides the Spanish.
What is left out is printed, never dropped in silence: half-filled plurals fail the command.
"""

import sys
from pathlib import Path

from governance_app.languages.coverage import half_filled
from governance_app.languages.rules import LANGUAGES
from governance_app.languages.sources import TRANSLATIONS, compiled, compiled_file, filled, source_files


def compile_all(folder: Path = TRANSLATIONS) -> list[str]:
    """Write one .mo per language that has sources; return what had to be left out, as sentences."""
    left_out = []
    for code in LANGUAGES:
        if not source_files(code, folder):
            continue
        target = compiled_file(code, folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(compiled(code, folder))
        left_out += [f"{code}: half-filled plural left out: {found}" for found in half_filled(code, folder)]
        print(f"{code}: {len(filled(code, folder))} messages")
    return left_out


def main() -> int:
    """Compile; 1 when something was left out."""
    left_out = compile_all()
    print("\n".join(left_out))
    return 1 if left_out else 0


if __name__ == "__main__":
    sys.exit(main())
