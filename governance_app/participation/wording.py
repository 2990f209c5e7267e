"""The words of participation: labels, and one plain sentence beside every figure."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from governance_app.languages import formats
from governance_app.languages.catalogue import _, _l, _lp, _n
from governance_app.participation import rules as r
from governance_app.participation.rules import (
    WOMEN,
    Aim,
    AimSource,
    CriticalMass,
    Dimension,
    Measure,
    PeriodKind,
    Row,
    SpeakerAffiliation,
    SpeakerGroup,
    Split,
    Step,
)
from governance_app.participation.rules import disclosure as d
from governance_app.participation.rules import releases as rel
from governance_app.people.rules import NO_ANSWER, UNKNOWN_ANSWER, AgeBand, Sex
from governance_app.web.sentences import label

LABELS: dict[Enum, Any] = {
    Dimension.SEX: _lp("figures", "By sex"),
    Dimension.AGE_BAND: _lp("figures", "By age on the day of the meeting"),
    Dimension.AFFILIATION: _lp("figures", "By indigenous affiliation"),
    Dimension.NATIONALITY: _lp("figures", "By nationality or people"),
    Split.BLOC: _lp("figures", "By bloc of the seat"),
    Split.ORGANISATION: _lp("figures", "By organisation of the seat"),
    Split.COMMUNITY: _lp("figures", "By community of the person"),
    Step.MEETING: _l("Meeting by meeting"),
    Step.SEMESTER: _l("Semester by semester"),
    Step.GEF_YEAR: _l("GEF year by GEF year (1 July to 30 June)"),
    Measure.ATTENDANCE: _lp("figures", "Attending"),
    Measure.SPEAKING: _lp("figures", "Speaking"),
    Measure.PROPOSALS: _lp("figures", "Proposing"),
    Measure.CARRIED: _lp("figures", "Proposals carried"),
    Measure.SEATS: _lp("figures", "Voting seats"),
    Measure.POSTS: _lp("figures", "Posts"),
    Measure.VISITORS: _lp("figures", "Visitors"),
    SpeakerGroup.WOMAN: _lp("speaker", "Woman"),
    SpeakerGroup.MAN: _lp("speaker", "Man"),
    SpeakerGroup.YOUNG_WOMAN: _lp("speaker", "Young woman"),
    SpeakerGroup.YOUNG_MAN: _lp("speaker", "Young man"),
    SpeakerGroup.ELDER: _lp("speaker", "Elder"),
    SpeakerGroup.NOT_SAID: _lp("speaker", "Somebody"),
    SpeakerAffiliation.INDIGENOUS: _lp("affiliation", "Indigenous"),
    SpeakerAffiliation.OTHER: _lp("affiliation", "Other affiliation"),
    SpeakerAffiliation.NOT_SAID: _lp("affiliation", "Affiliation not said"),
    PeriodKind.SEMESTER: _l("Semester"),
    PeriodKind.GEF_YEAR: _l("GEF year (1 July to 30 June)"),
    PeriodKind.CUSTOM: _l("From one day to another"),
    Measure.VOTES: _lp("figures", "Voting"),
    d.Counted.PEOPLE: _l("People who came to a meeting, each counted once"),
    d.Counted.SEATS: _l("People who held a voting seat on the last day"),
    d.PoolKind.BODY: _l("Committee"),
    d.PoolKind.CORRIDOR: _l("Corridor"),
    d.PoolKind.WHOLE: _l("All committees together"),
    d.Withheld.FEW_PEOPLE: _l("Fewer than 30 people: they are counted only together with others, of the corridor or of all committees."),
    d.Withheld.FEW_CHANGED: _l(
        "Wait until five people have left and five have come since it was last published: a subtraction would tell of them."),
    d.Withheld.NARROW: _l("Nearly all gave the same answer, so what is hidden could be reckoned."),
    d.Withheld.TELLS_OF_SOMEBODY: _l("With all that was published before, somebody could be found out."),
    d.Withheld.CONTRADICTED: _l(
        "What was published before cannot be reckoned again, because data were erased: nothing more is published to be safe."),
    r.BarrierKind.DISTANCE: _lp("barrier", "Distance"),
    r.BarrierKind.COST: _lp("barrier", "Cost of coming"),
    r.BarrierKind.LANGUAGE: _lp("barrier", "Language"),
    r.BarrierKind.TIME_OF_DAY: _lp("barrier", "Day or hour"),
    r.BarrierKind.CARE: _lp("barrier", "Care of children or others"),
    r.BarrierKind.TOLD_LATE: _lp("barrier", "Told late"),
    r.BarrierKind.NOT_INVITED: _lp("barrier", "Not invited to speak"),
    r.BarrierKind.OTHER: _lp("barrier", "Something else"),
    r.BarrierStep.MET: _lp("barrier", "The barrier was met"),
    r.BarrierStep.CORRECTED: _lp("barrier", "Corrected"),
    r.BarrierStep.TRIED: _lp("barrier", "Something was tried"),
    r.BarrierStep.CLOSED: _lp("barrier", "Closed"),
    r.Helped.YES: _lp("barrier", "Yes, it helped"),
    r.Helped.NO: _lp("barrier", "No, it did not help"),
    r.Helped.NOT_KNOWN: _lp("barrier", "It is not known yet"),
    r.ReturnMeans.AUDIO: _lp("return", "Recording or radio"),
    r.ReturnMeans.PRINTED: _lp("return", "Printed summary"),
    r.ReturnMeans.READ_ALOUD: _lp("return", "Read aloud"),
    r.Recorded.SEX: _lp("recorded", "Attendances with sex"),
    r.Recorded.AGE_BAND: _lp("recorded", "Attendances with age"),
    r.Recorded.AFFILIATION: _lp("recorded", "Attendances with indigenous affiliation"),
    r.Recorded.NATIONALITY: _lp("recorded", "Attendances with nationality or people"),
    r.Recorded.TURNS: _lp("recorded", "Meetings with turns to speak"),
    r.Recorded.LENGTHS: _lp("recorded", "Turns to speak with their length"),
    r.Recorded.PROPOSERS: _lp("recorded", "Motions with who proposed them"),
    r.Recorded.LANGUAGES: _lp("recorded", "Points with their languages"),
    r.Recorded.SUPPORT: _lp("recorded", "Meetings with support written down"),
    r.Recorded.NOTICES: _lp("recorded", "Who was told, of those to be told"),
}

SENTENCES: dict[type[Exception], Any] = {
    r.NobodySpeaksNow: _l("Turns to speak are tallied while the meeting is open."),
    r.PercentUnfit: _l("An aim is a whole number from 0 to 100."),
    r.AimOfNobody: _l("Choose one of the groups shown."),
    r.AimsAboveWhole: _l("With the aims for the other groups of the same question (%(others)s) this makes more than 100."),
    r.AimReasonNeeded: _l("Say why the aim is set: it is kept with it."),
    r.SpeakerNeeded: _l("Tap the name or the group of who spoke."),
    r.SpeakerNotPresent: _l("This person is not in the room now. Write down their arrival first."),
    r.NoSuchTurn: _l("There is no such turn to speak."),
    r.TurnAlreadyRemoved: _l("This turn was already taken back."),
    r.EndsBeforeItBegins: _l("The period ends (%(last)s) before it begins (%(first)s)."),
    r.LengthImpossible: _l("A turn to speak takes from one second to %(most)s hours. Check the number."),
    r.AlreadyTimed: _l("The length of this turn is written down already."),
    r.NoSuchBarrier: _l("We did not find that barrier."),
    r.BarrierClosed: _l("This barrier is closed. If it was met again, write it down as a new one."),
    r.BarrierWordsNeeded: _l("Write it in a few words."),
    r.BarrierKindNeeded: _l("Choose what kind of barrier it is."),
    r.HelpedNeeded: _l("Say whether it helped, even if it is not known yet."),
    r.NoSuchMeetingOfBody: _l("Choose a meeting of this body."),
    r.ReturnPlaceNeeded: _l("Choose a community, or write where it was."),
    r.ReturnDayImpossible: _l("The day lies between the day of the decision (%(earliest)s) and today (%(latest)s)."),
    r.ReturnAlreadyWritten: _l("This return is written down already."),
    r.NoSuchReturn: _l("We did not find that return."),
    rel.YearNotOver: _l("The figures of a year are published once it is over, after %(last)s."),
    rel.AlreadyPublished: _l("These figures were published on %(at)s. What is published stays as it is."),
    rel.FiguresMoved: _l("The figures changed since this page was opened. Look at them as they are now, and publish them again."),
    rel.NothingToPublish: _l("No table of this year can be published: each would tell of somebody."),
    rel.NoSuchRelease: _l("Nothing was published of that year."),
    rel.NoSuchPool: _l("We did not find that committee or corridor."),
    rel.NotOfThisNationality: _l("Choose an organisation of that nationality."),
    rel.AlreadyAgreed: _l("An agreement for this nationality stands already."),
    rel.NoSuchAgreement: _l("We did not find that agreement, or it was taken back before."),
}

_WOMEN: dict[Measure, Callable[..., str]] = {
    Measure.ATTENDANCE: lambda n, **v: _n("Women: %(group)s of %(num)d attendance (%(percent)s).",
                                     "Women: %(group)s of %(num)d attendances (%(percent)s).", n, **v),
    Measure.SPEAKING: lambda n, **v: _n("Women: %(group)s of %(num)d turn to speak (%(percent)s).",
                                   "Women: %(group)s of %(num)d turns to speak (%(percent)s).", n, **v),
    Measure.PROPOSALS: lambda n, **v: _n("Women: %(group)s of %(num)d motion proposed (%(percent)s).",
                                    "Women: %(group)s of %(num)d motions proposed (%(percent)s).", n, **v),
    Measure.CARRIED: lambda n, **v: _n("Women: %(group)s of %(num)d motion carried (%(percent)s).",
                                  "Women: %(group)s of %(num)d motions carried (%(percent)s).", n, **v),
    Measure.SEATS: lambda n, **v: _n("Women: %(group)s of %(num)d voting seat (%(percent)s).",
                                "Women: %(group)s of %(num)d voting seats (%(percent)s).", n, **v),
    Measure.POSTS: lambda n, **v: _n("Women: %(group)s of %(num)d post (%(percent)s).",
                                           "Women: %(group)s of %(num)d posts (%(percent)s).", n, **v),
}
_YOUTH: dict[Measure, Callable[..., str]] = {
    Measure.ATTENDANCE: lambda n, **v: _n("Young people: %(group)s of %(num)d attendance (%(percent)s).",
                                     "Young people: %(group)s of %(num)d attendances (%(percent)s).", n, **v),
    Measure.SPEAKING: lambda n, **v: _n("Young people: %(group)s of %(num)d turn to speak (%(percent)s).",
                                   "Young people: %(group)s of %(num)d turns to speak (%(percent)s).", n, **v),
    Measure.PROPOSALS: lambda n, **v: _n("Young people: %(group)s of %(num)d motion proposed (%(percent)s).",
                                    "Young people: %(group)s of %(num)d motions proposed (%(percent)s).", n, **v),
    Measure.CARRIED: lambda n, **v: _n("Young people: %(group)s of %(num)d motion carried (%(percent)s).",
                                  "Young people: %(group)s of %(num)d motions carried (%(percent)s).", n, **v),
    Measure.SEATS: lambda n, **v: _n("Young people: %(group)s of %(num)d voting seat (%(percent)s).",
                                "Young people: %(group)s of %(num)d voting seats (%(percent)s).", n, **v),
    Measure.POSTS: lambda n, **v: _n("Young people: %(group)s of %(num)d post (%(percent)s).",
                                "Young people: %(group)s of %(num)d posts (%(percent)s).", n, **v),
}


def row_sentence(row: Row, value: str) -> str:
    """Return what a row says of women or of young people, with its base."""
    if row.share is None:
        return _("%(measure)s: not known of anybody.", measure=label(row.measure))
    said = _WOMEN if value == WOMEN else _YOUTH
    return said[row.measure](row.base, group=formats.number(row.group), percent=formats.percent(row.share))


def completeness_sentence(row: Row) -> str:
    """Return of how many it is recorded, and how many prefer not to say."""
    total = row.base + row.unsaid + row.not_recorded
    if not total:
        return _("Nothing was counted.")
    return _("Recorded for %(recorded)s of %(total)s; of these, %(unsaid)s did not say which.", recorded=total - row.not_recorded,
             total=total, unsaid=row.unsaid)


def aim_sentence(aim: Aim, row: Row) -> str:
    """Return how the voting seats stand against an aim, of the statute or the committee's own."""
    given = {"percent": aim.percent}
    if aim.source is AimSource.OWN:
        return _own_aim_sentence(aim, row)
    if row.share is None:
        return _("The rules aim at %(percent)s of every 100 among the principals; it is not known how many there are.", **given)
    if row.share * 100 >= aim.percent:
        return _("The rules aim at %(percent)s of every 100 among the principals: reached.", **given)
    return _("The rules aim at %(percent)s of every 100 among the principals: not reached.", **given)


def _own_aim_sentence(aim: Aim, row: Row) -> str:
    given = {"percent": aim.percent}
    if row.share is None:
        return _("The committee itself aims at %(percent)s of every 100; it is not known how many of the principals there are.", **given)
    if row.share * 100 >= aim.percent:
        return _("The committee itself aims at %(percent)s of every 100: reached among the principals.", **given)
    return _("The committee itself aims at %(percent)s of every 100: not reached among the principals.", **given)


def mass_sentence(mass: CriticalMass) -> str:
    """Return in how many meetings women reached a threshold."""
    given = {"percent": formats.percent(mass.threshold), "reached": mass.reached, "unknown": mass.unknown}
    if mass.unknown:
        return _n(
            "Women were %(percent)s or more in %(reached)s of %(num)d meeting; of %(unknown)s it is not known.",
            "Women were %(percent)s or more in %(reached)s of %(num)d meetings; of %(unknown)s it is not known.", mass.judged, **given)
    return _n("Women were %(percent)s or more in %(reached)s of %(num)d meeting.",
              "Women were %(percent)s or more in %(reached)s of %(num)d meetings.", mass.judged, **given)


def value_label(dimension: Dimension, value: str, nationalities: dict[str, str]) -> str:
    """Return the word of a value. `nationalities`: names by code."""
    apart = {NO_ANSWER: _("Prefers not to say"), UNKNOWN_ANSWER: _("Does not know"), r.NOT_INDIGENOUS: _("No indigenous nationality")}
    if value in apart:
        return apart[value]
    if dimension is Dimension.NATIONALITY:
        return nationalities.get(value, value)
    kinds: dict[Dimension, type[Enum]] = {
        Dimension.SEX: Sex, Dimension.AGE_BAND: AgeBand, Dimension.AFFILIATION: SpeakerAffiliation}
    return label(kinds[dimension](value))


def line_label(dimension: Dimension, code: str, nationalities: dict[str, str]) -> str:
    """Return the word of a line of a published table. `nationalities`: names by code."""
    together = _("Other nationalities and peoples, together")
    apart = {d.UNSAID: _("Did not say, or not recorded"), d.MINORS: _("Under 18"), d.OTHER_PEOPLES: together}
    return apart[code] if code in apart else value_label(dimension, code, nationalities)
