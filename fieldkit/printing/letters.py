"""Any text, made fit for paper: its direction and language, room to break long words, and names for what no font shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from fieldkit.base.text import repair

_SCRIPTS: Final = (
    (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"), (0x0700, 0x074F, "syr"), (0x0750, 0x077F, "ar"),
    (0x0780, 0x07BF, "dv"), (0x07C0, 0x07FF, "nqo"), (0x08A0, 0x08FF, "ar"), (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"), (0x0B00, 0x0B7F, "or"),
    (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"), (0x0E80, 0x0EFF, "lo"), (0x0F00, 0x0FFF, "bo"),
    (0x1000, 0x109F, "my"), (0x1200, 0x139F, "am"), (0x1780, 0x17FF, "km"), (0xFB1D, 0xFB4F, "he"),
    (0xFB50, 0xFDFF, "ar"), (0xFE70, 0xFEFE, "ar"),
)  # fmt: skip
"""Scripts whose letters change shape, join or run from right to left, with the likeliest language of each."""
_URDU: Final = frozenset("ٹڈڑںےھہ")
_FIRST_COMPLEX: Final = 0x0590
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2}))?(?=$|[-_])")
_LONG_WORD: Final = re.compile(r"[^\s\u200b-]{23,}")
_PIECE: Final = 11
_STEERING: Final = frozenset("\u202d\u202e\ufeff\ufffe\uffff")
"""Marks that turn letters round or that PDF forbids; none is a letter."""
_BREAK: Final = "\u200b"
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Prepared:
    """``shown``: the letters to set. ``spoken``: what a screen reader has to say instead of them; empty where the same.

    ``language`` and ``region``: lower-case codes, empty for the document's own. ``rtl``: from right to left.
    """

    shown: str
    language: str = ""
    region: str = ""
    rtl: bool = False
    spoken: str = ""

    @property
    def plain(self) -> bool:
        """Whether nothing about it differs from the document's own text."""
        return not (self.language or self.rtl or self.spoken)


def prepare(text: str, language: str, shows: Callable[[str], bool]) -> Prepared:
    """Make a text fit for paper. ``language``: BCP 47 or empty; ``shows``: whether a font has a letter."""
    kept = cleaned(text)
    code, region = split_language(language)
    if kept.isascii():
        return Prepared(_with_breaks(kept), code, region)
    script = _script(kept)
    missing = {letter for letter in set(kept) if not _settable(letter, shows)}
    shown = _spelled_out(kept, missing) if missing else kept
    if not script:
        shown = _with_breaks(shown)
    spoken = kept if script or missing else ""
    return Prepared(shown, code or script, region, _rtl(kept), spoken)


def cleaned(text: str) -> str:
    """The text without what is no letter: control characters other than line ends, and marks that turn letters round."""
    text = repair(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    if text.isprintable():
        return "".join(letter for letter in text if letter not in _STEERING) if not text.isascii() else text
    return "".join(
        letter
        for letter in text
        if letter == "\n" or (unicodedata.category(letter) != "Cc" and letter not in _STEERING)
    )


def split_language(tag: str) -> tuple[str, str]:
    """``cy-GB`` as ``("cy", "gb")``; empty where the tag is not one."""
    match = _LANGUAGE.match(tag)
    return (match[1].lower(), (match[2] or "").lower()) if match else ("", "")


def unshowable(text: str, shows: Callable[[str], bool]) -> str:
    """The letters of a text that no font here has, each once, in order."""
    return "".join(dict.fromkeys(letter for letter in cleaned(text) if not _settable(letter, shows)))


def _settable(letter: str, shows: Callable[[str], bool]) -> bool:
    return letter == "\n" or unicodedata.category(letter) == "Cf" or letter in _JOINERS or shows(letter)


def _script(text: str) -> str:
    """The likeliest language of the first complex letter; empty where there is none."""
    for letter in text:
        code = ord(letter)
        if code < _FIRST_COMPLEX:
            continue
        for first, last, language in _SCRIPTS:
            if first <= code <= last:
                return "ur" if language == "ar" and _URDU & set(text) else language
    return ""


def _rtl(text: str) -> bool:
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _spelled_out(text: str, missing: set[str]) -> str:
    """Runs of letters that no font has, named in brackets: ``(slightly smiling face)``."""
    out: list[str] = []
    run: list[str] = []
    for letter in text:
        if letter in missing:
            run.append(letter)
        elif not (run and letter in _JOINERS):
            out += _named(run)
            run = []
            out.append(letter)
    return "".join(out + _named(run))


def _named(run: list[str]) -> list[str]:
    if not run:
        return []
    return [f"({', '.join(unicodedata.name(letter, f'U+{ord(letter):04X}').lower() for letter in run)})"]


def _with_breaks(text: str) -> str:
    """Room to break in words too long for a line, such as addresses of web pages; a line may end at a hyphen as it is."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    """A word cut every few letters, never before a mark that belongs to the letter before it."""
    cuts = [0]
    for place in range(1, len(word)):
        if (
            place - cuts[-1] >= _PIECE
            and not unicodedata.combining(word[place])
            and word[place] not in _JOINERS
        ):
            cuts.append(place)
    return [word[start:end] for start, end in zip(cuts, [*cuts[1:], len(word)], strict=True)]
