"""A statute read as plain sentences, each with its article."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from governance_app.committees.rules import (
    BlankVotes,
    CorrespondenceRule,
    InBlocs,
    LateArrivals,
    MajorityKind,
    MajorityRule,
    MatterKind,
    NoticeRule,
    Office,
    ProxyRule,
    QuorumBase,
    QuorumKind,
    QuorumRule,
    Reconsideration,
    Statute,
    TieRule,
)
from governance_app.committees.wording.labels import LABELS, NOTICE_NAMES
from governance_app.languages.catalogue import _, _l, _n, _p
from governance_app.organisations.rules import Bloc
from governance_app.web.sentences import label


@dataclass(frozen=True)
class StatuteSentence:
    """A rule in words. `about`: what it rules (quorum, votes…); `article`: of the reglamento, or ""."""

    about: str
    text: str
    article: str = ""


_QUORUM: dict[tuple[QuorumKind, QuorumBase], Any] = {
    (QuorumKind.MORE_THAN_HALF, QuorumBase.SEATS): _l("There is a quorum when more than half of all voting seats are present."),
    (QuorumKind.MORE_THAN_HALF, QuorumBase.FILLED_SEATS): _l(
        "There is a quorum when more than half of the voting seats that somebody holds are present."),
    (QuorumKind.HALF_PLUS_ONE, QuorumBase.SEATS): _l("There is a quorum when half of all voting seats (rounded up) plus one are present."),
    (QuorumKind.HALF_PLUS_ONE, QuorumBase.FILLED_SEATS): _l(
        "There is a quorum when half of the voting seats that somebody holds (rounded up) plus one are present."),
    (QuorumKind.FRACTION, QuorumBase.SEATS): _l("There is a quorum when at least %(fraction)s of all voting seats are present."),
    (QuorumKind.FRACTION, QuorumBase.FILLED_SEATS): _l(
        "There is a quorum when at least %(fraction)s of the voting seats that somebody holds are present."),
}

_MAJORITY: dict[MajorityKind, Any] = {
    MajorityKind.MORE_FOR_THAN_AGAINST: _l("A motion passes with more votes for than against."),
    MajorityKind.MORE_THAN_HALF: _l("A motion passes with more than half of %(base)s in favour."),
    MajorityKind.HALF_PLUS_ONE: _l("A motion passes with half of %(base)s (rounded up) plus one in favour."),
    MajorityKind.AT_LEAST: _l("A motion passes with at least %(fraction)s of %(base)s in favour."),
    MajorityKind.UNANIMITY: _l("A motion passes when all of %(base)s are in favour."),
    MajorityKind.UNANIMITY_LESS: _l("A motion passes when all of %(base)s but %(less)s are in favour, and more than half in any case."),
    MajorityKind.CONSENSUS: _l("A motion passes by consensus, when nobody objects; reservations are written down."),
}

_TIE: dict[TieRule, Any] = {
    TieRule.CASTING_VOTE: _l("A tie is decided by the casting vote of the chair."),
    TieRule.LOST: _l("A tied motion is lost."),
    TieRule.REPEAT: _l("After a tie the vote is repeated."),
    TieRule.LOT: _l("A tie is broken by a lot drawn in the room before everybody."),
}

_LATE: dict[LateArrivals, Any] = {
    LateArrivals.WAIT: _l("Those who come in while a vote is open wait for the next one."),
    LateArrivals.ANSWER: _l("Those who come in while a vote is open may answer until it closes."),
}

_AGAIN: dict[Reconsideration, Any] = {
    Reconsideration.NEVER: _l("A matter that was decided is not put to the vote again."),
    Reconsideration.ANOTHER_MEETING: _l("A matter that was decided may be put to the vote again at another meeting."),
    Reconsideration.ANY_TIME: _l("A matter that was decided may be put to the vote again at any time."),
}

_IN_BLOC: dict[MajorityKind, Any] = {
    MajorityKind.MORE_FOR_THAN_AGAINST: _l("Bloc by bloc: more votes for than against."),
    MajorityKind.MORE_THAN_HALF: _l("Bloc by bloc: more than half of %(base)s in favour."),
    MajorityKind.HALF_PLUS_ONE: _l("Bloc by bloc: half of %(base)s (rounded up) plus one in favour."),
    MajorityKind.AT_LEAST: _l("Bloc by bloc: at least %(fraction)s of %(base)s in favour."),
    MajorityKind.UNANIMITY: _l("Bloc by bloc: all of %(base)s in favour."),
}
"""A majority counted inside each bloc; consensus and unanimity less some are not counted there."""

_BLANK: dict[BlankVotes, Any] = {
    BlankVotes.APART: _l("Blank votes are counted apart and add to no side."),
    BlankVotes.ADD_TO_MAJORITY: _l("Blank votes are added to the side that has more votes."),
}


def statute_sentences(statute: Statute) -> tuple[StatuteSentence, ...]:
    """Return the whole statute in words of the reader's language, in the order in which a meeting meets them."""
    return (*_quorum(statute), *_notice(statute), *_votes(statute), *_seats(statute), *_papers(statute))


def quorum_rule_sentence(rule: QuorumRule) -> str:
    """Return the formula of a quorum as one sentence."""
    if rule.kind is QuorumKind.THOSE_PRESENT:
        return _("Those who are present are enough.")
    if rule.kind is QuorumKind.FIXED:
        seats = rule.fixed or 0
        return _n("There is a quorum with at least %(num)d voting seat present.",
                  "There is a quorum with at least %(num)d voting seats present.", seats)
    return str(_QUORUM[rule.kind, rule.base]) % {"fraction": written(rule.fraction)}


def majority_rule_sentence(rule: MajorityRule) -> str:
    """Return a majority as one sentence."""
    said = str(_MAJORITY[rule.kind]) % {"base": label(rule.base), "fraction": written(rule.fraction), "less": rule.less}
    if rule.in_blocs is None:
        return said
    wanted = _("This must be reached in every bloc.") if rule.in_blocs.number is None else _n(
        "This must be reached in %(num)d bloc.", "This must be reached in %(num)d blocs.", rule.in_blocs.number)
    return " ".join((said, bloc_rule_sentence(rule.in_blocs), str(wanted)))


def bloc_rule_sentence(rule: InBlocs) -> str:
    """Return what a double majority asks of each bloc as one sentence."""
    return str(_IN_BLOC[rule.kind]) % {"base": label(rule.base), "fraction": written(rule.fraction)}


def written(fraction: Fraction | None) -> str:
    """Return 2/3, or nothing."""
    return f"{fraction.numerator}/{fraction.denominator}" if fraction is not None else ""


def _quorum(statute: Statute) -> list[StatuteSentence]:
    about, second = _("Quorum"), statute.second_call
    found = [StatuteSentence(about, quorum_rule_sentence(statute.quorum), statute.quorum.article), *_blocs(about, statute.quorum)]
    if not second.allowed:
        return [*found, StatuteSentence(_("Second call"), _("There is no second call: without quorum the meeting moves to another day."))]
    text = _n("Without quorum there is a second call %(num)d minute after the first.",
              "Without quorum there is a second call %(num)d minutes after the first.", second.after_minutes)
    again = _("Second call")
    return [*found, StatuteSentence(again, text, second.article),
            StatuteSentence(again, quorum_rule_sentence(second.quorum), second.quorum.article), *_blocs(again, second.quorum)]


def _blocs(about: str, rule: QuorumRule) -> list[StatuteSentence]:
    names = {b.value: label(b) for b in Bloc}
    return [
        StatuteSentence(about, _n("Of the bloc %(bloc)s at least %(num)d seat must be present.",
                                  "Of the bloc %(bloc)s at least %(num)d seats must be present.", least,
                                  bloc=names.get(bloc, bloc)), rule.article)
        for bloc, least in sorted(rule.per_bloc.items())
    ]


def _notice(statute: Statute) -> list[StatuteSentence]:
    order = [*NOTICE_NAMES, *sorted(set(statute.notice) - set(NOTICE_NAMES))]
    rules = statute.notice
    return [StatuteSentence(_("Notice"), notice_sentence(str(NOTICE_NAMES.get(kind, kind)), rules[kind]), rules[kind].article)
            for kind in order if kind in rules]


def notice_sentence(meeting: str, rule: NoticeRule) -> str:
    """Return a notice rule as one sentence; `meeting`: the kind of meeting in words."""
    return _("%(meeting)s: notice at least %(floor)s hours before; %(advice)s hours or more are advised.",
             meeting=meeting, floor=rule.floor_hours, advice=rule.advice_hours)


def _votes(statute: Statute) -> list[StatuteSentence]:
    about = _("Votes")
    found = [
        StatuteSentence(about, _("%(matter)s: %(rule)s", matter=label(matter), rule=majority_rule_sentence(rule)), rule.article)
        for matter in MatterKind if (rule := statute.majorities.get(matter.value))
    ]
    without = _("A vote may be taken without quorum.") if statute.vote_without_quorum else _("No vote is taken without quorum.")
    return [*found, *(StatuteSentence(about, str(text)) for text in (
        _TIE[statute.tie], _BLANK[statute.blank_votes], without, _LATE[statute.late_arrivals], _AGAIN[statute.reconsideration])),
        StatuteSentence(about, _proxies(statute.proxies), statute.proxies.article),
        *(StatuteSentence(about, text, statute.correspondence.article) for text in _correspondence(statute.correspondence))]


def _proxies(rule: ProxyRule) -> str:
    if not rule.allowed:
        return str(_("Nobody votes for somebody absent; alternates sit for their seat."))
    return str(_n("Somebody present may vote in writing for %(num)d seat whose holders are absent; that adds nothing to the quorum.",
                  "Somebody present may vote in writing for up to %(num)d seats whose holders are absent; that adds nothing to the quorum.",
                  rule.cap))


def _correspondence(rule: CorrespondenceRule) -> list[str]:
    if not rule.allowed:
        return [str(_("No vote is taken by correspondence."))]
    said = [str(_n("A vote may be taken by correspondence, with its deadline at least %(num)d day after the notice.",
                   "A vote may be taken by correspondence, with its deadline at least %(num)d days after the notice.", rule.least_days))]
    if rule.excluded:
        matters = "; ".join(str(label(matter)) for matter in rule.excluded)
        said.append(str(_("These matters are never decided by correspondence: %(matters)s.", matters=matters)))
    return said


def _seats(statute: Statute) -> list[StatuteSentence]:
    about = _("Seats")
    term = _("Terms have no fixed length.")
    if statute.term_months:
        term = _n("A term lasts %(num)d month.", "A term lasts %(num)d months.", statute.term_months)
    warning = _n("The pages warn %(num)d day before a term ends.", "The pages warn %(num)d days before a term ends.",
                 statute.ending_warning_days)
    found = [StatuteSentence(about, term), StatuteSentence(about, warning)]
    if statute.aim_women_percent is not None:
        women = _("Aim: at least %(percent)s of every 100 principals are women.", percent=statute.aim_women_percent)
        found.append(StatuteSentence(about, women))
    if statute.aim_youth_percent is not None:
        percent = statute.aim_youth_percent
        youth = _("Aim: at least %(percent)s of every 100 principals are young people of 18 to 29 years.", percent=percent)
        found.append(StatuteSentence(about, youth))
    return found


def _papers(statute: Statute) -> list[StatuteSentence]:
    offices = {o.value: str(LABELS[o]) for o in Office}
    signs = ", ".join(offices.get(s, s) for s in statute.signatories)
    found = [StatuteSentence(_p("statute", "Minutes"), _("The minutes are signed by: %(offices)s.", offices=signs)),
             StatuteSentence(_p("statute", "Minutes"), str(_AT_CLOSING if statute.minutes_approved_at_closing else _AT_THE_NEXT))]
    return found + ([StatuteSentence(_("Source"), statute.reglamento)] if statute.reglamento else [])


_AT_CLOSING = _l("A meeting may approve its own minutes before it is closed; otherwise a later meeting approves them.")
_AT_THE_NEXT = _l("The minutes of a meeting are approved by a later meeting.")
