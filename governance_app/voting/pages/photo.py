"""Pages of the photograph of a tally sheet: seal it after the count, and show later that a file is the same one."""

from typing import Any
from uuid import UUID

from governance_app.access.guards import needs
from governance_app.access.rules import Permission
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _
from governance_app.voting import actions, reads
from governance_app.voting.forms import PhotoForm
from governance_app.voting.pages.blueprint import hall_of, pages
from governance_app.voting.rules import NoPhotoSealed, check_counted
from governance_app.web.answers import Answer, done, page
from governance_app.web.limits import takes_photo


@pages.route("/trabajo/mociones/<uuid:motion>/urna/foto", methods=["GET", "POST"])
@needs(Permission.RECORD_VOTE)
@takes_photo
def seal_photo(motion: UUID) -> Answer:
    """Seal a photograph of the tally sheet after the count."""
    hall = hall_of(Permission.RECORD_VOTE, motion)
    check_counted(reads.urns.urn(motion), hall.motion.state)
    form: Any = PhotoForm.blank_or_posted()
    if form.validate_on_submit() and form.attempt(actions.seal_photo, motion=motion, photo=form.photo.content()):
        return done(_("The photograph is sealed. Try now whether it is recognised."), "voting.check_photo", motion=motion)
    lead = _("The papers are counted. The record will show that the photograph came later.")
    return page("voting/urn_act.html", meeting=hall.meeting, motion=hall.motion, form=form, title=_("Seal the photograph"),
                fields=("photo",), photo=True, lead=lead), form.status


@pages.route("/trabajo/mociones/<uuid:motion>/urna/foto/comprobar", methods=["GET", "POST"])
@needs(Permission.SEE_BODY)
@takes_photo
def check_photo(motion: UUID) -> Answer:
    """Say whether a file is the photograph that was sealed. Nothing of it is kept."""
    hall = hall_of(Permission.SEE_BODY, motion)
    urn = reads.urns.urn(motion)
    if urn is None or not urn.photo_seal:
        raise NoPhotoSealed()
    form: Any = PhotoForm.blank_or_posted()
    same = None
    if form.validate_on_submit():
        try:
            same = reads.urns.is_sealed_photo(motion, form.photo.content() or b"")
        except GovernanceError as error:
            form.complain(error)
    return page("voting/photo_check.html", meeting=hall.meeting, motion=hall.motion, form=form, same=same, seal=urn.photo_seal,
                salt=reads.urns.photo_salt(motion)), form.status
