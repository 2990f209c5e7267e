"""A file of tests stays with one worker, where what its builders made is remembered; so do files that share something dear to make.

The mark `xdist_group` would say this beside the tests, but pytest 9.2 took away what pytest-xdist 3.8 writes it into, and it was silently
without effect. Here each line is looked up in the node id, and `test_together.py` sees that it names tests that are there.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler.loadscope import LoadScopeScheduling

TOGETHER = {
    "tests/browser/test_main_journey.py": "the demonstration served",
    "tests/browser/test_ten_minutes.py": "the demonstration served",
    "tests/browser/test_election_journey.py": "the demonstration served",
    "tests/browser/test_facilitator_journey.py": "the demonstration served",
    "tests/browser/test_sealed_vote.py": "a hall in session served",
    "tests/browser/test_correspondence_journey.py": "a meeting by correspondence served",
    "tests/browser/test_roll_call_journey.py": "a hall for a roll call served",
    "tests/browser/test_axe.py::test_every_page_can_be_used_by_everybody[es-": "the small world served, for Spanish",
    "tests/browser/test_axe.py": "the small world served, for the other languages",
    "tests/browser/test_weight.py": "the small world served, for the other languages",
    "tests/browser/test_sealing.py": "a browser with pages of its own",
    "tests/browser/test_acta_journey.py": "an acta from its closing to its erratum served",
    "tests/browser/test_verifier.py": "the small world served, for the other languages",
    "tests/browser/test_support.py": "an empty installation served",
}
"""The beginning of a node id → what is shared; the first that fits. What no line says shares its file."""


class Together(LoadScopeScheduling):
    """Gives a worker everything that shares, in the order of the files: those with the dearest tests are not the last."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return shared(nodeid)


def shared(nodeid: str) -> str:
    """Return what a test shares with others."""
    return next((what for beginning, what in TOGETHER.items() if nodeid.startswith(beginning)), nodeid.partition("::")[0])
