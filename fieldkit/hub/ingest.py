"""Takes in what laptops send: any order, any repetition, copies cut or whole; what is stored is what a receipt may name.

Checking comes first and costs the time; then one transaction writes everything, takes its numbers last, and commits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, Engine

from fieldkit.hub import events, files, left_cases, quarantine, scope, taking_back
from fieldkit.hub.database import empty_log, reading, writing
from fieldkit.hub.devices import Device, find_device, find_devices
from fieldkit.hub.events import Event
from fieldkit.hub.examining import Candidate, Objection, examine, objection, readable
from fieldkit.hub.form_facts import UNKNOWN, FormFacts
from fieldkit.hub.forms import held_form, hold_forms, known_forms, take_forms
from fieldkit.hub.keys import HubKeys
from fieldkit.hub.revision_rows import (
    insert_revisions,
    lock_records,
    read_revisions,
    stored_digests,
    update_bodies,
)
from fieldkit.records.answers import Open, Withheld
from fieldkit.records.revisions import Revision
from fieldkit.sync.protocol import FORM_UNKNOWN, Copy, FormText, Refusal, Signed


@dataclass
class Taken:
    """``stored`` gives for each revision whose header is in the digests of the answers whose values are stored.

    ``known`` are the ids of which the sender already holds all that the hub has. ``orders_known`` are ids of orders to
    take back that the hub has obeyed.
    """

    stored: dict[str, tuple[str, ...]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    forms_wanted: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    orders_known: tuple[str, ...] = ()
    orders_refused: tuple[Refusal, ...] = ()


def ingest(
    engine: Engine,
    area: str,
    keys: HubKeys,
    sender: Device,
    sent: Sequence[Copy],
    forms: Sequence[FormText],
    now: str,
    orders: Sequence[Signed] = (),
) -> Taken:
    """Take in one page. Everything in it that is new is stored when this returns, or nothing is."""
    if not sent and not forms and not orders:
        return Taken()
    revisions, unread = readable(sent)
    with reading(engine) as connection:
        authors = find_devices(connection, area, (one.header.cert for one in revisions.values()), now)
    candidates, false = examine(revisions.values(), authors, sender, keys.age_identity)
    with writing(engine) as connection:
        ordered = taking_back.take(connection, area, sender, orders, now)
        work = _Writing(connection, area, now)
        if sender.ended:
            used = {one.revision.header.form for one in candidates}
            hold_forms(connection, area, (one for one in forms if one.canonical in used), now)
        taken = work.take(candidates, () if sender.ended else forms, ordered.new)
    if ordered.new:
        empty_log(engine)
    taken.orders_known, taken.orders_refused = tuple(ordered.known), tuple(ordered.refused)
    taken.refusals[:0] = [*unread, *false]
    return taken


def take_in_forms(engine: Engine, area: str, forms: Sequence[FormText], now: str) -> None:
    """Take in forms that the hub itself has, those that come with FieldKit."""
    with writing(engine) as connection:
        _Writing(connection, area, now).take((), forms)


def release(engine: Engine, area: str, revision: str, now: str) -> Taken | None:
    """Take in what waits in quarantine because an access had ended; somebody has decided that it counts.

    None where nothing of that id waits. What stands against its contents still stands, and is in the refusals.
    """
    with writing(engine) as connection:
        found = quarantine.find(connection, area, revision)
        if found is None:
            return None
        held, sender = found
        author = find_device(connection, area, held.header.cert, now)
        assert author is not None  # it was checked when it came, and certificates are never deleted
        candidate = Candidate(held, replace(author, ended=""), sender)
        forms = held_form(connection, area, held.header.form)
        return _Writing(connection, area, now).take([candidate], forms)


class _Writing:
    """One transaction that takes in candidates and forms."""

    def __init__(self, connection: Connection, area: str, now: str) -> None:
        self._connection = connection
        self._area = area
        self._now = now

    def take(
        self, candidates: Sequence[Candidate], forms: Sequence[FormText], orders: Sequence[str] = ()
    ) -> Taken:
        """``orders`` are ids of orders to take back that came just now and were obeyed: they are passed on."""
        candidates = taking_back.as_ordered(self._connection, self._area, candidates, self._now)
        new_forms = take_forms(self._connection, self._area, forms, self._now)
        everything = [*candidates, *self._released(new_forms, candidates)]
        used = {one.revision.header.form for one in everything}
        known = known_forms(self._connection, self._area, used)
        lock_records(self._connection, self._area, (one.revision.header.record for one in everything))
        held = read_revisions(self._connection, self._area, (one.revision.id for one in everything))
        good, bad = _sorted(everything, frozenset(known), held)
        result = self._write(good, bad, held)
        self._number(result, good, known, new_forms, orders)
        sent = {one.revision.id: one.revision for one in candidates}
        return Taken(
            stored={one: stored_digests(kept) for one, kept in result.kept.items() if one in sent},
            known=frozenset(
                one for one, kept in result.kept.items() if one in sent and kept.bodies == sent[one].bodies
            ),
            refusals=[why.refusal(one.revision.id) for one, why in bad if one.revision.id in sent],
            forms_wanted=tuple(
                sorted({c.revision.header.form for c, why in bad if why.code == FORM_UNKNOWN})
            ),
        )

    def _released(self, new_forms: Sequence[str], candidates: Sequence[Candidate]) -> list[Candidate]:
        """What waited for these forms. It was checked when it came; what is in this page anyway is not taken twice."""
        waiting = quarantine.waiting_for(self._connection, self._area, new_forms)
        here = {one.revision.id for one in candidates}
        certs = (revision.header.cert for revision, _ in waiting.values())
        authors = find_devices(self._connection, self._area, certs, self._now)
        return [
            Candidate(revision, authors[revision.header.cert], sender)
            for one, (revision, sender) in waiting.items()
            if one not in here
        ]

    def _write(
        self,
        good: Sequence[Candidate],
        bad: Sequence[tuple[Candidate, Objection]],
        held: Mapping[str, Revision],
    ) -> _Written:
        headers = [_header_only(one.revision) for one, why in bad if not why.whole]
        kept = {one.revision.id: _union(one.revision, held.get(one.revision.id)) for one in good}
        kept |= {one.id: _union(one, held.get(one.id)) for one in headers}
        new = [one for one in kept.values() if one.id not in held]
        grown = [one for one in kept.values() if one.id in held and one.bodies != held[one.id].bodies]
        sender = {one.revision.id: one.sender for one in (*good, *(one for one, _ in bad))}
        insert_revisions(self._connection, self._area, new, sender, self._now)
        update_bodies(self._connection, self._area, grown)
        files.note_uses(self._connection, self._area, [*new, *grown])
        quarantine.set_aside(self._connection, self._area, bad, self._now)
        quarantine.release(self._connection, self._area, (one.revision.id for one in good))
        return _Written(kept, [*new, *grown])

    def _number(
        self,
        result: _Written,
        good: Sequence[Candidate],
        known: Mapping[str, FormFacts],
        new_forms: Sequence[str],
        orders: Sequence[str],
    ) -> None:
        """Work out what the change opens to whom, and write everything into the order of commits."""
        authors = {one.revision.header.cert: one.author.reader.practitioner for one in good}
        changes = scope.update_facts(self._connection, self._area, result.changed, authors, known)
        found = [Event(events.FORM, canonical) for canonical in new_forms]
        found += [Event(events.TAKEN_BACK, order) for order in orders]
        for one in result.changed:
            form = known.get(one.header.form, UNKNOWN)
            found.append(Event(events.REVISION, one.id, urgent=_is_urgent(one, form)))
        events.append(self._connection, self._area, found)
        if changes or new_forms:
            # Only now that the counter is held can nobody slip in between who is not seen here.
            opened = scope.opened_events(self._connection, self._area, changes, new_forms)
            here = {one.id for one in result.changed}
            events.append(self._connection, self._area, [one for one in opened if one.ref not in here])
            left_cases.named_again(self._connection, self._area, changes, _writers(result.changed, authors))


@dataclass(frozen=True)
class _Written:
    """``kept`` is every revision as it is held now, ``changed`` those that are new or more open than before."""

    kept: Mapping[str, Revision]
    changed: Sequence[Revision]


def _sorted(
    candidates: Iterable[Candidate], known: frozenset[str], held: Mapping[str, Revision]
) -> tuple[list[Candidate], list[tuple[Candidate, Objection]]]:
    good = []
    bad = []
    for one in candidates:
        why = objection(one, known, held.get(one.revision.id))
        if why is None:
            good.append(one)
        else:
            bad.append((one, why))
    return good, bad


def _union(revision: Revision, held: Revision | None) -> Revision:
    return revision if held is None else held.join(revision)


def _header_only(revision: Revision) -> Revision:
    return revision.with_bodies(lambda _digest, _body: Withheld())


def _writers(changed: Iterable[Revision], authors: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Record id -> the practitioners who wrote what of it has changed."""
    found: dict[str, frozenset[str]] = {}
    for one in changed:
        wrote = authors.get(one.header.cert)
        found[one.header.record] = found.get(one.header.record, frozenset()) | (
            {wrote} if wrote else frozenset()
        )
    return found


def _is_urgent(revision: Revision, form: FormFacts) -> bool:
    return any(isinstance(body, Open) and form.is_urgent(body.path) for body in revision.bodies)
