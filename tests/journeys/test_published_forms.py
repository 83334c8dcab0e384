"""Questionnaires that others published are added, filled in, signed and exported like our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fieldkit.questionnaire.items import Item
from fieldkit.services import export, forms, sign
from fieldkit.services.capture import begin_record
from fieldkit.services.entering import value_of
from fieldkit.services.forms import FormNotUsableError
from fieldkit.services.open_record import OpenRecord
from tests.services.conftest import desk
from tests.services.desk import Desk

__all__ = ["desk"]

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "fhir" / "questionnaires" / "nhsdigital-iops"
SAID = {
    "string": "A word or two", "text": "A word or two", "integer": "3", "decimal": "3.50", "boolean": "yes",
    "date": "2026-11-22", "dateTime": "2026-11-22T09:00:00Z", "time": "09:00:00", "url": "https://example.org",
    "quantity": "3.5", "open-choice": "Something else", "choice": "Something else",
}  # fmt: skip


def _files() -> list[Path]:
    return sorted(SHARED.glob("*.json")) if SHARED.is_dir() else []


def _value(item: Item) -> dict[str, Any] | None:
    if item.options:
        return dict(item.options[0].value)
    if item.type == "reference":
        return {"valueReference": {"reference": "Patient/1"}}
    if item.type == "attachment":
        return {
            "valueAttachment": {"title": "A picture", "hash": "YQ==", "size": 1, "contentType": "image/png"}
        }
    return value_of(item, SAID[item.type])


def _fill(record: OpenRecord) -> dict[str, dict[str, Any] | None]:
    """One answer to every plain question that can be seen; by linkId."""
    said: dict[str, dict[str, Any] | None] = {}
    for _ in range(3):
        for node in list(record.root.walk()):
            item = node.item
            if item is None or not node.shown or node.entry_id or item.read_only or item.calculated:
                continue
            if item.has_entries and not node.children and item.is_group:
                record.add(node.path)
            elif item.is_question and not item.has_entries and not node.values:
                value = _value(item)
                record.set(node.path, value)
                said[item.link_id] = value
            elif item.is_question and item.has_entries and not node.children:
                record.add(node.path, _value(item))
                said[item.link_id] = {}
    return said


@pytest.mark.parametrize("file", _files(), ids=lambda file: file.stem)
def test_a_published_form_goes_all_the_way(desk: Desk, file: Path) -> None:
    session = desk.open()
    data = file.read_bytes()
    if json.loads(data).get("resourceType") != "Questionnaire":
        pytest.skip("not a questionnaire")
    try:
        added = forms.add(session, data)
    except FormNotUsableError as error:
        pytest.skip(f"faulty as published: {error.message}")
    assert added.new
    record = begin_record(session, session.form(added.form.canonical), person=desk.person(session))
    said = _fill(record)
    record.flush()
    record.seal()

    out = export.export(session, record.id).response

    written = json.dumps(out, default=str)
    hidden = {part for path in record.live.hidden_answers() for part in path}
    assert out.get("questionnaire", "") == session.form(added.form.canonical).reference
    assert said or not any(item.is_question for item in session.form(added.form.canonical).walk())
    assert all(f'"{link}"' in written for link in said if link not in hidden)
    if sign.review(record).ready:
        sign.sign(session, record)
        assert export.export(session, record.id).response["status"] == "completed"
