"""The words of meetings: labels, sentences of errors, and the notice as message, radio script and paper."""

from governance_app.meetings.wording.errors import SENTENCES
from governance_app.meetings.wording.labels import CHANGES, LABELS
from governance_app.meetings.wording.notice import form_said_sentence, notice_sentence, radio_script, whatsapp_text
from governance_app.meetings.wording.paper import agenda_paper, convocation_paper, meeting_facts, paper_of

__all__ = [
    "CHANGES", "LABELS", "SENTENCES", "agenda_paper", "convocation_paper", "form_said_sentence", "meeting_facts", "notice_sentence",
    "paper_of", "radio_script", "whatsapp_text",
]
