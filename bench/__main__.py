"""Run every measurement, one after the other. What they said and when: docs/evidence.md."""

import sys

from bench import acta, imports, pages


def main() -> int:
    """Print everything; return how many aims are missed."""
    print("== pages")
    missed = pages.main()
    print("== imports")
    missed += imports.main()
    print("== acta")
    return missed + acta.main()


if __name__ == "__main__":
    sys.exit(main())
