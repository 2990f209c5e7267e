"""What may be wrong with a vote held in Belenios, named."""

from governance_app.foundation.errors import Conflict, Invalid


class AddressNotSecure(Invalid):
    """The address of the election does not begin with https://."""


class AddressNotOfElection(Invalid):
    """The address is not that of an election's page alone: it names no election, or carries more, such as a voter's credential."""


class FingerprintUnreadable(Invalid):
    """What was written is no fingerprint: neither 43 letters of Base64 nor 64 hexadecimal digits that stand for 32 bytes."""


class FingerprintsAlike(Invalid):
    """The fingerprints of the election and of its whole archive are the same, which cannot be: one was written twice."""


class ElectionKnownBefore(Conflict):
    """Another motion has an election with this fingerprint. Who votes again has a new election."""


class ArchiveKnownBefore(Conflict):
    """This archive, or an election with this very fingerprint, belongs to another motion: an archive has one election."""


class ElectionDiffers(Invalid):
    """The fingerprint given at the closing is not the one kept at the opening: this is another election."""


class ElectionNotVerified(Invalid):
    """The archive was not verified, or it did not pass: there is no result."""


class BallotsAndAnswersDiffer(Invalid):
    """The answers do not add up to the ballots counted. data: accepted, answered."""


class MoreCountedThanReceived(Invalid):
    """More ballots are counted than were received. data: received, accepted."""


class TooManyBallots(Invalid):
    """More ballots are counted than people may vote. data: accepted, voters."""
