"""The council's duty team by where the adult is: a worry goes to the council of the place, and its number must be at hand."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import asdict, dataclass
from datetime import date

from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import said
from fieldkit.services.known.needs import facts_of
from fieldkit.services.library.words import day_words
from fieldkit.services.profile.session import Session
from fieldkit.store import lists, state
from fieldkit.store.connection import Connection

WHERE = "concern.where"
COLUMNS = ("postcodes", "council", "day", "night", "checked")
"""Of the table that an organisation hands out: outward codes (``SK17 DE45``) or areas (``ST``), whom, and two numbers."""

_KEPT = "duty-teams"
_POSTCODE = re.compile(r"\b([A-Za-z]{1,2}\d[A-Za-z\d]?)(?: ?\d[A-Za-z]{2})?\b")


class DutyTableError(FieldKitError):
    """A file that is no table of duty teams."""

    code = "FK-DUTY-TABLE"


@dataclass(frozen=True)
class DutyTeam:
    """A row of the table. ``checked`` is the FHIR date on which somebody assured that the numbers are right."""

    council: str
    day: str
    night: str
    checked: str

    def number(self) -> str:
        """What to ring: ``01538 399599 (Staffordshire), at night 0345 604 2886``."""
        return f"{self.day} ({self.council})" + (f", at night {self.night}" if self.night else "")


@dataclass(frozen=True)
class Ring:
    """Whom to ring about one concern. ``place`` is the outward code; ``at_home``: nobody wrote where the adult is now."""

    team: DutyTeam
    place: str
    at_home: bool

    def words(self) -> str:
        """The number with the place it is for, and how old it is."""
        if self.at_home:
            return said(
                "Ring now: {number}. For their home, {place}; elsewhere ring the council there. Checked {day}.",
                number=self.team.number(), place=self.place, day=day_words(self.team.checked, date.min),
            )  # fmt: skip
        return said(
            "Ring now: {number}. For {place}. Checked {day}.",
            number=self.team.number(), place=self.place, day=day_words(self.team.checked, date.min),
        )  # fmt: skip


def import_table(session: Session, data: bytes) -> int:
    """Take in a CSV with the columns COLUMNS in place of the table before; how many rows. Raises DutyTableError."""
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DutyTableError(
            said("This is not a table in CSV, UTF-8."), said("Save it as CSV and try again.")
        ) from error
    kept: dict[str, dict[str, str]] = {}
    for row in rows:
        told = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not all(told[name] for name in ("postcodes", "council", "day", "checked")):
            raise DutyTableError(
                said("A row lacks its postcodes, council, day number or the day it was checked."),
                said("The first line names the columns: {columns}.", columns=", ".join(COLUMNS)),
            )
        team = DutyTeam(told["council"], told["day"], told["night"], told["checked"])
        kept |= {one.upper(): asdict(team) for one in told["postcodes"].split()}
    if not kept:
        raise DutyTableError(
            said("This table is empty."), said("Its columns are: {columns}.", columns=", ".join(COLUMNS))
        )
    session.write(lambda connection: state.put(connection, _KEPT, dumps(kept)))
    return len(rows)


def whom_to_ring(session: Session, record: str) -> Ring | None:
    """By where the adult is, as the concern says it, else by their home; None where no row is for that place."""
    return session.read(lambda connection: _ring(connection, record))


def _ring(connection: Connection, record: str) -> Ring | None:
    kept = loads(state.get(connection, _KEPT) or "{}")
    for place, at_home in _places(connection, record):
        area = re.match("[A-Z]+", place)
        row = kept.get(place) or (kept.get(area[0]) if area is not None else None)
        if row:
            return Ring(DutyTeam(**row), place, at_home)
    return None


def _places(connection: Connection, record: str) -> list[tuple[str, bool]]:
    """Outward codes, the place that was written down first; then that of the home."""
    written = [
        (found[1].upper(), False)
        for fact in facts_of(connection, record).by_role.get(WHERE, ())
        for found in _POSTCODE.finditer(fact.text)
    ]
    row = lists.record(connection, record)
    person = lists.person(connection, row.person) if row is not None and row.person else None
    home = _POSTCODE.search(person.postcode) if person is not None else None
    return [*written, *([(home[1].upper(), True)] if home is not None else [])]
