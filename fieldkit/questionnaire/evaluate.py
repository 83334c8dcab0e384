"""One form and one response in, what the engine makes of them out: what ``fieldkit form evaluate`` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from fieldkit.base.clock import Clock
from fieldkit.questionnaire import messages
from fieldkit.questionnaire.blank_entries import add_blank_entries
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.response import build
from fieldkit.questionnaire.response_in import ReadResponse, read_response
from fieldkit.questionnaire.session import FormSession
from fieldkit.records import paths
from fieldkit.records.paths import Path

_COUNTS: Final = frozenset({"required", "too-few-answers", "too-many-answers"})


def evaluate(form: Form, response: Any, *, clock: Clock, launch: LaunchContext | None = None) -> Json:
    """``{"enabled": [linkIds], "findings": [...], "response": {...}}``.

    Without a response the form is evaluated as when it is opened for the first time, initial answers included.
    A linkId is enabled when any of its instances is; something that repeats without an entry yet counts as if it
    had an empty one. Findings are those of typing and signing; in a response in progress, what is only too few or too many yet is a warning.
    The response comes back with calculated values in it and without what does not apply. Raises ResponseError.
    """
    read = read_response(form, response) if response is not None else ReadResponse()
    context = launch or LaunchContext(fresh=response is None)
    session = FormSession(form, launch=context, clock=clock)
    session.load(read.answers)
    status = read.envelope.get("status")
    findings = [
        *_misfits(form, read),
        *read.findings,
        *session.findings(Level.SIGNING),
        *_not_enabled(session),
    ]
    out = build(
        session,
        record_id=str(read.envelope.get("id") or ""),
        status=status if isinstance(status, str) else "in-progress",
        questionnaire_canonical=str(read.envelope.get("questionnaire") or ""),
        envelope=read.envelope,
        secrets=True,  # whoever brings the answers gets them back
    )
    return {
        "enabled": _enabled(session),
        "findings": [_written(finding, unfinished=status == "in-progress") for finding in findings],
        "response": out,
    }


def _enabled(session: FormSession) -> list[str]:
    add_blank_entries(session)
    return session.enabled_link_ids()


def _not_enabled(session: FormSession) -> Iterator[Finding]:
    for path in session.hidden_answers():
        item = session.node(path).item
        link_id = item.link_id if item is not None else ""
        yield Finding("not-enabled", link_id, path, "error", Level.SIGNING, "not-enabled")


def _misfits(form: Form, read: ReadResponse) -> Iterator[Finding]:
    named = read.envelope.get("questionnaire")
    if isinstance(named, str) and form.url and not named.startswith("#"):
        url, _, version = named.partition("#")[0].partition("|")
        if url != form.url or (version and form.version and version != form.version):
            yield Finding(
                "wrong-questionnaire", "", (), "warning", Level.TYPING, "wrong-questionnaire", {"got": named}
            )


def _written(finding: Finding, *, unfinished: bool) -> Json:
    severity = finding.severity
    if unfinished and severity == "error" and (finding.level is Level.SIGNING or finding.code in _COUNTS):
        severity = "warning"
    return {
        "linkId": finding.link_id,
        "path": _path(finding.path),
        "code": finding.code,
        "severity": severity,
        "message": messages.text(finding),
    }


def _path(path: Path) -> str:
    return paths.write(path) if path else ""
