"""What can be done in privacy: erase a person, ask and answer, name who is responsible, note a breach."""

from governance_app.privacy.actions.asking import answer_request, ask, open_for_answer, receive_request, take_back_request
from governance_app.privacy.actions.erasing import erase_person, repeat_erasures, write_anew
from governance_app.privacy.actions.responding import name_responsible, note_breach, note_told

__all__ = [
    "answer_request", "ask", "erase_person", "name_responsible", "note_breach", "note_told", "open_for_answer", "receive_request",
    "repeat_erasures", "take_back_request", "write_anew",
]
