"""Gives a laptop what it lacks and its practitioner may hold, in the order of commits, and writes down what went where.

A record that somebody may not know of is left out, header and all, and is not counted. In one they may read, answers with
a stricter label go as digests. Whatever is withheld is withheld here, by the policy in force, at every delivery.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from fieldkit.hub import events
from fieldkit.hub.devices import Device, own_certificates, read_certificates
from fieldkit.hub.events import Numbered
from fieldkit.hub.facts import FORM, RecordAccess, read_access, read_facts
from fieldkit.hub.forms import known_forms, read_forms
from fieldkit.hub.revision_rows import read_revisions, stored_digests
from fieldkit.hub.taking_back import read_orders
from fieldkit.records.access import Policy, Reader
from fieldkit.records.answers import Body, Erased, Open, Withheld
from fieldkit.records.revisions import Revision
from fieldkit.sync.protocol import PAGE_BYTES, Copy, FormText, Signed

URGENT_ITEMS = 200
"""How many urgent revisions the first page brings ahead of their turn."""


@dataclass
class Delivery:
    """One page. ``number`` is how far it reads; ``own`` are digests stored of what the practitioner wrote themself;
    ``given`` counts revisions by record, for the access log."""

    number: int
    more: bool = False
    revisions: list[Copy] = field(default_factory=list)
    certificates: list[Signed] = field(default_factory=list)
    forms: list[FormText] = field(default_factory=list)
    own: dict[str, tuple[str, ...]] = field(default_factory=dict)
    given: dict[str, int] = field(default_factory=dict)
    orders: dict[str, Signed] = field(default_factory=dict)


def deliver(
    connection: Connection,
    area: str,
    device: Device,
    policy: Policy,
    *,
    after: int,
    last: int,
    limit: int,
    first: bool,
    known: frozenset[str],
    now: str,
) -> Delivery:
    """The page behind number ``after``. ``last`` is the area's counter, read before; ``known`` is what the laptop
    has just sent and the hub holds no more of; it is not sent back. ``now`` is the hub's instant."""
    if after >= last:
        return Delivery(after)
    found = events.read_after(connection, area, after, device.reader.practitioner, limit)
    full = len(found) == limit
    page = _Page(connection, area, device.reader, policy, known, now)
    read_to = page.fill(found)
    done = read_to == len(found)
    number = found[read_to - 1].number if read_to else after
    page.delivery.number = max(number, last) if done and not full else number
    page.delivery.more = not done or full
    if first and page.delivery.more:
        urgent = events.read_urgent_after(
            connection, area, page.delivery.number, device.reader.practitioner, URGENT_ITEMS
        )
        page.add_revisions(urgent)
    return page.delivery


class _Page:
    def __init__(
        self,
        connection: Connection,
        area: str,
        reader: Reader,
        policy: Policy,
        known: frozenset[str],
        now: str,
    ) -> None:
        self._connection = connection
        self._area = area
        self._reader = reader
        self._policy = policy
        self._done = set(known)
        self._now = now
        self._mine = own_certificates(connection, area, reader.practitioner)
        self._size = 0
        self.delivery = Delivery(0)

    def fill(self, found: Sequence[Numbered]) -> int:
        """Put these events in until the page is full; how many went in."""
        certificates = [one.ref for one in found if one.kind == events.CERTIFICATE]
        forms = [one.ref for one in found if one.kind == events.FORM]
        texts = {form.canonical: form for form in read_forms(self._connection, self._area, forms)}
        self.delivery.certificates += read_certificates(self._connection, self._area, certificates)
        prepared = self._prepare(one.ref for one in found if one.kind == events.REVISION)
        for position, one in enumerate(found):
            if self._size > PAGE_BYTES:
                return position
            if one.kind == events.FORM and one.ref in texts:
                self._size += len(texts[one.ref].text)
                self.delivery.forms.append(texts[one.ref])
            elif one.kind == events.REVISION:
                self._add(prepared, one.ref)
            elif one.kind == events.TAKEN_BACK:
                self._add_orders([one.ref])
        return len(found)

    def add_revisions(self, wanted: Sequence[str]) -> None:
        """Put these revisions in ahead of their turn; they come again in their turn, which does no harm.

        Their authors' certificates may be further on too, and nothing is believed without one.
        """
        prepared = self._prepare(wanted)
        authors = {revision.header.cert for revision, _ in prepared.values()}
        self.delivery.certificates += read_certificates(self._connection, self._area, authors)
        for one in wanted:
            self._add(prepared, one)

    def _prepare(self, wanted: Iterable[str]) -> dict[str, tuple[Revision, RecordAccess]]:
        """The revisions that the reader may know of, with how their records may be read."""
        revisions = read_revisions(self._connection, self._area, set(wanted) - self._done)
        access = self._visible({one.header.record for one in revisions.values()})
        return {
            one: (revision, access[revision.header.record])
            for one, revision in revisions.items()
            if revision.header.record in access
        }

    def _visible(self, records: set[str]) -> dict[str, RecordAccess]:
        """Those of these records that the reader may know of, with how they may be read."""
        used = {
            form
            for held in read_facts(self._connection, self._area, records).values()
            for form in held.get(FORM, ())
        }
        forms = known_forms(self._connection, self._area, used)
        access = read_access(self._connection, self._area, records, forms, self._now)
        return {one: how for one, how in access.items() if how.visible(self._policy, self._reader)}

    def _add(self, prepared: Mapping[str, tuple[Revision, RecordAccess]], wanted: str) -> None:
        if wanted in self._done or wanted not in prepared:
            return
        self._done.add(wanted)
        revision, access = prepared[wanted]
        if revision.header.cert in self._mine:
            self.delivery.own[revision.id] = stored_digests(revision)
        self._add_orders({body.order for body in revision.bodies if isinstance(body, Erased)})
        copy = Copy.of(_cut(revision, access, self._policy, self._reader))
        self._size += len(copy.header) + sum(len(part) for body in copy.answers for part in body.values())
        self.delivery.revisions.append(copy)
        record = revision.header.record
        self.delivery.given[record] = self.delivery.given.get(record, 0) + 1


    def _add_orders(self, wanted: Iterable[str]) -> None:
        """Orders to take back, for those who may know of the record; with the certificate that proves them."""
        orders = read_orders(self._connection, self._area, set(wanted) - self.delivery.orders.keys())
        seen = self._visible({one.record for one in orders.values()})
        for order in orders.values():
            if order.record in seen:
                self.delivery.orders[order.id] = Signed.of(order.statement)
                self.delivery.certificates += read_certificates(self._connection, self._area, [order.cert])


def _cut(revision: Revision, access: RecordAccess, policy: Policy, reader: Reader) -> Revision:
    """The copy that this reader may hold."""
    allowed: dict[str, bool] = {}

    def change(_digest: str, body: Body) -> Body:
        if not isinstance(body, Open):
            return body
        label = access.label(body.path)
        if label not in allowed:
            allowed[label] = access.readable(policy, reader, label)
        return body if allowed[label] else Withheld()

    return revision.with_bodies(change)
