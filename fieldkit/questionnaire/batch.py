"""Many forms and responses in one go, a line of JSON each: no line, however broken, holds up the lines after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from fieldkit.base.clock import Clock
from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import loads
from fieldkit.base.wording import said
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.errors import BatchLineError
from fieldkit.questionnaire.evaluate import evaluate
from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.options import ValueSets


def evaluate_lines(
    lines: Iterable[bytes], *, clock: Clock, value_sets: ValueSets | None = None
) -> Iterator[Json]:
    """One answer for each line that is not blank, in order.

    A line is ``{"id", "questionnaire", "response"}``, both resources as objects; without a response the form is
    evaluated as when it is first opened. An answer is ``{"id"}`` and what evaluate() gives, or ``{"id", "error":
    {"code", "message", "nextStep"}}``; the id is null where the line has none that can be read.
    """
    batch = _Batch(clock, value_sets)
    for line in lines:
        if line.strip():
            yield batch.answer(line)


class _Batch:
    """Keeps the form of the line before: batches often ask one form many times."""

    def __init__(self, clock: Clock, value_sets: ValueSets | None) -> None:
        self._clock = clock
        self._value_sets = value_sets
        self._written: Any = None
        self._form: Form | None = None

    def answer(self, line: bytes) -> Json:
        name: Any = None
        try:
            asked = _read(line)
            name = asked.get("id")
            form = self._loaded(asked.get("questionnaire"))
            return {"id": name, **evaluate(form, asked.get("response"), clock=self._clock)}
        except FieldKitError as error:
            told = {"code": error.code, "message": error.message, "nextStep": error.next_step}
            return {"id": name, "error": told}

    def _loaded(self, written: Any) -> Form:
        if not isinstance(written, dict):
            raise BatchLineError(
                said("This line has no questionnaire."),
                said("Give the whole FHIR Questionnaire as an object."),
            )
        if self._form is None or written != self._written:
            self._form = None
            form = load_form(written, value_sets=self._value_sets)
            self._written, self._form = written, form
        return self._form


def _read(line: bytes) -> Json:
    try:
        asked = loads(line.decode("utf-8-sig"))
    except ValueError as error:
        raise BatchLineError(
            said("This line is not JSON."), said("Write each request on one line of its own.")
        ) from error
    if not isinstance(asked, dict):
        raise BatchLineError(
            said("This line is JSON, but no object."),
            said('Give {"id", "questionnaire", "response"} on each line.'),
        )
    return asked
