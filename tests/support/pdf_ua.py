"""A checker of our own for printed documents: the points of the Matterhorn Protocol 1.1 (PDF/UA-1) and of PDF/A-2a a machine can tell.

It shares nothing with Typst or with the press: it reads bytes with pypdf. The numbers are Matterhorn checkpoints.
"""

import io
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, NameObject

STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2",
    "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note",
    "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu", "Figure", "Formula", "Form",
}
PAINTS = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"INLINE IMAGE"}
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def findings(content: bytes) -> list[str]:
    """Return what is wrong, one line each; nothing when every point that is looked at holds."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        return ["26 the file is encrypted"]
    root = reader.trailer["/Root"]
    every = (catalogue(reader, root), metadata(root), tree(root), painted(reader, root), fonts(reader), annotations(reader), active(reader))
    return [line for lines in every for line in lines]


def said(holder: Any, name: str) -> bool:
    """Tell whether a boolean entry says true."""
    found = holder.get(name)
    return getattr(found, "value", found) is True


def catalogue(reader: pypdf.PdfReader, root: Any) -> Iterator[str]:
    """Marks of the whole document."""
    if not said(root.get("/MarkInfo", {}), "/Marked"):
        yield "06 MarkInfo does not say Marked"
    if said(root.get("/MarkInfo", {}), "/Suspects"):
        yield "09 Suspects"
    if not root.get("/Lang"):
        yield "11 no language of the document"
    if not said(root.get("/ViewerPreferences", {}), "/DisplayDocTitle"):
        yield "07 the title is not shown"
    intents = [each.get_object() for each in root.get("/OutputIntents", [])]
    if not any(each.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in each for each in intents):
        yield "A output intent without profile"
    if "/ID" not in reader.trailer:
        yield "A no file identifier"


def metadata(root: Any) -> Iterator[str]:
    """Identifiers and title in XMP."""
    if "/Metadata" not in root:
        yield "06 no metadata"
        return
    text = root["/Metadata"].get_data().decode()
    for name, value in (("pdfuaid:part", "1"), ("pdfaid:part", "2"), ("pdfaid:conformance", "A")):
        if f"<{name}>{value}<" not in text and f'{name}="{value}"' not in text:
            yield f"05 {name} is not {value}"
    title = text.partition("<dc:title")[2].partition("</dc:title>")[0]
    if not title.rpartition("<rdf:li")[2].partition(">")[2].partition("<")[0].strip():
        yield "06 no title"


def elements(node: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield every structure element with the types above it, in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for each in node:
            yield from elements(each, above)
    elif isinstance(node, DictionaryObject) and node.get("/Type") not in ("/MCR", "/OBJR"):
        if "/S" in node:
            yield node, above
            above = (*above, str(node["/S"]))
        if "/K" in node:
            yield from elements(node["/K"], above)


def tree(root: Any) -> Iterator[str]:
    """The structure tree: known types, headings in order, tables with heads, pictures with words."""
    if "/StructTreeRoot" not in root:
        yield "01 no structure tree"
        return
    roles = {str(key): str(value) for key, value in root["/StructTreeRoot"].get("/RoleMap", {}).items()}
    last, first = 0, True
    for node, above in elements(root["/StructTreeRoot"]):
        kind = roles.get(str(node["/S"]), str(node["/S"]))
        if kind.lstrip("/") not in STANDARD:
            yield f"02 {kind} is no standard type"
        if kind in HEADINGS:
            level = HEADINGS[kind]
            if level > last + 1 or (first and level != 1):
                yield f"14 heading {level} after {last}"
            last, first = level, False
        if kind in ("/Figure", "/Formula") and not node.get("/Alt"):
            yield f"13 a {kind[1:].lower()} without words"
        if kind == "/TH" and not scope(node):
            yield "15 a head cell without scope"
        if kind == "/Table" and "/TH" not in {str(each["/S"]) for each, _above in elements(node)}:
            yield "15 a table without head"
        if kind in ("/TR", "/TH", "/TD", "/THead", "/TBody") and "/Table" not in above:
            yield f"09 {kind[1:]} outside a table"


def scope(node: Any) -> Any:
    """Return the scope of a head cell, wherever its attributes say it."""
    given = node.get("/A", DictionaryObject())
    every = [each.get_object() for each in (given if isinstance(given, ArrayObject) else [given])]
    return next((each["/Scope"] for each in every if isinstance(each, DictionaryObject) and "/Scope" in each), None)


def painted(reader: pypdf.PdfReader, root: Any) -> Iterator[str]:
    """Every drawing operator is tagged or an artifact, and every tagged piece belongs to the tree."""
    known = marked_content(root)
    for number, page in enumerate(reader.pages):
        stack: list[tuple[str, int | None]] = []
        pieces = set()
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                stack.append(mark_of(operands, page))
                pieces |= {stack[-1][1]} - {None}
            elif operator == b"EMC":
                stack.pop()
            elif operator in PAINTS and not any(tag == "/Artifact" or mcid is not None for tag, mcid in stack):
                yield f"01 page {number + 1} draws {operator.decode()} that is neither tagged nor artifact"
                break
        if pieces != known.get(page.indirect_reference.idnum, set()):
            yield f"01 page {number + 1}: pieces and structure tree differ"


def mark_of(operands: list[Any], page: Any) -> tuple[str, int | None]:
    """Return tag and number of a marked piece."""
    properties = operands[1] if len(operands) > 1 else {}
    if isinstance(properties, NameObject):
        properties = page["/Resources"]["/Properties"][properties].get_object()
    return str(operands[0]), properties.get("/MCID")


def marked_content(root: Any) -> dict[int, set[int]]:
    """Return the numbers of pieces that the tree names, by page object."""
    found: dict[int, set[int]] = {}
    if "/StructTreeRoot" not in root:
        return found
    for node, _above in elements(root["/StructTreeRoot"]):
        given = node.get("/K", ArrayObject())
        given = given.get_object() if isinstance(given, IndirectObject) else given
        for each in given if isinstance(given, ArrayObject) else [given]:
            one = each.get_object() if isinstance(each, IndirectObject) else each
            page = one.raw_get("/Pg") if isinstance(one, DictionaryObject) and "/Pg" in one else node.get("/Pg") and node.raw_get("/Pg")
            number = one.get("/MCID") if isinstance(one, DictionaryObject) and one.get("/Type") == "/MCR" else one
            if isinstance(number, int) and page is not None:
                found.setdefault(page.idnum, set()).add(int(number))
    return found


def fonts(reader: pypdf.PdfReader) -> Iterator[str]:
    """Every font is inside and tells its letters."""
    for number in range(1, int(reader.trailer["/Size"])):
        each = reader.get_object(number)
        if not isinstance(each, DictionaryObject) or each.get("/Type") != "/Font" or str(each.get("/Subtype", "")).startswith("/CIDFont"):
            continue
        inner = each["/DescendantFonts"][0].get_object() if "/DescendantFonts" in each else each
        descriptor = inner.get("/FontDescriptor", {})
        if each.get("/Subtype") != "/Type3" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
            yield f"31 {each.get('/BaseFont')} is not embedded"
        if "/ToUnicode" not in each:
            yield f"10 {each.get('/BaseFont')} does not tell its letters"


def annotations(reader: pypdf.PdfReader) -> Iterator[str]:
    """Links say where they lead, belong to the tree, and are walked through in its order."""
    for number, page in enumerate(reader.pages):
        every = [each.get_object() for each in page.get("/Annots", [])]
        marks = [each for each in every if any(each.get("/Rect", [0]))]  # without a surface (a signature nobody sees) nothing is announced
        if marks and page.get("/Tabs") != "/S":
            yield f"28 page {number + 1}: the order of its links is not that of the tree"
        for each in marks:
            if each.get("/Subtype") == "/Link" and not each.get("/Contents"):
                yield f"28 page {number + 1}: a link without words"
            if "/StructParent" not in each and each.get("/Subtype") != "/Popup":
                yield f"28 page {number + 1}: a link outside the tree"


def active(reader: pypdf.PdfReader) -> Iterator[str]:
    """Nothing acts by itself."""
    for number in range(1, int(reader.trailer["/Size"])):
        each = reader.get_object(number)
        if isinstance(each, DictionaryObject):
            if each.get("/S") in ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData") or "/JS" in each:
                yield "29 something acts by itself"
            if "/EF" in each or "/AA" in each:
                yield "21 a file inside, or an action"
