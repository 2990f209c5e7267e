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


UNKNOWN_ANSWER = "no_sabe"
"""A valid answer to the question for a nationality or people (census instruction of INEC 2010)."""

INDIGENOUS = "indigena"
OTHER = frozenset({"otra", "otro"})


class Sex(Enum):
    """Sex, for reports that count women and men."""

    WOMAN = "mujer"
    MAN = "hombre"


class GenderIdentity(Enum):
    """Gender identity, asked only of adults (as INEC did in 2022)."""

    FEMININE = "femenino"
    MASCULINE = "masculino"
    TRANS = "trans"
    OTHER = "otro"


class EthnicSelfId(Enum):
    """Ethnic self-identification: INEC's list."""

    INDIGENOUS = "indigena"
    AFRO_ECUADORIAN = "afroecuatoriana"
    BLACK = "negra"
    MULATTO = "mulata"
    MONTUBIO = "montubia"
    MESTIZO = "mestiza"
    WHITE = "blanca"
    OTHER = "otra"


class Disability(Enum):
    """Whether the person lives with a disability."""

    YES = "si"
    NO = "no"


class SpokenLanguage(Enum):
    """Languages a person may want to speak or hear at a meeting. Values: ISO 639-3, or `otra`."""

    SPANISH = "spa"
    KICHWA = "que"
    SHUAR = "jiv"
    ACHUAR_SHIWIAR = "acu"
    COFAN = "con"
    SIEKOPAI = "sey"
    SIONA = "snn"
    WAORANI = "auc"
    SAPARA = "zro"
    ENGLISH = "eng"
    ECUADORIAN_SIGN = "ecs"
    OTHER = "otra"


MINOR_BANDS = (AgeBand.CHILD, AgeBand.ADOLESCENT_12_14, AgeBand.ADOLESCENT_15_17)

ANSWER_KINDS: dict[Field, type[Enum]] = {
    Field.SEX: Sex, Field.GENDER_IDENTITY: GenderIdentity, Field.AGE_BAND: AgeBand, Field.ETHNIC_SELF_ID: EthnicSelfId,
    Field.LANGUAGES: SpokenLanguage, Field.DISABILITY: Disability,
}

CODES: dict[Field, frozenset[str]] = {
    field: frozenset(str(member.value) for member in kind) | {NO_ANSWER} for field, kind in ANSWER_KINDS.items()
}
"""Every answer a field takes. A nationality is a code of data/nationalities.csv."""
