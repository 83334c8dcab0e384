from datetime import UTC
from decimal import Decimal
from typing import Any

import pytest

from fieldkit.printing.phrases import phrases_in
from fieldkit.printing.values import written
from fieldkit.records import files
from tests.printing.samples import form, question

CHOICE = form(
    question(
        "q",
        "Which?",
        "choice",
        answerOption=[{"valueCoding": {"system": "s", "code": "a", "display": "Apples"}}],
    )
)


def recording(seconds: int, title: str = "The doorbell") -> dict[str, Any]:
    value = files.attachment(b"sound", "audio/mp4", title)
    return files.with_recording(value, seconds, "2026-11-22T09:00:00.000Z")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"valueString": "Tea"}, "Tea"), ({"valueBoolean": True}, "Yes"), ({"valueBoolean": False}, "No"),
        ({"valueInteger": 0}, "0"), ({"valueDecimal": Decimal("1.50")}, "1.50"), ({"valueDate": "2026-11-14"}, "14 November 2026"),
        ({"valueDateTime": "2026-11-14T10:05:00Z"}, "14 November 2026, 10:05 am"), ({"valueTime": "08:00:00"}, "8:00 am"),
        ({"valueUri": "https://example.org"}, "https://example.org"),
        ({"valueQuantity": {"value": Decimal("480.0"), "unit": "mm"}}, "480.0 mm"),
        ({"valueQuantity": {"comparator": "<", "value": 5, "code": "kg"}}, "<5 kg"),
        ({"valueReference": {"reference": "Practitioner/1", "display": "Glynis Hart"}}, "Glynis Hart"),
        ({"valueReference": {"reference": "Practitioner/1"}}, "Practitioner/1"),
        ({"valueCoding": {"system": "s", "code": "a"}}, "Apples"),
        ({"valueCoding": {"system": "s", "code": "z", "display": "Pears"}}, "Pears"), ({"valueCoding": {"code": "z"}}, "z"),
        ({"valueAttachment": {"contentType": "image/png", "title": "The step"}}, "Picture: The step"),
        ({"valueAttachment": {"contentType": "audio/ogg"}}, "Voice note"),
        (recording(45), "Voice note, 0:45: The doorbell"), (recording(90, title=""), "Voice note, 1:30"), ({"valueAttachment": {}}, "File"),
        ({}, ""), ({"valueString": None}, ""),
    ],
)  # fmt: skip
def test_a_value_reads_as_a_person_would_say_it(value: dict[str, Any], words: str) -> None:
    assert written(value, CHOICE.item("q"), phrases_in("en"), UTC) == words
