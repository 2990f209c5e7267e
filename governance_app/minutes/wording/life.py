"""The words of an acta's life after its draft: turns, corrections and their answers, and the sentences of what is refused there."""

from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp
from governance_app.minutes import rules as r
from governance_app.minutes.rules import CorrectionState, ErratumState, Mended, ToldBy, Turn

LABELS: dict[Enum, Any] = {
    Turn.REVIEW_OPENED: _lp("minutes", "The review was opened"),
    Turn.BACK_TO_DRAFT: _lp("minutes", "It went back to draft"),
    Turn.PRESENTED: _lp("minutes", "It was presented for approval"),
    Turn.TAKEN_BACK: _lp("minutes", "It was taken back before the vote, to be corrected"),
    Turn.NOT_APPROVED: _lp("minutes", "It was not approved"),
    Turn.APPROVED: _lp("minutes", "It was approved"),
    CorrectionState.OPEN: _lp("correction", "Waits for its answer"),
    CorrectionState.ACCEPTED: _lp("correction", "Accepted"),
    CorrectionState.IN_PART: _lp("correction", "Accepted in part"),
    CorrectionState.REFUSED: _lp("correction", "Refused"),
    Mended.WORDS: _lp("correction", "In the words of that part, below"),
    Mended.ATTENDANCE: _lp("correction", "In the record of attendance"),
    Mended.VOTE: _lp("correction", "In the record of the vote"),
    Mended.DECISION: _lp("correction", "In the register of decisions or commitments"),
    ToldBy.OWN_HAND: _lp("correction", "Written by the person"),
    ToldBy.IN_THE_ROOM: _lp("correction", "Told in the room"),
    ToldBy.RADIO: _lp("correction", "Told by radio"),
    ToldBy.PHONE: _lp("correction", "Told by telephone"),
    ToldBy.WHATSAPP: _lp("correction", "Sent by WhatsApp"),
    ToldBy.LETTER: _lp("correction", "Sent by letter"),
    ToldBy.VISIT: _lp("correction", "Told on a visit"),
    ErratumState.PROPOSED: _lp("erratum", "Proposed"),
    ErratumState.APPROVED: _lp("erratum", "Approved"),
    ErratumState.DROPPED: _lp("erratum", "Dropped"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.WordsFrozen: _l("These minutes are put to the vote with exactly these words. To change one, take them back first."),
    r.WrongStage: _l("This is not done now: look at the state in which the minutes are."),
    r.NotYetClosed: _l("The review begins when the meeting is closed."),
    r.LastDayPast: _l("Choose today or a later day."),
    r.NotOfTheMeeting: _l("Corrections are proposed by whoever attended the meeting, or is a member of the body."),
    r.DidNotAttend: _l("Choose somebody who attended the meeting."),
    r.ReviewOver: _l("The last day for corrections is past. Tell the secretary, or speak in the meeting that approves the minutes."),
    r.CorrectionMissing: _l("We did not find that correction."),
    r.CorrectionEmpty: _l("Write what the minutes should say, or what is missing."),
    r.CorrectionTooLong: _l("Use %(longest)s letters or fewer."),
    r.AlreadyAnswered: _l("Somebody answered this correction a moment ago. Look at the answer."),
    r.AnswerNeedsReason: _l("Write why, or where it was corrected: whoever proposed it will read this."),
    r.AnswerNeedsPlace: _l("Say where it was corrected."),
    r.NoWordsToMend: _l("This is about what the record says. Correct the record first, and choose that here."),
    r.NothingMended: _l("The text is still as it was. Write the correction into it, or refuse it with a reason."),
    r.ReviewStillRunning: _l("Corrections may be proposed until %(day)s. Present the minutes after that day."),
    r.UnansweredCorrections: _l("Answer every correction first. Without an answer: %(numbers)s."),
    r.TextsClash: _l("Two texts clash in these minutes. Decide between them first."),
    r.NotAPointOfMinutes: _l("Choose a point of the agenda of the kind “Minutes”."),
    r.NotALaterMeeting: _l("Choose a later meeting of the same body that is not over."),
    r.ClosingNotAllowed: _l("The rules do not let a meeting approve its own minutes, or the session is not open. Choose a later meeting."),
    r.ChangeWithoutCorrection: _l(
        "The text is not the one that was presented before. Write what changed down as a correction and accept it; then present it again."),
    r.NotPresented: _l("These minutes have not been put to the vote."),
    r.VoteNotPut: _l("The motion that approves these minutes is not put yet."),
    r.AlreadyPut: _l("The motion about this text is put already. Go on with its vote."),
    r.VoteNotEnded: _l("The vote on these minutes has not ended."),
    r.NotCarried: _l("The motion was not carried: these minutes are not approved."),
    r.NeedsQuorum: _l("There was no quorum when the minutes were voted: %(present)s seats present, %(needed)s needed."),
    r.NotLost: _l("The motion was carried: declare the minutes approved."),
    r.AlreadyCarried: _l("The minutes were approved by vote. What is wrong in them is corrected by an erratum."),
    r.NotApproved: _l("These minutes are not approved yet."),
    r.QuoteNotFound: _l("This sentence does not stand in the approved minutes. Copy it letter by letter."),
    r.QuoteRepeated: _l(
        "These words stand in the minutes %(count)s times. Copy more words around them, until they stand there only once."),
    r.ErratumEmpty: _l("Write something here."),
    r.ErratumTooLong: _l("Use %(longest)s letters or fewer."),
    r.ErratumSaysTheSame: _l("This is what the minutes say already."),
    r.ErratumMissing: _l("We did not find that erratum."),
    r.OwnErratum: _l("You proposed this erratum. Another person, who presides, or a meeting by vote, must approve it."),
    r.ErratumDecided: _l("This erratum was decided already. Look at it again."),
}
