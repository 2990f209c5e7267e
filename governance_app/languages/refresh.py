"""Everything that must follow when texts have changed, in one go (`python -m governance_app.languages.refresh`).

Template of messages, whole-language files, labels from the glossary, figures in the README. Run it before a release and
whenever tests/house/test_languages.py asks for it. Running it twice changes nothing more.
"""

import sys

from governance_app.languages import coverage, extract, fill_from_glossary


def main() -> int:
    """Bring every file of translations/ up to date; 0 when Spanish is complete."""
    print(f"messages: {extract.refresh()}")
    fill_from_glossary.main()
    coverage.write_readme(coverage.coverage())
    return coverage.main([])


if __name__ == "__main__":
    sys.exit(main())
