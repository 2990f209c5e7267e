"""Elections of people: papers, methods, rounds, ties, minimums, vacancies. Import from here. Pure and exact: whole numbers only."""

from governance_app.voting.rules.elections.blt import read_blt, write_blt
from governance_app.voting.rules.elections.codec import count_to_data
from governance_app.voting.rules.elections.counting import Vacancy, count_election, fill_vacancy
from governance_app.voting.rules.elections.errors import (
    BltEqualRanks,
    BltFault,
    BltHeaderMissing,
    BltNameEmpty,
    BltNamesMissing,
    BltNameTwice,
    BltNameUnquoted,
    BltNoEnd,
    BltNotANumber,
    BltNotText,
    BltPaperNotEnded,
    BltQuoteOpen,
    BltRankedTwice,
    BltSkippedRank,
    BltTextAfterTitle,
    BltTooLarge,
    BltUnknownCandidate,
    BltUnwritable,
    BltWithdrawnLate,
    BltWithdrawnTwice,
    MinimumImpossible,
    NamedAlike,
    NobodyLeft,
    NobodyStands,
    NoSeats,
    NoSuchCandidate,
    NoValidPapers,
    OneSeatOnly,
    RankedTwice,
    SeedMissing,
    TieRefused,
    TimesBelowOne,
    WasNotElected,
)
from governance_app.voting.rules.elections.guard import Guard, Minimum, Missing, missing
from governance_app.voting.rules.elections.papers import Election, Paper
from governance_app.voting.rules.elections.rounds import Count, Method, Round, Step, Tie, TieBy, TiePurpose, Transfer, figure
from governance_app.voting.rules.elections.ties import EarlierRounds, LastResort, TieRules

__all__ = [
    "BltEqualRanks", "BltFault", "BltHeaderMissing", "BltNameEmpty", "BltNameTwice", "BltNameUnquoted", "BltNamesMissing", "BltNoEnd",
    "BltNotANumber", "BltNotText", "BltPaperNotEnded", "BltQuoteOpen", "BltRankedTwice", "BltSkippedRank", "BltTextAfterTitle",
    "BltTooLarge", "BltUnknownCandidate", "BltUnwritable", "BltWithdrawnLate", "BltWithdrawnTwice", "Count", "EarlierRounds", "Election",
    "Guard", "LastResort", "Method", "Minimum", "MinimumImpossible", "Missing", "NamedAlike", "NoSeats", "NoSuchCandidate",
    "NoValidPapers", "NobodyLeft", "NobodyStands", "OneSeatOnly", "Paper", "RankedTwice", "Round", "SeedMissing", "Step", "Tie", "TieBy",
    "TiePurpose", "TieRefused", "TieRules", "TimesBelowOne", "Transfer", "Vacancy", "WasNotElected", "count_election", "count_to_data",
    "figure", "fill_vacancy", "missing", "read_blt", "write_blt",
]
