"""The answers that a question permits, found by what they say: a form may have thousands, and so may a record."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from fieldkit.questionnaire.comparing import equal, kind_of
from fieldkit.questionnaire.value_types import is_number, raw, value_key

Json = dict[str, Any]


@dataclass(slots=True, frozen=True)
class Option:
    """One permitted answer. ``value`` has exactly one ``value[x]`` key."""

    value: Json
    text: str
    entry_id: str
    """The path component that this option has in a repeating question."""
    exclusive: bool = False
    initial: bool = False
    weight: Decimal | None = None
    prefix: str = ""
    opens: str = ""
    """The canonical url of a form that choosing this calls for; empty for none."""
    media: Json | None = None
    """A picture of this answer, as an Attachment inside the file."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Language codes and words in them, of an option from a value set; a listed one has its own beside it in the item."""


class Offer(tuple[Option, ...]):
    """Options in the order of the form, sorted by what they say when first asked."""

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The ``value[x]`` keys that occur."""
        return tuple(dict.fromkeys(value_key(option.value) for option in self))

    @cached_property
    def by_part(self) -> dict[str, Option]:
        """By the path component of a permitted answer; of several with one the first."""
        return {option.entry_id: option for option in reversed(self)}

    @cached_property
    def _alike(self) -> dict[Hashable, list[Option]]:
        found: dict[Hashable, list[Option]] = {}
        for option in self:
            key = value_key(option.value)
            found.setdefault(_likeness(key, raw(option.value)), []).append(option)
        return found

    def holds(self, key: str, content: Any) -> bool:
        """Whether an answer with this ``value[x]`` key and content equals one of these."""
        likeness = _likeness(key, content)
        candidates = (
            self if likeness is None else (*self._alike.get(likeness, ()), *self._alike.get(None, ()))
        )
        return any(equal(value_key(one.value), raw(one.value), key, content) for one in candidates)


NOTHING_OFFERED: Final = Offer()


def _likeness(key: str, content: Any) -> Hashable | None:
    """What two equal answers share, as far as that can be said without the other; None where it can't."""
    kind = kind_of(key)
    if kind == "Coding" and isinstance(content, dict):
        return "Coding", str(content.get("code") or content.get("display") or "")
    if kind in ("Integer", "Decimal") and is_number(content):
        return "number", content
    if kind in ("String", "Uri") and isinstance(content, str):
        return "text", unicodedata.normalize("NFC", content)
    return None
