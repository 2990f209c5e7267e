"""What an installation keeps of one person, opened for that person: shown on their page, printed, and taken along as JSON.

Source: LOPDP arts. 12–13 (what a person may know), 17 (portability: a format of common use that machines read). The names of the fields
are the keys of the file (`docs/own-data.md`, `data/own_data.schema.json`): they are added to, never renamed.
"""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from governance_app.privacy.rules.holdings import Holding
from governance_app.privacy.rules.requests import DataRequest
from governance_app.privacy.rules.responsible import Responsible

FORMAT = "governance-app own data 1"


@dataclass(frozen=True)
class OwnRecord:
    """The record itself: the name and what stands beside it. Identity number and contact in clear."""

    id: UUID
    name: str
    community: str
    bodies: tuple[str, ...]
    kept_since: datetime
    age_under_18: str
    representative: str
    identity_document: str
    identity_number: str
    contact: str
    id_elsewhere: str


@dataclass(frozen=True)
class OwnAnswer:
    """An answer of the self-description. `replaced_at`: None for what stands; `disputed_because`: "" when no reason was given."""

    field: str
    code: str
    other_text: str
    said_on: date
    disputed: bool
    disputed_because: str
    replaced_at: datetime | None


@dataclass(frozen=True)
class OwnConsent:
    """A consent: for what, when, by whom, how; and its withdrawal."""

    purpose: str
    given_on: date
    given_by: str
    representative: str
    how: str
    withdrawn_on: date | None


@dataclass(frozen=True)
class OwnPost:
    """A seat, an office or a candidacy. `what`: seat, office or candidacy; `until` exclusive, None: still."""

    what: str
    body: str
    label: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class OwnMeeting:
    """A meeting somebody came to: as what, how many turns to speak, and what was copied of their answers on that day."""

    id: UUID
    body: str
    code: str
    title: str
    day: date
    capacity: str
    turns: int
    said_then: dict[str, str]


@dataclass(frozen=True)
class OwnLine:
    """A published table, by what it is, and the code of the line that counts somebody; both as in the published files."""

    dimension: str
    line: str


@dataclass(frozen=True)
class OwnFigure:
    """Published figures in which somebody was counted: as what (`counted`: people or seats), and by which answers of that time.

    `pool_name` is empty where all committees were counted together; `tables` left, `said_then` (by sex, age and peoples) is kept sealed.
    """

    pool_kind: str
    pool: str
    pool_name: str
    first: date
    last: date
    published_at: datetime
    counted: str
    tables: tuple[OwnLine, ...]
    said_then: dict[str, str]


@dataclass(frozen=True)
class OwnPromise:
    """A commitment that somebody took on."""

    code: str
    text: str
    made_on: date
    due_on: date
    state: str


@dataclass(frozen=True)
class OwnAccount:
    """The account with which somebody signs in, and its roles."""

    login: str
    name: str
    since: datetime
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    """Somebody opened what is kept sealed: when, and with which account."""

    at: datetime
    by: str


@dataclass(frozen=True)
class OwnData:
    """Everything kept of a person. `held`: how much in each area, also where nothing is opened here."""

    record: OwnRecord
    answers: tuple[OwnAnswer, ...]
    consents: tuple[OwnConsent, ...]
    posts: tuple[OwnPost, ...]
    meetings: tuple[OwnMeeting, ...]
    figures: tuple[OwnFigure, ...]
    commitments: tuple[OwnPromise, ...]
    accounts: tuple[OwnAccount, ...]
    requests: tuple[DataRequest, ...]
    looks: tuple[Look, ...]
    held: tuple[Holding, ...]
    responsible: Responsible | None


def portable(own: OwnData, made_on: date) -> dict[str, Any]:
    """Return everything as the file holds it: format and day first, then each part under the name of its field."""
    return {"format": FORMAT, "made_on": made_on, **{one.name: _plain(getattr(own, one.name)) for one in fields(own)}}


def _plain(part: Any) -> Any:
    if part is None:
        return None
    return [asdict(one) for one in part] if isinstance(part, tuple) else asdict(part)
