"""The words of the register of processing and of breaches."""

from enum import Enum
from typing import Any

from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp
from governance_app.privacy import rules as r
from governance_app.privacy.rules import Activity, Basis, Category, Measure, Recipient, Term, Told

LABELS: dict[Enum, Any] = {
    Activity.COMMITTEE: _l("To know who sits on each committee and who holds an office"),
    Activity.MEETINGS: _l("To keep the record of meetings: who came, what was said, voted, decided and promised"),
    Activity.FIGURES: _l("To count who takes part: women, young people, nationalities"),
    Activity.CONTACT: _l("To reach people and call them to meetings"),
    Activity.IDENTIFICATION: _l("To tell people of the same name apart"),
    Activity.PUBLIC_NAME: _l("To show the name of somebody without office on public pages"),
    Activity.FILES: _l("To keep photos, scans and recordings as proof of what was done"),
    Activity.IMPORTS: _l("To bring in rosters and sheets that were written elsewhere"),
    Activity.ACCOUNTS: _l("To let people sign in and know who may do what"),
    Activity.RIGHTS: _l("To answer for consents, requests and breaches"),
    Activity.PROOF: _l("To prove that nobody changed the record"),
    Category.NAMES: _l("Names and communities"),
    Category.OFFICES: _l("Seats, offices and candidacies"),
    Category.ATTENDANCE: _l("Attendance and turns to speak"),
    Category.OPINIONS: _l("Motions, votes by name and reasons"),
    Category.SELF_DESCRIPTION: _l("Sex, gender identity, age, ethnicity, nationality, languages, disability"),
    Category.MINORS: _l("Data of people under 18"),
    Category.REACH: _l("Telephone, radio, e-mail or house"),
    Category.IDENTITY_NUMBERS: _l("Identity numbers"),
    Category.IMAGES: _l("Photos and recordings"),
    Category.SIGNATURES: _lp("category of data", "Signatures"),
    Category.SIGN_IN: _l("Sign-in names, passwords as a hash, sessions"),
    Category.REQUESTS: _l("Consents and requests"),
    Category.TRACES: _l("Who did what, as numbers without a name"),
    Basis.EXPLICIT_CONSENT: _l("Explicit consent, for this purpose only (LOPDP, arts. 8 and 26)"),
    Basis.CONSENT: _l("Consent, for this purpose only (LOPDP, art. 8)"),
    Basis.LEGITIMATE_INTEREST: _l("Legitimate interest in keeping the acts of the committee (LOPDP, art. 7)"),
    Basis.LEGAL_DUTY: _l("Duty by law (LOPDP, arts. 7, 13–16, 43 and 46)"),
    Term.WHILE_CONSENT_STANDS: _l("While the consent stands; when it is withdrawn it is erased at once"),
    Term.COUNTED_UNTIL_ERASED: _l(
        "The answers while the consent stands. What was counted at a meeting or in published figures until the person is erased "
        "(LOPDP, art. 8)"),
    Term.ARCHIVE_NAMELESS: _l("As the archive of the committee; when the person is erased, without the name (LOPDP, art. 18)"),
    Term.UNTIL_REMOVED: _l("Until somebody who keeps the files removes them"),
    Term.UNTIL_BROUGHT_IN: _l("Until the file is brought in or thrown away"),
    Term.WHILE_ACCOUNT_LIVES: _l("While the account is open; sessions seven days, wrong tries one day"),
    Term.PROOF_WITHOUT_WORDS: _l("Kind, days and outcome as proof; the words until the person is erased"),
    Term.FOR_EVER_WITHOUT_NAMES: _l("For ever, because nothing in it names anybody"),
    Recipient.NOBODY: _l("Nobody"),
    Recipient.PUBLIC: _lp("recipient", "The public: office holders and acts of the committee, without sensitive data"),
    Recipient.PUBLIC_FIGURES: _lp("recipient", "The public and donors: figures only, none small enough to find somebody"),
    Recipient.HOLDERS_OF_PAPER: _l("Whoever is handed a certified copy"),
    Recipient.AUTHORITY: _l("The data-protection authority, when it asks"),
    Measure.SEALED: _l("Sealed under a key of each person"),
    Measure.PERMISSIONS: _l("Shown only by permission, body by body"),
    Measure.LOOKS_NOTED: _l("Whoever opens it is noted"),
    Measure.OPT_IN: _l("Recorded only if the person wants it, question by question"),
    Measure.NO_SMALL_FIGURES: _l("No figure is published in which somebody could be found"),
    Measure.HASHED: _l("Kept only as a hash"),
    Measure.RECORD: _l("Any later change is seen in the verifiable record"),
    Measure.BACKUPS_WITHOUT_KEYS: _l("Backups hold no keys; the file of keys lives 15 days at most"),
    Measure.COVERED: _l("Passages of an acta can be covered"),
    Measure.CLEANED_FILES: _l("Files are written anew without hidden data"),
    Told.CONTROLLER: _l("The responsible institution (art. 43: the one that hosts the data tells it within 2 days)"),
    Told.PEOPLE: _l("The people whose data they are (art. 46: within 3 days, when they are at risk)"),
    Told.AUTHORITY: _l("The data-protection authority, SPDP (art. 43: within 5 days)"),
    Told.ARCOTEL: _l("ARCOTEL (art. 43: within 5 days)"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.ResponsibleUnnamed: _l("Write the name of the institution."),
    r.ContactMissing: _l("Write where people can turn to."),
    r.ReviewedInFuture: _l("The register cannot have been looked at on a day to come."),
    r.NoSuchBreach: _l("We did not find that breach."),
    r.NoticedInFuture: _l("A breach is written down once it has been noticed: not on a day to come."),
    r.WordsMissing: _l("Say it in a sentence."),
    r.NamesSomebody: _l("The name of a person stands in this text. Write it without names: this register holds no personal data."),
    r.ToldOutOfTime: _l("That lies between the day on which it was noticed (%(noticed)s) and today."),
    r.AlreadyTold: _l("It is written down already that they were told."),
}
