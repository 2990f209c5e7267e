"""The words of the paper urn: labels, sentences of errors, the warning of what totals reveal, what is promised."""

from enum import Enum
from typing import Any

from governance_app.committees.rules import MajorityKind, MajorityRule, TieRule
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _, _l, _lp, _n
from governance_app.languages.formats import percent
from governance_app.voting import rules as r
from governance_app.voting.rules import (
    FEW,
    Electorate,
    Form,
    MotionState,
    Outcome,
    Publication,
    Result,
    chance_of_one_dissent,
    chance_of_unanimity,
    outcome_tells,
)

LABELS: dict[Enum, Any] = {
    Form.PAPER: _l("Secret paper ballots in an urn"),
    MotionState.ANNULLED: _lp("motion", "Vote annulled"),
    Publication.FULL: _l("All totals"),
    Publication.OUTCOME: _l("Only whether it was approved"),
    Publication.SMALL_HIDDEN: _l("All totals, and none of them when yes, no or blank has fewer than three votes"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.UrnNeedsScrutineers: _l("A secret vote is opened on its own page: it needs two scrutineers and a rule of what is published."),
    r.UrnStays: _l("An open vote does not change to or from a secret one. Annul it and put the motion again."),
    r.ScrutineerUnfit: _l("Choose somebody who sits in the room in their own seat."),
    r.ScrutineerHasPart: _l("Whoever presides, or proposes the motion, cannot be a scrutineer."),
    r.ScrutineersAlike: _l("The two scrutineers must be two people from two different organisations."),
    r.PinTooShort: _l("A PIN has at least %(least)s digits or letters."),
    r.ScrutineersMustWait: _l("There were too many wrong PINs for this vote. Whoever gives a PIN has to wait. Minutes left: %(minutes)s."),
    r.WrongPin: _l("That is not the PIN chosen for this vote."),
    r.UrnDoesNotBalance: _l("%(issued)s papers were handed out, but in the box, spoiled and unused there are %(found)s. Look for the "
                            "difference, or annul the vote."),
    r.PapersAndOptionsDiffer: _l("There are %(in_box)s papers in the box, but the answers add up to %(counted)s. Count again."),
    r.TooManyPapers: _l("There are %(in_box)s papers in the box and only %(voters)s may vote. Count again, or annul the vote."),
    r.DisputeOver: _l("The count could be disputed until %(day)s. Its result stands."),
    r.RunOffStands: _l("A second vote was announced from this count. Annul that one first."),
    r.AmendmentTaken: _l("The motion that this vote changed already has its new words. Give it its earlier words back first."),
    r.PhotoTooLarge: _l("The photograph is too large: up to %(most)s megabytes are read. Take it again with less detail."),
    r.NotAPhoto: _l("This file is not a photograph that can be read here. Choose one in JPEG, PNG or HEIC."),
    r.PhotoSealedBefore: _l("A photograph was already sealed for this count. That one stays."),
    r.NoPhotoSealed: _l("No photograph was sealed for this count, so there is nothing to compare with."),
    r.PhotoTooLate: _l("A photograph could be sealed until %(day)s."),
    r.UrnNotCounted: _l("A photograph is sealed for an urn that was counted. The motion is: %(state)s."),
    r.CopiesOutOfRange: _l("Print at least one ballot and at most %(most)s at once."),
    r.AnnulmentNeedsReason: _l("Write why the vote is annulled."),
    r.VoteStoodOn: _l("%(code)s was approved by this vote and never changes, so the vote is not annulled. Put it right with an erratum."),
    r.NothingToAnnul: _l("Only a secret vote that has no result yet can be annulled. The motion is: %(state)s."),
}


def warning(voters: int) -> str:
    """Return what totals alone would reveal among so few voters; nothing when there are FEW or more."""
    if voters >= FEW:
        return ""
    return str(_(
        "%(voters)s may vote. If nine in ten are for it, all of them answer the same with a chance of %(all)s: the totals then tell how "
        "everybody voted. With a chance of %(one)s exactly one answers otherwise: that person then knows how all the others voted.",
        voters=voters, all=percent(chance_of_unanimity(voters), 1), one=percent(chance_of_one_dissent(voters), 1)))


def told_by_outcome(rule: MajorityRule, tie: TieRule, hall: Electorate) -> list[str]:
    """Return what the outcome alone tells, whatever is published, by the majority of the matter and by what the statute has of a tie."""
    most, said = outcome_tells(rule, hall, tie), []
    if most == 0 and hall.voters <= 2 and rule.kind in (MajorityKind.MORE_FOR_THAN_AGAINST, MajorityKind.MORE_THAN_HALF):
        said.append(str(_("So few may vote that “approved” alone tells that nobody voted against. Hiding the figures does not change it.")))
    elif most == 0:
        said.append(str(_("For this the statute asks for so many votes that “approved” alone tells that nobody voted against. "
                          "Hiding the figures does not change it.")))
    elif most:
        said.append(str(_n(
            "For this the statute asks for so many votes that “approved” alone tells that at most %(num)d person voted against. "
            "Hiding the figures does not change it.",
            "For this the statute asks for so many votes that “approved” alone tells that at most %(num)d people voted against. "
            "Hiding the figures does not change it.", most)))
    if tie is not TieRule.LOST and hall.voters > 1:
        said.append(str(_("If it is a tie, the casting vote, the lot or the repetition tells everybody that it was one.")))
    return said


def hidden_result(result: Result) -> str:
    """Return how a secret vote ended whose figures stay unsaid."""
    said = {
        Outcome.CARRIED: _("Approved by secret ballot."),
        Outcome.LOST: _("Not approved, by secret ballot."),
        Outcome.TIED_TO_REPEAT: _("Neither approved nor rejected: the vote is to be repeated."),
        Outcome.NO_CONSENSUS: _("Not approved, by secret ballot."),
    }[result.outcome]
    return f"{said} {hidden_figures()}"


def hidden_figures() -> str:
    """Return why the figures of a secret vote stay unsaid."""
    return str(_("Its figures are not published: that was fixed before the vote opened."))
