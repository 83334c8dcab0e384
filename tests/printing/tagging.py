"""Our own reading of what PDF/UA-1 asks of a file's inside, independent of the library that made it.

Each fault is a sentence. Source: ISO 14289-1 clauses 5, 6.2, 7.1, 7.2, 7.3, 7.4, 7.5, 7.21.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

_PAINTS = {
    "Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do",
}  # fmt: skip
_STANDARD = {
    "Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR",
    "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "BlockQuote", "Figure", "Caption", "Note", "Link", "Formula",
    "NonStruct", "Title", "Strong", "Em",
}  # fmt: skip


def faults(pdf: bytes) -> list[str]:
    """What is wrong with the inside of a tagged PDF; empty when nothing was found."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        elements = list(_elements(opened.Root.StructTreeRoot))
        return [
            *_of_document(opened),
            *_of_content(opened, elements),
            *_of_elements(opened, elements),
            *_of_fonts(opened),
        ]


def _of_document(opened: pikepdf.Pdf) -> Iterator[str]:
    root: Any = opened.Root
    if not (root.get("/MarkInfo") and root.MarkInfo.get("/Marked")):
        yield "the document does not say that it is tagged"
    if not str(root.get("/Lang", "")):
        yield "the document has no language"
    if not (root.get("/ViewerPreferences") and root.ViewerPreferences.get("/DisplayDocTitle")):
        yield "a reader is not asked to show the title"
    with opened.open_metadata() as metadata:
        if str(metadata.get("pdfuaid:part", "")) != "1":
            yield "the metadata do not say PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "the metadata have no title"
    if root.get("/AcroForm") or (root.get("/Names") and root.Names.get("/JavaScript")):
        yield "there is something that acts"


def _of_content(opened: pikepdf.Pdf, elements: list[Any]) -> Iterator[str]:
    """Whatever is painted is tagged or an artefact; tags and parent tree name each other."""
    parents = dict(_numbers(opened.Root.StructTreeRoot.ParentTree))
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
    named: dict[tuple[int, int], Any] = {}
    for element in elements:
        for place in _marks(element, pages):
            if place in named:
                yield f"mark {place[1]} of page {place[0]} belongs to two elements"
            named[place] = element
    for number, sheet in enumerate(opened.pages):
        seen, loose = _painted(sheet)
        for operator in sorted(loose):
            yield f"page {number} paints something that is neither tagged nor an artefact ({operator})"
        own = parents.get(int(sheet.obj.get("/StructParents", -1)))
        for mark in sorted(seen):
            element = named.get((number, mark))
            if element is None:
                yield f"mark {mark} of page {number} is in no element"
            elif own is None or own[mark].objgen != element.objgen:
                yield f"the parent tree names another element for mark {mark} of page {number}"


def _painted(page: pikepdf.Page) -> tuple[set[int], set[str]]:
    """The marks on a page, and the operators that paint outside every mark and artefact."""
    seen: set[int] = set()
    loose: set[str] = set()
    depth: list[str] = []
    instruction: Any
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in {"BDC", "BMC"}:
            given: Any = operands[1] if len(operands) > 1 else None
            numbered = isinstance(given, pikepdf.Dictionary) and "/MCID" in given
            if numbered:
                seen.add(int(given["/MCID"]))
            depth.append("artefact" if str(operands[0]) == "/Artifact" else "tagged" if numbered else "plain")
        elif name == "EMC":
            depth.pop()
        elif name in _PAINTS and not {"artefact", "tagged"} & set(depth):
            loose.add(name)
    return seen, loose


def _of_elements(opened: pikepdf.Pdf, elements: list[Any]) -> Iterator[str]:
    roles = {str(key): str(one) for key, one in opened.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    level = 0
    for element in elements:
        tag = str(element.S)
        kind = roles.get(tag, tag).removeprefix("/")
        if kind not in _STANDARD:
            yield f"the tag {tag} has no standard meaning"
        if kind == "Figure" and not str(element.get("/Alt", "")):
            yield "a figure has no alternative text"
        if kind == "TH" and not any("/Scope" in one for one in _attributes(element)):
            yield "a table header does not say what it heads"
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            if int(kind[1]) > level + 1:
                yield f"heading {kind} comes after level {level}"
            level = int(kind[1])
        if kind == "TR" and str(element.P.S) not in {"/Table", "/THead", "/TBody", "/TFoot"}:
            yield "a row stands outside a table"
        if kind == "LI" and str(element.P.S) != "/L":
            yield "a list item stands outside a list"


def _of_fonts(opened: pikepdf.Pdf) -> Iterator[str]:
    for page in opened.pages:
        for name, font in page.obj.Resources.get("/Font", {}).items():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor: Any = inner.get("/FontDescriptor", {})
            if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
                yield f"the font {name} is not in the file"
            if "/ToUnicode" not in font:
                yield f"the font {name} does not say which letters it shows"


def _elements(node: Any) -> Iterator[Any]:
    """Every structure element, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _marks(element: Any, pages: dict[Any, int]) -> Iterator[tuple[int, int]]:
    kids = element.get("/K", [])
    own = pages[element.Pg.objgen] if "/Pg" in element else -1
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield own, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield pages[kid.Pg.objgen] if "/Pg" in kid else own, int(kid.MCID)


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree."""
    held = tree.get("/Nums", [])
    for place in range(0, len(held), 2):
        yield int(held[place]), held[place + 1]
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)


def _attributes(element: Any) -> list[Any]:
    held = element.get("/A", [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]
