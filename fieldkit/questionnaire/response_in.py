"""Reading a QuestionnaireResponse against its form: every answer gets a path, whatever does not fit gets a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from fieldkit.base.jsontext import loads
from fieldkit.base.wording import said
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.errors import ResponseError
from fieldkit.questionnaire.extensions import Extensions, Json
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.value_types import ANSWER_KEYS, is_empty, raw, value_key
from fieldkit.records.paths import Path, entry

_ITEM_OWN: Final = frozenset({"linkId", "definition", "text", "answer", "item", "id"})
_MOST_LEVELS: Final = 100


@dataclass(slots=True)
class ReadResponse:
    """The answers by path, what did not fit, and the response's own members (all but its items)."""

    answers: list[tuple[Path, Json]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    envelope: Json = field(default_factory=dict)


def read_response(form: Form, response: Any) -> ReadResponse:
    """Read a parsed QuestionnaireResponse. Raises ResponseError where it is none."""
    if not isinstance(response, dict) or response.get("resourceType") != "QuestionnaireResponse":
        raise ResponseError(
            said("This is not a FHIR questionnaire response."),
            said("Choose a file whose resourceType is QuestionnaireResponse."),
        )
    reader = _Reader()
    reader.result.envelope = {key: value for key, value in response.items() if key != "item"}
    reader.items(response, (), form.by_link, 0)
    return reader.result


class _Reader:
    """Walks the response beside the form."""

    def __init__(self) -> None:
        self.result = ReadResponse()
        self._taken: set[Path] = set()
        """The entries of questions so far."""

    def items(self, holder: Json, path: Path, known: dict[str, Item], level: int) -> None:
        listed = holder.get("item")
        if listed is None:
            return
        if level > _MOST_LEVELS:
            raise ResponseError(
                said("This response is nested too deeply."), said("Check where the file came from.")
            )
        counts: dict[str, int] = {}
        for element in listed if isinstance(listed, list) else ():
            link_id = element.get("linkId") if isinstance(element, dict) else None
            if not isinstance(link_id, str) or not link_id:
                self._note("unknown-linkId", str(link_id or ""), (*path, "?"))
                continue
            counts[link_id] = counts.get(link_id, 0) + 1
            item = known.get(link_id)
            here = (*path, link_id)
            if item is None:
                self._note("unknown-linkId", link_id, here)
                self._stranger(element, here, level)
            elif item.is_group:
                self._group(element, item, here, counts[link_id], level)
            elif item.is_question:
                self._question(element, item, here, counts[link_id], level)
            else:
                self._display(element, item, here, level)

    def _group(self, element: Json, item: Item, here: Path, place: int, level: int) -> None:
        if element.get("answer"):
            self._note("display-or-group-answer", item.link_id, here)
            self._stranger({"answer": element["answer"]}, (*here, entry("answer")), level)
        reason = Extensions(element).all(ext.SECTION_REASON)
        value: Json = {key: one for one in reason[:1] for key, one in one.items() if key.startswith("value")}
        extras = _extras(element, drop=ext.SECTION_REASON)
        if extras:
            value["fhir"] = extras
        if item.has_entries:
            here = (*here, self._entry_part(element, place))
            value["order"] = _order(place)
        elif place > 1:
            self._note("too-many-answers", item.link_id, here, limit=1, count=place)
        if value:
            self.result.answers.append((here, value))
        self.items(element, here, item.by_link, level + 1)

    def _question(self, element: Json, item: Item, here: Path, place: int, level: int) -> None:
        if element.get("item") and not element.get("answer"):
            self._note("misplaced", item.link_id, here)
        if element.get("item"):
            self._stranger({"item": element["item"]}, (*here, entry("item")), level)
        listed = element.get("answer")
        answers = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        first = True
        for number, answer in enumerate(answers, start=1 if place == 1 else place * 1000):
            value = _value_of(answer)
            if first:
                extras = _extras(element, drop=ext.CONFLICTING)
                if extras:
                    value["fhirItem"] = extras
                first = False
            if is_empty(value) and "item" not in answer:
                self._note("empty-answer", item.link_id, here, severity="information")
                if not value:
                    continue
            self._answer(answer, value, item, here, number, level)
        if not answers and _extras(element):
            self.result.answers.append((here, {"fhirItem": _extras(element)}))
        many = sum(1 for answer in answers if not is_empty(_value_of(answer))) > 1 or place > 1
        conflicting = Extensions(element).flag(ext.CONFLICTING)
        if many and not item.repeats and not item.answer_per_author and not conflicting:
            self._note("too-many-answers", item.link_id, here, limit=1, count=max(len(answers), place))

    def _answer(self, answer: Json, value: Json, item: Item, here: Path, number: int, level: int) -> None:
        if not item.has_entries:
            self.result.answers.append((here, value))
            if answer.get("item"):
                self._stranger(answer, (*here, entry(str(number))), level)
            return
        part = self._entry_part(answer, number, value if item.options or item.type == "choice" else None)
        if (*here, part) in self._taken and not Extensions(answer).all(ext.CONFLICTING):
            part = f"{part}#{number}" if "id" not in answer else part
        value["order"] = _order(number)
        inside = (*here, part)
        if value:
            self._taken.add(inside)
            self.result.answers.append((inside, value))
        self.items(answer, inside, item.by_link, level + 1)

    def _display(self, element: Json, item: Item, here: Path, level: int) -> None:
        if element.get("answer"):
            code = "display-or-group-answer" if item.type == "display" else "answer-type"
            self._note(code, item.link_id, here, wanted=item.type, got="")
            self._stranger(element, here, level)

    def _stranger(self, element: Json, here: Path, level: int) -> None:
        """Keep what has no place in the form: its answers go to paths that no item has."""
        if level > _MOST_LEVELS:
            raise ResponseError(
                said("This response is nested too deeply."), said("Check where the file came from.")
            )
        answers = element.get("answer")
        for number, answer in enumerate(answers if isinstance(answers, list) else (), start=1):
            if isinstance(answer, dict):
                inside = (*here, entry(str(number)))
                value = _value_of(answer)
                if value:
                    self.result.answers.append((inside, value))
                self._stranger({"item": answer.get("item")}, inside, level + 1)
        items = element.get("item")
        for one in items if isinstance(items, list) else ():
            if isinstance(one, dict) and isinstance(one.get("linkId"), str):
                self._stranger(one, (*here, one["linkId"]), level + 1)

    def _entry_part(self, element: Json, place: int, value: Json | None = None) -> str:
        own = element.get("id")
        if isinstance(own, str) and own:
            return entry(own)
        if value is not None and value_key(value):
            return option_part(raw(value))
        return entry(str(place))

    def _note(self, code: str, link_id: str, path: Path, *, severity: str = "error", **params: Any) -> None:
        self.result.findings.append(Finding(code, link_id, path, severity, Level.TYPING, code, params))


def _value_of(answer: Json) -> Json:
    """The value object of one answer: its ``value[x]``, its riders, and whatever else it carries under ``fhir``."""
    value = {key: one for key, one in answer.items() if key.startswith(("value", "_value"))}
    value.update(_riders(answer))
    extras = _extras(answer, drop=ext.ANSWER_CONTEXT, keep_value=False)
    if extras:
        value["fhir"] = extras
    return value


def _riders(answer: Json) -> Iterator[tuple[str, Any]]:
    for context in Extensions(answer).all(ext.ANSWER_CONTEXT):
        listed = context.get("extension")
        for one in listed if isinstance(listed, list) else ():
            if not isinstance(one, dict) or not isinstance(one.get("url"), str) or one["url"] in ANSWER_KEYS:
                continue
            if isinstance(one.get("valueString"), str):
                yield one["url"], one["valueString"]
            else:
                written = ext.part(one, "json")
                if isinstance(written, str):
                    try:
                        yield one["url"], loads(written)
                    except ValueError:
                        continue


def _extras(element: Json, *, drop: str = "", keep_value: bool = True) -> Json:
    """Members that are neither the answer, nor nesting, nor our own extension named ``drop``."""
    extras = {
        key: one
        for key, one in element.items()
        if key not in _ITEM_OWN and (keep_value or not key.startswith(("value", "_value")))
    }
    listed = extras.get("extension")
    if drop and isinstance(listed, list):
        kept = [one for one in listed if not (isinstance(one, dict) and one.get("url") == drop)]
        if kept:
            extras["extension"] = kept
        else:
            del extras["extension"]
    return extras


def _order(place: int) -> str:
    """An order key for the nth entry, with room between any two (keys are compared as text)."""
    return f"a{place:05d}5"
