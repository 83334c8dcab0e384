"""What an author takes back because the person asked is destroyed at the hub too, counted, and passed on to all who hold it.

The hub does not take the author's word for everything: what was signed, safety answers, concerns and what somebody else
wrote stay, and the laptop is told why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import ColumnElement, Connection, func, select

from fieldkit.hub import files, quarantine, schema
from fieldkit.hub.database import insert_new
from fieldkit.hub.devices import Device, find_devices
from fieldkit.hub.examining import ACCESS_ENDED, AUTHOR_UNKNOWN, Candidate
from fieldkit.hub.form_facts import UNKNOWN
from fieldkit.hub.forms import known_forms
from fieldkit.hub.revision_rows import lock_records, read_record, update_bodies
from fieldkit.records import signoff, taking_back
from fieldkit.records.access import CONCERN
from fieldkit.records.answers import Open
from fieldkit.records.paths import is_reserved
from fieldkit.records.revisions import Revision
from fieldkit.records.statements import Statement, StatementError
from fieldkit.records.taking_back import TAG, TakingBack
from fieldkit.sync.protocol import Refusal, Signed

NOT_HELD = "FK-HUB-TAKEN-BACK-FALSE"
SIGNED = "FK-HUB-TAKEN-BACK-SIGNED"
STAYS = "FK-HUB-TAKEN-BACK-STAYS"
_STEP = "The hub goes on holding it. Ask your information governance lead."


@dataclass
class Orders:
    """``known``: ids of orders that the hub now has and has obeyed; ``new`` those it had not before."""

    known: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def take(connection: Connection, area: str, sender: Device, orders: Sequence[Signed], now: str) -> Orders:
    """Judge, keep and obey these orders, in the caller's transaction. Whoever holds an order may bring it."""
    result = Orders()
    for one in orders:
        try:
            order = taking_back.read(one.statement(TAG))
        except StatementError as error:
            result.refused.append(_refusal("", NOT_HELD, error.message))
            continue
        if sender.ended or _is_held(connection, area, order.id):
            (result.refused.append(_ended(order)) if sender.ended else result.known.append(order.id))
            continue
        lock_records(connection, area, [order.record])
        authors = find_devices(connection, area, [order.cert], now)
        refusal = _objection(connection, area, order, authors.get(order.cert), now)
        if refusal is not None:
            result.refused.append(refusal)
            continue
        _obey(connection, area, order, authors[order.cert], now)
        result.known.append(order.id)
        result.new.append(order.id)
    return result


def as_ordered(
    connection: Connection, area: str, candidates: Iterable[Candidate], now: str
) -> list[Candidate]:
    """What comes in, without what was taken back; what it calls erased counts only where the order is here."""
    found = list(candidates)
    orders = _of_records(connection, area, {one.revision.header.record for one in found})
    if not orders and not any(_has_erased(one.revision) for one in found):
        return found
    same = _SameAuthor(connection, area, now)
    cut = []
    for one in found:
        here = orders.get(one.revision.header.record, [])
        revision = taking_back.believed(one.revision, (order.id for order in here))
        cut.append(replace(one, revision=taking_back.apply(revision, here, same)))
    return cut


def read_orders(connection: Connection, area: str, wanted: Iterable[str]) -> dict[str, TakingBack]:
    """The orders with these ids, of those that are held."""
    table = schema.taken_back
    return {one.id: one for one in _select(connection, area, table.c.id.in_(sorted(set(wanted))))}


def count(connection: Connection, area: str) -> dict[str, int]:
    """How many answers each practitioner (id) took back: for the manager, so that nobody tidies up with it."""
    table = schema.taken_back
    rows = connection.execute(
        select(table.c.practitioner, func.sum(table.c.answers).label("answers"))
        .where(table.c.area == area)
        .group_by(table.c.practitioner)
    )
    return {row.practitioner: int(row.answers) for row in rows}


def _obey(connection: Connection, area: str, order: TakingBack, author: Device, now: str) -> None:
    row = {
        "area": area,
        "id": order.id,
        "record": order.record,
        "practitioner": author.reader.practitioner,
        "answers": order.count,
        "content": order.statement.content.decode("utf-8"),
        "signature": order.statement.signature.hex(),
        "received_at": now,
    }
    insert_new(connection, schema.taken_back, [row])
    same = _SameAuthor(connection, area, now)
    held = read_record(connection, area, order.record).values()
    cut = [(one, taking_back.apply(one, [order], same)) for one in held]
    update_bodies(connection, area, [after for before, after in cut if after.bodies != before.bodies])
    files.destroy_unnamed(connection, area, order.record, [after for _, after in cut])
    quarantine.cut(connection, area, order.record, lambda one: taking_back.apply(one, [order], same))


def _objection(
    connection: Connection, area: str, order: TakingBack, author: Device | None, now: str
) -> Refusal | None:
    if author is None:
        return _refusal(order.id, AUTHOR_UNKNOWN, "The hub does not know who took this back.")
    if author.ended:
        return _ended(order)
    try:
        taking_back.check(order.statement, author.revision_key)
    except StatementError as error:
        return _refusal(order.id, NOT_HELD, error.message)
    held = read_record(connection, area, order.record)
    same = _SameAuthor(connection, area, now)
    named = [one for one in held.values() if order.answers & {digest for digest, _ in one.header.answers}]
    if any(not same(order.cert, one.header.cert) for one in named):
        return _refusal(order.id, STAYS, "Somebody else wrote that answer.")
    for one in signoff.sign_offs(held.values()):
        covered = signoff.covered_by(one.revision, held.values())
        if one.at <= order.at and any(other.id in covered for other in named):
            return _refusal(order.id, SIGNED, "The record had been signed before it was taken back.")
    if any(_stays(connection, area, order, one) for one in named):
        return _refusal(order.id, STAYS, "Safety answers and concerns stay.")
    return None


def _stays(connection: Connection, area: str, order: TakingBack, revision: Revision) -> bool:
    form = known_forms(connection, area, [revision.header.form]).get(revision.header.form, UNKNOWN)
    pairs = zip(revision.header.answers, revision.bodies, strict=True)
    return any(
        is_reserved(body.path) or form.label(body.path) == CONCERN or form.is_safety(body.path)
        for (digest, _), body in pairs
        if digest in order.answers and isinstance(body, Open)
    )


class _SameAuthor:
    """Whether two certificates are one practitioner's, as the hub knows them."""

    def __init__(self, connection: Connection, area: str, now: str) -> None:
        self._connection = connection
        self._area = area
        self._now = now
        self._known: dict[str, str] = {}

    def __call__(self, one: str, other: str) -> bool:
        missing = {one, other} - self._known.keys()
        found = find_devices(self._connection, self._area, missing, self._now) if missing else {}
        self._known |= {cert: device.reader.practitioner for cert, device in found.items()}
        return one == other or self._known.get(one, "") == self._known.get(other, "?")


def _has_erased(revision: Revision) -> bool:
    return taking_back.believed(revision, ()).bodies != revision.bodies


def _is_held(connection: Connection, area: str, order: str) -> bool:
    return bool(read_orders(connection, area, [order]))


def _of_records(connection: Connection, area: str, records: Iterable[str]) -> dict[str, list[TakingBack]]:
    found: dict[str, list[TakingBack]] = {}
    for one in _select(connection, area, schema.taken_back.c.record.in_(sorted(records))):
        found.setdefault(one.record, []).append(one)
    return found


def _select(connection: Connection, area: str, condition: ColumnElement[bool]) -> list[TakingBack]:
    table = schema.taken_back
    rows = connection.execute(
        select(table.c.content, table.c.signature).where(table.c.area == area, condition)
    )
    return [
        taking_back.read(Statement(TAG, row.content.encode("utf-8"), bytes.fromhex(row.signature)))
        for row in rows
    ]


def _ended(order: TakingBack) -> Refusal:
    return _refusal(order.id, ACCESS_ENDED, "It came from a laptop whose access has ended.")


def _refusal(order: str, code: str, reason: str) -> Refusal:
    return Refusal(revision=order, code=code, reason=reason, next_step=_STEP, kept=False)
