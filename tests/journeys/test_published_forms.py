"""Questionnaires that others published are added, filled in, signed and exported like our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldkit.services.giving import export
from fieldkit.services.writing import forms, sign
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.forms import FormNotUsableError
from tests.journeys.filling_in import fill
from tests.services.conftest import desk
from tests.services.desk import Desk

__all__ = ["desk"]

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "fhir" / "questionnaires" / "nhsdigital-iops"


def _files() -> list[Path]:
    return sorted(SHARED.glob("*.json")) if SHARED.is_dir() else []


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
    said = fill(record)
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
