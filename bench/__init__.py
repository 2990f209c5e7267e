"""Measurements on this machine: `python -m bench` runs all, `python -m bench.pages` one. What was measured: docs/evidence.md."""
