"""Small forms for tests of sync, with a label of each kind."""

from __future__ import annotations

from typing import Any

from fieldkit.base.jsontext import dumps
from fieldkit.sync.protocol import FormText

BASE = "https://fieldkit.example.org/fhir/StructureDefinition/"


def extension(name: str, code: str) -> dict[str, Any]:
    return {"url": BASE + name, "valueCode": code}


def item(link: str, *extensions: dict[str, Any], kind: str = "string", **more: Any) -> dict[str, Any]:
    return {"linkId": link, "type": kind, "extension": list(extensions), **more}


def form(name: str, *items: dict[str, Any], extensions: tuple[dict[str, Any], ...] = ()) -> FormText:
    return FormText.of(
        dumps(
            {
                "resourceType": "Questionnaire",
                "url": f"https://fieldkit.example.org/fhir/Questionnaire/{name}",
                "version": "1.0.0",
                "status": "active",
                "extension": list(extensions),
                "item": list(items),
            }
        )
    )


CONVERSATION = form(
    "conversation",
    item("matters"),
    item("goals", kind="group", repeats=True, item=[item("goal")]),
    item("worry", extension("sensitivity", "restricted")),
    item("allergy", extension("priority", "urgent-fact")),
    extensions=(extension("purpose", "conversation"),),
)
VISIT = form(
    "visit",
    item("attendee", extension("projects-to", "visit.attendee"), kind="reference", repeats=True),
    item("place"),
    extensions=(extension("purpose", "visit"),),
)
WATCHED_VISIT = form(
    "watched-visit",
    item("watcher", extension("projects-to", "visit.watcher")),
    item("then", extension("projects-to", "visit.watcher-then")),
    item("phone", extension("projects-to", "visit.watcher-phone")),
    item("own", extension("projects-to", "visit.own-phone")),
    item("back", extension("projects-to", "visit.back-by"), kind="dateTime"),
    item("out", extension("projects-to", "visit.out-at"), kind="dateTime"),
    extensions=(extension("purpose", "visit"),),
)
COVERED_VISIT = form(
    "covered-visit",
    item("attendee", extension("projects-to", "visit.attendee"), kind="reference", repeats=True),
    item(
        "cover", kind="group", repeats=True,
        item=[
            item("who", extension("projects-to", "visit.cover-practitioner"), kind="reference"),
            item("until", extension("projects-to", "visit.cover-until"), kind="dateTime"),
        ],
    ),
    extensions=(extension("purpose", "visit"),),
)  # fmt: skip
PERSON = form(
    "person",
    item("death", extension("projects-to", "person.death"), extension("priority", "urgent-fact"), kind="choice"),
    item("daughter"),
    item("address", extension("projects-to", "person.address")),
    extensions=(extension("purpose", "person"),),
)
ACTION = form("action", item("what"), extensions=(extension("purpose", "action"),))
CARD = form(
    "responder-card",
    item("find"),
    item("ok", extension("projects-to", "responder.may-hold"), kind="choice"),
    extensions=(extension("purpose", "responder-card"),),
)
PLAN = form(
    "wellness-plan",
    item("signs"),
    extensions=(extension("purpose", "wellness-plan"), extension("sensitivity", "private")),
)
CONCERN = form(
    "safeguarding-concern",
    item("said"),
    extensions=(
        extension("purpose", "concern"),
        extension("sensitivity", "concern"),
        extension("priority", "safeguarding"),
    ),
)
