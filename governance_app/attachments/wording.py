"""The words of attachments: what they are, and the sentence of every refusal of a file."""

from enum import Enum
from typing import Any

from governance_app.attachments import rules as r
from governance_app.attachments.rules import Media, SubjectKind
from governance_app.documents import errors as e
from governance_app.foundation.errors import GovernanceError
from governance_app.languages.catalogue import _l, _lp

LABELS: dict[Enum, Any] = {
    SubjectKind.MEETING: _lp("attachment", "The meeting"),
    SubjectKind.ITEM: _lp("attachment", "A point of the agenda"),
    SubjectKind.MINUTES: _lp("attachment", "The minutes"),
    SubjectKind.SIGNATURE: _lp("attachment", "A signature"),
    Media.PICTURE: _lp("attachment", "Picture"),
    Media.PDF: _lp("attachment", "PDF document"),
    Media.MP3: _lp("attachment", "Recording (MP3)"),
    Media.M4A: _lp("attachment", "Recording (M4A)"),
    Media.OGG: _lp("attachment", "Recording (OGG)"),
    Media.AMR: _lp("attachment", "Recording (AMR)"),
}

SENTENCES: dict[type[GovernanceError], Any] = {
    r.AttachmentMissing: _l("We did not find this file: it was taken off, or it belongs to another committee."),
    r.AttachmentLost: _l("This file is not where it was kept, or it was changed. Tell the technician: a backup may still have it."),
    r.AttachmentReserved: _l("Words in this file are covered by law, so only who keeps the files of the committee may take it along."),
    r.NothingSaid: _l("Write it in a few words."),
    r.TooLongSaid: _l("Use %(longest)s letters or fewer."),
    r.BodyIsFull: _l("The files of this committee have reached their limit of %(most)s megabytes. Take off what is no longer needed."),
    r.ProofStays: _l("This file proves a signature, so it stays."),
    e.UploadEmpty: _l("The file is empty. Choose it again."),
    e.UploadKindUnknown: _l(
        "This kind of file is not kept here. Send a photo (JPEG, PNG or WebP), a PDF or a voice recording (MP3, M4A, OGG or "
        "AMR)."
    ),
    e.UploadIsHeic: _l(
        "This photo is in the HEIC format, which few telephones and computers open. Send it as JPEG: in the camera's settings "
        "choose “most compatible”, or send it to yourself by WhatsApp and keep that copy."
    ),
    e.UploadTooLarge: _l("The file is too large: of this kind up to %(most)s megabytes are kept. Send a smaller one, or in two parts."),
    e.UploadTooManyPixels: _l("The picture is too large to be opened safely: up to %(most)s million pixels. Send a smaller one."),
    e.UploadDamaged: _l("The file is damaged and cannot be read to its end. Send it again, or make it again."),
    e.UploadCutOff: _l("The end of the file is missing: the sending was probably cut off. Send it again."),
    e.UploadTwoFaces: _l("Two files are hidden in one here, so it is not kept. Make the document again."),
    e.UploadTooHeavy: _l("The file takes too long to look through, so it is not kept. Send a smaller one, or print it as PDF again."),
    e.UploadIsVideo: _l("Only sound is kept: this file holds video or several tracks."),
    e.PdfLocked: _l("The PDF is locked with a password, so nobody could look through it. Send it without one."),
    e.PdfActs: _l("The PDF holds programs, forms that send, or other files, so it is not kept. Print it as PDF again and send that."),
    e.PdfTellsPlace: _l(
        "A photo inside the PDF still tells where it was taken. A PDF is not changed here, because a signature would break: "
        "make it again from photos without location."
    ),
}
