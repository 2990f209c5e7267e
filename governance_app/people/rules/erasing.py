"""The grounds on which the law lets a person's data be erased."""

from enum import Enum


class LegalGround(Enum):
    """A ground of erasure (LOPDP art. 15). Revoking a consent needs no reason."""

    CONSENT_REVOKED = "consent_revoked"
    NOT_NECESSARY = "not_necessary"
    PURPOSE_FULFILLED = "purpose_fulfilled"
    TERM_ENDED = "term_ended"
    UNLAWFUL = "unlawful"
    RIGHTS = "rights"
    LEGAL_DUTY = "legal_duty"
