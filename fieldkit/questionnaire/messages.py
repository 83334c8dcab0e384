"""Findings as sentences. Validators give keys; only this page knows words, so that they can be read in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fieldkit.questionnaire.findings import Finding

_TEXTS: Final[Mapping[str, str]] = {
    "required": "This needs an answer before you sign.",
    "send-minimum": "This needs an answer before it can be sent.",
    "max-length": "This is too long: {length} characters, and {limit} is the most.",
    "min-length": "This is too short: write at least {limit} characters.",
    "min-value": "The least this can be is {limit}.",
    "max-value": "The most this can be is {limit}.",
    "max-decimal-places": "Give no more than {limit} digits after the point.",
    "regex": "This is not written the way it is needed.",
    "regex-format": "Write it like this: {format}.",
    "newline-in-string": "Keep this on one line.",
    "answer-type": "This answer is of the wrong kind: {wanted} is needed.",
    "answer-format": "This can't be read as {kind}.",
    "answer-not-in-options": "Choose one of the answers offered.",
    "option-exclusive": "“{option}” can't be chosen together with other answers.",
    "unit-not-allowed": "The unit {unit} is not offered here.",
    "unit-incompatible": "This unit can't be compared with {limit}.",
    "too-few-answers": "Give at least {limit}; there are {count} so far.",
    "too-many-answers": "There are {count} answers here, and {limit} is the most.",
    "attachment-max-size": "This file is too big: {size} bytes, and {limit} is the most.",
    "attachment-type": "This kind of file can't be used here ({kind}). It needs {wanted}.",
    "reason-and-answers": "This says it could not be asked, but there are answers too.",
    "constraint": "{human}",
    "calculated-differs": "You wrote {given}; the form works it out as {calculated}.",
    "unsettled": "The form can't work this out: its rules go round in a circle.",
    "unknown-linkId": "The form has no question {link_id}.",
    "not-enabled": "This has an answer, but the question does not apply.",
    "display-or-group-answer": "This can't hold an answer of its own.",
    "misplaced": "This stands in the wrong place in the response.",
    "empty-answer": "There is an answer here with nothing in it.",
    "wrong-questionnaire": "The response was written for another form: {got}.",
}

_KINDS: Final[Mapping[str, str]] = {
    "boolean": "yes or no",
    "decimal": "a number",
    "integer": "a whole number",
    "date": "a date",
    "dateTime": "a date and time",
    "time": "a time",
    "string": "text",
    "text": "text",
    "url": "a web address",
    "choice": "one of the answers offered",
    "open-choice": "one of the answers offered, or text",
    "attachment": "a file",
    "reference": "a link to a record",
    "quantity": "an amount with its unit",
}


def text(finding: Finding) -> str:
    """The plain English sentence of a finding."""
    params = dict(finding.params)
    key = finding.message_key
    if key == "regex" and params.get("format"):
        key = "regex-format"
    wanted = params.get("wanted")
    if key in ("answer-type", "answer-format") and isinstance(wanted, str):
        params["wanted"] = params["kind"] = _KINDS.get(wanted, wanted)
    if key == "constraint" and not params.get("human"):
        return "This does not fit with another answer."
    return _TEXTS[key].format_map({"link_id": finding.link_id, **params})


def keys() -> frozenset[str]:
    """Every message key there is a sentence for."""
    return frozenset(_TEXTS)
