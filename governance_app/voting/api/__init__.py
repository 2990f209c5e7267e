"""The programming interface of voting: the acts and questions of its pages, for programs."""

from governance_app.voting.api import acts, by_letter, elections, meetings, motions, proxies, watched
from governance_app.voting.api.blueprint import api

__all__ = ["acts", "api", "by_letter", "elections", "meetings", "motions", "proxies", "watched"]
