"""The printed kit of a vote on paper, as shapes to print: ballots that are all alike, and the sheet on which they are counted.

One ballot carries every language of the motion: a paper in another language would tell who was given it (trust.md §3.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from governance_app.documents.shapes import BallotOption, Ballots, Fact, Paper, Passage, SheetRow, TallySheet
from governance_app.documents.words import TallyWords
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _lp, _p, force_language, lang_of
from governance_app.languages.rules import CONTENT_LANGUAGES, DEFAULT, Language
from governance_app.meetings.rules import Meeting
from governance_app.voting.rules import Choice
from governance_app.voting.rules.elections import Method
from governance_app.voting.rules.elections.held import ONE_NAME
from governance_app.web.sentences import label

WIDE = 420
"""From so many letters on, a ballot takes the whole width of the sheet."""
GROUPS = 80
"""At most so many groups of five sticks per option; who needs more goes on behind the sheet."""
_SAYS: dict[Choice, tuple[Any, Any, str]] = {
    Choice.FOR: (_lp("ballot", "Yes, in favour"), _lp("vote", "For"), "For"),
    Choice.AGAINST: (_lp("ballot", "No, against"), _lp("vote", "Against"), "Against"),
    Choice.BLANK: (_lp("ballot", "Blank"), _lp("vote", "Blank"), "Blank"),
}
"""Of each box: its Spanish words; the word that other languages have for it, if their catalogue holds one; and that word's id."""


class Kit(Enum):
    """How an elector marks a ballot."""

    ONE_CROSS = "one cross"
    CROSSES = "crosses"
    PLACES = "places"


@dataclass(frozen=True)
class Mark:
    """The leaf of the record that the sheet belongs to: its position (from 0) and its digest."""

    position: int
    digest: str


def kit_of(method: Method) -> Kit:
    """Return how a paper of an election is marked."""
    if method in ONE_NAME:
        return Kit.ONE_CROSS
    return Kit.CROSSES if method is Method.APPROVAL else Kit.PLACES


def motion_ballots(meeting: Meeting, texts: Sequence[tuple[str, str]], copies: int) -> Ballots:
    """Return the ballots of a motion. `texts`: (language of content, text), the language in which it was put first."""
    spoken = [CONTENT_LANGUAGES[code] for code, _text in texts if code in CONTENT_LANGUAGES]
    passages = tuple(Passage(text, code) for code, text in texts)
    with force_language(DEFAULT.code):
        options = tuple(_option(choice, spoken) for choice in _SAYS)
        return Ballots(_paper(meeting, _("Ballots")), _("Secret vote"), passages, (Passage(_how(Kit.ONE_CROSS)),), options, copies,
                       _columns(*(text for _code, text in texts)), unreviewed(spoken))


def election_ballots(meeting: Meeting, title: str, names: Sequence[str], method: Method, seats: int, copies: int) -> Ballots:
    """Return the ballots of an election: the names in the order of the papers."""
    kit = kit_of(method)
    with force_language(DEFAULT.code):
        posts = () if seats == 1 else (Passage(_("%(seats)s people are elected.", seats=formats.number(seats))),)
        options = tuple(BallotOption((Passage(name),), kit is Kit.PLACES) for name in names)
        return Ballots(_paper(meeting, _("Ballots")), title, posts, (Passage(_how(kit)),), options, copies, _columns(title, *names))


def motion_sheet(
    meeting: Meeting, text: str, watching: Sequence[tuple[str, str]], papers: int, mark: Mark | None, now: datetime,
) -> TallySheet:
    """Return the sheet of an urn. `watching`: name and organisation of the scrutineers; `papers`: most papers in the box."""
    with force_language(DEFAULT.code):
        options = (*(str(said) for said, _word, _id in _SAYS.values()), _p("vote", "Null"))
        facts = (Fact(_("What is put to the vote"), text), *_facts(meeting))
        return _sheet(meeting, facts, options, watching, papers, mark, now)


def election_sheet(
    meeting: Meeting, title: str, names: Sequence[str], method: Method, papers: int, mark: Mark | None, now: datetime,
) -> TallySheet:
    """Return the sheet of an election. Where places are written, the sticks are of first places; the papers are entered one by one."""
    with force_language(DEFAULT.code):
        options = (*names, _p("vote", "Blank"), _p("vote", "Null"))
        facts = [Fact(_("Election"), title), Fact(_("How the papers are counted"), label(method)), *_facts(meeting)]
        if kit_of(method) is Kit.PLACES:
            facts.append(Fact(_("Sticks"), _("Count here the first places only; the papers themselves are entered one by one.")))
        return _sheet(meeting, tuple(facts), options, (), papers, mark, now)


def unreviewed(spoken: Sequence[Language]) -> str:
    """Return the sentence that says which languages no speaker has reviewed; nothing when all are."""
    drafts = [one.spanish_name for one in spoken if one.is_draft]
    return _("No speaker has reviewed the words of this paper in: %(languages)s.", languages=", ".join(drafts)) if drafts else ""


def _option(choice: Choice, spoken: Sequence[Language]) -> BallotOption:
    said, word, named = _SAYS[choice]
    words = [Passage(str(said))]
    for one in spoken:
        if one.code == DEFAULT.code or not one.offered:
            continue
        with force_language(one.code):
            if one.code != "en" and lang_of(named, "vote") == one.bcp47:  # only words that its catalogue holds
                words.append(Passage(str(word), one.bcp47))
    return BallotOption(tuple(words))


def _how(kit: Kit) -> str:
    return str({
        Kit.ONE_CROSS: _("Make one cross. Write nothing else on this paper."),
        Kit.CROSSES: _("Make a cross beside every name you approve. Write nothing else on this paper."),
        Kit.PLACES: _("Write 1 beside the name you put first, 2 beside the second, and so on as far as you wish. Write nothing else."),
    }[kit])


def _columns(*texts: str) -> int:
    return 1 if sum(map(len, texts)) >= WIDE else 2


def _paper(meeting: Meeting, title: str, made_at: int = 0) -> Paper:
    band = _("Demonstration: every person and every meeting here is invented.") if meeting.demonstration else ""
    return Paper(title, "", (meeting.body_name,), made_at, DEFAULT.bcp47, demonstration=band)


def _facts(meeting: Meeting) -> tuple[Fact, ...]:
    return (Fact(_p("paper", "Day"), formats.week_day(meeting.opened_at or meeting.starts_at)),
            Fact(_p("paper", "Place"), meeting.place))


def _sheet(
    meeting: Meeting, facts: tuple[Fact, ...], options: tuple[str, ...], watching: Sequence[tuple[str, str]], papers: int,
    mark: Mark | None, now: datetime,
) -> TallySheet:
    rows = tuple(SheetRow(name, organisation) for name, organisation in watching) or (SheetRow("", ""), SheetRow("", ""))
    return TallySheet(
        _paper(meeting, _("Tally sheet"), int(now.timestamp())), facts, _rules(), tuple(map(str, options)),
        (_("Papers handed out or made ready"), _("Papers in the box"), _("Spoiled papers given back"), _("Papers not used")), rows,
        min(GROUPS, max(2, -(-papers // 5))), f"leaf {mark.position} sha256:{mark.digest}" if mark else "",
        _("The opening of this vote stands in the record as entry %(number)s. Its seal is in the QR code.",
          number=formats.number(mark.position)) if mark else "", _words())


def _rules() -> tuple[str, ...]:
    return (
        _("Count aloud, one paper after the other, and draw one stick for each. The papers handed out are those in the box, the spoiled "
          "and the unused ones."),
        _("Never photograph the papers. Only this sheet may be photographed."))


def _words() -> TallyWords:
    return TallyWords(
        page=_p("paper", "Page"), of=_p("paper", "of"), qr=_("QR code that opens this address:"), option=_p("tally sheet", "Option"),
        sticks=_("Sticks, by fives"), total=_p("tally sheet", "Total"), papers=_p("tally sheet", "Papers"),
        signatures=_("Scrutineers, of two different organisations"), name=_p("tally sheet", "Name"), organisation=_("Organisation"),
        sign=_("Signature or fingerprint"), mark=_("Entry of the record"))
