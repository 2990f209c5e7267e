"""A vote held in Belenios, outside this application, of which the result is kept here with its fingerprints. Import from here."""

from governance_app.voting.rules.belenios.errors import (
    AddressNotOfElection,
    AddressNotSecure,
    ArchiveKnownBefore,
    BallotsAndAnswersDiffer,
    ElectionDiffers,
    ElectionKnownBefore,
    ElectionNotVerified,
    FingerprintsAlike,
    FingerprintUnreadable,
    MoreCountedThanReceived,
    TooManyBallots,
)
from governance_app.voting.rules.belenios.votes import (
    Belenios,
    BeleniosAnnulled,
    BeleniosClosing,
    BeleniosCount,
    BeleniosCounted,
    BeleniosOpened,
    Verification,
    as_public,
    belenios_tally,
    check_address,
    check_ballots,
    check_closing,
    check_fingerprint,
    in_groups,
)

__all__ = [
    "AddressNotOfElection", "AddressNotSecure", "ArchiveKnownBefore", "BallotsAndAnswersDiffer", "Belenios", "BeleniosAnnulled",
    "BeleniosClosing", "BeleniosCount", "BeleniosCounted", "BeleniosOpened", "ElectionDiffers", "ElectionKnownBefore",
    "ElectionNotVerified", "FingerprintUnreadable", "FingerprintsAlike", "MoreCountedThanReceived", "TooManyBallots",
    "Verification", "as_public", "belenios_tally", "check_address", "check_ballots", "check_closing", "check_fingerprint",
    "in_groups",
]
