"""The words of the sealed ballot: its stages, the sentences of its errors, and what is promised in plain words and what is not."""

from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp
from governance_app.voting.rules import Form
from governance_app.voting.rules import sealed as r
from governance_app.voting.rules.sealed import SealedStage

LABELS: dict[Enum, Any] = {
    Form.SEALED: _l("Sealed electronic ballot"),
    SealedStage.KEYS: _lp("sealed ballot", "Waits for the scrutineers' keys"),
    SealedStage.OPEN: _lp("sealed ballot", "Ballots are received"),
    SealedStage.FIRST: _lp("sealed ballot", "Waits for the first scrutineer"),
    SealedStage.SECOND: _lp("sealed ballot", "Waits for the second scrutineer"),
    SealedStage.COUNTED: _lp("sealed ballot", "Counted"),
    SealedStage.DESTROYED: _lp("sealed ballot", "Keys and envelopes destroyed"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.KeyUnreadable: _l("That key did not arrive whole. Make it again on the scrutineer's phone."),
    r.KeysAlike: _l("Both scrutineers sent the same key. Each makes their own, on their own phone, with their own words."),
    r.KeysMissing: _l("Both scrutineers must give their key before the vote is opened."),
    r.KeyGiven: _l("Your key is kept already. If you lost your words, ask the secretary to prepare the vote anew before it opens."),
    r.ScrutineerCodeUnknown: _l(
        "No sealed vote waits for this code. Look at your slip again; a vote that is counted needs no code any more."),
    r.StillDisputable: _l("The count may still be disputed, until %(until)s. The envelopes stay until then."),
    r.SealedUnreadable: _l("What arrived is no sealed ballot, and nothing was kept. Load the page again and repeat."),
    r.SealedRepeated: _l("The same envelope arrived before. It counts once; seal a new one to change a vote."),
    r.SealedStageWrong: _l("That is not the step this ballot waits for. It stands at: %(stage)s."),
    r.SealedDoesNotBalance: _l(
        "The ballot does not balance: %(received)s to account for, %(accounted)s accounted for. There is no result. Open the envelopes "
        "again, or annul the ballot and repeat it."),
}

PROMISED = (
    _l("Each person who may vote has one ballot, and the count accounts for every ballot received."),
    _l("Whoever steals the database, a backup or the secretary's account does not learn how anybody voted: "
       "this server never holds an open ballot."),
    _l("Once the result is printed in the room, nobody can change it without that being seen. "
       "Until then this server could: print it there."),
)
CONDITIONAL = (
    _l("The vote stays secret if at least one of the two scrutineers is honest and this server was honest while you voted. "
       "Both scrutineers together, with the database and before the keys are destroyed, could open every vote."),
    _l("Show nobody the mark of your envelope before the count: a dishonest first scrutineer who knows it could put that one alone among "
       "invented ones, and read it from the totals."),
    _l("The count is right if the phones of both scrutineers do not exchange ballots. Paper does not need that trust."),
)
NOT_PROMISED = (
    _l("Nothing here protects you from somebody who looks at your screen, or from a harmful program on your phone."),
    _l("If all vote alike, the totals alone tell how each one voted; if all but one do, that one knows how the others voted."),
    _l("If somebody presses you to vote in a certain way, ask for a ballot on paper."),
)
"""design/trust.md §3.4, sentence by sentence, for the page and for whoever reads it aloud."""


def promise() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is promised, on what it depends and what is not promised: title and sentences of each."""
    return tuple((str(title), tuple(str(one) for one in said)) for title, said in (
        (_("What is promised"), PROMISED), (_("On what it depends"), CONDITIONAL), (_("What is not promised"), NOT_PROMISED)))
