"""What somebody said in one language and what somebody else made of it in another stand in one answer, both whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TRANSLATED = "translated"


@dataclass(frozen=True)
class Translated:
    """The words in another language. ``language`` is a code; ``by`` worker, interpreter, family or device; ``who`` a name.

    ``of`` are the words that were translated, as they stood then: where they were changed since, it shows.
    """

    text: str
    language: str
    by: str
    who: str
    of: str

    def rider(self) -> dict[str, str]:
        """What rides with the value under TRANSLATED; an empty part is left out."""
        told = {"text": self.text, "language": self.language, "by": self.by, "who": self.who, "of": self.of}
        return {key: part for key, part in told.items() if part}

    def is_behind(self, said: str) -> bool:
        """Whether the words were changed after they were translated."""
        return self.of.split() != said.split()


def translated_in(value: Mapping[str, Any] | None) -> Translated | None:
    """The translation that rides with a value; None where there is none, or none that can be read."""
    rider = (value or {}).get(TRANSLATED)
    if not isinstance(rider, Mapping) or not str(rider.get("text") or "").strip():
        return None
    return Translated(*(str(rider.get(key) or "") for key in ("text", "language", "by", "who", "of")))


def searched_text(value: Mapping[str, Any] | None) -> str:
    """The words of an answer as they are looked for: in the language of whoever spoke, then as translated."""
    said = (value or {}).get("valueString")
    also = translated_in(value)
    return "\n".join(
        part for part in (said if isinstance(said, str) else "", also.text if also else "") if part
    )
