"""A record as FHIR R4, for other systems: the newest signed state, and plainly marked what was added since."""

from __future__ import annotations

import base64
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from fieldkit.records import paths, signoff
from fieldkit.records.files import file_of
from fieldkit.records.merge import merge
from fieldkit.records.revisions import Revision
from fieldkit.services.library import authors
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.as_shown import COMPLETED, IN_PROGRESS, response_of
from fieldkit.services.writing.earlier_version import LeftOver, left_over
from fieldkit.store import attachments, facts
from fieldkit.store.connection import Connection
from fieldkit.store.errors import NotHeldError

ADDED_SINCE = "https://fieldkit.example.org/fhir/StructureDefinition/added-since-signing"
LEFT_OVER = "https://fieldkit.example.org/fhir/StructureDefinition/left-over-from-earlier-version"
"""How many answers the version of the form that is exported has no place for; they stay in the record."""
SIGNED_BY = "http://hl7.org/fhir/StructureDefinition/questionnaireresponse-signature"


@dataclass(frozen=True)
class Exported:
    """``response`` is the QuestionnaireResponse; ``questionnaire`` the ``url|version`` it answers.

    ``added_since`` are written paths of answers that no signature covers and that the response therefore leaves out.
    ``left_over`` are those that the questionnaire has no place for.
    """

    response: dict[str, Any]
    questionnaire: str
    signed: bool
    added_since: tuple[str, ...]
    left_over: tuple[LeftOver, ...] = ()


def export(session: Session, record: str) -> Exported:
    """Raises RecordNotHereError, FormNotHereError. Drafts are never exported."""
    return session.read(lambda connection: _export(session, connection, record))


def _export(session: Session, connection: Connection, record: str) -> Exported:
    arrived = capture.look_at(session, connection, record)
    copies = arrived.revisions
    if not copies:
        raise capture.not_here()
    signatures = signoff.sign_offs(copies)
    last = signatures[-1] if signatures else None
    shown = _covered(copies) if signatures else copies
    state = merge(shown)
    added = signoff.added_since(copies, merge(copies)) if signatures else ()
    form = session.shelf.form(connection, facts.current_form(state, max(one.header.form for one in shown)))
    at = last.at if last else max(one.header.at for one in shown)
    response = response_of(form, state, record=record, at=at, status=COMPLETED if signatures else IN_PROGRESS)
    response["authored"] = at
    response["author"] = _author(connection, last.cert if last else shown[-1].header.cert)
    _add_files(connection, response)
    if added:
        response.setdefault("extension", []).append({"url": ADDED_SINCE, "valueInteger": len(added)})
    earlier = capture.earlier_forms(session, connection, arrived, form.canonical)
    left = left_over(form, earlier, state, authors.read(connection))
    if left:
        response.setdefault("extension", []).append({"url": LEFT_OVER, "valueInteger": len(left)})
    return Exported(
        response=response,
        questionnaire=form.reference,
        signed=bool(signatures),
        added_since=tuple(paths.write(path) for path in added),
        left_over=left,
    )


def _covered(copies: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """Everything under a signature."""
    covered = frozenset[str]().union(
        *(signoff.covered_by(one.revision, copies) for one in signoff.sign_offs(copies))
    )
    return tuple(one for one in copies if one.id in covered)


def _add_files(connection: Connection, node: Any) -> None:
    """Give every photo and file that is wholly here as ``data``; one that has not come yet keeps its address alone."""
    if isinstance(node, list):
        for one in node:
            _add_files(connection, one)
    elif isinstance(node, dict):
        found = file_of(node)
        if found is not None:
            with suppress(NotHeldError):
                held = attachments.content(connection, found.hash)
                node["valueAttachment"] = {
                    **node["valueAttachment"],
                    "data": base64.b64encode(held).decode("ascii"),
                }
        for inner in (node.get("item"), node.get("answer")):
            _add_files(connection, inner)


def _author(connection: Connection, certificate: str) -> dict[str, str]:
    author = authors.read(connection).of(certificate)
    reference = {"display": author.name}
    return (
        {"reference": f"Practitioner/{author.practitioner}", **reference}
        if author.practitioner
        else reference
    )
