"""Each form that ships, from an empty record to a signed one that other systems read: with little in it, and with all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from fieldkit.base.jsontext import dumps
from fieldkit.printing.about import About
from fieldkit.printing.reading import Answer, read_contents
from fieldkit.questionnaire.evaluate import evaluate
from fieldkit.records import paths
from fieldkit.services.giving import export
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, sign, verify
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.forms import shipped
from tests.forms.test_filling import SMALLEST
from tests.journeys.filling_in import fill
from tests.services.conftest import desk
from tests.services.desk import Desk

__all__ = ["desk"]


def begun(desk: Desk, name: str) -> tuple[Session, OpenRecord]:
    session = desk.open()
    return session, capture.begin_record(session, session.newest_form(name), person=desk.person(session))


def plainly(name: str, record: OpenRecord) -> None:
    """What no form can be signed without."""
    for path, words in SMALLEST[name].items():
        choice = shipped.item(name, paths.parse_written(path)[-1]).type in ("choice", "open-choice")
        link = paths.parse_written(path)[-1]
        enter(record, paths.parse_written(path), shipped.option(name, link, words) if choice else words)


def read_by_others(session: Session, record: OpenRecord) -> dict[str, Any]:
    """The signed record as it leaves, once another reader of FHIR took both it and its form."""
    sign.sign(session, record)
    assert verify.verify(session, record.id).holds
    found = export.export(session, record.id)
    assert found.signed
    assert found.added_since == ()
    QuestionnaireResponse.model_validate_json(dumps(found.response))
    Questionnaire.model_validate_json(dumps(record.form.resource))
    return found.response


@pytest.mark.parametrize("name", shipped.NAMES)
def test_a_form_with_the_least_is_signed_and_read_by_others(desk: Desk, name: str) -> None:
    session, record = begun(desk, name)
    if not SMALLEST[name]:
        record.keep()
    plainly(name, record)
    record.flush()

    response = read_by_others(session, record)

    assert response["status"] == "completed"
    assert response["questionnaire"] == record.form.reference
    told = evaluate(record.form, response, clock=desk.clock)
    assert [one for one in told["findings"] if one["severity"] == "error"] == []


@pytest.mark.parametrize("name", shipped.NAMES)
def test_a_form_with_everything_in_it_leaves_whole(desk: Desk, name: str) -> None:
    session, record = begun(desk, name)
    plainly(name, record)
    said = fill(record)
    record.flush()
    hidden = {part for path in record.live.hidden_answers() for part in path}
    secret = {item.link_id for item in record.form.walk() if any(one.secret for one in item.lineage)}

    record.seal()
    response = export.export(session, record.id).response

    written = json.dumps(response, default=str)
    assert [link for link in said if link not in hidden | secret and f'"{link}"' not in written] == []
    assert [link for link in said if link in secret and f'"{link}"' in written] == []
    QuestionnaireResponse.model_validate_json(dumps(response))
    printed = read_contents(record.form, response, About("May")).walk()
    assert any(isinstance(part, Answer) for part in printed) or not said
