"""What attachments refuse, as named facts. What is wrong with a file itself stands in `documents.errors`."""

from governance_app.foundation.errors import Conflict, Invalid, Missing, NotAllowed


class AttachmentMissing(Missing):
    """No such attachment within the reader's sight, or it was taken off."""


class AttachmentReserved(NotAllowed):
    """The law covers words in it: only who keeps the files of the committee takes it along."""


class AttachmentLost(Missing):
    """Its row is there and its bytes are not as they were kept: for the technician."""


class NothingSaid(Invalid):
    """An attachment is described in words, for who cannot see or hear it; taking it off has a reason. `field`: alt or reason."""


class TooLongSaid(Invalid):
    """The words have a limit. data: longest (letters)."""


class BodyIsFull(Conflict):
    """The files of the committee together reach their limit. data: most (megabytes)."""


class ProofStays(Conflict):
    """What proves a signature is not taken off."""
