"""Run every measurement, one after the other. What they said and when: docs/evidence.md."""

import sys

from bench import acta, demo, imports, pages, participation, record, sealing, signing, voting


def main() -> int:
    """Print everything; return how many aims are missed."""
    missed = 0
    for one in (pages, imports, demo, acta, signing, sealing, voting, participation, record):
        print(f"== {one.__name__.removeprefix('bench.')}")
        missed += one.main()
    return missed


if __name__ == "__main__":
    sys.exit(main())
