"""Which answers a newer version of a form takes as they are, which it takes in another shape, and which it has no place for.

Pure: what does not fit is named and never dropped, so whoever moves a record can show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from fieldkit.base.text import same_text
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.validation.answer_type import permitted_keys, well_formed
from fieldkit.questionnaire.value_types import raw, value_key
from fieldkit.records.paths import Path, is_entry, is_reserved

NO_QUESTION: Final = "no-question"
OTHER_KIND: Final = "other-kind"
NOT_OFFERED: Final = "not-offered"
"""Why an answer is left over: not asked any more, another kind of answer, not one of the answers offered."""

_MOVED_ENTRY: Final = "e:moved"
"""The same on every laptop, so that two who move the same answer apart move it to the same place."""


@dataclass(frozen=True)
class Move:
    """An answer that the form takes at another place or in another shape."""

    path: Path
    to: Path
    value: Json


@dataclass(frozen=True)
class Unplaced:
    """An answer that the form does not take as it stands. ``move`` is how it would, None where it can't."""

    path: Path
    value: Json
    reason: str
    move: Move | None = None


def place(form: Form, path: Path) -> Item | None:
    """The item whose answer stands at a path; None where the form has no place for a value there."""
    item: Item | None = None
    children: Mapping[str, Item] = {one.link_id: one for one in reversed(form.items)}
    inside = True
    for part in path:
        if item is not None and not inside:
            if not is_entry(part):
                return None
            inside = True
            continue
        item = children.get(part)
        if item is None:
            return None
        children = item.by_link
        inside = not item.has_entries
    if item is None or (not inside and item.is_question):
        return None
    return item


def misfit(form: Form, path: Path, value: Mapping[str, Any]) -> str:
    """Why the form does not take this value at this path; "" where it does.

    The order of an entry and its removal are no answers: they fit wherever there is such an entry.
    """
    item = place(form, path)
    if item is None:
        return NO_QUESTION
    key = value_key(value)
    if not key:
        return ""
    if not item.is_question:
        return "" if item.section_reason and key == "valueString" else OTHER_KIND
    if key not in permitted_keys(item) or not well_formed(key, value[key]):
        return OTHER_KIND
    return "" if _offered(item, key, value) else NOT_OFFERED


def unplaced(form: Form, answers: Iterable[tuple[Path, Mapping[str, Any] | None]]) -> tuple[Unplaced, ...]:
    """The answers that do not fit, in the order given. Cleared fields and the record's own answers are none."""
    found = []
    for path, value in answers:
        if is_reserved(path) or value is None or not value_key(value):
            continue
        reason = misfit(form, path, value)
        if reason:
            found.append(Unplaced(path, dict(value), reason, _move(form, path, value)))
    return tuple(found)


def _offered(item: Item, key: str, value: Mapping[str, Any]) -> bool:
    """Whether a listed choice offers it; options that an expression gives are for the form to judge."""
    if item.type != "choice" or not item.options or item.answer_expression is not None:
        return True
    return option_part(raw(value)) in item.options.by_part


def _move(form: Form, path: Path, value: Mapping[str, Any]) -> Move | None:
    """Where and how the form takes it after all; None where nobody could say without asking."""
    item = place(form, path)
    to = path
    if item is None:
        item, to = _new_place(form, path)
    if item is None or not item.is_question:
        return None
    shaped = _shaped(item, value)
    if shaped is None:
        return None
    if is_entry(to[-1]) and item.repeats and item.options and not item.children:
        to = (*to[:-1], option_part(raw(shaped)))
    elif is_entry(to[-1]) and not shaped.get("order"):
        shaped = {**shaped, "order": "a0"}
    if misfit(form, to, shaped) or (to == path and shaped == dict(value)):
        return None
    return Move(path, to, shaped)


def _new_place(form: Form, path: Path) -> tuple[Item | None, Path]:
    """The question of the same linkId, where it went to another group or takes several answers now.

    Only for a question that stood and stands once: among entries nobody could say which one it belongs to.
    """
    if any(is_entry(part) for part in path):
        return None, path
    found = form.items_with(path[-1])
    if len(found) != 1 or any(step.has_entries for step in found[0].lineage[:-1]):
        return None, path
    item = found[0]
    to = tuple(step.link_id for step in item.lineage)
    return item, (*to, _MOVED_ENTRY) if item.has_entries else to


def _shaped(item: Item, value: Mapping[str, Any]) -> Json | None:
    """The value as the item takes it, its riders with it; None where that would guess."""
    key, content = value_key(value), raw(value)
    if not well_formed(key, content):
        return None
    riders = {name: one for name, one in value.items() if name not in (key, f"_{key}")}
    permitted = permitted_keys(item)
    if key in permitted and _offered(item, key, value):
        return dict(value)
    if key == "valueInteger" and "valueDecimal" in permitted:
        return {"valueDecimal": Decimal(content), **riders}
    if key == "valueDecimal" and "valueInteger" in permitted and content == int(content):
        return {"valueInteger": int(content), **riders}
    if key == "valueDate" and "valueDateTime" in permitted:
        return {"valueDateTime": content, **riders}
    if key == "valueString":
        meant = [option for option in item.options if same_text(option.text, content)]
        return {**meant[0].value, **riders} if len(meant) == 1 else None
    return None
