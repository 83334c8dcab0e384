"""A form being filled in as a FHIR R4 QuestionnaireResponse, and a response back into answers by path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.response_in import read_response
from fieldkit.questionnaire.response_out import response_items, without_secrets
from fieldkit.questionnaire.session import FormSession
from fieldkit.records.paths import Path


def build(
    session: FormSession,
    *,
    record_id: str,
    status: str,
    subject: Json | None = None,
    author: Json | None = None,
    authored: str = "",
    questionnaire_canonical: str = "",
    envelope: Mapping[str, Any] | None = None,
    secrets: bool = False,
) -> Json:
    """The response as parsed JSON (Decimals keep their digits; write it with ``base.jsontext.dumps``).

    ``subject`` and ``author`` are FHIR References; ``authored`` is an instant; ``questionnaire_canonical`` defaults
    to the form's ``url|version``. ``envelope`` holds members of an earlier response to keep (identifiers,
    extensions ...). ``secrets``: with the answers to secret
    items, for what stays within the record (a signature's meaning). Answers that do not apply are left out; answers in conflict all stand, marked by an extension.
    """
    response: Json = {"resourceType": "QuestionnaireResponse"}
    if record_id:
        response["id"] = record_id
    response.update({key: value for key, value in (envelope or {}).items() if key != "item"})
    reference = questionnaire_canonical or session.form.reference
    if reference:
        response["questionnaire"] = reference
    response["status"] = status
    if subject:
        response["subject"] = subject
    if authored:
        response["authored"] = authored
    if author:
        response["author"] = author
    nodes = session.root.children
    items = response_items(nodes if secrets else without_secrets(nodes))
    if items:
        response["item"] = items
    return response


def read(form: Form, response: Any) -> list[tuple[Path, Json]]:
    """The answers of a parsed response by path, for ``FormSession.load``.

    Entries keep the ids they were written with, or get their place. What the form does not know keeps a path of
    its own. Raises ResponseError where this is no response.
    """
    return read_response(form, response).answers
