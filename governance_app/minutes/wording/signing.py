"""The words of signing: labels, sentences of refusals, and how each signature stands, for the page and for the end of the printed acta."""

from dataclasses import replace
from enum import Enum
from typing import Any

from governance_app.committees.rules import Office
from governance_app.documents.shapes import Acta, Signature
from governance_app.foundation.errors import GovernanceError
from governance_app.languages import formats
from governance_app.languages.catalogue import _, _l, _lp
from governance_app.minutes.reads.signing import Signing
from governance_app.minutes.rules import signing_errors as e
from governance_app.minutes.rules.signing import Signed, SigningForm
from governance_app.web.sentences import label

LABELS: dict[Enum, Any] = {
    SigningForm.SCREEN: _lp("signature", "On screen, with the own password"),
    SigningForm.PAPER: _lp("signature", "On paper, by the own hand"),
    SigningForm.THUMB: _lp("signature", "On paper, with a thumbprint"),
    SigningForm.ON_BEHALF: _lp("signature", "On paper, by another's hand at their request"),
    SigningForm.PADES: _lp("signature", "Electronic signature in the PDF"),
    SigningForm.REFUSED: _lp("signature", "Did not want to sign"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    e.PlaceMissing: _l("The rules of that day name nobody to sign here."),
    e.SignerAbsent: _l("%(name)s was not at that meeting, and only who was there signs its minutes."),
    e.SignedBefore: _l("%(name)s has already signed."),
    e.RefusedBefore: _l("It is already written down that %(name)s did not want to sign."),
    e.NotYoursToSign: _l("Everybody signs for themselves. What others signed is written down by the secretary."),
    e.AnotherText: _l("The text you saw is not the one that was approved. Read it again before you sign."),
    e.ScanOfAnother: _l(
        "The code at the foot of the sheet is not the one of these minutes: this is a sheet of other minutes, or of a draft."),
    e.WitnessNeeded: _l("A thumbprint, and a signature by another's hand, need a witness who saw it."),
    e.WitnessAbsent: _l("%(name)s was not at that meeting, so cannot be witness."),
    e.WitnessIsSigner: _l("The witness must be another person than those who sign."),
    e.WitnessIsSecretary: _l("The witness must be another person than the secretary, on whose word this already rests."),
    e.HandNeeded: _l("Say whose hand signed for them; it must be another person."),
    e.HandAbsent: _l("%(name)s was not at that meeting, so cannot sign for another."),
    e.OrderBroken: _l("By the rules these sign before: %(names)s. If it could not be so, write why; the reason stays in the minutes."),
    e.SigningDayImpossible: _l("Choose a day from the approval on, and not in the future."),
    e.NoCopyToSign: _l("First prepare the PDF that is signed: every signature is compared with it."),
    e.CopyPrepared: _l("The PDF to sign is already prepared, and that one stays."),
    e.SignedPdfIsAnother: _l(
        "This is not the PDF that was prepared for signing, or something in it was changed. "
        "Sign the prepared one, as it is, and send that."),
    e.SignatureDoesNotHold: _l(
        "The signature in this PDF does not hold: it is missing, it was changed after signing, or its certificate had ended."),
}


def office_word(office: str) -> str:
    """Return an office of the statute in words."""
    return str(label(Office(office))) if office in {one.value for one in Office} else office


def standing(one: Signed) -> str:
    """Return how a signature stands, in a sentence; the reasons of order and refusal belong to it."""
    day = formats.long_day(one.on)
    said = {
        SigningForm.SCREEN: lambda: _("Signed on screen on %(day)s.", day=day),
        SigningForm.PAPER: lambda: _("Signed on paper on %(day)s.", day=day),
        SigningForm.THUMB: lambda: _("Signed with a thumbprint on %(day)s.", day=day),
        SigningForm.ON_BEHALF: lambda: _("Signed on %(day)s by the hand of %(hand)s, at their request.", day=day, hand=one.hand),
        SigningForm.PADES: lambda: _("Signed electronically; the PDF was received on %(day)s.", day=day),
        SigningForm.REFUSED: lambda: _("Did not sign. Reason: %(reason)s", reason=one.reason),
    }[one.form]()
    return " ".join([str(said), *([str(_("Out of order, because: %(reason)s", reason=one.order_reason))] if one.order_reason else [])])


def with_signatures(shape: Acta, all_of: Signing) -> Acta:
    """Return the printed acta with how each signature stands; who has not signed keeps a line for it.

    A signature stands by the name that signed: where the offices of that day were corrected after the freezing, it has its own line.
    """
    left = [(place, line) for place in all_of.places if (line := all_of.line(place.place))]
    lines = []
    for given in shape.signatures:
        found = next((one for one in left if one[0].name == given.name), None)
        left = [one for one in left if one is not found]
        lines.append(given if found is None else replace(given, standing=standing(found[1]), witness=found[1].witness))
    own = [Signature(place.name, office_word(place.office), standing=standing(line), witness=line.witness) for place, line in left]
    return replace(shape, signatures=(*lines, *own))
