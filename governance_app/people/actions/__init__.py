"""What can be done with people: register, correct, consent, describe, seal an identity number, merge, tie an account."""

from governance_app.people.actions.erasing import forget
from governance_app.people.actions.keeping import KEEP, correct_person, lock, lock_own, make_known, register_person
from governance_app.people.actions.merging import keep_apart, merge_people, undo_merge
from governance_app.people.actions.saying import describe_person, dispute_answers, give_consent, withdraw_consent
from governance_app.people.actions.sealing import look_at_private, set_contact, set_identity
from governance_app.people.actions.tying import tie_account, untie_account

__all__ = [
    "KEEP", "correct_person", "describe_person", "dispute_answers", "forget", "give_consent", "keep_apart", "lock", "lock_own",
    "look_at_private", "make_known", "merge_people", "register_person", "set_contact", "set_identity", "tie_account", "undo_merge",
    "untie_account", "withdraw_consent",
]
