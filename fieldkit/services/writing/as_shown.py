"""The response as it is shown: what a signature covers, what is exported, and what a check makes again."""

from __future__ import annotations

from typing import Any

from fieldkit.base.clock import FixedClock, parse_instant
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.response import build
from fieldkit.questionnaire.session import FormSession
from fieldkit.records import paths, values
from fieldkit.records.merge import RecordState
from fieldkit.services.writing.earlier_version import taken
from fieldkit.store.facts import reference_id

COMPLETED = "completed"
IN_PROGRESS = "in-progress"


def form_session(form: Form, state: RecordState, at: str) -> FormSession:
    """The form with a record's answers in it, as at an instant. Nothing but record and form decides what it shows."""
    session = FormSession(form, launch=LaunchContext(fresh=False), clock=FixedClock(parse_instant(at)))
    session.load(taken(form, state))
    return session


def response_of(
    form: Form, state: RecordState, *, record: str, at: str, status: str = COMPLETED, secrets: bool = False
) -> dict[str, Any]:
    """The QuestionnaireResponse of a state, as at an instant; ``secrets`` for what a signature covers."""
    text = state.value(paths.SUBJECT)
    person = reference_id(values.parse(text), "Patient") if text else ""
    return build(
        form_session(form, state, at),
        record_id=record,
        status=status,
        subject={"reference": f"Patient/{person}"} if person else None,
        secrets=secrets,
    )
