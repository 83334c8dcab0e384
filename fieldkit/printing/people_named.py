"""Who else is named in a copy: looked at before it is given, because nobody knows who will find it on the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fieldkit.printing.reading import Answer, Contents, Group, Part
from fieldkit.questionnaire.value_types import raw
from fieldkit.records.paths import Path

_NAMING: Final = frozenset({"person.contact-name", "action.owner"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the copy where somebody is named: leave it out by its ``path``."""

    path: Path
    ask: str
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is not the person, with every place that speaks of them."""

    name: str
    mentions: tuple[Mention, ...]


def people_named(contents: Contents, known: tuple[str, ...] = ()) -> tuple[Named, ...]:
    """Everybody the record names in a place made for names, and those in ``known`` (the person's contacts).

    A mention is an answer that holds the name or a part of it, letter case ignored: ``Jean`` for ``Jean Moss``.
    """
    names = dict.fromkeys([*(name.strip() for name in known), *_names(contents)])
    own = _parts(contents.about.name)
    found = []
    for name in names:
        if not name or name.casefold() == contents.about.name.casefold():
            continue
        mentions = tuple(_mentions(contents.parts, _parts(name) - own))
        if mentions:
            found.append(Named(name, mentions))
    return tuple(found)


def _names(contents: Contents) -> Iterator[str]:
    for part in contents.walk():
        if not isinstance(part, Answer) or part.item is None:
            continue
        for said in part.said:
            inner = raw(said.value)
            if part.item.projects_to in _NAMING and isinstance(inner, str):
                yield inner.strip()
            elif part.item.type == "reference" and isinstance(inner, dict) and inner.get("display"):
                yield str(inner["display"]).strip()


def _parts(name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(name) if len(word) >= _SHORTEST)


def _mentions(parts: tuple[Part, ...], wanted: frozenset[str]) -> Iterator[Mention]:
    for part in parts:
        if isinstance(part, Group):
            yield from _mentions(part.parts, wanted)
        elif isinstance(part, Answer):
            for said in part.said:
                if wanted & _parts(said.text.text):
                    yield Mention(said.path, part.ask.beside or part.ask.text, said.text.text)
                yield from _mentions(said.inside, wanted)
