"""What a form may know of its surroundings: the person it is about, who writes, and at which visit, as FHIR R4."""

from __future__ import annotations

from typing import Any

from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.services.profile.session import Session
from fieldkit.store import lists
from fieldkit.store.connection import Connection

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"


def launch_context(
    session: Session, connection: Connection, *, person: str, visit: str, fresh: bool
) -> LaunchContext:
    """``person`` and ``visit`` are record ids, "" for none."""
    resources: dict[str, Any] = {"user": _practitioner(session)}
    row = lists.person(connection, person) if person else None
    if person:
        resources["patient"] = _patient(person, row)
    if visit:
        resources["encounter"] = {"resourceType": "Encounter", "id": visit}
    return LaunchContext(resources=resources, fresh=fresh)


def _practitioner(session: Session) -> dict[str, Any]:
    own = session.practitioner
    return {"resourceType": "Practitioner", "id": own.id, "name": [{"text": own.name}]}


def _patient(person: str, row: lists.PersonRow | None) -> dict[str, Any]:
    patient: dict[str, Any] = {"resourceType": "Patient", "id": person}
    if row is None:
        return patient
    name: dict[str, Any] = {"text": row.name}
    if row.family:
        name["family"] = row.family
    if row.given:
        name["given"] = row.given.split()
    patient["name"] = [name]
    if row.birth_date:
        patient["birthDate"] = row.birth_date
    if row.nhs:
        patient["identifier"] = [{"system": NHS_NUMBER, "value": row.nhs.replace(" ", "")}]
    return patient
