"""Build the fonts of the printed documents: `python -m governance_app.documents.font_build SOURCE_DIR TARGET_DIR`.

Typst writes a wrong text map for a letter followed by a combining mark (typst issue 8767): the page looks right, but
searching, copying and screen readers get rubbish. With one glyph for each such sequence the map cannot be wrong.
The source is Andika (SIL Open Font License); its names are reserved, so the result is called "Governance Sans".
"""

import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from governance_app.documents.letters import SEQUENCES

FAMILY = "Governance Sans"
STYLES = {
    "Regular": ("400Regular", "Regular"),
    "Bold": ("700Bold", "Bold"),
    "Italic": ("400Regular_Italic", "Italic"),
    "Bold Italic": ("700Bold_Italic", "BoldItalic"),
}
KEPT = [*range(0x20, 0x370), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x20A0, 0x20C0), *range(0x2100, 0x2400), 0xFFFD]
CHANGED = "Changed: fewer glyphs, one glyph per letter with combining mark used in Amazonian languages, new name."


class SourceFontMissing(SystemExit):
    """No TTF of the regular style was found in the source folder."""


def build(source: Path, target: Path) -> list[Path]:
    """Write one TTF per style found in `source` (searched deeply) into `target`; return the files written."""
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for style, endings in STYLES.items():
        found = find_style(source, endings)
        if found is None and style == "Regular":
            raise SourceFontMissing(f"No Andika regular TTF under {source}; run make build.")
        if found is not None:
            written.append(build_style(found, style, target))
    return [*written, write_coverage(written, target)]


def write_coverage(faces: list[Path], target: Path) -> Path:
    """Write the code points every face can draw, so that the application need not open fonts at run time."""
    covered = frozenset.intersection(*(frozenset(TTFont(face).getBestCmap()) for face in faces))
    result = target / "covered.json"
    result.write_text(json.dumps(sorted(covered)))
    return result


def find_style(source: Path, endings: tuple[str, ...]) -> Path | None:
    """Return the Andika file whose name ends with one of `endings`, or None."""
    for path in sorted(source.rglob("Andika*.ttf")):
        if path.stem.removeprefix("Andika").lstrip("_-") in endings:
            return path
    return None


def build_style(path: Path, style: str, target: Path) -> Path:
    """Make one style: fewer glyphs, composed letters, new name. Same input, same bytes."""
    font = smaller(path)
    rules = [compose(font, base, mark) for base, mark in SEQUENCES]
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    feature = "feature ccmp {\n" + "\n".join(rule for rule in rules if rule) + "\n} ccmp;"
    addOpenTypeFeaturesFromString(font, "languagesystem DFLT dflt;\nlanguagesystem latn dflt;\n" + feature, tables=["GSUB"])
    rename(font, style)
    result = target / f"GovernanceSans-{style.replace(' ', '')}.ttf"
    font.recalcTimestamp = False
    font.save(result)
    return result


def smaller(path: Path) -> TTFont:
    """Return the font with the letters we print, its kerning and mark positions, and no substitution."""
    options = subset.Options(layout_features=["kern", "mark", "mkmk"], hinting=False, glyph_names=True, notdef_outline=True)
    options.name_IDs = ["*"]
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=KEPT)
    cutter.subset(font)
    if "GSUB" in font:
        del font["GSUB"]
    return font


def compose(font: TTFont, base_letter: str, mark_letter: str) -> str:
    """Add the glyph for letter + mark; return its substitution rule ("" when the font lacks either)."""
    letters = font.getBestCmap()
    base, mark = letters.get(ord(base_letter)), letters.get(ord(mark_letter))
    if base is None or mark is None:
        return ""
    name = f"{base}_{mark}".replace(".", "_")
    dx, dy = mark_shift(font, base, mark)
    pen = TTGlyphPen(font.getGlyphSet())
    pen.addComponent(base, (1, 0, 0, 1, 0, 0))
    pen.addComponent(mark, (1, 0, 0, 1, dx, dy))
    font["glyf"][name] = pen.glyph()
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][base][0], font["glyf"][name].xMin)
    if name not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    return f"  sub {base} {mark} by {name};"


def mark_shift(font: TTFont, base: str, mark: str) -> tuple[int, int]:
    """How far to move the mark: centred on the letter; raised when the letter is tall, lowered when it descends."""
    left, bottom, right, top = bounds(font, base)
    mark_left, mark_bottom, mark_right, mark_top = bounds(font, mark)
    dx = round((left + right - mark_left - mark_right) / 2)
    if mark_bottom >= 0:
        return dx, max(0, top + 120 - mark_bottom)
    return dx, min(0, bottom - 120 - mark_top)


def bounds(font: TTFont, glyph: str) -> tuple[int, int, int, int]:
    """The box of the ink, in font units."""
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[glyph].draw(pen)
    return tuple(round(edge) for edge in pen.bounds)


def rename(font: TTFont, style: str) -> None:
    """Give the font its own name, as the licence asks; the copyright and licence entries stay."""
    names = font["name"]
    postscript = f"GovernanceSans-{style.replace(' ', '')}"
    given = {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript, 10: CHANGED}
    names.names = [record for record in names.names if record.nameID in (0, 5, 13, 14)]
    for number, text in given.items():
        names.setName(text, number, 3, 1, 0x409)


def main() -> None:
    """Command line: SOURCE_DIR TARGET_DIR."""
    if len(sys.argv) != 3:
        raise SystemExit("Usage: python -m governance_app.documents.font_build SOURCE_DIR TARGET_DIR")
    for path in build(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path)


if __name__ == "__main__":
    main()
