"""What the page of an election shows and asks, by where the election stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from governance_app.access.guards import current_actor
from governance_app.access.rules import Permission, may
from governance_app.committees import reads as committees
from governance_app.foundation import clock
from governance_app.meetings import reads as meetings
from governance_app.meetings.rules import Meeting, MeetingState
from governance_app.people import reads as people
from governance_app.voting.forms import elections as forms
from governance_app.voting.reads import elections as reads
from governance_app.voting.rules import Form, open_to_dispute_until
from governance_app.voting.rules.elections import (
    ONE_NAME,
    Candidacy,
    CandidacyState,
    ElectionState,
    HeldElection,
    ListRule,
    Papers,
    guard_of,
    standing_papers,
    withdrawn_of,
)
from governance_app.voting.wording import other_form_sentence
from governance_app.voting.wording.elections import missing_sentence, outcome_sentence, successor_sentences
from governance_app.voting.wording.elections_held import election_title, figures_sentences, recount_command
from governance_app.voting.wording.rounds import shown
from governance_app.web.answers import page
from governance_app.web.sentences import label

OVER = frozenset({MeetingState.CLOSED, MeetingState.CANCELLED})
ASKED = {
    ElectionState.CANDIDATES: ("candidate", "candidacy", "list_rule", "opening", "annulling"),
    ElectionState.OPEN: ("papers", "others", "strike", "box", "candidacy", "annulling"),
    ElectionState.CLOSED: ("runoff", "vacancy"), ElectionState.ANNULLED: (),
}
KINDS: dict[str, Any] = {
    "candidate": forms.CandidateForm, "candidacy": forms.CandidacyForm, "list_rule": forms.ListRuleForm, "opening": forms.OpenElectionForm,
    "others": forms.OtherPapersForm, "strike": forms.StrikeForm, "box": forms.BoxForm, "annulling": forms.AnnulForm,
    "vacancy": forms.VacancyForm, "runoff": forms.RunOffForm,
}


@dataclass(frozen=True)
class Contest:
    """An election with its meeting, its candidates and their names. `on_papers`: number, candidacy, name."""

    held: HeldElection
    meeting: Meeting
    candidates: tuple[Candidacy, ...]
    names: dict[UUID, str]
    may_record: bool

    @property
    def on_papers(self) -> list[tuple[int, UUID, str]]:
        """Return who stands on the papers, by number."""
        return [(c.number, c.id, self.names[c.id]) for c in self.candidates if c.number]

    def marked(self, rule: ListRule) -> list[str]:
        """Return who was marked by hand for a group, for whoever marks them."""
        return [self.names[c.id] for c in self.candidates if c.id in rule.members]


def contest_of(permission: Permission, election: UUID) -> Contest:
    """Return an election on which whoever asks holds `permission`, with all that its page shows."""
    found, held = reads.election_for(current_actor(), permission, election)
    candidates = reads.candidacies(election)
    names = dict(zip((c.id for c in candidates), reads.candidate_names(candidates), strict=True))
    allowed = may(current_actor(), Permission.RECORD_VOTE, committees.scope_of(held.body))
    return Contest(found, held, candidates, names, allowed)


def form_for(contest: Contest, name: str) -> Any:
    """Return a form of the page by its name, with what may be chosen in it."""
    kind = forms.papers_form(contest.held.method, contest.on_papers) if name == "papers" else KINDS[name]
    form = kind.blank_or_posted(prefix=name, **({"times": 1} if name == "papers" else {}))
    everybody = list(contest.names.items())
    if name == "candidate":
        known = people.people_seen_by(current_actor(), on=clock.local_day(clock.now()))
        form.person.choices = [(p.id, p.name) for p in known]
    elif name == "papers" and contest.held.method in ONE_NAME:
        form.choice.choices = [(id, f"{number}. {said}") for number, id, said in contest.on_papers]
    elif name == "candidacy":
        form.candidacy.choices = everybody
    elif name == "list_rule":
        form.members.choices = everybody
    elif name == "strike":
        form.papers.choices = [(p.id, paper_words(contest, p)) for p in standing_papers(reads.papers(contest.held.id))]
    elif name == "vacancy":
        _who_leaves(contest, form)
    return form


def _who_leaves(contest: Contest, form: Any) -> None:
    counted = contest.held.state is ElectionState.CLOSED
    seated = reads.sitting(contest.held.id) if counted else ()
    form.candidacy.choices = [(id, name) for number, id, name in contest.on_papers if number in seated]
    form.declined.choices = [(id, name) for number, id, name in contest.on_papers if number not in seated]


def paper_words(contest: Contest, entry: Papers) -> str:
    """Return an entry of papers in words: how many, and whom they name."""
    names = {number: name for number, _id, name in contest.on_papers}
    named = " > ".join(names[n] for n in entry.ranking)
    return f"{entry.times} × {named or label(entry.kind)}"


def _asked(contest: Contest, second: HeldElection | None) -> tuple[str, ...]:
    """Return the names of the forms that the page offers; a count has a run-off or somebody who may leave, never both."""
    if not contest.may_record:
        return ()
    result, never = reads.election_result(contest.held.id), set()
    if result is not None:
        never = {"vacancy"} if result.count.run_off else {"runoff"}
        never |= {"runoff"} if second or contest.meeting.state in OVER else set()
    return tuple(name for name in ASKED[contest.held.state] if name not in never)


def _disputable(contest: Contest) -> date | None:
    """Return the last day on which whoever asks may annul the counted election, or None."""
    held, allowed = contest.held, may(current_actor(), Permission.DECLARE_RESULT, committees.scope_of(contest.meeting.body))
    if held.state is not ElectionState.CLOSED or held.closed_at is None or not allowed:
        return None
    last = open_to_dispute_until(clock.local_day(held.closed_at))
    return last if clock.local_day(clock.now()) <= last else None


def show(contest: Contest, **given: Any) -> str:
    """Return the page of an election; `given`: a form that was sent and not accepted."""
    held = contest.held
    second = reads.runoff(held.id)
    asked = _asked(contest, second)
    made = {name: given.get(name) or form_for(contest, name) for name in dict.fromkeys((*asked, *given))}
    entered, result = reads.papers(held.id), reads.election_result(held.id)
    filled = reads.vacancies(held.id)
    point = next(p for p in meetings.agenda(contest.meeting.id) if p.id == held.item)
    counted = figures_sentences(held.method, held.seats, held.electors or 0, result) if result else []
    return page(
        "voting/election.html", meeting=contest.meeting, election=held, contest=contest, forms=made, rules=reads.list_rules(held.id),
        point=point, otherwise=other_form_sentence(Form.PAPER, meetings.named_forms(contest.meeting.id).get(held.item)), result=result,
        entered=[(paper_words(contest, one), one.struck_because) for one in entered], total=sum(p.times for p in standing_papers(entered)),
        rounds=shown(result.count, withdrawn_of(contest.candidates)) if result else (), second=second,
        title=election_title(held.title, held.runoff_of is not None), again=_again(contest) if result else "",
        outcome=outcome_sentence(result.count) if result else "", counted=" ".join(counted),
        lacking=[missing_sentence(one) for one in result.missing] if result else (),
        printable=held.state in (ElectionState.CANDIDATES, ElectionState.OPEN) and any(
            c.number or c.state is CandidacyState.ACCEPTED for c in contest.candidates),
        disputable=_disputable(contest),
        followed=[(sentence, shown(one.count)) for one in filled for sentence in successor_sentences(one)],
    )


def _again(contest: Contest) -> str:
    """Return the command that counts the papers again; who belongs to a group stands in it only for whoever marked them."""
    held = contest.held
    kept = guard_of(reads.list_rules(held.id), contest.candidates).minimums if contest.may_record else ()
    return recount_command(held.method, held.seed, kept)
