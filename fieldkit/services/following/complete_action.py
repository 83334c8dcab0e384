"""Saying how an action goes, from a list: the answer goes into the record that promised it, wherever its form asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.items import Item
from fieldkit.records import paths, values
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter

DONE = "done"
_STATUS = "action.status"


class ActionWithoutStatusError(FieldKitError):
    """An action in a form that does not ask how it goes."""

    code = "FK-ACTION-STATUS"


def set_status(
    session: Session, record: str, entry: str, answer: str | Mapping[str, Any] | None
) -> Mapping[str, Any] | None:
    """Answer how the action at ``entry`` (see ``actions.ActionLine``) goes, sealed at once; what stood there before.

    ``answer`` is the code or words of an option, or what an earlier call gave, to take that call back.
    Raises ActionWithoutStatusError, RecordNotHereError, EnteredValueError, StoreError.
    """
    opened = capture.open_record(session, record)
    asked = [item for item in opened.form.walk() if item.projects_to == _STATUS]
    places = (_beside(item, paths.decode(entry) if entry else ()) for item in asked)
    at = next((place for place in places if place is not None), None)
    if at is None:
        raise ActionWithoutStatusError(
            said("This form does not ask how the action goes."), said("Open the record and write it there.")
        )
    before = values.parse(opened.state.value(at) or "null")
    enter(opened, at, answer)
    opened.seal()
    return before


def _beside(item: Item, entry: Path) -> Path | None:
    """The question's place in the entry; None where it belongs to another part of the form."""
    path: Path = ()
    for step in item.lineage:
        path = (*path, step.link_id)
        if step.has_entries and step is not item:
            if entry[: len(path)] != path or len(entry) == len(path):
                return None
            path = (*path, entry[len(path)])
    return path if path[: len(entry)] == entry else None
