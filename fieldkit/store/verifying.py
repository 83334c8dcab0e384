"""Looks whether the store still holds what was put into it: pages, hashes, signatures, lists; it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.records.revisions import Revision, RevisionError
from fieldkit.store import certificates
from fieldkit.store.connection import Connection
from fieldkit.store.record_rows import unpacked


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written. ``what`` is "pages", "tables", "revision" or "certificate"."""

    what: str
    name: str
    reason: str


@dataclass(frozen=True)
class Verified:
    """How much was looked at, and what was wrong with it."""

    revisions: int
    answers: int
    faults: tuple[Fault, ...]


def verify(connection: Connection) -> Verified:
    """Look at everything: each page's code, the tables, and every revision's hash and signature."""
    faults = [
        Fault("pages", "store.db", str(row[0])) for row in connection.execute("PRAGMA cipher_integrity_check")
    ]
    faults += [
        Fault("tables", "store.db", str(row[0]))
        for row in connection.execute("PRAGMA quick_check")
        if row[0] != "ok"
    ]
    keys = {cert: one.revision_key for cert, one in certificates.everything(connection).items()}
    revisions = answers = 0
    for name, revision in _revisions(connection):
        revisions += 1
        answers += len(revision.bodies)
        faults.extend(_faults_of(name, revision, keys))
    return Verified(revisions, answers, tuple(faults))


def _revisions(connection: Connection) -> Iterator[tuple[str, Revision]]:
    for name, *columns in connection.execute(
        "SELECT lower(hex(id)), header, signature, bodies, salts FROM revisions ORDER BY n"
    ):
        yield name, unpacked(tuple(columns))


def _faults_of(name: str, revision: Revision, keys: dict[str, str]) -> Iterator[Fault]:
    key = keys.get(revision.header.cert)
    if revision.id != name:
        yield Fault("revision", name, "its bytes are not those of its id")
    if key is None:
        yield Fault("certificate", revision.header.cert, f"the certificate of revision {name} is not here")
        return
    try:
        revision.verify(key)
    except RevisionError as error:
        yield Fault("revision", name, error.message)
