"""What a newer version of a form asks differently, said so that whoever moves a record to it can judge that first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fieldkit.base.wording import joined, said
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
    "boolean": said("yes or no"),
    "decimal": said("a number"),
    "integer": said("a whole number"),
    "date": said("a date"),
    "dateTime": said("a date and time"),
    "time": said("a time"),
    "string": said("a line of text"),
    "text": said("text"),
    "url": said("a web address"),
    "choice": said("a choice"),
    "open-choice": said("a choice or own words"),
    "attachment": said("a file"),
    "reference": said("a reference"),
    "quantity": said("an amount"),
    "group": said("a group of questions"),
    "display": said("words to read"),
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
            return said("New part.") if self.kind == ADDED else said("This part is gone; see its questions.")
        return self._sentence()

    def _sentence(self) -> str:
        match self.kind:
            case "reworded":
                return said("Was worded: “{before}”", before=self.before)
            case "type" | "repeats":
                return said("Takes {after} now; it took {before}.", after=self.after, before=self.before)
            case "place":
                return said("Stands {after} now; it stood {before}.", after=self.after, before=self.before)
            case "options":
                return self.after
        return _SENTENCES[self.kind]


_SENTENCES: Final = {
    ADDED: said("New question."),
    REMOVED: said("No longer asked."),
    NEEDED: said("Needed before signing now."),
    NOT_NEEDED: said("No longer needed before signing."),
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
        words = {True: said("several answers"), False: said("one answer")}
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
    worded = [
        said("{before} is now {after}", before=before[key], after=text)
        for key, text in after.items()
        if before.get(key, text) != text
    ]
    return joined(
        " ",
        said("New answers: {answers}.", answers=joined(", ", *new)) if new else "",
        said("No longer offered: {answers}.", answers=joined(", ", *gone)) if gone else "",
        said("Worded anew: {answers}.", answers=joined(", ", *worded)) if worded else "",
    )


def _around(item: Item) -> tuple[str, ...]:
    return tuple(step.link_id for step in item.lineage[:-1])


def _group(item: Item) -> str:
    return said("under “{part}”", part=item.parent.label) if item.parent is not None else said("in no part")
