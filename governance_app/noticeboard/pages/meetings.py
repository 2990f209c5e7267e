"""Meetings: what is coming, what was held, and one meeting as anybody may know it."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from governance_app.decisions import reads as decisions
from governance_app.foundation import clock
from governance_app.meetings import reads as meeting_reads
from governance_app.noticeboard import reads, wording
from governance_app.noticeboard.forms import MeetingSearch, bodies_to_choose
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.noticeboard.rules import mark_of
from governance_app.voting.rules.elections import PublicElection
from governance_app.voting.wording import result_sentence
from governance_app.voting.wording.belenios import checks, fingerprints
from governance_app.voting.wording.correspondence import lapsed_check
from governance_app.voting.wording.elections import outcome_sentence, successor_sentences
from governance_app.voting.wording.elections_held import election_title, figures_sentences, recount_command
from governance_app.voting.wording.rounds import RoundShown, shown
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all
from governance_app.web.paging import asked_page, other_answers

PAGE = 15


@dataclass(frozen=True)
class ElectionShown:
    """A counted election as the page shows it: sentences, the rounds, who followed in a vacancy, and how anybody counts again."""

    election: PublicElection
    title: str
    outcome: str
    figures: list[str]
    rounds: list[RoundShown]
    followed: list[str]
    again: str


@pages.get("/reuniones")
@open_to_all
def meetings() -> Answer:
    """List the coming meetings and those held, of one body or of all."""
    now = clock.now()
    names = reads.public_body_names(on=clock.local_day(now))
    form = MeetingSearch.from_address()
    form.body.choices = bodies_to_choose(names)
    chosen = form.body.data if form.validate() else None
    number = asked_page()
    coming, past, more = meeting_reads.public_board(now=now, body=chosen, limit=PAGE, page=number)
    return page(
        "noticeboard/meetings.html", form=form, coming=coming, past=past, number=number, more=more, names=names,
        address=lambda n: url_for("noticeboard.meetings", **other_answers(), page=n),
    )


@pages.get("/reuniones/<uuid:meeting>")
@open_to_all
def meeting(meeting: UUID) -> Answer:
    """Show one meeting: when and where, notices, agenda, what was voted and decided."""
    found = meeting_reads.public_meeting(meeting)
    presence, agenda = reads.public_presence(found), meeting_reads.public_agenda(meeting)
    said = meeting_reads.named_forms(meeting)
    votes, running = reads.public_votes(meeting), reads.public_running(meeting)
    return page(
        "noticeboard/meeting.html", meeting=found, agenda=agenda, points={p.id: p for p in agenda}, steps=reads.public_steps(meeting),
        notices=reads.public_notices(meeting), notice_sentence=wording.notice_sentence,
        named_form_sentence=wording.named_form_sentence, form_of=lambda item: wording.point_form(said.get(item)),
        votes=votes, running=running, mark_of=lambda item: mark_of(item, votes, running),
        now=clock.now(), fingerprints=fingerprints, checks=checks,
        lapsed_check=lapsed_check,
        presence=wording.presence_sentence(presence) if presence else "", decisions=decisions.public_of_meeting(meeting),
        spoken=[wording.spoken_sentence(one) for one in reads.public_languages(meeting)], result_sentence=result_sentence,
        elected=[_shown(one) for one in reads.public_elections(meeting)], electing=reads.elections_running(meeting),
        election_title=election_title, written_in=wording.language_name(found.language),
        slug=reads.public_slug(found.body), today=clock.local_day(clock.now()),
    )


def _shown(one: PublicElection) -> ElectionShown:
    result = one.result
    return ElectionShown(
        one, election_title(one.title, one.runoff), outcome_sentence(result.count),
        figures_sentences(one.method, one.seats, one.electors, result), shown(result.count, one.withdrawn),
        [sentence for filled in one.vacancies for sentence in successor_sentences(filled)], recount_command(one.method, one.seed),
    )
