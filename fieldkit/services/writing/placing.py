"""Puts what a screen asks in few fields into a form's own places, found by what its items say they are for.

No code knows the linkIds of a locality's forms: an item that `projects-to` ``person.given`` is where a given name goes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Item
from fieldkit.records import order, paths, values
from fieldkit.records.paths import Path
from fieldkit.records.revisions import NewAnswer

_PLAIN = {
    "date": "valueDate",
    "dateTime": "valueDateTime",
    "time": "valueTime",
    "url": "valueUri",
    "string": "valueString",
    "text": "valueString",
}


class Placing:
    """Collects answers for one record. ``left_out`` are roles for which the form has no place."""

    def __init__(self, form: Form, new_id: Callable[[], str]) -> None:
        self._items: dict[str, list[Item]] = {}
        for item in form.walk():
            if item.projects_to:
                self._items.setdefault(item.projects_to, []).append(item)
        self._new_id = new_id
        self._answers: dict[Path, str] = {}
        self._last: dict[Path, str] = {}
        self._once: dict[Path, str] = {}
        self.left_out: list[str] = []

    def put(self, role: str, said: str | Mapping[str, Any], **riders: Any) -> None:
        """Place one answer; text is turned into the item's own type, a mapping is a value object already."""
        self._place(role, said, riders, self._once)

    def entry(self, said: Mapping[str, str | Mapping[str, Any]]) -> None:
        """Place several answers, by role, in one new entry of whatever repeats around them; "" is passed over."""
        opened: dict[Path, str] = {}
        for role, one in said.items():
            if one:
                self._place(role, one, {}, opened)

    def offers(self, role: str, said: str) -> bool:
        """Whether the form has a place for a role that offers just this answer."""
        return any(said in _offered(item) for item in self._items.get(role, []))

    def answers(self) -> tuple[NewAnswer, ...]:
        """Everything placed, as answers that replace nothing."""
        return tuple(NewAnswer(path, text) for path, text in sorted(self._answers.items()))

    def _place(
        self,
        role: str,
        said: str | Mapping[str, Any],
        riders: Mapping[str, Any],
        opened: dict[Path, str],
    ) -> None:
        items = self._items.get(role, [])
        item = _best([one for one in items if _stands_in(one, opened)] or items, said)
        if item is None:
            self.left_out.append(role)
            return
        value = {**(answer_of(item, said) if isinstance(said, str) else said), **riders}
        path: Path = ()
        for step in item.lineage[:-1]:
            path = (*path, step.link_id)
            if step.has_entries:
                path = self._entry(path, opened)
        path = (*path, item.link_id)
        if item.has_entries:
            option = next(
                (one.entry_id for one in item.options if values.agree(_text(one.value), _text(value))), None
            )
            path = (*path, option) if option else self._entry(path, {})
            if not option:
                value = {**value, "order": self._last[path[:-1]]}
        self._answers[path] = values.write(value)

    def _entry(self, path: Path, opened: dict[Path, str]) -> Path:
        """The entry opened here for this call, made with the next place in the list where there is none yet."""
        if path not in opened:
            opened[path] = paths.entry(self._new_id())
            key = order.between(self._last.get(path), None)
            self._last[path] = key
            self._answers[(*path, opened[path])] = values.write({"order": key})
        return (*path, opened[path])


def _stands_in(item: Item, opened: Mapping[Path, str]) -> bool:
    """Whether an item belongs to an entry that was opened: who says so belongs beside what was said."""
    begun = {path[-1] for path in opened}
    return any(step.has_entries and step.link_id in begun for step in item.lineage[:-1])


def _best(items: list[Item], said: str | Mapping[str, Any]) -> Item | None:
    """Of several places for a role the one that offers just this answer, else the first that takes free text."""
    if not items or not isinstance(said, str):
        return items[0] if items else None
    offering = (one for one in items if said in _offered(one))
    free = (one for one in items if one.type in (*_PLAIN, "open-choice"))
    return next(offering, None) or next(free, items[0])


def _offered(item: Item) -> frozenset[str]:
    if item.type == "boolean":
        return frozenset({item.label})
    codes = ((one.value.get("valueCoding") or {}).get("code") for one in item.options)
    return frozenset({*(one.text for one in item.options), *(str(code) for code in codes if code)})


def answer_of(item: Item, text: str) -> dict[str, Any]:
    """The value object for a text typed or chosen: an option by its text or code, otherwise the item's own type."""
    if item.type in ("choice", "open-choice"):
        for option in item.options:
            coding = option.value.get("valueCoding")
            code = coding.get("code") if isinstance(coding, dict) else None
            if text in (option.text, code):
                return dict(option.value)
        if item.type == "choice" and not item.options:
            # the list is not on this laptop: FHIR lets a coding be told in words alone
            return {"valueCoding": {"display": text}}
        return {"valueString": text}
    if item.type == "boolean":
        return {"valueBoolean": text == item.label or text.casefold() in ("yes", "true")}
    return {_PLAIN.get(item.type, "valueString"): text}


def _text(value: Mapping[str, Any]) -> str:
    return values.write({key: one for key, one in value.items() if key.startswith("value")})
