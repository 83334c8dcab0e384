"""The forms this laptop can open, each version for ever, and the policy that says who may read what."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.base.jsontext import dumps, loads
from fieldkit.records.access import STARTING_POLICY, Policy, read_policy
from fieldkit.store import form_facts, projections, state
from fieldkit.store.connection import Connection, Row
from fieldkit.store.packing import compress, expand

BUNDLED = "bundled"
ADDED = "added"
PUBLISHED = "published"
"""Where a form came from: with FieldKit, from a file that somebody added, from the hub."""

_POLICY = "policy"
_SELECT = "SELECT canonical, url, version, name, title, source, added, facts FROM forms "


@dataclass(frozen=True)
class HeldForm:
    """A form in the library. ``canonical`` is ``url|version#sha256``; ``purpose`` what its records are."""

    canonical: str
    url: str
    version: str
    name: str
    title: str
    source: str
    added: str
    purpose: str
    label: str


def canonical_of(resource: Mapping[str, Any], data: bytes) -> str:
    """``url|version#sha256`` of a form file, the hash over its exact bytes."""
    url, version = str(resource.get("url") or ""), str(resource.get("version") or "")
    return f"{url}|{version}#{hashlib.sha256(data).hexdigest()}"


def add(connection: Connection, data: bytes, canonical: str, source: str, at: str) -> bool:
    """Keep a form file to the byte; whether it is new here. The caller has checked that it is a form.

    ``canonical`` is the engine's name for it. Records that waited for this form enter the lists at once. A form that
    was added by hand becomes a published one when the hub publishes the same bytes.
    """
    new = keep(connection, data, canonical, source, at)
    if new:
        projections.refresh_form(connection, canonical)
    return new


def keep(connection: Connection, data: bytes, canonical: str, source: str, at: str) -> bool:
    """The same without the lists, which may take long: ``projections.waiting_in_vain`` tells what is left to do."""
    known = connection.execute("SELECT source FROM forms WHERE canonical = ?", (canonical,)).fetchone()
    if known is not None:
        if source == PUBLISHED and known[0] == ADDED:
            connection.execute("UPDATE forms SET source = ? WHERE canonical = ?", (source, canonical))
        return False
    resource: dict[str, Any] = loads(data)
    connection.execute(
        "INSERT INTO forms (canonical, url, version, name, title, source, added, facts, resource)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            canonical,
            canonical.partition("|")[0],
            canonical.partition("|")[2].partition("#")[0],
            str(resource.get("name") or ""),
            str(resource.get("title") or resource.get("name") or ""),
            source,
            at,
            form_facts.write(form_facts.of_resource(resource)),
            compress(data),
        ),
    )
    return True


def data(connection: Connection, canonical: str) -> bytes | None:
    """The exact bytes of a form file."""
    row = connection.execute("SELECT resource FROM forms WHERE canonical = ?", (canonical,)).fetchone()
    return expand(row[0]) if row else None


def everything(connection: Connection) -> tuple[HeldForm, ...]:
    """All forms, by url, the newest version of each first."""
    return tuple(_held(row) for row in connection.execute(_SELECT + "ORDER BY url, added DESC, canonical"))


def newest(connection: Connection, name_or_url: str) -> HeldForm | None:
    """The version to begin new records with, by url, by name or by the last part of the url.

    Of several versions the one with the highest number, of those the one that came last.
    """
    rows = connection.execute(
        _SELECT + "WHERE url = ? OR name = ? OR url LIKE '%/' || ?", (name_or_url, name_or_url, name_or_url)
    )
    return max(
        (_held(row) for row in rows), key=lambda one: (version_numbers(one.version), one.added), default=None
    )


def facts_of(connection: Connection, canonical: str) -> form_facts.FormFacts:
    """Roles, labels and priorities of a form's items; those of an unknown form where it has not arrived."""
    return form_facts.find(connection, canonical)


def set_policy(connection: Connection, resource: Mapping[str, Any]) -> Policy:
    """Keep the policy the hub publishes."""
    policy = read_policy(resource)
    state.put(connection, _POLICY, dumps(dict(resource)))
    return policy


def policy(connection: Connection) -> Policy:
    """The hub's newest policy, or the one FieldKit starts with."""
    written = state.get(connection, _POLICY)
    return read_policy(loads(written) if written else STARTING_POLICY)


def _held(row: Row) -> HeldForm:
    *columns, facts = row
    read = form_facts.read(facts)
    return HeldForm(*(*columns, read.purpose, read.label))


def version_numbers(version: str) -> tuple[int, ...]:
    """A version to compare by: ``1.10.2`` as (1, 10, 2); a part that is no number counts as 0."""
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))
