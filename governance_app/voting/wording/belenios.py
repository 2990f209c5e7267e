"""The words of a vote held in Belenios: labels, errors, what is promised, how anybody checks, the sentence of acta and exports."""

from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp
from governance_app.voting.rules import Form
from governance_app.voting.rules import belenios as r
from governance_app.voting.rules.belenios import Belenios, Verification, in_groups

LABELS: dict[Enum, Any] = {
    Form.BELENIOS: _l("In Belenios, outside this application"),
    Verification.COMPARED: _l("The whole archive passed, and it continues the copy kept at the opening (verify and verify-diff)"),
    Verification.ARCHIVE: _l("The whole archive passed; no earlier copy was compared (verify)"),
    Verification.NONE: _lp("verification", "It did not pass, or nobody verified it"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.AddressNotSecure: _l("Write the whole address of the election, beginning with https://."),
    r.AddressNotOfElection: _l(
        "That is not the address of an election alone. It looks like https://vote.belenios.org/elections/8GVH85AoSyweXG/ with nothing "
        "after it: what a voter receives may carry their own credential."),
    r.FingerprintUnreadable: _l(
        "That is no whole fingerprint. It has 43 letters, digits and signs, capitals apart from small letters; copy it instead of typing "
        "it."),
    r.FingerprintsAlike: _l("The same fingerprint is written twice. That of the archive is another than that of the election."),
    r.ElectionKnownBefore: _l("An election with this fingerprint belongs to another motion. Whoever votes again needs a new election."),
    r.ArchiveKnownBefore: _l("This archive belongs to the vote on another motion. Take the fingerprint of the archive of this election."),
    r.ElectionDiffers: _l(
        "This is not the fingerprint kept when the vote was opened, so it is another election. Look at both, or annul the vote."),
    r.ElectionNotVerified: _l(
        "Without an archive that passed its verification there is no result. Download it again and verify it, or annul the vote."),
    r.BallotsAndAnswersDiffer: _l("%(accepted)s ballots are counted, but the answers add up to %(answered)s. Look at the result again."),
    r.MoreCountedThanReceived: _l("%(accepted)s ballots are counted and only %(received)s were received. Look at the archive again."),
    r.TooManyBallots: _l(
        "%(accepted)s ballots are counted and only %(voters)s may vote. The list of voters of that election was another: annul the vote."),
}

PROMISED = (
    _l("This application never learns how a person voted. It sends nothing to the election: no name, no e-mail, no list."),
    _l("The fingerprint of the election is kept before any result, that of its whole archive with the result, and both scrutineers "
       "confirm with their PINs. Another election, or another archive, would be seen."),
    _l("Whoever has the archive of the election can verify it without us: every ballot, and the count."),
)
CONDITIONAL = (
    _l("The vote stays secret if enough of the trustees of that election are honest: together they could open every ballot."),
    _l("Only who may vote has voted if its registrar (the credential authority) gave each one their credential and kept none, and if its "
       "list is that of this meeting. This application compares only how many they are."),
    _l("Somebody honest has to verify the archive during the vote and afterwards, with a tool that is what it seems. What the scrutineers "
       "say of it is believed."),
)
NOT_PROMISED = (
    _l("Whoever has the address of the election reads the totals there, whatever is published here."),
    _l("Nothing protects from somebody who looks at the screen, takes the credential or threatens: those who vote far away may not be "
       "alone."),
    _l("A harmful program on the telephone, or a false page of the election, may change or learn a vote before it is sealed."),
)
"""design/trust.md §3.2 (mode B) and §3.4, for the page and for whoever reads it aloud."""


def promise() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is promised, on what it depends and what is not promised: title and sentences of each."""
    return tuple((str(title), tuple(str(one) for one in said)) for title, said in (
        (_("What is promised"), PROMISED), (_("On what it depends"), CONDITIONAL), (_("What is not promised"), NOT_PROMISED)))


def fingerprints(vote: Belenios) -> list[tuple[str, str]]:
    """Return the fingerprints of a vote with their names, in groups that are easy to compare."""
    found = [(str(_("Fingerprint of the election")), in_groups(vote.election))]
    return [*found, (str(_("Fingerprint of its archive with the result")), in_groups(vote.archive))] if vote.archive else found


def checks(vote: Belenios) -> list[str]:
    """Return how anybody checks a counted vote without this application, step by step."""
    found = str(_("Open the election: %(address)s", address=vote.address)) if vote.address else str(_(
        "Ask whoever organised the election for its address; it is not public here because whoever has it reads the totals."))
    return [
        found,
        str(_("Compare the fingerprint of the election at the foot of its page with the one above; the spaces do not count.")),
        str(_("Download “public data”, a file that ends in .bel, and let “belenios-tool election verify” check it.")),
        str(_("Take the fingerprint of that file (sha256sum FILE | xxd -p -r | base64) and compare it with the one above; the = at the end "
              "does not count.")),
    ]


def acta_sentence(vote: Belenios) -> str:
    """Return what acta and exports say of a counted vote: where it was held, its ballots, its fingerprints and what was verified."""
    return str(_(
        "The vote was held in Belenios, outside this application: %(received)s ballots received, %(accepted)s counted. Fingerprint of the "
        "election: %(election)s. Fingerprint of its archive with the result: %(archive)s. What the scrutineers verified: %(verified)s.",
        received=vote.received or 0, accepted=vote.accepted or 0, election=in_groups(vote.election), archive=in_groups(vote.archive),
        verified=LABELS[vote.verification] if vote.verification else "—"))
