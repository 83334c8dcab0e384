"""Names are looked for as they are heard: spelling differs between the alarm call, the GP letter and the door plate."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_RULES: tuple[tuple[str, str], ...] = (
    (r"^(mac|mc)(?=[^h]..)", "mk"),
    (r"^(kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^wh", "w"),
    (r"^x", "s"),
    (r"ph|ff|v", "f"),
    (r"tsch|tch|sch|sh|cz|tz|ch", "x"),
    (r"ll?[ae]wel", "lewel"),
    (r"dd|th", "t"),
    (r"gh(?=[^aeiouy]|$)", ""),
    (r"c(?=[eiy])|z", "s"),
    (r"ck|c|q|kh", "k"),
    (r"g(?=[eiy])", "j"),
    (r"dge?|dj", "j"),
    (r"d", "t"),
    (r"b", "p"),
)


def folded(text: str) -> str:
    """Lower case without accents: what names are compared by."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text; an apostrophe inside a name does not part it."""
    return tuple(_WORD.findall(folded(text).replace("'", "").replace("’", "")))


def sound(word: str) -> str:
    """A rough key of how a folded name sounds in English: consonants by their sound, vowels only at the start.

    Alike: Smith and Smyth, Catherine and Kathryn, Philips and Fillips, Mohammed and Muhamad. Words that are not
    written in Latin letters sound like nothing ("").
    """
    if not word.isascii() or not word.isalpha():
        return ""
    for pattern, instead in _RULES:
        word = re.sub(pattern, instead, word)
    first = "a" if word[:1] in tuple("aeiouyh") else word[:1]
    rest = re.sub(r"[aeiouyhw]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)
