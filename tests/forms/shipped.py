"""The forms that ship, as the tests of this folder look at them: the file as it stands, and a session to fill in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from fieldkit.base.clock import FixedClock
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.options import option_part
from fieldkit.questionnaire.session import FormSession
from fieldkit.questionnaire.value_types import raw
from fieldkit.records import paths

FOLDER = Path(__file__).resolve().parents[2] / "forms"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
EXTENSIONS = "https://fieldkit.example.org/fhir/StructureDefinition/"
ANSWERS = "https://fieldkit.example.org/fhir/CodeSystem/answers"

Json = dict[str, Any]


def source(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


@cache
def resource(name: str) -> Json:
    read: Json = json.loads(source(name))
    return read


def walk(element: Json) -> Iterator[Json]:
    for one in element.get("item", []):
        yield one
        yield from walk(one)


@cache
def items(name: str) -> dict[str, Json]:
    """Every item of a form by linkId."""
    return {one["linkId"]: one for one in walk(resource(name))}


def every_item() -> Iterator[tuple[str, Json]]:
    for name in NAMES:
        for one in items(name).values():
            yield name, one


def extension(element: Json, name: str) -> Any:
    """The value of one of our own extensions; None where it is missing."""
    for one in element.get("extension", []):
        if one["url"] == EXTENSIONS + name:
            return next(value for key, value in one.items() if key.startswith("value"))
    return None


@cache
def loaded(name: str) -> Form:
    return load_form(source(name))


def item(name: str, link_id: str) -> Item:
    """An item as the engine read it."""
    return _found(loaded(name), link_id)


def _found(form: Form, link_id: str) -> Item:
    found = form.item(link_id)
    assert found is not None, link_id
    return found


def carried_over(name: str, link_id: str) -> str:
    """Whether an earlier answer may stand beside this question: what the nearest item around it says, else never."""
    lineage = item(name, link_id).lineage
    return next((one.carry_over for one in reversed(lineage) if one.carry_over), "never")


def session(name: str) -> FormSession:
    """A new record of this form, on the day when these tests were written."""
    clock = FixedClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    return FormSession(loaded(name), launch=LaunchContext(), clock=clock)


def option(name: str, link_id: str, code: str) -> Json:
    """The answer of a choice that has this code."""
    return next(dict(one.value) for one in item(name, link_id).options if raw(one.value)["code"] == code)


def answer(filling: FormSession, written: str, said: Json | str | None) -> None:
    """Answer the question at a written path; a text is the code of an option where the question is a choice.

    One tick of a check list goes to the place of its option.
    """
    path = paths.parse_written(written)
    asked = _found(filling.form, path[-1])
    value = said
    if isinstance(said, str):
        value = (
            option(str(filling.form.resource["id"]), asked.link_id, said)
            if asked.type in ("choice", "open-choice")
            else {_KEYS[asked.type]: said}
        )
        if asked.repeats and asked.options:
            path = (*path, option_part(raw(value)))
    filling.set(path, value)


def needed(filling: FormSession, level: Level = Level.SIGNING) -> list[str]:
    """The linkIds of what holds up this step."""
    return [one.link_id for one in errors(filling, level)]


def errors(filling: FormSession, level: Level = Level.SIGNING) -> tuple[Finding, ...]:
    return tuple(one for one in filling.findings(level) if one.severity == "error")


def safety_items(name: str) -> tuple[Item, ...]:
    return tuple(one for one in loaded(name).walk() if one.safety_item)


def conditions(element: Json) -> Iterable[Json]:
    found: list[Json] = element.get("enableWhen", [])
    return found


_KEYS = {"string": "valueString", "text": "valueString", "date": "valueDate", "dateTime": "valueDateTime"}
