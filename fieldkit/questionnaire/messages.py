"""Findings as sentences. Validators give keys; only this page knows words, so that they can be read in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fieldkit.base.wording import Said, joined, said
from fieldkit.questionnaire.findings import Finding

_KILO, _MEGA = 1_000, 1_000_000
_TEXTS: Final[Mapping[str, str]] = {
    "required": said("This needs an answer before you sign."),
    "send-minimum": said("This needs an answer before it can be sent."),
    "max-length": said("This is too long: {length} characters, and {limit} is the most."),
    "min-length": said("This is too short: write at least {limit} characters."),
    "min-value": said("The least this can be is {limit}."),
    "max-value": said("The most this can be is {limit}."),
    "max-decimal-places": said("Give no more than {limit} digits after the point."),
    "max-decimal-places-one": said("Give no more than 1 digit after the point."),
    "max-decimal-places-none": said("Give a whole number, with nothing after a point."),
    "regex": said("This is not written the way it is needed."),
    "regex-format": said("Write it like this: {format}."),
    "newline-in-string": said("Keep this on one line."),
    "answer-type": said("This answer is of the wrong kind: {wanted} is needed."),
    "answer-format": said("This can't be read as {kind}."),
    "answer-not-in-options": said("Choose one of the answers offered."),
    "option-exclusive": said("“{option}” can't be chosen together with other answers."),
    "unit-not-allowed": said("The unit {unit} is not offered here. Choose another."),
    "unit-incompatible": said("This unit can't be compared with {limit}. Choose another."),
    "too-few-answers": said("Give at least {limit}; there are {count} so far."),
    "too-many-answers": said("There are {count} answers here, and {limit} is the most."),
    "attachment-max-size": said(
        "This file is too big: {size}, and {limit} is the most. Choose a smaller one."
    ),
    "attachment-type": said("This is {kind}, which can't be used here. Choose {wanted}."),
    "reason-and-answers": said("This says it could not be asked, but there are answers too."),
    "constraint": "{human}",
    "calculated-differs": said("You wrote {given}; the form works it out as {calculated}."),
    "unsettled": said("The form can't work this out: its rules go round in a circle."),
    "unknown-linkId": said("The form has no question {link_id}."),
    "not-enabled": said("This has an answer, but the question does not apply."),
    "display-or-group-answer": said("This can't hold an answer of its own."),
    "misplaced": said("This stands in the wrong place in the response."),
    "empty-answer": said("There is an answer here with nothing in it."),
    "wrong-questionnaire": said("The response was written for another form: {got}."),
}

_KINDS: Final[Mapping[str, str]] = {
    "boolean": said("yes or no"),
    "decimal": said("a number"),
    "integer": said("a whole number"),
    "date": said("a date"),
    "dateTime": said("a date and time"),
    "time": said("a time"),
    "string": said("text"),
    "text": said("text"),
    "url": said("a web address"),
    "choice": said("one of the answers offered"),
    "open-choice": said("one of the answers offered, or text"),
    "attachment": said("a file"),
    "reference": said("a link to a record"),
    "quantity": said("an amount with its unit"),
}


_FILES: Final[Mapping[str, str]] = {
    "application/pdf": said("a PDF"),
    "image/jpeg": said("a JPEG photo"),
    "image/png": said("a PNG picture"),
    "text/plain": said("plain text"),
    "image": said("a picture"),
    "audio": said("a sound recording"),
    "video": said("a film"),
}
"""Kinds of files as people call them, by the whole media type or its first half."""

_DECIMALS: Final = {0: "max-decimal-places-none", 1: "max-decimal-places-one"}


def text(finding: Finding) -> str:
    """The plain English sentence of a finding."""
    params = dict(finding.params)
    key = finding.message_key
    if key == "regex" and params.get("format"):
        key = "regex-format"
    if key == "max-decimal-places":
        key = _DECIMALS.get(int(str(params["limit"])), key)
    if key == "attachment-max-size":
        params["size"], params["limit"] = (_size(int(str(params[name]))) for name in ("size", "limit"))
    wanted = params.get("wanted")
    if key == "attachment-type":
        params["kind"] = _file(str(params["kind"]))
        params["wanted"] = joined(", ", *dict.fromkeys(_file(one) for one in str(wanted).split(", ")))
    if key in ("answer-type", "answer-format") and isinstance(wanted, str):
        params["wanted"] = params["kind"] = _KINDS.get(wanted, wanted)
    if key == "constraint" and not params.get("human"):
        return said("This does not fit with another answer.")
    return Said.of(_TEXTS[key], "", None, {"link_id": finding.link_id, **params})


def _file(kind: str) -> str:
    """What people call a file of a media type such as ``image/png`` or ``image/*``; the type itself where it has no name."""
    whole = kind.partition(";")[0].strip().lower()
    return _FILES.get(whole) or _FILES.get(whole.partition("/")[0]) or kind


def _size(size: int) -> str:
    """Bytes in the unit one would say."""
    if size >= _MEGA:
        return said("{size} MB", size=f"{size / _MEGA:.1f}")
    return said("{size} kB", size=-(-size // _KILO)) if size >= _KILO else said("{size} bytes", size=size)


def keys() -> frozenset[str]:
    """Every message key there is a sentence for."""
    return frozenset(_TEXTS)
