"""The blueprint of voting's interface, and the examples that its document shows."""

import json
from importlib.resources import files
from typing import Any

from governance_app.web.api import Api

api = Api("voting_api", __name__)
EXAMPLES: dict[str, Any] = json.loads(files("governance_app.voting").joinpath("data/api_examples.json").read_text("utf-8"))
"""Answers of the invented world of the tests, by model: `python -m tests.house.api_examples` writes them anew."""


def example(name: str) -> dict[str, Any]:
    """Return the part of a model's settings that holds its example."""
    return {"json_schema_extra": {"examples": [EXAMPLES[name]]}} if name in EXAMPLES else {}
