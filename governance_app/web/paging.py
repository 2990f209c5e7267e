"""The address of a list: which page was asked for, and what else it says."""

from typing import Any

from flask import request

PAGING = frozenset({"page", "lang"})
FOR_URL_FOR = frozenset({"endpoint", "_anchor", "_external", "_method", "_scheme"})
"""Names that `url_for` takes for itself: in an address they would make links that lead elsewhere."""


def asked_page() -> int:
    """Return the page number of the address; 1 for anything that is none."""
    text = request.args.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def other_answers() -> dict[str, Any]:
    """Return what the address says besides the page and the language: kept while turning pages."""
    return {name: value for name, value in request.args.items() if name not in PAGING | FOR_URL_FOR and value}
