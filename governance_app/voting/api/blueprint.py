"""The blueprint of voting's interface, and the examples that its document shows."""

import json
from importlib.resources import files
from typing import Any

from pydantic import ConfigDict

from governance_app.web.api import Api, Shown, with_example

api = Api("voting_api", __name__)
EXAMPLES: dict[str, Any] = json.loads(files("governance_app.voting").joinpath("data/api_examples.json").read_text("utf-8"))
"""Answers of the invented world of the tests, by model: `python -m tests.house.api_examples` writes them anew."""


def like(name: str) -> ConfigDict:
    """Return the settings of a model that is shown, with its example."""
    return with_example(Shown, EXAMPLES.get(name, {}))
