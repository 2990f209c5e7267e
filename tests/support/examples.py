"""How many examples a property is tried with: `@times(4)` asks four times as many as the profile in tests/conftest.py."""

from hypothesis import settings


def times(factor: int) -> settings:
    """Return the setting for a property whose cases are rare among the examples."""
    return settings(max_examples=factor * settings.default.max_examples)
