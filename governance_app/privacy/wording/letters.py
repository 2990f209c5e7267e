"""The draft of the notice of a breach: to the authority, to ARCOTEL, to the responsible institution, or to the people."""

from datetime import datetime

from governance_app.documents.shapes import Fact, Paper, Passage, Signature
from governance_app.documents.shapes.letter import Letter, Part
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _lp
from governance_app.privacy.rules import SENSITIVE, Breach, Responsible, Told
from governance_app.web.sentences import label

TO = {
    Told.AUTHORITY: _lp("addressee", "To the Superintendency for the Protection of Personal Data (SPDP)"),
    Told.ARCOTEL: _lp("addressee", "To the Agency for the Regulation and Control of Telecommunications (ARCOTEL)"),
    Told.CONTROLLER: _lp("addressee", "To the institution responsible for the data"),
    Told.PEOPLE: _lp("addressee", "To the people whose data they are"),
}
"""To whom a notice is addressed."""


def notice_letter(breach: Breach, whom: Told, responsible: Responsible | None, made_at: datetime) -> Letter:
    """Return the notice of a breach as a letter, ready to be looked through and sent. It names no person whose data they are."""
    issuer = (responsible.name,) if responsible else ()
    paper = Paper(
        _("Notice of a breach of the security of personal data"), "", issuer, int(made_at.timestamp()), draft=_("DRAFT"),
        foot=_("Made with the register of breaches"))
    due = next((duty.due_on for duty in breach.duties if duty.whom is whom), None)
    facts = [Fact(_("Day on which it was noticed"), formats.day(breach.noticed_on))]
    if due:
        facts.append(Fact(_("To be told until"), formats.day(due)))
    signer = Signature(_("Name and signature"), "")
    return Letter(paper, (str(TO[whom]),), tuple(facts), _parts(breach, whom, responsible), (signer,))


def _parts(breach: Breach, whom: Told, responsible: Responsible | None) -> tuple[Part, ...]:
    data = (*(Passage(f"– {label(one)}") for one in breach.categories), Passage(_people(breach)))
    rights = _("You may ask what is kept of you, and have it corrected or erased, free of charge; it is answered within 15 days.")
    return (
        Part(_("What happened"), (Passage(breach.happened),)), Part(_("Which data, and of how many people"), data),
        Part(_("What may follow from it"), (Passage(_risk(breach)),)), Part(_("What was done"), (Passage(breach.measures),)),
        *((Part(_("What you can do"), (Passage(rights),)),) if whom is Told.PEOPLE else ()),
        Part(_("Who answers for it"), tuple(Passage(line) for line in _who(responsible))),
    )


def _people(breach: Breach) -> str:
    if breach.people is None:
        return _("How many people it concerns is not known yet.")
    return _("It concerns about this many people: %(number)s.", number=formats.number(breach.people))


def _risk(breach: Breach) -> str:
    if breach.at_risk:
        return _("The people may suffer harm: with these data somebody could be found, or treated worse.")
    if not SENSITIVE.isdisjoint(breach.categories):
        return _("Sensitive data are among them. So far nothing says that somebody could suffer harm.")
    return _("So far nothing says that somebody could suffer harm.")


def _who(responsible: Responsible | None) -> tuple[str, ...]:
    if responsible is None:
        return (_("The responsible institution is not named yet: write it here."),)
    lines = (responsible.name, responsible.contact, responsible.delegate and _("Delegate: %(who)s", who=responsible.delegate))
    return tuple(line for line in lines if line)
