"""Text that was typed and is no legal answer yet, such as half a date: kept with the draft, sealed only when access ends."""

from __future__ import annotations

from dataclasses import replace

from fieldkit.records import drafts, paths, values
from fieldkit.records.drafts import Draft
from fieldkit.records.merge import RecordState
from fieldkit.records.paths import Path


def place_of(path: Path) -> Path:
    """``("", "typing", <path>)``: where the text for the field at a path is kept."""
    return ("", paths.TYPING, paths.encode(path))


def typed(draft: Draft, path: Path) -> str | None:
    """What was typed for a field; None for nothing."""
    one = draft.fields.get(place_of(path))
    return None if one is None or one.value is None else (values.parse(one.value) or {}).get("valueString")


def with_typed(draft: Draft, sealed: RecordState, path: Path, text: str | None, at: str) -> Draft:
    """The draft with this text for a field, typed at an instant; None takes it out."""
    if text is None:
        return drafts.forget_field(draft, place_of(path))
    return drafts.write(draft, sealed, place_of(path), values.write({"valueString": text}), at)


def only(draft: Draft) -> Draft:
    """What is left of a draft when its answers were sealed."""
    half = {path: one for path, one in draft.fields.items() if path[:2] == ("", paths.TYPING)}
    return replace(draft, fields=half, cursor=None)
