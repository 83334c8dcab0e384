"""What the author of a form should know about it: things that look wrong once the whole form has been read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from fieldkit.questionnaire.findings import FormFinding
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.validation.patterns import compile_pattern
from fieldkit.questionnaire.value_types import KEYS, value_key

_KNOWN_MODIFIERS: frozenset[str] = frozenset()


class ReadForm(Protocol):
    """What a form offers to these checks."""

    resource: Json

    def walk(self) -> Iterator[Item]: ...

    def items_with(self, link_id: str) -> tuple[Item, ...]: ...


def authoring_findings(form: ReadForm) -> tuple[FormFinding, ...]:
    """Every finding about the form as a whole, in document order."""
    found: list[FormFinding] = []
    if form.resource.get("modifierExtension"):
        found.append(_modifier(""))
    empty = True
    for item in form.walk():
        empty = False
        for check in _CHECKS:
            found.extend(check(item, form))
    if empty:
        found.append(FormFinding("no-items", "", "error", "The form asks nothing: it has no items."))
    return tuple(found)


def _modifier(link_id: str) -> FormFinding:
    return FormFinding(
        "modifier-extension",
        link_id,
        "error",
        "A modifierExtension changes what this means in a way FieldKit does not know; it can't be filled in safely.",
    )


def _structure(item: Item, form: ReadForm) -> Iterable[FormFinding]:
    if item.json.get("modifierExtension"):
        yield _modifier(item.link_id)
    if item.is_group and not item.children:
        yield FormFinding("empty-group", item.link_id, "information", "This group has nothing in it.")
    if item.type == "display" and item.children:
        yield FormFinding(
            "display-with-children", item.link_id, "warning", "A display can't hold other items (que-1)."
        )
    if item.type == "display" and (item.required or item.repeats):
        yield FormFinding(
            "display-required", item.link_id, "information", "A display can't be required or repeat."
        )
    if not item.text and item.is_question and not item.rich_text:
        yield FormFinding("no-text", item.link_id, "information", "This question has no text to read.")
    if item.hidden and item.required and not _fills_itself(item):
        yield FormFinding(
            "hidden-required",
            item.link_id,
            "warning",
            "A hidden question is required but nothing fills it in; it can't hold up signing, so it is not asked for.",
        )
    if item.answer_per_author and not item.repeats:
        yield FormFinding(
            "per-author-not-repeating",
            item.link_id,
            "information",
            "Each author answers this separately, so it should repeat for other systems to read every answer.",
        )


def _fills_itself(item: Item) -> bool:
    return bool(item.initial or item.calculated or item.initial_expression)


def _one_press(item: Item, form: ReadForm) -> Iterable[FormFinding]:
    if item.one_press and not any(one.safety_item for one in item.walk()):
        yield FormFinding(
            "one-press-nothing",
            item.link_id,
            "warning",
            "One press is offered here, but there is no safety item in this group for it to answer.",
        )
    if item.one_press_time and (item.type != "dateTime" or item.parent is None or not item.parent.one_press):
        yield FormFinding(
            "one-press-time",
            item.link_id,
            "warning",
            "The moment of one press is kept only in a date and time directly in a group that offers one press.",
        )


def _choices(item: Item, form: ReadForm) -> Iterable[FormFinding]:
    if item.type in ("choice", "open-choice") and item.option_source == "none" and not item.answer_expression:
        severity = "warning" if item.type == "choice" else "information"
        yield FormFinding("no-options", item.link_id, severity, "This choice offers no answers.")
    if item.initial and any(option.initial for option in item.options) and item.json.get("initial"):
        yield FormFinding(
            "initial-twice",
            item.link_id,
            "information",
            "Both initial and initialSelected are given; initial counts.",
        )
    if item.initial and (item.is_group or item.type == "display"):
        yield FormFinding(
            "initial-misplaced",
            item.link_id,
            "warning",
            "Only a question can have an initial answer (que-8).",
        )
    for value in item.initial if item.is_question and not item.options else ():
        if value_key(value) not in KEYS[item.type]:
            yield FormFinding(
                "initial-type",
                item.link_id,
                "warning",
                f"The initial answer has another type than {item.type}.",
            )


def _conditions(item: Item, form: ReadForm) -> Iterable[FormFinding]:
    for condition in item.enable_when:
        targets = form.items_with(condition.question)
        if not targets:
            yield FormFinding(
                "enable-when-unknown",
                item.link_id,
                "error",
                f"It is shown depending on {condition.question}, which is not in this form; so it is never shown.",
            )
            continue
        target = targets[0]
        if target is item or item in target.lineage:
            yield FormFinding(
                "enable-when-inner-question",
                item.link_id,
                "error",
                f"It is shown depending on {condition.question}, which is part of itself.",
            )
        elif not target.is_question:
            yield FormFinding(
                "enable-when-not-question",
                item.link_id,
                "warning",
                f"It is shown depending on {condition.question}, which is no question and never has an answer.",
            )
        elif condition.operator != "exists" and not _comparable(condition.key, target):
            yield FormFinding(
                "enable-when-type",
                item.link_id,
                "warning",
                f"It compares {condition.question} ({target.type}) with {condition.key}, which never agrees.",
            )


def _comparable(key: str, target: Item) -> bool:
    kind = "value" + key.removeprefix("answer")
    if kind in KEYS.get(target.type, ()):
        return True
    return any(value_key(option.value) == kind for option in target.options) or (
        kind == "valueInteger" and target.type in ("decimal", "quantity")
    )


def _limits(item: Item, form: ReadForm) -> Iterable[FormFinding]:
    if item.regex and compile_pattern(item.regex) is None:
        yield FormFinding(
            "regex-unusable",
            item.link_id,
            "warning",
            "The pattern (regex) can't be used, so it is not checked.",
        )
    if item.min_occurs and not item.repeats and item.min_occurs > 1:
        yield FormFinding(
            "occurs-not-repeating", item.link_id, "warning", "minOccurs above 1 needs an item that repeats."
        )
    if item.min_occurs is not None and item.max_occurs is not None and item.min_occurs > item.max_occurs:
        yield FormFinding(
            "occurs-contradict", item.link_id, "warning", "minOccurs is greater than maxOccurs."
        )
    if item.max_length is not None and item.min_length is not None and item.min_length > item.max_length:
        yield FormFinding(
            "length-contradict", item.link_id, "warning", "minLength is greater than maxLength."
        )


_CHECKS = (_structure, _one_press, _choices, _conditions, _limits)
