"""The words of people: answers, purposes of a consent, and what went wrong."""

from typing import Any

from governance_app.languages.catalogue import _l, _lp
from governance_app.people.rules import (
    ANSWER_KINDS,
    NO_ANSWER,
    AdultsOnly,
    AgeBand,
    AgeDisagrees,
    AlreadyApart,
    AlreadyConsented,
    BornInFuture,
    CedulaCheckDigit,
    CedulaLength,
    CedulaProvince,
    CedulaThirdDigit,
    ConsentGiver,
    ConsentInFuture,
    ConsentMissing,
    Disability,
    EthnicSelfId,
    Field,
    GenderIdentity,
    IdentityKind,
    IdentityTaken,
    IdentityUnfit,
    Likeness,
    MetTogether,
    NameMissing,
    NationalityOnlyIndigenous,
    NoAnswerStandsAlone,
    NoSuchPerson,
    NotMerged,
    OwnConsentNeeded,
    Purpose,
    RepresentativeNeeded,
    SamePerson,
    Sex,
    SpokenLanguage,
    UnknownAnswer,
)

PREFERS_NOT = _l("Prefers not to say")
NOT_RECORDED = _l("Leave blank: not recorded")

LABELS = {
    Field.SEX: _l("Sex"),
    Field.GENDER_IDENTITY: _l("Gender identity"),
    Field.AGE_BAND: _l("Age"),
    Field.ETHNIC_SELF_ID: _l("How the person identifies by culture and customs"),
    Field.NATIONALITY: _l("Nationality or people"),
    Field.LANGUAGES: _l("Languages that the person wants to speak or hear"),
    Field.DISABILITY: _l("Lives with a disability"),
    Purpose.PARTICIPATION_FIGURES: _l("To count who takes part"),
    Purpose.CONTACT: _l("To reach the person"),
    Purpose.IDENTIFICATION: _l("To keep the identity number"),
    Purpose.PUBLIC_NAME: _l("To show the name on public pages"),
    ConsentGiver.SELF: _l("The person"),
    ConsentGiver.LEGAL_REPRESENTATIVE: _l("The legal representative"),
    AgeBand.CHILD: _l("Under 12"),
    AgeBand.ADOLESCENT_12_14: _l("12 to 14"),
    AgeBand.ADOLESCENT_15_17: _l("15 to 17"),
    AgeBand.YOUTH: _l("18 to 29"),
    AgeBand.ADULT: _l("30 to 64"),
    AgeBand.ELDER: _l("65 or more"),
    IdentityKind.CEDULA: _l("Ecuadorian identity card (cédula)"),
    IdentityKind.PASSPORT: _l("Passport"),
    IdentityKind.OTHER: _lp("document", "Another"),
    Sex.WOMAN: _lp("sex", "Woman"),
    Sex.MAN: _lp("sex", "Man"),
    GenderIdentity.FEMININE: _l("Feminine"),
    GenderIdentity.MASCULINE: _l("Masculine"),
    GenderIdentity.TRANS: _lp("gender", "Trans"),
    GenderIdentity.OTHER: _lp("gender", "Another"),
    EthnicSelfId.INDIGENOUS: _l("Indigenous"),
    EthnicSelfId.AFRO_ECUADORIAN: _l("Afro-Ecuadorian or Afro-descendant"),
    EthnicSelfId.BLACK: _lp("ethnic", "Black"),
    EthnicSelfId.MULATTO: _lp("ethnic", "Mulatto"),
    EthnicSelfId.MONTUBIO: _lp("ethnic", "Montubio"),
    EthnicSelfId.MESTIZO: _lp("ethnic", "Mestizo"),
    EthnicSelfId.WHITE: _lp("ethnic", "White"),
    EthnicSelfId.OTHER: _lp("ethnic", "Another"),
    Disability.YES: _lp("disability", "Yes"),
    Disability.NO: _lp("disability", "No"),
    SpokenLanguage.SPANISH: _lp("language", "Spanish"),
    SpokenLanguage.KICHWA: _lp("language", "Kichwa"),
    SpokenLanguage.SHUAR: _lp("language", "Shuar chicham"),
    SpokenLanguage.ACHUAR_SHIWIAR: _lp("language", "Achuar chicham or Shiwiar chicham"),
    SpokenLanguage.COFAN: _lp("language", "A'ingae"),
    SpokenLanguage.SIEKOPAI: _lp("language", "Paicoca (Siekopai)"),
    SpokenLanguage.SIONA: _lp("language", "Baicoca (Siona)"),
    SpokenLanguage.WAORANI: _lp("language", "Wao terero"),
    SpokenLanguage.SAPARA: _lp("language", "Sapara"),
    SpokenLanguage.ENGLISH: _lp("language", "English"),
    SpokenLanguage.ECUADORIAN_SIGN: _lp("language", "Ecuadorian sign language"),
    SpokenLanguage.OTHER: _lp("language", "Another"),
    Likeness.SAME_NAME: _l("The same name"),
    Likeness.SOUNDS_ALIKE: _l("Names that sound alike"),
    Likeness.NAME_WITHIN: _l("One name within the other"),
}

EXPLAINED: dict[Field, Any] = {
    Field.SEX: _l("To know how many women and men take part."),
    Field.GENDER_IDENTITY: _l("Only for adults who wish to say it."),
    Field.AGE_BAND: _l("To know how many young and elder people take part. The day of birth is not kept."),
    Field.ETHNIC_SELF_ID: _l("Only what the person says. Never guess it from a surname, a language or an organisation."),
    Field.NATIONALITY: _l("The person says it; do not read the list aloud. \"Does not know\" is a good answer."),
    Field.LANGUAGES: _l("So that interpreters can be found in time."),
    Field.DISABILITY: _l("So that the meeting can be made accessible, and to know who takes part."),
}

PURPOSES: dict[Purpose, Any] = {
    Purpose.PARTICIPATION_FIGURES: _l("What the person says of themselves is counted, never shown with their name."),
    Purpose.CONTACT: _l("Telephone, radio or house, to call the person to meetings. It is kept sealed."),
    Purpose.IDENTIFICATION: _l("The identity number tells two people of the same name apart. It is kept sealed."),
    Purpose.PUBLIC_NAME: _l("The name of somebody who holds no office appears on public pages."),
}

WITHDRAWN: dict[Purpose, Any] = {
    Purpose.PARTICIPATION_FIGURES: _l("All answers were erased. Figures counted before stay as they were counted, without the name."),
    Purpose.CONTACT: _l("The contact was erased."),
    Purpose.IDENTIFICATION: _l("The identity number was erased."),
    Purpose.PUBLIC_NAME: _l("From today on the name is not shown on public pages."),
}


def answer_choices(field: Field) -> list[tuple[str, Any]]:
    """Return the answers of a question as (code, words), "prefers not to say" last."""
    return [(str(member.value), LABELS[member]) for member in ANSWER_KINDS[field]] + [(NO_ANSWER, PREFERS_NOT)]


SENTENCES = {
    NoSuchPerson: _l("We did not find that person among those of your committees."),
    NameMissing: _l("Write the person's name."),
    SamePerson: _l("Both are the same record."),
    MetTogether: _l("Both were written down at the same meeting (%(meetings)s in all), as two people. Look again before you join them."),
    AlreadyApart: _l("Somebody already said that these are two people."),
    NotMerged: _l("These records were parted already."),
    BornInFuture: _l("The day of birth cannot lie ahead."),
    RepresentativeNeeded: _l("For somebody under 15 the legal representative consents. Write their name."),
    OwnConsentNeeded: _l("From 15 years on the person consents; nobody else can do it for them."),
    AgeDisagrees: _l("The record says %(recorded)s and the answer says %(said)s. Correct the record first."),
    ConsentMissing: _l("First write down the person's consent: %(purpose)s."),
    AlreadyConsented: _l("This consent stands already: %(purpose)s."),
    ConsentInFuture: _l("A consent cannot be given on a day to come."),
    UnknownAnswer: _l("Choose one of the answers shown: %(question)s."),
    NationalityOnlyIndigenous: _l("A nationality or people is asked only of who says to be indigenous."),
    AdultsOnly: _l("Gender identity is asked only of adults."),
    NoAnswerStandsAlone: _l("\"Prefers not to say\" cannot stand beside another answer: %(question)s."),
    CedulaLength: _l("A cédula has ten digits; this has %(length)s."),
    CedulaProvince: _l("The first two digits of the cédula are not a province."),
    CedulaThirdDigit: _l("The third digit of the cédula cannot be right."),
    CedulaCheckDigit: _l("The last digit does not fit the others: some digit of the cédula is mistyped."),
    IdentityUnfit: _l("Write the number as it stands on the document: 4 to 20 letters and digits."),
    IdentityTaken: _l("Another person is recorded with this number. Look at the list of possible repetitions."),
}
