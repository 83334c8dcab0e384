"""What pages are made of: a few kinds of block, in reading order, with every text still as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

_BREAK: Final = re.compile("[\n\v\f\r\u0085\u2028\u2029]")
Block = dict[str, Any]
"""``kind`` and what that kind needs; resources/print/parts.typ draws each kind. Texts are ``Text`` or fixed phrases."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words that somebody wrote. ``language``: BCP 47 tag, empty for the language of the document.

    ``beside``: the same in the language that the form was written in, ``beside_language``, set after it.
    """

    text: str
    language: str = ""
    beside: str = ""
    beside_language: str = ""


NO_TEXT: Final = Text("")
_KEPT_TOGETHER: Final = 350
"""Letters in what still fits on any page, large print too."""
_MOST_LINES: Final = 12
_OF_A_FOOT: Final = 600
"""Letters in small type at the end of a copy that still fit on any page."""
_NAMES: Final = frozenset({"kind", "symbol", "svg"})
"""Parts of a block that are no words."""
_BOUND: Final = frozenset({"answer", "speech", "scale", "measure", "paragraph"})
_APART: Final = 4
"""Blocks in an entry from which its first two and its last two are no longer the same ones."""
_OF_A_LINE: Final = 40
"""Letters that a line takes the room of, however few stand on it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A copy before it is set. ``title`` goes into the file's properties and names neither form nor person.

    ``foot`` stands on every page. ``easy_read``: the document was written for the easy-read layout.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    foot: Text
    page_of: str
    easy_read: bool = False
    quotes: tuple[str, str] = ("“", "”")


def cover(kicker: str, name: Text, lines: Iterable[Text | str] = ()) -> Block:
    """A page of its own with a name on it."""
    return {"kind": "cover", "kicker": kicker, "name": name, "lines": list(lines)}


def title(
    text: Text | str, kicker: Text | str = "", lines: Iterable[Text | str] = (), *, modest: bool = False
) -> Block:
    """The head of a document, with a line above and lines below. ``modest``: no larger than a section, as in a letter."""
    return {
        "kind": "title", "text": text, "kicker": kicker, "lines": [line for line in lines if line], "modest": modest,
    }  # fmt: skip


def section(
    text: Text | str, *, level: int = 2, symbol: str = "", number: Text | str = "", new_page: bool = False
) -> Block:
    """A heading of level 2 to 4, with a line above it (``number``) and, in easy-read, a picture beside it."""
    return {
        "kind": "section", "text": text, "level": min(max(level, 2), 4), "symbol": symbol, "number": number,
        "new_page": new_page,
    }  # fmt: skip


def speech(words: Text, *, ask: Text | str = "", who: Text | str = "") -> Block:
    """Somebody's own words, as speech: what was asked, the words, who said them."""
    return {
        "kind": "speech",
        "words": words,
        "ask": ask,
        "who": who,
        "keep": _short(words),
    }


def answer(
    ask: Text | str,
    values: Sequence[Text | str],
    *,
    note: Text | str = "",
    short: bool = False,
    own: bool = False,
) -> Block:
    """A question and what was answered.

    ``short``: may stand beside its question where there is room. ``own``: the person's words in a document of theirs.
    """
    lines = _letters((ask, values, note)) + _OF_A_LINE * len(values)
    return {
        "kind": "answer", "ask": ask, "values": list(values), "note": note, "short": short, "own": own,
        "keep": lines < _KEPT_TOGETHER,
    }  # fmt: skip


def scale(
    ask: Text | str,
    value: int,
    low: int,
    high: int,
    alternative: str,
    *,
    before: int | None = None,
    note: Text | str = "",
) -> Block:
    """A number on a scale, drawn, with its text alternative; ``before`` is what it was, and ``note`` says when."""
    return {
        "kind": "scale", "ask": ask, "value": value, "low": low, "high": high, "alternative": alternative,
        "before": before, "note": note,
    }  # fmt: skip


def measure(ask: Text | str, value: Text, share: float, end: str, alternative: str) -> Block:
    """A length, drawn as its share of a rule whose far end is ``end``, with its text alternative."""
    return {
        "kind": "measure", "ask": ask, "value": value, "share": share, "end": end, "alternative": alternative,
    }  # fmt: skip


def entry(blocks: Sequence[Block]) -> Block:
    """One of several alike (one goal, one worry), held together by a line at the side and, where it is short for its layout, on one page.

    ``opens`` and ``ends``: of a longer one, how many blocks at either end stay together, so that no page has only one; of two or
    three blocks all of them open it, where they fit.
    """
    letters = _letters(blocks)
    if len(blocks) < _APART:
        opens, ends = _together(blocks) or _together(blocks[:2]), 0
    else:
        opens, ends = _together(blocks[:2]), _together(blocks[-2:])
    return {"kind": "entry", "blocks": list(blocks), "letters": letters, "opens": opens, "ends": ends}


def _together(ends: Sequence[Block]) -> int:
    """How many of these blocks may be kept on one page: all or none; headings keep to what follows by themselves."""
    return len(ends) if _short(ends) and all(one["kind"] in _BOUND for one in ends) else 0


def _short(node: Any) -> bool:
    """Whether a block may be kept on one page: whatever its words, there is room for it."""
    return _letters(node) < _KEPT_TOGETHER


def _letters(node: Any) -> int:
    """How many letters a block holds; a line that is broken off counts as a full one."""
    if isinstance(node, Text):
        return len(node.text) + len(node.beside) + _OF_A_LINE * len(_BREAK.findall(node.text))
    if isinstance(node, dict):
        return sum(_letters(one) for key, one in node.items() if key not in _NAMES)
    if isinstance(node, str):
        return _letters(Text(node))
    return sum(_letters(one) for one in node) if isinstance(node, list | tuple) else 0


def points(lines: Sequence[Text | str], *, symbol: str = "") -> Block:
    """A list: one idea a line."""
    return {"kind": "points", "lines": list(lines), "symbol": symbol, "keep": _short(lines)}


def task(what: Text | str, lines: Sequence[Text | str], *, done: bool = False) -> Block:
    """Something to be done, with a box to tick: what, then who and when."""
    told = [line for line in lines if line]
    return {"kind": "task", "what": what, "lines": told, "done": done, "keep": _short((what, told))}


def contacts(
    rows: Sequence[Block],
    who: str,
    number: str,
    *,
    at_once: bool = False,
    leads: bool = False,
    one_page: tuple[str, str] | None = None,
) -> Block:
    """A table of people and numbers. Each row: ``name``, ``lines`` (relationship and such) and ``phone``.

    ``at_once``: begin where it stands, even if the last rows go over the page; ``leads``: stay with what follows.
    ``one_page``: closer together, then without what was asked about them, before anybody goes over the page; the words above
    what was asked, and those that say how many ``{count}`` still come.
    """
    told = [{**row, "keep": _short(row)} for row in rows]
    keep = _short(rows) and not at_once
    known, further = one_page or ("", "")
    return {
        "kind": "contacts", "rows": told, "who": who, "number": number, "keep": keep, "leads": leads,
        "one_page": one_page is not None, "known": known, "further": further,
    }  # fmt: skip


def detail(ask: Text, value: Text) -> Block:
    """A line of a contact: what was asked, and the words, which may be in another language or script."""
    return {"kind": "detail", "ask": ask, "value": value}


def paragraph(text: Text | str, *, soft: bool = False, leads: bool = False) -> Block:
    """Running text; ``soft`` for what is said in passing, ``leads`` for what stays with the block after it."""
    return {"kind": "paragraph", "text": text, "soft": soft, "leads": leads}


def notice(*lines: Text | str, symbol: str = "") -> Block:
    """What must not be overlooked, in a frame: one idea a line."""
    return {"kind": "notice", "lines": list(lines), "symbol": symbol, "keep": _short(lines)}


def address(lines: Sequence[Text | str], sender: Sequence[Text | str] = ()) -> Block:
    """Lines of an address close together; a sender stands at the other side of the page, or above it in large print."""
    return {
        "kind": "address",
        "lines": [line for line in lines if line],
        "sender": [line for line in sender if line],
    }


def writing_lines(count: int, hint: str) -> Block:
    """Room to write by hand."""
    return {"kind": "writing", "count": count, "hint": hint}


def signatures(heading: str, lines: Sequence[Text | str]) -> Block:
    """Who stands behind the copy, its version, and what was added since: the last thing on it."""
    keep = len(lines) <= _MOST_LINES and _letters(list(lines)) < _OF_A_FOOT
    return {"kind": "signatures", "heading": heading, "lines": list(lines), "keep": keep}
