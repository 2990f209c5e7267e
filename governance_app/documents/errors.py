"""What can be wrong with a file; each error is a fact with data, its sentence is written by the room that shows it."""

from governance_app.foundation.errors import GovernanceError, Invalid


class FileTooLarge(Invalid):
    """The file has more bytes than allowed. Data: `bytes`, `limit`."""


class TooManyRows(Invalid):
    """More rows than allowed. Data: `limit`."""


class TooManyColumns(Invalid):
    """More columns than allowed. Data: `limit`."""


class CellTooLong(Invalid):
    """One cell holds more characters than allowed. Data: `row`, `limit`."""


class FileIsEmpty(Invalid):
    """No header row was found."""


class UnknownEncoding(Invalid):
    """The bytes are neither UTF-8, UTF-16 with its mark, nor Windows-1252."""


class MalformedCsv(Invalid):
    """A quote is not closed or a NUL byte stands in the text. Data: `row`."""


class RepeatedColumn(Invalid):
    """Two columns carry the same name once accents, case and spaces are folded. Data: `column`."""


class MissingColumns(Invalid):
    """Columns that are needed are not in the header. Data: `columns` (names, comma separated)."""


class NotASpreadsheet(Invalid):
    """The bytes are not a readable XLSX workbook."""


class PackedTooTightly(Invalid):
    """The workbook would unpack to more bytes than allowed (a "zip bomb"). Data: `limit`."""


class NoSuchSheet(Invalid):
    """The workbook has no sheet of that name. Data: `sheet`."""


class PdfTooLarge(Invalid):
    """The data for the document has more bytes than the press accepts. Data: `bytes`, `limit`."""


class PdfTookTooLong(GovernanceError):
    """The press was stopped after its time limit. Data: `seconds`."""

    status = 503


class PdfFailed(GovernanceError):
    """The press could not make the document. Data: `reason` (for the log; it holds no personal data)."""

    status = 500


class FontsNotBuilt(GovernanceError):
    """The fonts of the printed documents are not there: run `make build`. Data: `folder`."""

    status = 500


class PdfNotSigned(Invalid):
    """The file carries no signature behind its content."""


class WrongPassphrase(Invalid):
    """The .p12 file does not open with this passphrase, or holds no key with its certificate."""


class QrTooLong(Invalid):
    """The text has more bytes than a square code can hold that is still read after two photocopies. Data: `bytes`, `limit`."""


class UploadRefused(Invalid):
    """A file that somebody gives to be kept is not taken in. Base of the ones below; `field` is "file"."""


class UploadEmpty(UploadRefused):
    """The file has no bytes."""


class UploadKindUnknown(UploadRefused):
    """By its bytes it is neither picture, PDF nor recording of a kind that is taken."""


class UploadIsHeic(UploadRefused):
    """A picture in the format that some telephones write and few computers read (HEIC, AVIF)."""


class UploadTooLarge(UploadRefused):
    """It has more bytes than its kind may have. Data: `most` (megabytes)."""


class UploadTooManyPixels(UploadRefused):
    """The picture is larger than can be opened safely. Data: `most` (millions of pixels)."""


class UploadDamaged(UploadRefused):
    """The file cannot be read to its end."""


class UploadCutOff(UploadRefused):
    """The end of the file is missing."""


class UploadTwoFaces(UploadRefused):
    """The file is two kinds at once, which only somebody who hides something makes."""


class UploadTooHeavy(UploadRefused):
    """Looking through it took more time or memory than one file is given."""


class UploadIsVideo(UploadRefused):
    """It holds more than one track of sound."""


class PdfLocked(UploadRefused):
    """The PDF is encrypted, so nobody can look through it."""


class PdfActs(UploadRefused):
    """The PDF holds programs, forms that send, or other files."""


class PdfTellsPlace(UploadRefused):
    """A photograph inside the PDF still says where it was taken; the bytes of a PDF are not changed here."""
