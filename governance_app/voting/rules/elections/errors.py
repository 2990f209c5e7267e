"""What may be wrong with an election of people, with its papers or with the file that holds them, named."""

from governance_app.foundation.errors import Conflict, Invalid


class NoSeats(Invalid):
    """An election fills at least one seat. data: seats."""


class OneSeatOnly(Invalid):
    """The method elects one person. data: method, seats."""


class NobodyStands(Invalid):
    """No candidate, or all have withdrawn."""


class NoValidPapers(Conflict):
    """No paper names anybody who stands: there is nothing to count."""


class NoSuchCandidate(Invalid):
    """A number that is no candidate's. data: number, candidates (how many there are)."""


class RankedTwice(Invalid):
    """A paper names a candidate twice. data: name."""


class TimesBelowOne(Invalid):
    """A paper counts at least once. data: times."""


class NamedAlike(Invalid):
    """Two candidates under one name. data: name."""


class TieRefused(Conflict):
    """The statute has no lot for this tie: the body decides. data: round, purpose, names (joined)."""


class SeedMissing(Invalid):
    """A lot is drawn from a seed that was fixed before the count."""


class MinimumImpossible(Conflict):
    """The candidates do not allow what the statute asks of the elected list. data: groups (their names, joined), seats."""


class WasNotElected(Invalid):
    """A vacancy is left by somebody who was elected with these papers. data: name."""


class NobodyLeft(Conflict):
    """Nobody who stood and was not elected is left to fill the vacancy."""


class BltFault(Invalid):
    """A BLT file cannot be read. data: line (from 1)."""


class BltNotText(BltFault):
    """The file is not text in UTF-8. data: line."""


class BltTooLarge(BltFault):
    """More than a file may hold. data: line, limit."""


class BltHeaderMissing(BltFault):
    """The file does not begin with the numbers of candidates and of seats. data: line."""


class BltNotANumber(BltFault):
    """A word where a whole number belongs. data: line, word."""


class BltUnknownCandidate(BltFault):
    """A number that is no candidate's. data: line, number, candidates."""


class BltWithdrawnTwice(BltFault):
    """A candidate withdraws twice. data: line, number."""


class BltWithdrawnLate(BltFault):
    """Withdrawals stand before the papers. data: line."""


class BltEqualRanks(BltFault):
    """Two candidates in one place of a paper. data: line, word."""


class BltSkippedRank(BltFault):
    """A place of a paper left empty ("-"). data: line."""


class BltRankedTwice(BltFault):
    """A paper names a candidate twice. data: line, number."""


class BltPaperNotEnded(BltFault):
    """A paper's line does not end in 0. data: line."""


class BltNoEnd(BltFault):
    """No line with 0 alone ends the papers. data: line."""


class BltQuoteOpen(BltFault):
    """A quotation mark is not closed on its line. data: line."""


class BltNameUnquoted(BltFault):
    """A name without quotation marks. data: line, word."""


class BltNameEmpty(BltFault):
    """A name without letters. data: line."""


class BltNameTwice(BltFault):
    """Two candidates under one name. data: line, name."""


class BltNamesMissing(BltFault):
    """Fewer names than candidates. data: line, found, candidates."""


class BltTextAfterTitle(BltFault):
    """Something stands after the title. data: line."""


class BltUnwritable(Invalid):
    """A name or title that BLT cannot hold: with a quotation mark or a line break. data: name."""
