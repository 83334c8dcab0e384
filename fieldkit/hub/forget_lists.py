"""What laptops have to forget: the records that went to somebody and that they may know of no longer, as signed lists.

A list is for one laptop. A large one waits for a manager, who names how many records they agree to; so does one that the
laptop itself stopped, because there it was larger than the hub knew. A laptop gets one list after the other, and says how
far it is; one that was restored from a backup says less than before and gets them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, update

from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import said
from fieldkit.hub import schema
from fieldkit.hub.area import current_policy
from fieldkit.hub.database import insert_new
from fieldkit.hub.devices import Device, certificates_of, find_devices
from fieldkit.hub.facts import AUTHOR, FORM, read_access, read_facts, records_with_fact
from fieldkit.hub.forms import known_forms
from fieldkit.records.access import Reader
from fieldkit.records.forgetting import ForgetList, is_large
from fieldkit.sync.protocol import Forgotten

WAITING = "waiting"
UNCONFIRMED = "needs-confirmation"
DONE = "done"
WITHDRAWN = "withdrawn"

_CHUNK = 500


class ConfirmationError(FieldKitError):
    """A confirmation that does not fit the list it is for."""

    code = "FK-HUB-FORGET-CONFIRM"


@dataclass(frozen=True)
class Listed:
    """One list: for which laptop (certificate id), its number there, how many ``records`` of how many ``held`` it takes,
    its state, and who confirmed it ("" for nobody)."""

    certificate: str
    number: int
    records: int
    held: int
    state: str
    made_at: str
    confirmed_by: str
    done_at: str


def make(connection: Connection, area: str, practitioner: str, now: str) -> list[Listed]:
    """New lists for the laptops of a practitioner (id): what went to them and they may know of no longer, as far as no
    list of that laptop names it yet."""
    known = _ever_held(connection, area, practitioner)
    found = []
    for device in find_devices(
        connection, area, certificates_of(connection, area, practitioner), now
    ).values():
        if device.ended:
            continue
        rows = _rows(connection, area, schema.forget_list.c.certificate == device.certificate)
        named = {one for row in rows if row.state != WITHDRAWN for one in loads(row.records)}
        done = {one for row in rows if row.state == DONE for one in loads(row.records)}
        gone = _unseen(connection, area, device.reader, known - named, now)
        if gone:
            found.append(_put(connection, area, device.certificate, gone, len(known - done), now))
    return found


def listing(connection: Connection, area: str) -> list[Listed]:
    """All lists, those that wait for a manager first."""
    rows = _rows(connection, area, schema.forget_list.c.state != WITHDRAWN)
    order = {UNCONFIRMED: 0, WAITING: 1}
    return sorted(map(_listed, rows), key=lambda one: (order.get(one.state, 2), one.made_at, one.certificate))


def confirm(
    connection: Connection, area: str, certificate: str, number: int, *, by: str, count: int
) -> Listed | None:
    """A manager agrees that so many records leave this laptop; the list as it is told from now on, None for no such one.

    Raises ConfirmationError where the name is missing or the count is another.
    """
    table = schema.forget_list
    row = next(
        (
            one
            for one in _rows(connection, area, table.c.certificate == certificate)
            if one.number == number and one.state in (UNCONFIRMED, WAITING)
        ),
        None,
    )
    if row is None:
        return None
    named = len(loads(row.records))
    if not by.strip() or count != named:
        raise ConfirmationError(
            said(
                "The list names {named} records, and a manager's name has to go with that number.",
                named=named,
            ),
            said(
                "Look at it with `fieldkit hub forget-lists`, then confirm it with the number that stands there."
            ),
        )
    # It gets a new number: the laptop may have obeyed later lists while this one waited.
    fresh = _next_number(connection, area, certificate)
    connection.execute(
        update(table)
        .where(table.c.area == area, table.c.certificate == certificate, table.c.number == number)
        .values(number=fresh, state=WAITING, confirmed_by=by.strip(), confirmed_count=count)
    )
    return _listed(
        next(
            one for one in _rows(connection, area, table.c.certificate == certificate) if one.number == fresh
        )
    )


def withdraw(connection: Connection, area: str, practitioner: str, records: Iterable[str]) -> None:
    """These records were given back: no laptop of this practitioner is told to forget them any more.

    What a manager had agreed to was another number: a large list that is left waits for them again.
    """
    kept = frozenset(records)
    table = schema.forget_list
    mine = certificates_of(connection, area, practitioner)
    for row in _rows(connection, area, table.c.certificate.in_(mine)):
        named = loads(row.records)
        left = [one for one in named if one not in kept]
        if left == named:
            continue
        large = is_large(len(left), row.held)
        state = WITHDRAWN if not left else DONE if row.state == DONE else UNCONFIRMED if large else WAITING
        connection.execute(
            update(table)
            .where(table.c.area == area, table.c.certificate == row.certificate, table.c.number == row.number)
            .values(records=dumps(left), state=state, confirmed_by="", confirmed_count=0)
        )


def renew(connection: Connection, area: str, device: Device, now: str) -> None:
    """What this laptop's practitioner may know of again is on no list any more: a death was taken back, say."""
    table = schema.forget_list
    rows = _rows(connection, area, (table.c.certificate == device.certificate) & (table.c.state != WITHDRAWN))
    named = {one for row in rows for one in loads(row.records)}
    again = named - set(_unseen(connection, area, device.reader, named, now))
    if again:
        withdraw(connection, area, device.reader.practitioner, again)


def has_any(connection: Connection, area: str, certificate: str) -> bool:
    """Whether this laptop was ever given a list: most never are, and nothing is written for them."""
    table = schema.forget_list
    found = select(table.c.number).where(table.c.area == area, table.c.certificate == certificate).limit(1)
    return connection.execute(found).first() is not None


def hear(connection: Connection, area: str, certificate: str, epoch: str, told: Forgotten, now: str) -> None:
    """Note what a laptop says of its lists: what it has obeyed, and one that it stopped as too large."""
    if told.epoch == epoch:
        _set(
            connection, area, certificate, schema.forget_list.c.number <= told.number, state=DONE, done_at=now
        )
    table = schema.forget_list
    if told.stopped:
        stopped = (table.c.number == told.stopped) & (table.c.confirmed_count == 0)
        _set(connection, area, certificate, stopped, state=UNCONFIRMED, held=told.held)


def next_for(
    connection: Connection, area: str, certificate: str, epoch: str, told: Forgotten, now: str
) -> ForgetList | None:
    """The next list that a laptop has not obeyed, to be signed; None where there is none, or only unconfirmed ones."""
    after = told.number if told.epoch == epoch else 0
    rows = _rows(connection, area, schema.forget_list.c.certificate == certificate)
    for row in rows:
        if row.number > after and row.state in (WAITING, DONE):
            return ForgetList(
                area, epoch, certificate, row.number, now, frozenset(loads(row.records)),
                row.confirmed_by, row.confirmed_count,
            )  # fmt: skip
    return None


def _ever_held(connection: Connection, area: str, practitioner: str) -> frozenset[str]:
    """The records that ever went to a practitioner or that they wrote in."""
    table = schema.access_log
    given = connection.execute(
        select(table.c.record).where(table.c.area == area, table.c.practitioner == practitioner).distinct()
    ).scalars()
    return frozenset(given) | records_with_fact(connection, area, AUTHOR, [practitioner])


def _unseen(connection: Connection, area: str, reader: Reader, records: Iterable[str], now: str) -> list[str]:
    """Those of these records that the reader may know of no longer."""
    policy, _ = current_policy(connection, area)
    wanted = sorted(records)
    unseen = []
    for at in range(0, len(wanted), _CHUNK):
        some = wanted[at : at + _CHUNK]
        held = read_facts(connection, area, some)
        forms = known_forms(connection, area, {one for facts in held.values() for one in facts.get(FORM, ())})
        access = read_access(connection, area, some, forms, now)
        unseen += [one for one, how in access.items() if not how.visible(policy, reader)]
    return sorted(unseen)


def _put(
    connection: Connection, area: str, certificate: str, records: Sequence[str], held: int, now: str
) -> Listed:
    state = UNCONFIRMED if is_large(len(records), held) else WAITING
    number = _next_number(connection, area, certificate)
    row = {
        "area": area, "certificate": certificate, "number": number, "records": dumps(list(records)), "held": held,
        "state": state, "made_at": now, "confirmed_by": "", "confirmed_count": 0, "done_at": "",
    }  # fmt: skip
    insert_new(connection, schema.forget_list, [row])
    return Listed(certificate, number, len(records), held, state, now, "", "")


def _next_number(connection: Connection, area: str, certificate: str) -> int:
    table = schema.forget_list
    last = connection.execute(
        select(func.max(table.c.number)).where(table.c.area == area, table.c.certificate == certificate)
    ).scalar()
    return int(last or 0) + 1


def _set(
    connection: Connection, area: str, certificate: str, condition: ColumnElement[bool], **values: Any
) -> None:
    table = schema.forget_list
    connection.execute(
        update(table)
        .where(table.c.area == area, table.c.certificate == certificate, table.c.state == WAITING, condition)
        .values(**values)
    )


def _rows(connection: Connection, area: str, condition: ColumnElement[bool]) -> list[Any]:
    table = schema.forget_list
    found = select(table).where(table.c.area == area, condition).order_by(table.c.certificate, table.c.number)
    return list(connection.execute(found))


def _listed(row: Any) -> Listed:
    return Listed(
        row.certificate, row.number, len(loads(row.records)), row.held, row.state, row.made_at,
        row.confirmed_by, row.done_at,
    )  # fmt: skip
