"""PDF: looked through and kept byte for byte, because a signature is in the bytes; refused when it is locked, acts, or is two files in one.

Every object that a reader program could reach is looked at, also those packed in streams.
"""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from governance_app.documents.uploads.refusals import Refused

ACTING_KEYS = frozenset({
    "/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/AA", "/XFA", "/RichMediaContent", "/RichMediaSettings", "/Launch", "/RF",
    "/Collection",
})
ACTING_KINDS = frozenset({
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound", "/Hide",
    "/SetOCGState", "/Trans", "/GoTo3DView", "/RichMediaExecute", "/Thread",
})
ACTING_NOTES = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D", "/Sound"})
PASSED_BY = frozenset({
    "/StructTreeRoot", "/ParentTree", "/Dests", "/Metadata", "/Font", "/Parent", "/P", "/Dest", "/Contents", "/ColorSpace",
    "/FontDescriptor", "/XObject", "/ExtGState", "/Shading",
})
"""Where nothing that acts can hang: what is reached through them alone is drawn or read, never done. It is most of a long document."""
MOST_STEPS = 400_000
_ZIP_END, _ZIP_REACH = b"PK\x05\x06", 65_557  # a ZIP is found from its end: 22 bytes and a comment of up to 65,535
_TAIL = 1024


def looked_through(content: bytes) -> bytes:
    """Return the PDF as it is. Raises Refused: broken, cut, two_faces, place, locked, active."""
    end = content.rstrip(b"\0\t\n\f\r ")
    if not end.endswith(b"%%EOF"):
        raise Refused("two_faces" if b"%%EOF" in content[-_TAIL:] or _ZIP_END in content[-_ZIP_REACH:] else "cut")
    if _ZIP_END in content[-_ZIP_REACH:]:
        raise Refused("two_faces")
    if _tells_place(content):
        raise Refused("place")
    try:
        reader = PdfFileReader(BytesIO(content), strict=False)
        if reader.encrypted:
            raise Refused("locked")
        _search(reader)
    except MemoryError:
        raise Refused("broken") from None
    except (PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, RecursionError, OverflowError,
            NotImplementedError, AssertionError):
        # what pyHanko's reader was seen to raise on damaged files, and on locks that it does not know
        raise Refused("locked" if b"/Encrypt" in content else "broken") from None
    return content


def _tells_place(content: bytes) -> bool:
    """Tell whether a photograph inside, or the notes of the document, say where it was taken (Exif 2.32 §4.6.6, XMP)."""
    at = content.find(b"Exif\0\0")
    while at >= 0:
        if b"\x88\x25\0\x04" in content[at:at + 600] or b"\x25\x88\x04\0" in content[at:at + 600]:
            return True
        at = content.find(b"Exif\0\0", at + 6)
    return b"GPSLatitude" in content


def _search(reader: Any) -> None:
    """Go through everything that hangs on the catalogue, every object once. Raises Refused."""
    root = reader.trailer["/Root"]
    if not isinstance(root, DictionaryObject) or "/Pages" not in root:
        raise Refused("broken")
    _check_opening(root)
    waiting: list[Any] = [root]
    seen: set[Any] = set()
    for _step in range(MOST_STEPS):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.reference in seen:
                continue
            seen.add(one.reference)
            one = reader.get_object(one.reference, never_decrypt=True)
        if isinstance(one, DictionaryObject):
            _check(one)
            waiting += [one.raw_get(key) for key in one if key not in PASSED_BY]
        elif isinstance(one, ArrayObject):
            waiting += [one.raw_get(place) for place in range(len(one))]
    raise Refused("broken")


def _check(one: Any) -> None:
    if not ACTING_KEYS.isdisjoint(one):
        raise Refused("active")
    kind, note = (one.raw_get(key) if key in one else None for key in ("/S", "/Subtype"))
    if kind in ACTING_KINDS or note in ACTING_NOTES:
        raise Refused("active")


def _check_opening(root: Any) -> None:
    """What happens when it is opened may only be going to a page."""
    act = root.get("/OpenAction", None)
    if isinstance(act, DictionaryObject) and (act.get("/S") != "/GoTo" or "/Next" in act):
        raise Refused("active")
