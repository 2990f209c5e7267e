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
