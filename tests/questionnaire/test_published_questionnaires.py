"""Every published questionnaire opens, is checked and evaluated; every published response comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldkit.base.clock import FixedClock
from fieldkit.base.jsontext import loads
from fieldkit.questionnaire import messages
from fieldkit.questionnaire.check import check
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.evaluate import evaluate
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.response import build
from fieldkit.questionnaire.response_in import read_response
from tests.questionnaire.building import NOW, open_session
from tests.questionnaire.published import FHIR, pairs, questionnaires

pytestmark = pytest.mark.skipif(
    not FHIR.is_dir(), reason="the published questionnaires are not on this machine"
)

CLOCK = FixedClock(NOW)


@pytest.mark.parametrize(
    "place", questionnaires(), ids=lambda place: f"{place.parent.name}-{place.stem}"[-60:]
)
def test_a_published_questionnaire_opens_and_its_blank_response_evaluates(place: Path) -> None:
    data = place.read_bytes()
    form = load_form(data)

    problems = check(data)
    out = evaluate(form, None, clock=CLOCK)

    assert form.resource == loads(data.decode("utf-8-sig"))
    assert all(problem.message for problem in problems)
    assert set(out["enabled"]) <= {item.link_id for item in form.walk()}
    again = evaluate(form, out["response"], clock=CLOCK)
    assert again["response"].get("item") == out["response"].get("item")


@pytest.mark.parametrize(("response", "form"), pairs(), ids=lambda place: place.stem[-60:])
def test_no_answer_of_a_published_response_is_lost(response: Path, form: Path) -> None:
    used = load_form(form.read_bytes())
    given = loads(response.read_text("utf-8"))
    read = read_response(used, given)
    session = open_session(used, fresh=False)
    session.load(read.answers)

    out = build(session, record_id="", status="completed", envelope=read.envelope)
    places = set(session.hidden_answers()) | {path for path, _ in session.left_over()}
    aside = {
        str(one)
        for path, value in read.answers
        if path in places
        for key, one in value.items()
        if key.startswith("value")
    }
    works_out = any(node.calculated for node in session.root.walk())

    lost = set(values(given.get("item", []))) - set(values(out.get("item", []))) - aside
    assert not lost or works_out
    for finding in (*read.findings, *session.findings(Level.SIGNING), *session.findings(Level.SENDING)):
        assert messages.text(finding)


def values(items: list[Any]) -> Iterator[str]:
    for item in items:
        for answer in item.get("answer", []):
            yield from (str(one) for key, one in answer.items() if key.startswith("value"))
            yield from values(answer.get("item", []))
        yield from values(item.get("item", []))
