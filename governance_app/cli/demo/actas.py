"""What becomes of an acta: reviewed by those who were there, approved by a later session, printed, signed on paper, photographed."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from governance_app.cli.demo import motions, papers
from governance_app.cli.demo.story import Story
from governance_app.documents.uploads.press import INTAKE
from governance_app.foundation.clock import local_day
from governance_app.minutes import actions
from governance_app.minutes.actions.signature_rows import Proof
from governance_app.minutes.actions.signing import keep_paper_signature
from governance_app.minutes.reads import signing
from governance_app.minutes.rules.signing import SigningForm, mark_of
from governance_app.voting.rules import Form

REVIEW = timedelta(days=8)
"""For how long those who were there may ask for corrections."""


def review(story: Story, meeting: UUID, now: datetime) -> None:
    """Open the review of an acta whose words are written."""
    story.do(actions.open_review, now, meeting=meeting, until=local_day(now) + REVIEW)


def approve(story: Story, meeting: UUID, item: UUID, now: datetime) -> None:
    """Read an acta at a point of a later session, and let that session approve it by consensus."""
    story.do(actions.present, now, meeting=meeting, item=item)
    motion = story.do(actions.put_to_vote, now, meeting=meeting, form=Form.CONSENSUS)
    motions.decide(story, motion, {}, now + timedelta(minutes=1))
    story.do(actions.approve, now + timedelta(minutes=3), meeting=meeting)


def sign(story: Story, given: dict[str, Any]) -> None:
    """Keep the photographed sheets of those who signed the printed acta, one for each place.

    The use case below the one of the page: this one runs in the transaction of the whole demonstration.
    """
    meeting, now, day = story.ids[given["meeting"]], story.at(given["day"], "16:30"), story.day(given["day"])
    all_of = signing.signing(meeting)
    mark = mark_of(all_of.text.sha256)
    for place in all_of.places[:given["places"]]:
        sheet = papers.signed_sheet(story.apart(f"sign {given['meeting']} {place.place}"), all_of.approval.code, mark)
        proof = Proof(INTAKE.take(sheet), sheet, f"firma-{place.place}.jpg", given["alt"])
        story.do(
            keep_paper_signature, now + timedelta(minutes=place.place), meeting=meeting, place=place.place, form=SigningForm.PAPER, on=day,
            mark=mark, witness=None, hand=None, order_reason=None, proof=proof)
