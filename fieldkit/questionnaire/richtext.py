"""Formatted labels, reduced to what is safe and what every face can show: no links, scripts, styles or pictures."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import Final

_KEPT: Final = {
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "u": "u",
    "p": "p",
    "div": "p",
    "ul": "ul",
    "ol": "ol",
    "li": "li",
    "h1": "h3",
    "h2": "h3",
    "h3": "h3",
    "h4": "h4",
    "h5": "h4",
    "h6": "h4",
}
_SILENT: Final = frozenset(
    {"script", "style", "svg", "object", "iframe", "template", "noscript", "math", "head"}
)
_PLAIN: Final = frozenset(
    {"span", "html", "body", "br", "a", "sup", "sub", "small", "section", "table", "tr", "td"}
)
_LONGEST: Final = 20_000


def rich_text(*, xhtml: str = "", markdown: str = "") -> tuple[str, tuple[str, ...]]:
    """Safe reduced HTML of a label, and the names of what was left out (tags). XHTML wins over markdown.

    Tags in the result are only b, i, u, p, ul, ol, li, h3, h4 and br, all without attributes.
    """
    source = xhtml or _html_of(markdown)
    reducer = _Reducer()
    reducer.feed(source[:_LONGEST])
    reducer.close()
    return reducer.result(), tuple(sorted(reducer.lost))


class _Reducer(HTMLParser):
    """Copies the kept tags without attributes, closes what was left open and drops the contents of active ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lost: set[str] = set()
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
            self.lost.add(tag)
        elif self._silent:
            return
        elif tag == "br":
            self._out.append("<br>")
        elif tag in _KEPT:
            self._out.append(f"<{_KEPT[tag]}>")
            self._open.append(_KEPT[tag])
        elif tag not in _PLAIN or (tag == "a" and attrs):
            self.lost.add(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" and not self._silent:
            self._out.append("<br>")
        elif (tag not in _KEPT and tag not in _PLAIN) or (attrs and tag == "a"):
            self.lost.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        kept = _KEPT.get(tag)
        if kept in self._open:
            while self._open:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last == kept:
                    break

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._out.append(html.escape(data, quote=False))

    def result(self) -> str:
        while self._open:
            self._out.append(f"</{self._open.pop()}>")
        return "".join(self._out).strip()


_BOLD = re.compile(r"\*\*([^*\n]{1,500})\*\*|__([^_\n]{1,500})__")
_ITALIC = re.compile(r"(?<![\w*])\*([^*\n]{1,500})\*(?![\w*])|(?<!\w)_([^_\n]{1,500})_(?!\w)")
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,500}\)")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"\s*[-*+]\s+(.*)")
_NUMBER = re.compile(r"\s*\d+[.)]\s+(.*)")


def _html_of(markdown: str) -> str:
    """The small part of markdown that labels use: headings, lists, bold, italics, paragraphs; links keep their words."""
    out: list[str] = []
    list_tag = ""
    for line in markdown[:_LONGEST].splitlines():
        bullet, number, heading = _BULLET.fullmatch(line), _NUMBER.fullmatch(line), _HEADING.fullmatch(line)
        wanted = "ul" if bullet else "ol" if number else ""
        if list_tag != wanted:
            out.append((f"</{list_tag}>" if list_tag else "") + (f"<{wanted}>" if wanted else ""))
            list_tag = wanted
        found = bullet or number
        if found:
            out.append(f"<li>{_inline(found.group(1))}</li>")
        elif heading:
            out.append(f"<h3>{_inline(heading.group(2))}</h3>")
        elif line.strip():
            out.append(f"<p>{_inline(line.strip())}</p>")
    return "".join(out) + (f"</{list_tag}>" if list_tag else "")


def _inline(text: str) -> str:
    text = html.escape(_LINK.sub(r"\1", text), quote=False)
    text = _BOLD.sub(lambda found: f"<b>{found.group(1) or found.group(2)}</b>", text)
    return _ITALIC.sub(lambda found: f"<i>{found.group(1) or found.group(2)}</i>", text)
