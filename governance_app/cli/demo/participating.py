"""What makes participation whole: aims, barriers met and what was tried, decisions taken back to communities, agreements, files."""

from typing import Any

from governance_app.attachments import actions as attachments
from governance_app.attachments.rules import SubjectKind
from governance_app.cli.demo import papers
from governance_app.cli.demo.bodies import MARK
from governance_app.cli.demo.story import Story
from governance_app.committees import reads as committees
from governance_app.documents.uploads.press import INTAKE
from governance_app.meetings import reads as meetings
from governance_app.participation import actions
from governance_app.participation.rules import BarrierKind, BarrierStep, Dimension, Helped, ReturnMeans


def aim(story: Story, given: dict[str, Any]) -> None:
    """Let a body set itself an aim from a day."""
    story.do(
        actions.set_aim, story.at(given["day"], "17:00"), body=story.ids[given["body"]], dimension=Dimension(given["of"]),
        value=given["value"], percent=given["percent"], valid_from=story.day(given["day"]), reason=given["reason"])


def barrier(story: Story, given: dict[str, Any]) -> None:
    """Write down what kept people away, perhaps from one meeting."""
    story.ids[given["key"]] = story.do(
        actions.note_barrier, story.at(given["day"], "16:00"), body=story.ids[given["body"]], kind=BarrierKind(given["kind"]),
        words=given["words"], meeting=story.ids[given["meeting"]] if "meeting" in given else None)


def after_barrier(story: Story, given: dict[str, Any]) -> None:
    """Write down what was tried against a barrier and whether it helped, or that it stands no more."""
    story.do(
        actions.add_to_barrier, story.at(given["day"], "16:10"), barrier=story.ids[given["barrier"]], step=BarrierStep(given["step"]),
        words=given["words"], helped=Helped(given["helped"]) if "helped" in given else None)


def taken_back(story: Story, given: dict[str, Any]) -> None:
    """Take a decision back to communities, each on its day, in a language and by some means."""
    for place in given["to"]:
        community = story.ids.get(f"organisation Comunidad {place}")
        story.do(
            actions.record_return, story.at(given["day"], "15:00"), decision=story.ids[given["decision"]], language=given["language"],
            means=ReturnMeans(given["means"]), on=story.day(given["day"]), community=community,
            place=None if community else place + MARK, note=given.get("note"))


def agreement(story: Story, given: dict[str, Any]) -> None:
    """Write down that the organisation of a nationality agrees to be named in published figures."""
    story.do(
        actions.record_agreement, story.at(given["day"], "15:30"), organisation=story.ids[f"organisation {given['organisation']}"],
        nationality=given["nationality"], agreed_on=story.day(given["day"]), document=given["document"])


def annex(story: Story, given: dict[str, Any]) -> None:
    """Hang a file on a meeting: a drawn view in the place of a photograph, or the sheet of its consultation.

    The use case below the one of the page: this one runs in the transaction of the whole demonstration.
    """
    meeting = meetings.meeting(story.ids[given["meeting"]])
    made = _consultation(story, given) if "questions" in given else papers.view(story.apart(f"annex {given['name']}"))
    story.do(
        attachments.keep, story.at(given["day"], "18:00"), body=meeting.body, on=SubjectKind.MEETING, subject=meeting.id,
        name=given["name"], alt=given["alt"], clean=INTAKE.take(made), given=made)


def _consultation(story: Story, given: dict[str, Any]) -> bytes:
    meeting = meetings.meeting(story.ids[given["meeting"]])
    body = committees.body(meeting.body, on=story.day(given["day"]))
    return papers.consultation(
        meeting.code, body.name, [(label, value) for label, value in given["facts"]], given["questions"], story.at(given["day"], "18:00"))
