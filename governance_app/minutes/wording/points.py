"""A point of the agenda put into words: what was said, put, answered, resolved and promised."""

from governance_app.commitments.rules import Commitment
from governance_app.decisions.rules import Decision, TextReview
from governance_app.documents import shapes as s
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _p
from governance_app.meetings.rules import ItemState
from governance_app.meetings.wording import form_said_sentence
from governance_app.minutes.rules import LiveActa, LiveElection, LiveMotion, LivePoint, NamedAnswer
from governance_app.voting.rules import Choice, Form, MotionState, Result
from governance_app.voting.rules.elections import ElectionResult, ElectionState, PaperKind
from governance_app.voting.wording import counters_sentence, result_sentence
from governance_app.voting.wording.belenios import acta_sentence
from governance_app.voting.wording.correspondence import lapsed_check
from governance_app.voting.wording.elections import outcome_sentence, round_sentences, successor_sentences
from governance_app.voting.wording.elections_held import election_title, figures_sentences, votes_sentence
from governance_app.web.sentences import label


def point(given: LivePoint, acta: LiveActa, lang: str) -> s.Point:
    """Return a point for the printed acta; `lang`: BCP 47 tag of the paper, to mark what is in another language."""
    item = given.item
    return s.Point(
        item.label if item else "—", item.title if item else str(_("Other matters of the session")),
        tuple(s.Passage(text) for text in (*before(given, acta), *([given.words] if given.words else []))),
        tuple(motion(m, lang) for m in given.motions), tuple(resolution(d, lang) for d in given.decisions),
        tuple(promise(c) for c in given.commitments),
        tuple(election(e) for e in given.elections),
    )


def before(given: LivePoint, acta: LiveActa) -> list[str]:
    """Return what the record says of a point before the secretary's words: closed session, put off, not yet dealt with."""
    item = given.item
    said: list[str] = []
    if item and item.closed_session_reason:
        said.append(str(_("Dealt with in closed session. Reason: %(reason)s", reason=item.closed_session_reason)))
    if item and item.id in acta.forms and (sentence := form_said_sentence(acta.forms[item.id])):
        said.append(sentence)
    if item and item.state is ItemState.DEFERRED:
        said.append(str(_("This point was put off to a later meeting.")))
    if item and item.state is ItemState.PENDING and acta.meeting.closed_at is None:
        said.append(str(_("This point has not been dealt with yet.")))
    return said


def motion(given: LiveMotion, lang: str) -> s.Motion:
    """Return a motion: its text, who proposed it, the vote line with formula and figures, dissent and reservations."""
    return s.Motion(
        (_passage(given.motion.text, given.motion.language, lang),), given.proposer, vote(given),
        tuple(s.Passage(answer_sentence(answer)) for answer in given.dissent),
    )


def vote(given: LiveMotion) -> s.Vote:
    """Return how a motion ended: by its result, or why it has none."""
    if given.result is None:
        return s.Vote(_unsettled(given.motion.state))
    named = tuple(s.NamedVote(a.seat, label(a.answer)) for a in given.roll)
    said = [result_sentence(given.result), counters_sentence(given.hands) if given.hands else "",
            acta_sentence(given.belenios) if given.belenios else ""]
    how = [str(_("Form of the vote: %(form)s.", form=label(given.result.form))), lapsed_check(given.result)]
    return s.Vote(" ".join(one for one in said if one), " ".join(one for one in how if one), tallies(given.result), named)


def _unsettled(state: MotionState) -> str:
    if state is MotionState.WITHDRAWN:
        return str(_("The motion was withdrawn by whoever proposed it."))
    if state is MotionState.DRAFT:
        return str(_("The motion was not put to the vote."))
    if state is MotionState.ANNULLED:
        return str(_("The vote was annulled."))
    return str(_("The vote has not ended."))


def tallies(result: Result) -> tuple[s.Tally, ...]:
    """Return every figure of a counted vote; a consensus, and a secret vote whose figures stay unsaid, have none but a sentence."""
    if result.form is Form.CONSENSUS or result.hidden:
        return ()
    counted = tuple(s.Tally(label(choice), result.tally.of(choice)) for choice in Choice)
    silent = _p("vote", "Did not answer") if result.form is Form.CORRESPONDENCE else _p("vote", "Absent")
    return (*counted, s.Tally(silent, result.tally.absent))


def election(given: LiveElection) -> s.Election:
    """Return an election: who was elected, the papers by kind, method, figures and every round; or why nobody was."""
    held, result = given.held, given.result
    title = election_title(held.title, held.runoff_of is not None)
    if result is None:
        return s.Election(title, _not_counted(given))
    told = [*figures_sentences(held.method, held.seats, held.electors or 0, result)]
    for one in result.count.rounds:
        told += [*round_sentences(result.count, one), votes_sentence(result.count, one, given.withdrawn)]
    told += [sentence for filled in given.vacancies for sentence in successor_sentences(filled)]
    return s.Election(title, outcome_sentence(result.count), tuple(map(s.Passage, told)), papers_by_kind(result))


def papers_by_kind(result: ElectionResult) -> tuple[s.Tally, ...]:
    """Return how many papers were valid, blank and null."""
    return tuple(s.Tally(label(kind), number) for kind, number in zip(PaperKind, (result.valid, result.blank, result.null), strict=True))


def _not_counted(given: LiveElection) -> str:
    if given.held.state is ElectionState.ANNULLED:
        return str(_("The election was annulled. Reason: %(reason)s", reason=given.held.annulled_because))
    if given.held.state is ElectionState.OPEN:
        return str(_("The papers were handed out and are not counted yet."))
    return str(_("The election was announced and no papers were handed out."))


def answer_sentence(answer: NamedAnswer) -> str:
    """Return what a seat asked to have written down."""
    figures = {"seat": answer.seat, "answer": label(answer.answer), "reason": answer.reason}
    return str(_("%(seat)s: %(answer)s. %(reason)s", **figures)).strip()


def resolution(decision: Decision, lang: str) -> s.Resolution:
    """Return a decision with its number: the binding text first, then what a speaker has reviewed. Drafts are left out."""
    shown = sorted((t for t in decision.texts if t.review is not TextReview.DRAFT), key=lambda t: t.review is not TextReview.BINDING)
    why = [s.Passage(str(_("Decided without a vote. Reason: %(reason)s", reason=decision.without_vote)))] if decision.without_vote else []
    texts = [_passage(part, t.language, lang) for t in shown for part in (t.title, t.text)]
    return s.Resolution(decision.code, (*texts, *why))


def promise(commitment: Commitment) -> s.Promise:
    """Return a commitment: what, whose, until when."""
    owner = ", ".join(part for part in (commitment.organisation_name, commitment.person_name) if part)
    return s.Promise(f"{commitment.code}: {commitment.text}", owner, formats.long_day(commitment.due_on))


def _passage(text: str, language: str, lang: str) -> s.Passage:
    return s.Passage(text, "" if lang.split("-")[0] == language else language)
