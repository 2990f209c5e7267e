"""What the installation declares of itself as a publisher, read from its file."""

import json

from flask import current_app

from governance_app.exports.rules.publisher import NOTHING, DeclarationUnfit, Publisher, read_publisher


def publisher() -> Publisher:
    """Return what is declared; nothing when no file is named. Raises DeclarationUnfit, also for a file that cannot be read."""
    named = current_app.extensions["settings"].publisher_file
    if named is None:
        return NOTHING
    try:
        data = json.loads(named.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise DeclarationUnfit(where=named.name) from None
    if not isinstance(data, dict):
        raise DeclarationUnfit(where=named.name)
    return read_publisher(data)
