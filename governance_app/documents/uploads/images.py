"""Pictures, decoded and written anew as JPEG: what the camera noted (place, device, thumbnail, comments, colour profile) is not in them."""

import struct
import warnings
from io import BytesIO

from PIL import Image

from governance_app.documents.uploads.kinds import MOST_PIXELS, FileKind
from governance_app.documents.uploads.refusals import Refused

LARGEST_SIDE = 2048
"""Pixels: a sheet of A4 at 175 a inch, legible when it is printed again."""
_DRAFT_SIDE = 2000  # so that 4000 × 3000, the usual photograph, is decoded at half its size: a quarter of the time and of the memory
QUALITY = 88
_ORIENTATION = 0x0112
_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,), 3: (Image.Transpose.ROTATE_180,), 4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,), 6: (Image.Transpose.ROTATE_270,), 7: (Image.Transpose.TRANSVERSE,), 8: (Image.Transpose.ROTATE_90,),
}
Image.MAX_IMAGE_PIXELS = max(MOST_PIXELS.values())
warnings.simplefilter("error", Image.DecompressionBombWarning)


def rewritten(kind: FileKind, content: bytes) -> bytes:
    """Return the picture as a new JPEG, upright, at most LARGEST_SIDE wide and high. Raises Refused: broken, pixels."""
    try:
        picture = Image.open(BytesIO(content), formats=[kind.name])
        if picture.width * picture.height > MOST_PIXELS[kind]:
            raise Refused("pixels")
        return _written(_upright(picture))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Refused("pixels") from None
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, OverflowError, AttributeError, struct.error):
        raise Refused("broken") from None  # what Pillow's readers were seen to raise on damaged files


def _upright(picture: Image.Image) -> Image.Image:
    turn = picture.getexif().get(_ORIENTATION)
    wide = max(picture.size)
    if wide > _DRAFT_SIDE:
        picture.draft("RGB", (picture.width * _DRAFT_SIDE // wide, picture.height * _DRAFT_SIDE // wide))
    picture.load()
    picture = _in_colours(picture)
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), reducing_gap=2.0)
    for step in _TURNS.get(turn, ()) if isinstance(turn, int) else ():
        picture = picture.transpose(step)
    return picture


def _in_colours(picture: Image.Image) -> Image.Image:
    """Return it in red, green and blue (or in greys); what is see-through stands on white, like ink on paper."""
    if picture.mode in ("RGB", "L"):
        return picture
    if picture.mode.startswith("I"):  # sixteen bits of grey
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        over = picture.convert("RGBA")
        paper = Image.new("RGB", over.size, "white")
        paper.paste(over, mask=over.getchannel("A"))
        return paper
    return picture.convert("RGB")


def _written(picture: Image.Image) -> bytes:
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)  # the pixels and nothing else: `info` would carry comments and profiles along
    file = BytesIO()
    bare.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
