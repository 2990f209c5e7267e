"""The whole statute as one form: fields are made from the rules' own enums, so that none is forgotten."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from governance_app.committees.rules import (
    BlankVotes,
    CorrespondenceRule,
    InBlocs,
    LateArrivals,
    MajorityBase,
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
    SecondCallRule,
    Statute,
    TieRule,
)
from governance_app.committees.wording.labels import NOTICE_NAMES
from governance_app.languages.catalogue import _l
from governance_app.organisations.rules import Bloc
from governance_app.web.forms import (
    DateField,
    EnumField,
    Form,
    IntegerField,
    LongTextField,
    ManyEnumField,
    TextField,
    YesNoField,
    validators,
)

_ARTICLE = _l("Article")
_FRACTION = _l("Fraction")
_AS_FRACTION = validators.Regexp(r"\d{1,3}/[1-9]\d{0,2}\Z", message=_l("Write a fraction such as 2/3."))


class StatuteForm(Form):
    """Adopt rules from a day. `statute()` gives the rules; `StatuteForm.values(statute)` the defaults for a new version."""

    valid_from = DateField(_l("Valid from"))
    adopted_by = TextField(_l("Adopted by"), longest=300, required=False, hint=_l("For example: resolution 004-CGCPP-2026."))
    reglamento = TextField(_l("Name of the rules"), longest=300, required=False)
    inserted_because = LongTextField(_l("Why these rules come in late"), longest=1000, rows=2, required=False,
                                     hint=_l("Only when newer rules exist already."))
    quorum_kind = EnumField(QuorumKind, _l("Formula"))
    quorum_base = EnumField(QuorumBase, _l("Counted over"))
    quorum_fraction = TextField(_FRACTION, [_AS_FRACTION], required=False, longest=7)
    quorum_fixed = IntegerField(_l("Number of seats"), least=1, most=999, required=False)
    quorum_article = TextField(_ARTICLE, longest=100, required=False)
    second_call_allowed = YesNoField(_l("There is a second call"))
    second_call_minutes = IntegerField(_l("Minutes after the first call"), least=0, most=10080, required=False)
    second_call_kind = EnumField(QuorumKind, _l("Formula on second call"))
    second_call_fraction = TextField(_FRACTION, [_AS_FRACTION], required=False, longest=7)
    second_call_fixed = IntegerField(_l("Number of seats"), least=1, most=999, required=False)
    second_call_article = TextField(_ARTICLE, longest=100, required=False)
    tie = EnumField(TieRule, _l("In a tie"))
    blank_votes = EnumField(BlankVotes, _l("Blank votes"))
    vote_without_quorum = YesNoField(_l("A vote may be taken without quorum"))
    late_arrivals = EnumField(LateArrivals, _l("Who comes in while a vote is open"))
    proxies_allowed = YesNoField(_l("Somebody present may vote for a seat whose holders are absent, in writing"))
    proxies_cap = IntegerField(_l("How many seats one person may vote for besides their own"), least=1, most=20, required=False)
    proxies_article = TextField(_l("Article on voting for somebody absent"), longest=100, required=False)
    reconsideration = EnumField(Reconsideration, _l("A matter that was decided"))
    correspondence_allowed = YesNoField(_l("Votes may be taken by correspondence between meetings"))
    correspondence_days = IntegerField(_l("Days from the notice to the deadline, at least"), least=1, most=366, required=False)
    correspondence_excluded = ManyEnumField(MatterKind, _l("What is never decided by correspondence"), required=False)
    correspondence_article = TextField(_l("Article on votes by correspondence"), longest=100, required=False)
    signatories = ManyEnumField(Office, _l("Who signs the minutes"), required=True)
    minutes_approved_at_closing = YesNoField(_l("A meeting may approve its own minutes before it is closed"))
    term_months = IntegerField(_l("Months of a term"), least=1, most=240, required=False)
    ending_warning_days = IntegerField(_l("Days of warning before a term ends"), least=0, most=366)
    aim_women_percent = IntegerField(_l("Aim: women among every 100 principals"), least=0, most=100, required=False)
    aim_youth_percent = IntegerField(_l("Aim: young people among every 100 principals"), least=0, most=100, required=False)

    @staticmethod
    def values(statute: Statute) -> dict[str, Any]:
        """Return the data that show a statute in this form."""
        second = statute.second_call
        found: dict[str, Any] = {
            **_rule_values("quorum", statute.quorum), **_rule_values("second_call", second.quorum),
            "quorum_base": statute.quorum.base, "quorum_article": statute.quorum.article, "second_call_allowed": second.allowed,
            "second_call_minutes": second.after_minutes, "second_call_article": second.article,
            "proxies_allowed": statute.proxies.allowed, "proxies_cap": statute.proxies.cap, "proxies_article": statute.proxies.article,
            "signatories": [Office(s) for s in statute.signatories], **_correspondence_values(statute.correspondence),
            **{f"bloc_{bloc}": least for bloc, least in statute.quorum.per_bloc.items()},
            **{name: getattr(statute, name) for name in _PLAIN},
        }
        for matter, rule in statute.majorities.items():
            found |= {f"majority_{matter}_kind": rule.kind, f"majority_{matter}_base": rule.base,
                      f"majority_{matter}_fraction": _text(rule.fraction), f"majority_{matter}_article": rule.article,
                      f"majority_{matter}_less": rule.less or None, **_bloc_values(f"majority_{matter}", rule.in_blocs)}
        for kind, notice in statute.notice.items():
            found |= {f"notice_{kind}_floor": notice.floor_hours, f"notice_{kind}_advice": notice.advice_hours,
                      f"notice_{kind}_article": notice.article}
        return found

    def statute(self) -> Statute:
        """Return the rules as written. Whether they can be applied, the act checks."""
        quorum = replace(self._rule("quorum"), base=self.quorum_base.data, article=self.quorum_article.data or "", per_bloc={
            b.value: self[f"bloc_{b.value}"].data for b in Bloc if self[f"bloc_{b.value}"].data is not None})
        second = SecondCallRule(
            bool(self.second_call_allowed.data), self.second_call_minutes.data or 0, self._rule("second_call"),
            self.second_call_article.data or "")
        plain = {name: self[name].data for name in _PLAIN} | {"reglamento": self.reglamento.data or ""}
        return Statute(
            correspondence=self._correspondence(),
            proxies=ProxyRule(bool(self.proxies_allowed.data), self.proxies_cap.data or 1, self.proxies_article.data or ""),
            quorum=quorum, majorities=self._majorities(), notice=self._notice(), second_call=second,
            signatories=tuple(o.value for o in self.signatories.data), **plain)

    def _rule(self, name: str) -> QuorumRule:
        return QuorumRule(self[f"{name}_kind"].data, fraction=_fraction(self[f"{name}_fraction"].data), fixed=self[f"{name}_fixed"].data)

    def _correspondence(self) -> CorrespondenceRule:
        return CorrespondenceRule(
            bool(self.correspondence_allowed.data), self.correspondence_days.data or CorrespondenceRule().least_days,
            tuple(self.correspondence_excluded.data), self.correspondence_article.data or "")

    def _majorities(self) -> dict[str, MajorityRule]:
        def data(matter: MatterKind, name: str) -> Any:
            return self[f"majority_{matter.value}_{name}"].data

        return {
            m.value: MajorityRule(data(m, "kind"), data(m, "base") or MajorityBase.FOR_AND_AGAINST, _fraction(data(m, "fraction")),
                                  data(m, "article") or "", data(m, "less") or 0, self._in_blocs(m))
            for m in MatterKind if data(m, "kind")
        }

    def _in_blocs(self, matter: MatterKind) -> InBlocs | None:
        kind, base, fraction, number = (self[f"majority_{matter.value}_{name}"].data for name in _BLOC_FIELDS)
        return InBlocs(number, kind, base or MajorityBase.FOR_AND_AGAINST, _fraction(fraction)) if kind else None

    def _notice(self) -> dict[str, NoticeRule]:
        def data(kind: str, name: str) -> Any:
            return self[f"notice_{kind}_{name}"].data

        return {kind: NoticeRule(data(kind, "floor"), data(kind, "advice"), data(kind, "article") or "") for kind in NOTICE_NAMES}


_BLOC_FIELDS = ("bloc_kind", "bloc_base", "bloc_fraction", "blocs")
_PLAIN = (
    "tie", "blank_votes", "vote_without_quorum", "late_arrivals", "reconsideration", "term_months", "ending_warning_days",
    "aim_women_percent", "aim_youth_percent", "reglamento", "minutes_approved_at_closing",
)


def _rule_values(name: str, rule: QuorumRule) -> dict[str, Any]:
    return {f"{name}_kind": rule.kind, f"{name}_fraction": _text(rule.fraction), f"{name}_fixed": rule.fixed}


def _correspondence_values(rule: CorrespondenceRule) -> dict[str, Any]:
    return {"correspondence_allowed": rule.allowed, "correspondence_days": rule.least_days,
            "correspondence_excluded": list(rule.excluded), "correspondence_article": rule.article}


def _bloc_values(name: str, rule: InBlocs | None) -> dict[str, Any]:
    given = (rule.kind, rule.base, _text(rule.fraction), rule.number) if rule else (None, None, "", None)
    return {f"{name}_{field}": value for field, value in zip(_BLOC_FIELDS, given, strict=True)}


def _fraction(text: str | None) -> Fraction | None:
    above, stroke, below = (text or "").partition("/")
    return Fraction(int(above), int(below)) if stroke else None


def _text(fraction: Fraction | None) -> str:
    return f"{fraction.numerator}/{fraction.denominator}" if fraction is not None else ""


def _add_bloc_fields(name: str) -> None:
    counted = [k for k in MajorityKind if k not in (MajorityKind.CONSENSUS, MajorityKind.UNANIMITY_LESS)]
    kind = EnumField(MajorityKind, _l("Majority in each bloc"), look="select", required=False, blank=_l("Blocs are not counted"),
                     only=tuple(counted))
    setattr(StatuteForm, f"{name}_bloc_kind", kind)
    setattr(StatuteForm, f"{name}_bloc_base", EnumField(MajorityBase, _l("Counted over, in each bloc"), look="select", required=False))
    setattr(StatuteForm, f"{name}_bloc_fraction", TextField(_l("Fraction in each bloc"), [_AS_FRACTION], required=False, longest=7))
    setattr(StatuteForm, f"{name}_blocs", IntegerField(
        _l("How many blocs must reach it"), hint=_l("Leave it empty for every bloc."), least=1, most=9, required=False))


def _add_fields() -> None:
    """Give the form its repeated fields: a minimum per bloc, a majority per matter, a notice per kind of meeting."""
    for bloc in Bloc:
        setattr(StatuteForm, f"bloc_{bloc.value}", IntegerField(_l("Least seats of this bloc"), least=1, most=99, required=False))
    for matter in MatterKind:
        name, ordinary = f"majority_{matter.value}", matter is MatterKind.ORDINARY
        kind = EnumField(MajorityKind, _l("Majority"), look="select", required=ordinary, blank=_l("As for ordinary matters"))
        setattr(StatuteForm, f"{name}_kind", kind)
        setattr(StatuteForm, f"{name}_base", EnumField(MajorityBase, _l("Counted over"), look="select", required=False))
        setattr(StatuteForm, f"{name}_fraction", TextField(_FRACTION, [_AS_FRACTION], required=False, longest=7))
        setattr(StatuteForm, f"{name}_article", TextField(_ARTICLE, longest=100, required=False))
        setattr(StatuteForm, f"{name}_less", IntegerField(_l("How many may be missing from unanimity"), least=1, most=99, required=False))
        _add_bloc_fields(name)
    for key in NOTICE_NAMES:
        setattr(StatuteForm, f"notice_{key}_floor", IntegerField(_l("Required notice, in hours"), least=0, most=9999))
        setattr(StatuteForm, f"notice_{key}_advice", IntegerField(_l("Advised notice, in hours"), least=0, most=9999))
        setattr(StatuteForm, f"notice_{key}_article", TextField(_ARTICLE, longest=100, required=False))


_add_fields()
