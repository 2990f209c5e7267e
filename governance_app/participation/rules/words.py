"""Participation: what figures are split by, what they measure, and the groups a speaker can be tapped as."""

from enum import Enum

from governance_app.people.rules import NO_ANSWER, UNKNOWN_ANSWER, AgeBand, Sex


class Dimension(Enum):
    """What figures are split by: what each attendee said of themselves, copied at the meeting."""

    SEX = "sex"
    AGE_BAND = "age_band"
    AFFILIATION = "affiliation"
    NATIONALITY = "nationality"


class Split(Enum):
    """What attendances are parted by besides what people said of themselves: where they sit and where they come from."""

    BLOC = "bloc"
    ORGANISATION = "organisation"
    COMMUNITY = "community"


class AimSource(Enum):
    """Who set an aim: the statute of the day, or the body's facilitator."""

    STATUTE = "statute"
    OWN = "own"


class Measure(Enum):
    """What is counted. VISITORS are counted from paper and stand apart from ATTENDANCE, the people on the list.

    VOTES: answers given in votes on motions, whatever they were; of a secret vote only that somebody took part.
    """

    ATTENDANCE = "attendance"
    SPEAKING = "speaking"
    PROPOSALS = "proposals"
    CARRIED = "carried"
    SEATS = "seats"
    POSTS = "posts"
    VISITORS = "visitors"
    VOTES = "votes"


class SpeakerGroup(Enum):
    """A speaker without a name, as somebody who keeps the tally sees them; it says no more than its words."""

    WOMAN = "woman"
    MAN = "man"
    YOUNG_WOMAN = "young_woman"
    YOUNG_MAN = "young_man"
    ELDER = "elder"
    NOT_SAID = "not_said"


class SpeakerAffiliation(Enum):
    """Indigenous affiliation of a speaker without a name, as they said it."""

    INDIGENOUS = "indigenous"
    OTHER = "other"
    NOT_SAID = "not_said"


class Step(Enum):
    """Steps of a trend."""

    MEETING = "meeting"
    SEMESTER = "semester"
    GEF_YEAR = "gef_year"


class PeriodKind(Enum):
    """Periods of reports (design/domain.md §4)."""

    SEMESTER = "semester"
    GEF_YEAR = "gef_year"
    CUSTOM = "custom"


class BarrierKind(Enum):
    """What keeps people from taking part (design/domain.md §6)."""

    DISTANCE = "distance"
    COST = "cost"
    LANGUAGE = "language"
    TIME_OF_DAY = "time_of_day"
    CARE = "care"
    TOLD_LATE = "told_late"
    NOT_INVITED = "not_invited"
    OTHER = "other"


class BarrierStep(Enum):
    """What is written down of a barrier, one entry after another."""

    MET = "met"
    CORRECTED = "corrected"
    TRIED = "tried"
    CLOSED = "closed"


class Helped(Enum):
    """Whether what was tried helped."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class ReturnMeans(Enum):
    """How a decision was taken back to a community."""

    AUDIO = "audio"
    PRINTED = "printed"
    READ_ALOUD = "read_aloud"


NOT_INDIGENOUS = "not_indigenous"
"""The answer to the question for a nationality of somebody who identifies otherwise: known, and no nationality."""

OUTSIDE_BASE = frozenset({NO_ANSWER, UNKNOWN_ANSWER})
"""Answers that say no value. They keep a line of their own and never enter the base of a share."""

WOMEN = Sex.WOMAN.value
YOUTH = AgeBand.YOUTH.value
INDIGENOUS_ANSWER = SpeakerAffiliation.INDIGENOUS.value
OTHER_ANSWER = SpeakerAffiliation.OTHER.value
