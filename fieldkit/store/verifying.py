"""Looks whether the store still holds what was put into it: pages, hashes, signatures, lists; it changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from zstandard import ZstdError

from fieldkit.records.certificates import Certificate
from fieldkit.records.revisions import Revision, RevisionError
from fieldkit.store import certificates
from fieldkit.store.connection import Connection
from fieldkit.store.database import Database
from fieldkit.store.errors import DamagedStoreError
from fieldkit.store.record_rows import unpacked

T = TypeVar("T")


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written. ``what`` is "pages", "tables", "revision" or "certificate"."""

    what: str
    name: str
    reason: str


@dataclass(frozen=True)
class Verified:
    """How much could be read, and what was wrong."""

    revisions: int
    answers: int
    faults: tuple[Fault, ...]


def verify(database: Database) -> Verified:
    """Look at everything: each page's code, the tables, and every revision's hash and signature."""
    faults = [
        Fault("pages", "store.db", reason) for reason in _said(database, "PRAGMA cipher_integrity_check")
    ]
    if not faults:
        told = _said(database, "PRAGMA quick_check")
        faults = [Fault("tables", "store.db", reason) for reason in told if reason != "ok"]
    nobody: dict[str, Certificate] = {}
    known = _or(database, certificates.everything, nobody, faults)
    keys = {cert: one.revision_key for cert, one in known.items()}
    newest = _or(database, _newest, 0, faults)
    revisions = answers = 0
    for number in range(1, newest + 1):
        held = _or(database, partial(_revision, number=number), None, faults, number)
        if held is not None:
            name, revision = held
            revisions += 1
            answers += len(revision.bodies)
            faults.extend(_faults_of(name, revision, keys))
    return Verified(revisions, answers, tuple(faults))


def _said(database: Database, pragma: str) -> list[str]:
    return database.read_anew(lambda connection: [str(row[0]) for row in connection.execute(pragma)])


def _newest(connection: Connection) -> int:
    # By the index, so that a damaged page of the table itself does not end the search.
    row = connection.execute("SELECT max(n) FROM revisions INDEXED BY revisions_record").fetchone()
    return int(row[0] or 0) if row else 0


def _revision(connection: Connection, number: int) -> tuple[str, Revision] | None:
    row = connection.execute(
        "SELECT lower(hex(id)), header, signature, bodies, salts FROM revisions WHERE n = ?", (number,)
    ).fetchone()
    return (row[0], unpacked(row[1:])) if row else None


def _or(
    database: Database, look: Callable[[Connection], T], instead: T, faults: list[Fault], number: int = 0
) -> T:
    """What one reading gives, so that one thing that can't be read hides no other."""
    try:
        return database.read(look)
    except (DamagedStoreError, ValueError, KeyError, ZstdError) as error:
        what = ("revision", str(number)) if number else ("tables", "store.db")
        faults.append(Fault(*what, f"it cannot be read: {error}"))
        return instead


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
