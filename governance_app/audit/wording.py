"""The words of the audit: the three answers, why, the names of public entries, and the sentences of errors."""

from enum import Enum
from typing import Any

from governance_app.audit import rules as r
from governance_app.audit.rules import Answer, Standing, Why
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp
from governance_app.record import rules as record_rules
from governance_app.record.rules import FaultKind

LABELS: dict[Enum, Any] = {
    Answer.MATCHES: _lp("answer of a check", "It matches"),
    Answer.DIFFERS: _lp("answer of a check", "It does not match"),
    Answer.UNKNOWN: _lp("answer of a check", "It cannot be known"),
    Standing.FIRM: _lp("standing of an entry", "Firm"),
    Standing.PROVISIONAL: _lp("standing of an entry", "Provisional"),
    Why.HOLDS: _l("This entry stands in the record, in its place, and the record still grows from the head that was given."),
    Why.COVERED_HOLDS: _l("This is, letter by letter, the version of these minutes whose passages are covered by law."),
    Why.TEXT_HOLDS: _l("This is, letter by letter, the text that stands in the record."),
    Why.HEAD_HOLDS: _l("This record had this head, and what stands today grew from it."),
    Why.WORDS_HOLD: _l("These are the witness words of a head of this record, and what stands today grew from it."),
    Why.UNREADABLE: _l("We could not read this as a number, a square code, witness words, a proof or a text of minutes."),
    Why.SIGNATURE: _l("The proof or its signature is not whole: something was changed after it was signed."),
    Why.REWRITTEN: _l("This record once signed another history than the one it shows today. Keep this paper and tell others."),
    Why.LARGER: _l("This head has more entries than the record has today: entries are missing. Keep this paper and tell others."),
    Why.OTHER_RECORD: _l("This comes from the record of another installation, and only that one can answer."),
    Why.NO_SUCH_TEXT: _l("No approved minutes and no published decision has exactly this text. One letter makes another text."),
    Why.NO_SUCH_NUMBER: _l("Nothing published has this number. It may not be approved yet, or the number was not copied whole."),
    Why.NOT_APPROVED: _l("This text was put to the vote, and it is not one that was approved."),
    Why.NO_SUCH_WORDS: _l("No head that we compared has these words. Check each word with the book, in its order."),
    Why.EMPTY_RECORD: _l("Nothing stands in the record yet."),
    FaultKind.MISSING: _l("an entry is missing"),
    FaultKind.CHANGED: _l("the text is not the one that was sealed"),
    FaultKind.NOT_CANONICAL: _l("the text is not written as the record writes"),
    FaultKind.MISPLACED: _l("the entry says that it stands elsewhere"),
    FaultKind.NOT_CHAINED: _l("the entry does not follow the one before"),
    FaultKind.NUMBER_BROKEN: _l("the numbers of the body have a gap"),
    FaultKind.BESIDE_DIFFERS: _l("what the tables say beside it is something else"),
    FaultKind.NODE_DIFFERS: _l("a node of the tree is not what its leaves lead to"),
    FaultKind.SIZE_DIFFERS: _l("the record is longer or shorter than its head says"),
    FaultKind.ROOT_DIFFERS: _l("the leaves lead to another root"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.WitnessMissing: _l("We did not find that witness, or it cosigns no more."),
    r.KeyNotOfWitness: _l("This is the key of a record. A witness has a key of its own kind."),
    r.KeyNotOfLog: _l("This is not the key of a record: it is the one of a witness."),
    r.AlreadyWitness: _l("This key is that of a witness already."),
    r.WitnessUnknown: _l("None of the signatures is of a witness named here."),
    r.CosignatureUntrue: _l("The signature is not that of this witness under this head."),
    r.HeadNotOurs: _l("This head is not one of this record. If it is signed with its key, keep it and tell others."),
    r.LogUnknown: _l("This installation is no witness of that record."),
    r.LogWatched: _l("This installation is a witness of that record already."),
    r.NotSigned: _l("The head is not signed with the key that is known of that record."),
    r.OldSizeWrong: _l("The growth must begin at %(size)s, the last head that was cosigned."),
    r.HeadsDiffer: _l("Two different heads of %(size)s entries: that record shows different histories. Keep both and tell others."),
    r.GrowthUnproven: _l("The proof does not show that the record only grew."),
    record_rules.HeadUnreadable: _l("This is not the signed head of a record. Copy all of it, from the first line to the last."),
    record_rules.KeyUnreadable: _l("This is not a key as a record or a witness writes it. Copy all of the line."),
    record_rules.ProofUnreadable: _l("This is not a proof, or not the whole of it."),
    record_rules.IdAlreadyUsed: _l("This was sent before with another content. Nothing was changed: load the page again."),
    record_rules.KeyNotYours: _l("Only the technician at the machine itself exchanges the key of the record."),
    record_rules.RestoreNotYours: _l("Only the technician at the machine itself puts a copy back."),
    record_rules.NoKeyYet: _l("The record is empty: its first key is made with its first entry."),
}

EVENTS: dict[str, Any] = {
    "attendance.quorum_established": _l("Quorum established"),
    "attendance.quorum_not_reached": _l("Quorum not reached"),
    "audit.witness_ended": _l("A witness cosigns no more"),
    "audit.witness_named": _l("A witness was named"),
    "committees.body_founded": _l("A body was founded"),
    "committees.gap_explained": _l("A gap between numbers was explained"),
    "committees.statute_adopted": _l("Rules came into force"),
    "decisions.published": _l("A decision was published"),
    "decisions.related": _l("A decision amends or revokes another"),
    "meetings.adjourned": _l("The session was interrupted"),
    "meetings.agenda_changed": _l("The agenda changed after the notice"),
    "meetings.cancelled": _l("A meeting was cancelled"),
    "meetings.closed": _l("The session was closed"),
    "meetings.convened": _l("The notice of a meeting was sent"),
    "meetings.first_call_failed": _l("The first call failed"),
    "meetings.opened": _l("The session was opened"),
    "meetings.postponed": _l("A meeting was postponed"),
    "meetings.reopened": _l("A closed session was opened again"),
    "meetings.resumed": _l("The session went on"),
    "meetings.written_late": _l("Something was added after the session"),
    "minutes.approved": _l("Minutes were approved"),
    "minutes.erratum": _l("An erratum was approved"),
    "minutes.redacted": _l("Passages of an acta were covered by law"),
    "minutes.presented": _l("Minutes were presented"),
    "minutes.translation_final": _l("A translation of minutes was declared final"),
    "participation.figures_published": _l("Figures about who takes part were published"),
    "record.key_rotated": _l("The key of the record was exchanged"),
    "record.restored": _l("The installation was restored from a backup"),
}
"""What each public entry tells, by the name of its event (`rules.PUBLIC_EVENTS`)."""

VERIFIER_SAYS: dict[str, Any] = {
    "matches": LABELS[Answer.MATCHES], "differs": LABELS[Answer.DIFFERS], "unknown": LABELS[Answer.UNKNOWN],
    "holds": _l("What you gave holds together and comes from the record named here."),
    "unreadable": _l("This is no proof and no record, or not the whole of it."),
    "incomplete": _l("A part is missing: copy the code whole, or photograph it again."),
    "outside": _l("The proof names a place that the record does not have."),
    "keys": _l("The keys of the record are missing in it."),
    "name": _l("The key is not that of the record it names."),
    "endorsement": _l("A new key was not signed by the one before."),
    "signature": _l("The signature is not that of the record."),
    "entry": _l("An entry is not written as the record writes, or stands in another place."),
    "not_in_record": _l("The entries do not lead to the signed head: something was changed."),
    "not_chained": _l("An entry does not follow the one before."),
    "other_record": _l("It comes from another record than the one that this file knows."),
    "shorter": _l("The record is shorter than when this telephone last saw it: entries are missing."),
    "needs_record": _l("To compare with what this telephone saw before, give the whole record."),
    "rewritten": _l("The record does not begin as it did when this telephone last saw it: it was rewritten."),
    "other_text": _l("The entry is true, but this is not the text it speaks of."),
    "no_code": _l("We found no square code in the picture. Photograph it straight and near."),
    "remembered": _l("This telephone remembers this head. At the next check it will tell whether the record only grew."),
    "text_holds": _l("And the text is, letter by letter, the one it speaks of."),
    "text_missing": _l("Whether the words on the paper are those, only the text of the minutes shows: give that file too."),
    "words_same": _l("The words are those of this head."), "words_other": _l("The words are not those of this head."),
}
"""What the verifier for a telephone says, by the words that static/js/verifier/check.js uses."""
