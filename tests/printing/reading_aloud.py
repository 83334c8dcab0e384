"""Reads a tagged PDF as a screen reader does: along its structure, with our own eyes, not through the library that wrote it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass
class Element:
    """One element of the structure: its tag, language, alternative text and everything it says."""

    tag: str
    language: str
    alternative: str
    text: str
    children: list["Element"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.walk()


def read_aloud(pdf: bytes, password: str = "") -> Element:
    """The whole structure of a tagged PDF."""
    with pikepdf.open(BytesIO(pdf), password=password) as opened:
        marked = [_marked(page) for page in opened.pages]
        places = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        return _element(opened.Root.StructTreeRoot, marked, places, 0)


def squashed(text: str) -> str:
    """Text without white space and unseen marks for line ends and joins, so that where a line broke doesn't matter."""
    kept = (letter for letter in unicodedata.normalize("NFC", text) if not letter.isspace())
    return "".join(letter for letter in kept if letter not in "\u200b\u200d\u00ad")


def said(pdf: bytes, password: str = "") -> str:
    """Everything a screen reader says, squashed."""
    return squashed(read_aloud(pdf, password).text)


def pages_aloud(pdf: bytes) -> list[str]:
    """What each page says of itself, its foot left out."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = [_marked(page) for page in opened.pages]
    return [" ".join(texts[number] for number in sorted(texts)) for texts in pages]


def _element(node: Any, marked: list[dict[int, str]], places: dict[Any, int], page: int) -> Element:
    if "/Pg" in node:
        page = places[node.Pg.objgen]
    element = Element(
        str(node.get("/S", "")).removeprefix("/"), str(node.get("/Lang", "")), str(node.get("/Alt", "")), ""
    )
    words: list[str] = []
    for child in _kids(node):
        if isinstance(child, int):
            words.append(marked[page].get(child, ""))
        elif "/MCID" in child:
            at = places[child.Pg.objgen] if "/Pg" in child else page
            words.append(marked[at].get(int(child.MCID), ""))
        elif "/S" in child:
            inner = _element(child, marked, places, page)
            element.children.append(inner)
            words.append(inner.text)
    element.text = str(node.get("/ActualText", "")) or " ".join(words)
    return element


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    if isinstance(kids, pikepdf.Array):
        return list(kids)
    return [kids]


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """The text of each marked content of a page by its number."""
    resources: Any = page.obj.Resources
    fonts = {name: _letters(font) for name, font in resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    numbers: list[int | None] = []
    covering: list[bool] = []
    letters: dict[int, str] = {}
    instruction: Any
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in {"BDC", "BMC"}:
            given: Any = (
                operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
            )
            outer = numbers[-1] if numbers else None
            numbers.append(int(given["/MCID"]) if "/MCID" in given else outer)
            actual = str(given["/ActualText"]) if "/ActualText" in given else None
            if actual is not None and numbers[-1] is not None:
                texts[numbers[-1]] = texts.get(numbers[-1], "") + actual
            covering.append(actual is not None or bool(covering and covering[-1]))
        elif name == "EMC":
            numbers.pop()
            covering.pop()
        elif name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in {"Tj", "TJ"} and numbers and numbers[-1] is not None and not covering[-1]:
            shown = operands[0] if name == "TJ" else [operands[0]]
            texts[numbers[-1]] = texts.get(numbers[-1], "") + "".join(_decoded(one, letters) for one in shown)
    return texts


def _decoded(shown: Any, letters: dict[int, str]) -> str:
    if not isinstance(shown, pikepdf.String):
        return ""
    codes = bytes(shown)
    return "".join(
        letters.get(int.from_bytes(codes[at : at + 2], "big"), "\ufffd") for at in range(0, len(codes), 2)
    )


def _letters(font: Any) -> dict[int, str]:
    """What each code of a font stands for, from its ToUnicode map."""
    content = font.ToUnicode.read_bytes()
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", content, re.DOTALL):
        for code, letters in _CHAR.findall(block):
            found[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", content, re.DOTALL):
        for first, last, letters in _RANGE.findall(block):
            start = bytes.fromhex(letters.decode()).decode("utf-16-be")
            for number in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + number] = start[:-1] + chr(ord(start[-1]) + number)
    return found
