"""A response beside its form becomes what can be printed: every answer that is there, in the form's order.

Answers that have no place in the form are kept, after the others: a copy loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from fieldkit.base.jsontext import loads
from fieldkit.printing.about import About
from fieldkit.printing.blocks import NO_TEXT, Text
from fieldkit.printing.leaving_out import NOTHING, LeaveOut
from fieldkit.printing.phrases import Phrases, phrases_in
from fieldkit.printing.values import written
from fieldkit.printing.worded import Worded
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.extensions import Extensions, Json, first_value
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.options import option_part, text_of
from fieldkit.questionnaire.value_types import ANSWER_KEYS, raw, value_key
from fieldkit.records.paths import Path, entry


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: its words, its FHIR value, what rode with it, and the answers given inside it."""

    path: Path
    text: Text
    value: Json
    riders: Mapping[str, Any]
    inside: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answers. ``conflict``: two people's answers differ and both stand."""

    path: Path
    item: Item | None
    ask: Text
    said: tuple[Said, ...]
    conflict: bool = False

    @property
    def own_words(self) -> bool:
        """Whether this is the person speaking."""
        return self.item is not None and self.item.own_words


@dataclass(frozen=True, slots=True)
class Group:
    """A section, or one entry of a repeating one. ``reason``: why it could not be asked."""

    path: Path
    item: Item | None
    heading: Text
    parts: tuple[Part, ...]
    reason: Text | None = None
    is_entry: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Text of the form itself that stands between the questions."""

    path: Path
    item: Item
    text: Text


Part = Answer | Group | Line


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a copy may print of one record. ``unseen``: numbers of questions that are not shown, for drawings."""

    form: Form
    about: About
    phrases: Phrases
    parts: tuple[Part, ...]
    unseen: Mapping[Path, Decimal | int] = field(default_factory=dict)

    def walk(self) -> Iterator[Part]:
        """Every part, those inside others included, in reading order."""
        yield from _walk(self.parts)


def read_contents(form: Form, response: Json, about: About, leave_out: LeaveOut = NOTHING) -> Contents:
    """Read a FHIR QuestionnaireResponse for printing, without what ``leave_out`` names."""
    phrases = phrases_in(about.language)
    reader = _Reader(Worded(form, about.language), about, phrases, leave_out)
    closed = bool(form.sensitivity) and form.sensitivity in leave_out.labels
    parts = () if closed else reader.parts(response, (), form.items)
    return Contents(form, about, phrases, parts, reader.unseen)


def _walk(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        yield part
        if isinstance(part, Group):
            yield from _walk(part.parts)
        elif isinstance(part, Answer):
            for said in part.said:
                yield from _walk(said.inside)


class _Reader:
    """Walks the response along the form."""

    def __init__(self, worded: Worded, about: About, phrases: Phrases, leave_out: LeaveOut) -> None:
        self._worded = worded
        self._about = about
        self._phrases = phrases
        self._leave_out = leave_out
        self.unseen: dict[Path, Decimal | int] = {}

    def parts(self, holder: Json, path: Path, items: tuple[Item, ...]) -> tuple[Part, ...]:
        found = _by_link(holder)
        parts: list[Part] = []
        for item in items:
            here = (*path, item.link_id)
            if self._leave_out.leaves(here, item):
                left = found.pop(item.link_id, ())
                if item.hidden:
                    self._note_unseen(left, item, here)
            elif item.is_display:
                if item.text and not item.attached and not _conditional(item):
                    parts.append(Line(here, item, self._worded.label(item)))
            else:
                for place, element in enumerate(found.pop(item.link_id, ()), start=1):
                    parts += self._element(element, item, here, place)
        for link_id, elements in found.items():
            here = (*path, link_id)
            if not self._leave_out.leaves(here, None):
                for place, element in enumerate(elements, start=1):
                    parts += self._element(element, None, here, place)
        return tuple(parts)

    def _note_unseen(self, elements: Iterable[Json], item: Item, here: Path) -> None:
        for element in elements:
            for answer in element.get("answer") or ():
                number = raw(answer)
                if isinstance(number, int | Decimal):
                    self.unseen[here] = number
            for child in item.children:
                inside = _by_link(element).get(child.link_id, ())
                self._note_unseen(inside, child, (*here, child.link_id))

    def _element(self, element: Json, item: Item | None, here: Path, place: int) -> Iterator[Part]:
        ask = self._worded.label(item) if item else NO_TEXT
        ask = ask if ask.text else self._worded.own(str(element.get("text") or "") or here[-1])
        answers = [one for one in element.get("answer") or () if isinstance(one, dict)]
        if answers:
            said = tuple(
                one
                for number, answer in enumerate(answers, 1)
                if (one := self._said(answer, item, here, number))
            )
            if said:
                conflict = Extensions(element).flag(ext.CONFLICTING)
                yield Answer(here, item, ask, _originals_first(said), conflict)
        repeats = item is not None and item.has_entries and item.is_group
        inside_path = (*here, _entry_part(element, place)) if repeats else here
        if self._leave_out.leaves(inside_path, None):
            return
        inside = self.parts(element, inside_path, item.children if item else ())
        reason = self._reason(element, item)
        if reason or any(not isinstance(part, Line) for part in inside):
            yield Group(inside_path, item, ask, inside, reason, repeats)

    def _said(self, answer: Json, item: Item | None, here: Path, number: int) -> Said | None:
        value = {key: one for key, one in answer.items() if key in ANSWER_KEYS}
        riders = _riders(answer)
        path = here
        if item is not None and item.has_entries:
            coded = value if item.options or item.type == "choice" else None
            path = (*here, _entry_part(answer, number, coded))
        if path != here and self._leave_out.leaves(path, None):
            return None
        text = written(value, item, self._phrases, self._about.zone) if value else ""
        inside = self.parts(answer, path, item.children if item else ())
        if not text and not any(not isinstance(part, Line) for part in inside):
            return None
        language = riders.get("language")
        if isinstance(language, str):
            spoken = Text(text, language)
        else:
            spoken = self._worded.value(text, value, item)
        return Said(path, spoken, value, riders, inside)

    def _reason(self, element: Json, item: Item | None) -> Text | None:
        for extension in Extensions(element).all(ext.SECTION_REASON):
            value = {key: one for key, one in extension.items() if key in ANSWER_KEYS}
            text = written(value, item, self._phrases, self._about.zone) or text_of(first_value(extension))
            return self._worded.own(text) if text else None
        return None


def _by_link(holder: Json) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for element in holder.get("item") or ():
        if isinstance(element, dict):
            found.setdefault(str(element.get("linkId") or ""), []).append(element)
    return found


def _conditional(item: Item) -> bool:
    """A response does not say whether a line of the form applied; those that may not have are left out."""
    return bool(item.enable_when or item.enable_expression)


def _entry_part(element: Json, place: int, value: Json | None = None) -> str:
    """The path part of an entry, as ``questionnaire.response`` gives it."""
    own = element.get("id")
    if isinstance(own, str) and own:
        return entry(own)
    if value:
        return option_part(value[value_key(value)])
    return entry(str(place))


def _riders(answer: Json) -> dict[str, Any]:
    """Who was speaking, in which language, through whom: what ``questionnaire.response`` writes beside the value."""
    riders: dict[str, Any] = {}
    for context in Extensions(answer).all(ext.ANSWER_CONTEXT):
        for one in context.get("extension") or ():
            if not isinstance(one, dict) or not isinstance(one.get("url"), str):
                continue
            written_out = ext.part(one, "json")
            if isinstance(one.get("valueString"), str):
                riders[one["url"]] = one["valueString"]
            elif isinstance(written_out, str):
                riders[one["url"]] = loads(written_out)
    return riders


def _originals_first(said: tuple[Said, ...]) -> tuple[Said, ...]:
    """A translation stands after what it translates."""
    return tuple(sorted(said, key=lambda one: "translation" in one.riders))
