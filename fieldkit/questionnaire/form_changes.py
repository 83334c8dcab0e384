"""What a newer version of a form asks differently, said so that whoever moves a record to it can judge that first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Item

ADDED: Final = "added"
REMOVED: Final = "removed"
REWORDED: Final = "reworded"
TYPE: Final = "type"
OPTIONS: Final = "options"
NEEDED: Final = "needed"
NOT_NEEDED: Final = "not-needed"
REPEATS: Final = "repeats"
PLACE: Final = "place"
GROUP: Final = "group"
"""The kinds of change: new, gone, other words, another kind of answer, other answers offered, needed before signing now
or no longer, one or several answers, and another group around it."""

_KINDS: Final = {
    "boolean": "yes or no",
    "decimal": "a number",
    "integer": "a whole number",
    "date": "a date",
    "dateTime": "a date and time",
    "time": "a time",
    "string": "a line of text",
    "text": "text",
    "url": "a web address",
    "choice": "a choice",
    "open-choice": "a choice or own words",
    "attachment": "a file",
    "reference": "a reference",
    "quantity": "an amount",
    "group": "a group of questions",
    "display": "words to read",
}


@dataclass(frozen=True)
class Change:
    """One difference. ``label`` is the question as it is asked now (as it was, where it is gone)."""

    kind: str
    link_id: str
    label: str
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """The change in a sentence, without the question."""
        if self.after == GROUP and self.kind in (ADDED, REMOVED):
            return "New part." if self.kind == ADDED else "This part is gone; see its questions."
        return _SENTENCES[self.kind].format(before=self.before, after=self.after)


_SENTENCES: Final = {
    ADDED: "New question.",
    REMOVED: "No longer asked.",
    REWORDED: "Was worded: “{before}”",
    TYPE: "Takes {after} now; it took {before}.",
    OPTIONS: "{after}",
    NEEDED: "Needed before signing now.",
    NOT_NEEDED: "No longer needed before signing.",
    REPEATS: "Takes {after} now; it took {before}.",
    PLACE: "Stands {after} now; it stood {before}.",
}


def changes(old: Form, new: Form) -> tuple[Change, ...]:
    """Every difference that a person answering would notice: in the order of the new form, then what is gone.

    Questions are known by their linkId. Words of the form's own (displays) count only as part of nothing: they hold no
    answers, and a help line that changed changes no meaning.
    """
    before = {item.link_id: item for item in old.all_items if _counts(item)}
    after = {item.link_id: item for item in new.all_items if _counts(item)}
    found: list[Change] = []
    for link_id, item in after.items():
        was = before.get(link_id)
        if was is None:
            found.append(Change(ADDED, link_id, item.label, after=_part(item)))
        else:
            found.extend(_between(was, item))
    found.extend(
        Change(REMOVED, link_id, item.label, after=_part(item))
        for link_id, item in before.items()
        if link_id not in after
    )
    return tuple(found)


def _counts(item: Item) -> bool:
    return not item.is_display and not item.hidden


def _between(was: Item, item: Item) -> Iterator[Change]:
    def change(kind: str, before: str = "", after: str = "") -> Change:
        return Change(kind, item.link_id, item.label, before, after)

    if was.label != item.label:
        yield change(REWORDED, was.label)
    if was.type != item.type:
        yield change(TYPE, _kind(was), _kind(item))
    if was.repeats != item.repeats:
        words = {True: "several answers", False: "one answer"}
        yield change(REPEATS, words[was.repeats], words[item.repeats])
    if options := _options(was, item):
        yield change(OPTIONS, after=options)
    if was.required != item.required:
        yield change(NEEDED if item.required else NOT_NEEDED)
    if _around(was) != _around(item):
        yield change(PLACE, _group(was), _group(item))


def _part(item: Item) -> str:
    return GROUP if item.is_group else ""


def _kind(item: Item) -> str:
    return _KINDS.get(item.type, item.type)


def _options(was: Item, item: Item) -> str:
    """Which answers came and went; "" where the same are offered."""
    before = {option.entry_id: option.text for option in was.options}
    after = {option.entry_id: option.text for option in item.options}
    new = [text for key, text in after.items() if key not in before]
    gone = [text for key, text in before.items() if key not in after]
    worded = [f"{before[key]} is now {text}" for key, text in after.items() if before.get(key, text) != text]
    parts = (("New answers: ", new), ("No longer offered: ", gone), ("Worded anew: ", worded))
    return " ".join(f"{says}{', '.join(listed)}." for says, listed in parts if listed)


def _around(item: Item) -> tuple[str, ...]:
    return tuple(step.link_id for step in item.lineage[:-1])


def _group(item: Item) -> str:
    return f"under “{item.parent.label}”" if item.parent is not None else "in no part"
