"""A form in two versions whose differences are of every kind that a record can be moved over."""

from __future__ import annotations

import json
from typing import Any

from fieldkit.questionnaire.definition import load_form
from fieldkit.services.profile.session import Session
from fieldkit.store import library

Json = dict[str, Any]
URL = "https://example.org/Questionnaire/versions"


def _coding(code: str) -> Json:
    return {"valueCoding": {"system": "s", "code": code, "display": code.upper()}}


def _form(version: str, items: list[Json]) -> bytes:
    return json.dumps(
        {
            "resourceType": "Questionnaire",
            "url": URL,
            "version": version,
            "name": "Versions",
            "title": "A form with versions",
            "status": "active",
            "item": items,
        }
    ).encode()


OLD = _form(
    "1.0.0",
    [
        {"linkId": "same", "type": "string", "text": "Stays"},
        {"linkId": "words", "type": "string", "text": "Becomes long"},
        {"linkId": "count", "type": "integer", "text": "How many"},
        {"linkId": "gone", "type": "string", "text": "Goes away"},
        {"linkId": "kind", "type": "string", "text": "Becomes a number"},
        {"linkId": "pick", "type": "choice", "text": "One of", "answerOption": [_coding("x"), _coding("y")]},
        {"linkId": "several", "type": "string", "text": "Becomes several"},
        {
            "linkId": "rows",
            "type": "group",
            "repeats": True,
            "text": "Rows",
            "item": [
                {"linkId": "row", "type": "string", "text": "Row"},
                {"linkId": "lost", "type": "string", "text": "Lost"},
            ],
        },
    ],
)
NEW = _form(
    "1.10.0",
    [
        {"linkId": "same", "type": "string", "text": "Stays, worded anew"},
        {"linkId": "words", "type": "text", "text": "Becomes long"},
        {
            "linkId": "part",
            "type": "group",
            "text": "Part",
            "item": [
                {"linkId": "count", "type": "decimal", "text": "How many"},
            ],
        },
        {"linkId": "kind", "type": "integer", "text": "Becomes a number"},
        {"linkId": "pick", "type": "choice", "text": "One of", "answerOption": [_coding("x"), _coding("z")]},
        {"linkId": "several", "type": "string", "text": "Becomes several", "repeats": True},
        {
            "linkId": "rows",
            "type": "group",
            "repeats": True,
            "text": "Rows",
            "item": [
                {"linkId": "row", "type": "string", "text": "Row"},
            ],
        },
        {"linkId": "new", "type": "string", "text": "New", "required": True},
    ],
)


def add(session: Session, data: bytes) -> str:
    """Keep a version on this laptop; its canonical name."""
    canonical = load_form(data).canonical
    session.write(lambda held: library.add(held, data, canonical, library.ADDED, session.now()))
    return canonical
