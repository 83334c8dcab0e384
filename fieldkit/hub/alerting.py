"""Tells people that somebody is not back: first whoever watches, then one after the other on the duty list, until they are out.

FieldKit sends no message by itself. The hub hands each call to a program of the organisation's (a text message, a pager,
a telephone system), with what to say on its input, and remembers whom it has told; what could not be handed over is
tried again at the next run.
"""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from fieldkit.base.clock import format_instant
from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps
from fieldkit.base.wording import said
from fieldkit.hub import schema
from fieldkit.hub.check_ins import Due, due
from fieldkit.hub.database import insert_new, reading, writing

_PATIENCE_SECONDS = 60


class DutyListError(FieldKitError):
    """A file that is no list of duty people."""

    code = "FK-HUB-DUTY-LIST"


@dataclass(frozen=True)
class DutyPerson:
    """Somebody who is told in their turn when nobody has acted."""

    name: str
    phone: str


@dataclass(frozen=True)
class Call:
    """One telling: about which visit, the how-many-th (0 is whoever watches), whom, by which number, in which words."""

    visit: str
    back_by: str
    step: int
    to: str
    phone: str
    words: str


Tell = Callable[[Call], bool]
"""Hands one call on; whether that worked."""


def read_duty_list(file: Path) -> tuple[DutyPerson, ...]:
    """People in the order in which they are told, from CSV with the columns name and phone. Raises DutyListError."""
    try:
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error):
        rows = []
    people = tuple(
        DutyPerson((row.get("name") or "").strip(), (row.get("phone") or "").strip()) for row in rows
    )
    if not people or not all(one.name and one.phone for one in people):
        raise DutyListError(
            said("This is no list of duty people: each line needs a name and a phone number."),
            said("Save it as CSV whose first line is: name,phone."),
        )
    return people


def calls_for(
    found: Iterable[Due], duty: Sequence[DutyPerson], now: datetime, every: timedelta
) -> tuple[Call, ...]:
    """Everybody whose turn to be told has come by ``now``, in order. One more for each ``every`` that passes."""
    calls = []
    for one in found:
        late = now - datetime.fromisoformat(one.back_by)
        turns = list(enumerate((DutyPerson(one.watcher, one.watcher_phone), *duty)))
        if not one.watcher or (duty and not one.watcher_phone):
            # Nobody loses ten minutes to somebody without a number.
            turns = turns[1:]
        for step, person in turns[: late // every + 1]:
            calls.append(Call(one.visit, one.back_by, step, person.name, person.phone, _words(one)))
    return tuple(calls)


def alert(
    engine: Engine, area: str, now: datetime, duty: Sequence[DutyPerson], every: timedelta, tell: Tell
) -> tuple[tuple[Call, ...], tuple[Call, ...]]:
    """Tell everybody whose turn it is and who has not been told: those told now, and those who could not be."""
    with reading(engine) as connection:
        calls = calls_for(due(connection, area, now), duty, now, every)
        known = _told(connection, area)
    told, failed = [], []
    for call in calls:
        if (call.visit, call.back_by, call.step) in known:
            continue
        if not tell(call):
            failed.append(call)
            continue
        with writing(engine) as connection:
            _note(connection, area, call, now)
        told.append(call)
    return tuple(told), tuple(failed)


def through_program(program: str) -> Tell:
    """Hands a call to a program as JSON on its input; it worked where the program ends with 0 within a minute."""

    def tell(call: Call) -> bool:
        try:
            done = subprocess.run(
                [program], input=dumps(asdict(call)), text=True, timeout=_PATIENCE_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return done.returncode == 0

    return tell


def _words(one: Due) -> str:
    """What the person who is told needs, and nothing of why anybody was visited."""
    back = datetime.fromisoformat(one.back_by).astimezone()
    parts = (
        f"{one.who} should have been back by {back:%H:%M} and has not said that they are out.",
        f"Their phone: {one.own_phone}." if one.own_phone else "No phone number of theirs is written down.",
        f"They went to: {one.place}." if one.place else "Where they went is not written down.",
        f"Agreed: {one.then}" if one.then else "",
    )
    return " ".join(part for part in parts if part)


def _told(connection: Connection, area: str) -> set[tuple[str, str, int]]:
    table = schema.check_in_call
    rows = connection.execute(
        select(table.c.visit, table.c.back_by, table.c.step).where(table.c.area == area)
    )
    return {(row.visit, row.back_by, row.step) for row in rows}


def _note(connection: Connection, area: str, call: Call, now: datetime) -> None:
    row = {
        "area": area, "visit": call.visit, "back_by": call.back_by, "step": call.step, "told": call.to,
        "told_at": format_instant(now),
    }  # fmt: skip
    insert_new(connection, schema.check_in_call, [row])
