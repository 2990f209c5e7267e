"""People and what they say of themselves. Nothing here is inferred, everything sensitive is opt-in."""

from enum import Enum


class Field(Enum):
    """A field of the self-description. All are sensitive; each is recorded only under a consent."""

    SEX = "sex"
    GENDER_IDENTITY = "gender_identity"
    AGE_BAND = "age_band"
    ETHNIC_SELF_ID = "ethnic_self_id"
    NATIONALITY = "nationality"
    LANGUAGES = "languages"
    DISABILITY = "disability"


class Purpose(Enum):
    """What a consent is for: one purpose each (LOPDP art. 8)."""

    PARTICIPATION_FIGURES = "participation_figures"
    CONTACT = "contact"
    IDENTIFICATION = "identification"
    PUBLIC_NAME = "public_name"


class ConsentGiver(Enum):
    """Who gave a consent. Under 15 it is the legal representative (LOPDP art. 21)."""

    SELF = "self"
    LEGAL_REPRESENTATIVE = "legal_representative"


class AgeBand(Enum):
    """Age bands of data/age_bands.csv: 12, 15 and 18 are the cuts of the law, 18–29 is youth, 65 elder."""

    CHILD = "0-11"
    ADOLESCENT_12_14 = "12-14"
    ADOLESCENT_15_17 = "15-17"
    YOUTH = "18-29"
    ADULT = "30-64"
    ELDER = "65+"


class IdentityKind(Enum):
    """Which document an identity number comes from."""

    CEDULA = "cedula"
    PASSPORT = "passport"
    OTHER = "other"


NO_ANSWER = "no_responde"
"""The value of any field when the person prefers not to say. Absence of a value means not recorded."""
