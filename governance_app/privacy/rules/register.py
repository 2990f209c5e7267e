"""The register of processing (LOPDP arts. 10, 26, 33, 37; Reglamento art. 39), as facts that the program declares of itself.

Who sees what is said by permissions, so that it changes with the table of permissions; which tables hold it is said by name, so that a
test finds the table that nobody declared (`tests/house/test_register.py`). Whether a basis holds in law, the responsible institution says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from governance_app.access.rules import GRANTS, Permission, Role


class Activity(Enum):
    """What personal data are used for: one purpose each."""

    COMMITTEE = "committee"
    MEETINGS = "meetings"
    FIGURES = "figures"
    CONTACT = "contact"
    IDENTIFICATION = "identification"
    PUBLIC_NAME = "public_name"
    FILES = "files"
    IMPORTS = "imports"
    ACCOUNTS = "accounts"
    RIGHTS = "rights"
    PROOF = "proof"


class Category(Enum):
    """A kind of data. Those in `SENSITIVE` are sensitive or special by law (arts. 4, 25, 26)."""

    NAMES = "names"
    OFFICES = "offices"
    ATTENDANCE = "attendance"
    OPINIONS = "opinions"
    SELF_DESCRIPTION = "self_description"
    MINORS = "minors"
    REACH = "reach"
    IDENTITY_NUMBERS = "identity_numbers"
    IMAGES = "images"
    SIGNATURES = "signatures"
    SIGN_IN = "sign_in"
    REQUESTS = "requests"
    TRACES = "traces"


SENSITIVE = frozenset({Category.SELF_DESCRIPTION, Category.MINORS})


class Basis(Enum):
    """Why the law lets the data be used (arts. 7, 8, 26)."""

    EXPLICIT_CONSENT = "explicit_consent"
    CONSENT = "consent"
    LEGITIMATE_INTEREST = "legitimate_interest"
    LEGAL_DUTY = "legal_duty"


class Term(Enum):
    """How long the data are kept."""

    WHILE_CONSENT_STANDS = "while_consent_stands"
    COUNTED_UNTIL_ERASED = "counted_until_erased"
    ARCHIVE_NAMELESS = "archive_nameless"
    UNTIL_REMOVED = "until_removed"
    UNTIL_BROUGHT_IN = "until_brought_in"
    WHILE_ACCOUNT_LIVES = "while_account_lives"
    PROOF_WITHOUT_WORDS = "proof_without_words"
    FOR_EVER_WITHOUT_NAMES = "for_ever_without_names"


class Recipient(Enum):
    """To whom the data go. A hosting provider is an "encargado" (art. 34): it decides nothing."""

    NOBODY = "nobody"
    PUBLIC = "public"
    PUBLIC_FIGURES = "public_figures"
    HOLDERS_OF_PAPER = "holders_of_paper"
    AUTHORITY = "authority"


class Measure(Enum):
    """How the data are protected (arts. 37, 39, 41)."""

    SEALED = "sealed"
    PERMISSIONS = "permissions"
    LOOKS_NOTED = "looks_noted"
    OPT_IN = "opt_in"
    NO_SMALL_FIGURES = "no_small_figures"
    HASHED = "hashed"
    RECORD = "record"
    BACKUPS_WITHOUT_KEYS = "backups_without_keys"
    COVERED = "covered"
    CLEANED_FILES = "cleaned_files"


@dataclass(frozen=True)
class Processing:
    """One entry of the register. `seen_with`: any of these permissions shows the data; `review`: months until it is looked at again."""

    activity: Activity
    categories: tuple[Category, ...]
    basis: Basis
    seen_with: tuple[Permission, ...]
    term: Term
    review: int
    recipients: tuple[Recipient, ...]
    measures: tuple[Measure, ...]
    tables: frozenset[str]

    @property
    def roles(self) -> tuple[Role, ...]:
        """Return who sees the data, beside the person."""
        return tuple(role for role in Role if any(role in GRANTS[permission] for permission in self.seen_with))

    @property
    def sensitive(self) -> bool:
        """Tell whether some of the data are sensitive or special by law."""
        return not SENSITIVE.isdisjoint(self.categories)


def _tables(names: str) -> frozenset[str]:
    return frozenset(names.split())


SEALED, PERMITTED, COPIES = Measure.SEALED, Measure.PERMISSIONS, Measure.BACKUPS_WITHOUT_KEYS

REGISTER: tuple[Processing, ...] = (
    Processing(
        Activity.COMMITTEE, (Category.NAMES, Category.OFFICES, Category.MINORS), Basis.LEGITIMATE_INTEREST,
        (Permission.SEE_BODY, Permission.SEE_PEOPLE), Term.ARCHIVE_NAMELESS, 24, (Recipient.PUBLIC, Recipient.HOLDERS_OF_PAPER),
        (SEALED, PERMITTED, COPIES, Measure.RECORD),
        _tables("person person_key person_known_to person_apart person_merge holder office candidacy statute"),
    ),
    Processing(
        Activity.MEETINGS, (Category.NAMES, Category.ATTENDANCE, Category.OPINIONS, Category.SIGNATURES), Basis.LEGITIMATE_INTEREST,
        (Permission.SEE_BODY,), Term.ARCHIVE_NAMELESS, 24, (Recipient.PUBLIC, Recipient.HOLDERS_OF_PAPER),
        (PERMITTED, Measure.RECORD, Measure.COVERED),
        _tables(
            "meeting meeting_event convocation notice_delivery agenda_item attendance_event item_language speaking_turn motion motion_text "
            "proxy elector casting_vote answer_received hand_count ballot ballot_change stance past_vote decision decision_text "
            "decision_relation decision_amount commitment commitment_event minutes_revision minutes_turn minutes_correction acta_text "
            "acta_presentation acta_approval acta_erratum acta_covering acta_signature acta_translation acta_translation_part"),
    ),
    Processing(
        Activity.FIGURES, (Category.SELF_DESCRIPTION, Category.MINORS), Basis.EXPLICIT_CONSENT,
        (Permission.MANAGE_PEOPLE, Permission.SEE_PARTICIPATION), Term.COUNTED_UNTIL_ERASED, 12, (Recipient.PUBLIC_FIGURES,),
        (SEALED, Measure.OPT_IN, PERMITTED, Measure.LOOKS_NOTED, Measure.NO_SMALL_FIGURES, COPIES),
        _tables("self_description attendee_description visitor_count participation_view participation_aim barrier_entry "
                "figure_release figure_member figure_agreement participation_rollup"),
    ),
    Processing(
        Activity.CONTACT, (Category.REACH,), Basis.CONSENT, (Permission.MANAGE_PEOPLE,), Term.WHILE_CONSENT_STANDS, 12,
        (Recipient.NOBODY,), (SEALED, Measure.OPT_IN, PERMITTED, Measure.LOOKS_NOTED, COPIES), _tables("person"),
    ),
    Processing(
        Activity.IDENTIFICATION, (Category.IDENTITY_NUMBERS,), Basis.CONSENT, (Permission.MANAGE_PEOPLE,), Term.WHILE_CONSENT_STANDS, 12,
        (Recipient.NOBODY,), (SEALED, Measure.OPT_IN, PERMITTED, Measure.LOOKS_NOTED, COPIES), _tables("person"),
    ),
    Processing(
        Activity.PUBLIC_NAME, (Category.NAMES,), Basis.CONSENT, (Permission.SEE_PEOPLE,), Term.WHILE_CONSENT_STANDS, 12,
        (Recipient.PUBLIC,), (Measure.OPT_IN, PERMITTED), _tables("consent"),
    ),
    Processing(
        Activity.FILES, (Category.IMAGES, Category.SIGNATURES), Basis.LEGITIMATE_INTEREST, (Permission.SEE_BODY,), Term.UNTIL_REMOVED, 24,
        (Recipient.HOLDERS_OF_PAPER,), (PERMITTED, Measure.CLEANED_FILES), _tables("attachment"),
    ),
    Processing(
        Activity.IMPORTS, (Category.NAMES, Category.ATTENDANCE), Basis.LEGITIMATE_INTEREST, (Permission.IMPORT_DATA,),
        Term.UNTIL_BROUGHT_IN, 12, (Recipient.NOBODY,), (PERMITTED,), _tables("import_batch import_row"),
    ),
    Processing(
        Activity.ACCOUNTS, (Category.NAMES, Category.SIGN_IN), Basis.LEGITIMATE_INTEREST, (Permission.INVITE,), Term.WHILE_ACCOUNT_LIVES,
        12, (Recipient.NOBODY,), (Measure.HASHED, PERMITTED), _tables("account role_grant invitation signin_session attempt"),
    ),
    Processing(
        Activity.RIGHTS, (Category.REQUESTS,), Basis.LEGAL_DUTY, (Permission.MANAGE_PEOPLE,), Term.PROOF_WITHOUT_WORDS, 24,
        (Recipient.AUTHORITY,), (SEALED, PERMITTED, COPIES),
        _tables("consent data_request responsible_institution data_breach breach_telling"),
    ),
    Processing(
        Activity.PROOF, (Category.TRACES,), Basis.LEGITIMATE_INTEREST, (Permission.MANAGE_ACCOUNTS,), Term.FOR_EVER_WITHOUT_NAMES, 24,
        (Recipient.PUBLIC,), (Measure.HASHED, Measure.RECORD), _tables("receipt leaf witness cosignature"),
    ),
)


def undeclared(telling: Iterable[str]) -> tuple[str, ...]:
    """Return those of the tables that tell of somebody which no entry of the register names."""
    named = frozenset[str]().union(*(entry.tables for entry in REGISTER))
    return tuple(sorted(set(telling) - named))


def entry(activity: Activity) -> Processing:
    """Return the entry of an activity."""
    return next(one for one in REGISTER if one.activity is activity)
