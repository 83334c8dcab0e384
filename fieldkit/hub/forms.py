"""Forms that laptops use: kept to the byte, passed on to everybody, so that a new form works from end to end."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, select

from fieldkit.hub import schema
from fieldkit.hub.database import insert_new
from fieldkit.hub.form_facts import FormFacts, read_form
from fieldkit.sync.protocol import FormText

log = logging.getLogger("fieldkit.hub")


def known_forms(connection: Connection, area: str, canonicals: Iterable[str]) -> dict[str, FormFacts]:
    """What the hub knows about these forms, of those that it has."""
    return {form.canonical: read_form(form.text) for form in read_forms(connection, area, canonicals)}


def read_forms(connection: Connection, area: str, canonicals: Iterable[str]) -> list[FormText]:
    """The exact texts of these forms, of those that it has."""
    table = schema.form
    wanted = sorted(set(canonicals))
    if not wanted:
        return []
    rows = connection.execute(
        select(table.c.canonical, table.c.text).where(table.c.area == area, table.c.canonical.in_(wanted))
    )
    return [FormText(canonical=row.canonical, text=row.text) for row in rows]


def take_forms(connection: Connection, area: str, forms: Iterable[FormText], now: str) -> list[str]:
    """Keep the forms that hold and are new; their canonicals."""
    sound = {form.canonical: form for form in forms if form.holds()}
    known = {form.canonical for form in read_forms(connection, area, sound)}
    # In one order for everybody, so that two transactions with the same forms never wait for each other in a ring.
    new = [sound[canonical] for canonical in sorted(sound.keys() - known)]
    rows = [{"area": area, "canonical": one.canonical, "text": one.text, "received_at": now} for one in new]
    insert_new(connection, schema.form, rows)
    return [one.canonical for one in new]


def hold_forms(connection: Connection, area: str, forms: Iterable[FormText], now: str) -> None:
    """Keep the forms that hold apart from those in use: somebody's access had ended who sent them."""
    sound = {form.canonical: form for form in forms if form.holds()}
    rows = [
        {"area": area, "canonical": canonical, "text": sound[canonical].text, "received_at": now}
        for canonical in sorted(sound)
    ]
    insert_new(connection, schema.held_form, rows)


def held_form(connection: Connection, area: str, canonical: str) -> list[FormText]:
    """The form that was kept apart, for somebody has decided that an answer to it counts; none where none was."""
    table = schema.held_form
    text = connection.execute(
        select(table.c.text).where(table.c.area == area, table.c.canonical == canonical)
    ).scalar_one_or_none()
    return [] if text is None else [FormText(canonical=canonical, text=text)]


def read_folder(folder: Path) -> list[FormText]:
    """The forms in a folder, one JSON file each; what is no form is left out."""
    found = []
    for file in sorted(folder.glob("*.json")):
        try:
            found.append(FormText.of(file.read_bytes().decode("utf-8")))
        except ValueError:
            log.warning("%s is not a form", file.name)
    return found
