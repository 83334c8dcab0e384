"""Small forms and sessions for these tests, in one line each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from fieldkit.base.clock import FixedClock
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.findings import Finding, Level
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.session import FormSession

Json = dict[str, Any]
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def q(link_id: str, kind: str = "string", **more: Any) -> Json:
    """A question; its text is its linkId."""
    return {"linkId": link_id, "text": link_id, "type": kind, **more}


def group(link_id: str, *items: Json, **more: Any) -> Json:
    return {"linkId": link_id, "text": link_id, "type": "group", "item": list(items), **more}


def when(question: str, operator: str = "=", **answer: Any) -> Json:
    """One condition: ``when("a", answerBoolean=True)``."""
    return {"question": question, "operator": operator, **answer}


def extended(item: Json, *extensions: Json) -> Json:
    return {**item, "extension": [*item.get("extension", ()), *extensions]}


def extension(url: str, **value: Any) -> Json:
    return {"url": url, **value}


def expression(text: str, name: str = "") -> Json:
    written: Json = {"language": "text/fhirpath", "expression": text}
    return {**written, "name": name} if name else written


def calculated(item: Json, text: str) -> Json:
    return extended(item, extension(ext.CALCULATED, valueExpression=expression(text)))


def choice(link_id: str, *codes: str, kind: str = "choice", **more: Any) -> Json:
    """A choice among codes of one system."""
    options = [{"valueCoding": coding(code)} for code in codes]
    return q(link_id, kind, answerOption=options, **more)


def coding(code: str) -> Json:
    return {"system": "https://example.org/codes", "code": code, "display": code.capitalize()}


def resource(*items: Json, **more: Any) -> Json:
    return {
        "resourceType": "Questionnaire",
        "url": "https://example.org/Questionnaire/test",
        "version": "1",
        "status": "active",
        "item": list(items),
        **more,
    }


def form(*items: Json, value_sets: Mapping[str, Json] | None = None, **more: Any) -> Form:
    return load_form(resource(*items, **more), value_sets=value_sets)


def session(
    *items: Json,
    answers: Mapping[tuple[str, ...], Any] | None = None,
    fresh: bool = True,
    launch: Json | None = None,
    **more: Any,
) -> FormSession:
    return open_session(form(*items, **more), answers, fresh=fresh, launch=launch)


def open_session(
    used: Form,
    answers: Mapping[tuple[str, ...], Any] | None = None,
    *,
    fresh: bool = True,
    launch: Json | None = None,
) -> FormSession:
    made = FormSession(used, launch=LaunchContext(launch or {}, fresh=fresh), clock=FixedClock(NOW))
    made.load((answers or {}).items())
    return made


def codes(found: FormSession, level: Level = Level.TYPING) -> list[str]:
    """The codes of a session's findings."""
    return [one.code for one in found.findings(level)]


def only(found: tuple[Finding, ...]) -> Finding:
    (one,) = found
    return one


def yes() -> Json:
    return {"valueBoolean": True}


def no() -> Json:
    return {"valueBoolean": False}


def text(words: str) -> Json:
    return {"valueString": words}


def whole(number: int) -> Json:
    return {"valueInteger": number}
