"""What the signing of an acta refuses, as named facts."""

from governance_app.foundation.errors import Conflict, Invalid, Missing, NotAllowed


class PlaceMissing(Missing):
    """The statute of that day names no such signatory, or nobody held the office."""


class SignerAbsent(Conflict):
    """Only who was at that meeting signs its acta. data: name."""


class SignedBefore(Conflict):
    """This signatory has signed. data: name."""


class RefusedBefore(Conflict):
    """The refusal of this signatory is written down already. data: name."""


class NotYoursToSign(NotAllowed):
    """On screen everybody signs for themselves only; what somebody says of their own signature is theirs, or the secretary's to write."""


class AnotherText(Conflict):
    """The text that was shown is not the one that was approved."""


class ScanOfAnother(Invalid):
    """The code at the foot of the sheet is not the one of this acta. data: none (whoever guesses learns nothing)."""


class WitnessNeeded(Invalid):
    """A thumbprint, and a signature on behalf of another, are seen by a witness."""


class WitnessAbsent(Conflict):
    """The witness was not at that meeting. data: name."""


class WitnessIsSigner(Conflict):
    """Nobody is witness of the own signature, nor who signs for another."""


class WitnessIsSecretary(Conflict):
    """The witness is another person than the secretary on whose word the signature rests."""


class HandNeeded(Invalid):
    """A signature on behalf of another says whose hand wrote it."""


class HandAbsent(Conflict):
    """Whose hand signed for another was at that meeting. data: name."""


class OrderBroken(Invalid):
    """Others sign before by the statute and have not; the breach is written down with its reason. data: names."""


class SigningDayImpossible(Invalid):
    """A signature is given on or after the day of approval, and not in the future. data: earliest, latest."""


class NoCopyToSign(Conflict):
    """The PDF that is signed electronically has not been prepared."""


class CopyPrepared(Conflict):
    """The PDF that is signed electronically was prepared already, and that one stays."""


class SignedPdfIsAnother(Invalid):
    """Before its signatures the PDF is not, byte for byte, the one that was prepared."""


class SignatureDoesNotHold(Invalid):
    """The signature in the PDF does not hold. data: line (what it comes to)."""
