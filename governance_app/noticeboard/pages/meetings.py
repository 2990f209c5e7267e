"""Meetings: what is coming, what was held, and one meeting as anybody may know it."""

from uuid import UUID

from flask import url_for

from governance_app.decisions import reads as decisions
from governance_app.foundation import clock
from governance_app.meetings import reads as meeting_reads
from governance_app.noticeboard import reads, wording
from governance_app.noticeboard.forms import MeetingSearch, bodies_to_choose
from governance_app.noticeboard.pages.blueprint import pages
from governance_app.voting.wording import result_sentence
from governance_app.web.answers import Answer, page
from governance_app.web.doors import open_to_all
from governance_app.web.paging import asked_page, other_answers

PAGE = 15


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
    presence = reads.public_presence(found)
    return page(
        "noticeboard/meeting.html", meeting=found, agenda=meeting_reads.public_agenda(meeting), steps=reads.public_steps(meeting),
        notices=reads.public_notices(meeting), notice_sentence=wording.notice_sentence, votes=reads.public_votes(meeting),
        presence=wording.presence_sentence(presence) if presence else "", decisions=decisions.public_of_meeting(meeting),
        spoken=[wording.spoken_sentence(one) for one in reads.public_languages(meeting)], result_sentence=result_sentence,
        written_in=wording.language_name(found.language), slug=reads.public_slug(found.body), today=clock.local_day(clock.now()),
    )
