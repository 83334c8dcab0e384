"""Which records ever answered a role at all, so that only those few are merged to see what stands now.

Merging every person with a reminder only to find that nobody died took most of the way to Today's page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from fieldkit.store import form_facts
from fieldkit.store.connection import Connection
from fieldkit.store.packing import expand


def who_ever_said(connection: Connection, records: Iterable[str], role: str) -> frozenset[str]:
    """Those of ``records`` (ids) with an answer of ``role``, sealed or in a draft, whether it stands or not.

    May name one too many, where a word of an answer is the same as the name of the question; never one too few.
    """
    links = _links(connection, role)
    if not links:
        return frozenset()
    drafted = _drafted(connection, links)
    inner = tuple(_quoted(one).encode("utf-8") for one in links)
    return frozenset(one for one in records if one in drafted or _sealed(connection, one, inner))


def _links(connection: Connection, role: str) -> tuple[str, ...]:
    """The items of any form here that have the role, as they are written in a path."""
    kept = connection.execute("SELECT facts FROM forms")
    found = (form_facts.read(facts).items.items() for (facts,) in kept)
    links = {link for items in found for link, item in items if item.role == role}
    return tuple(sorted(_quoted(link) for link in links))


def _drafted(connection: Connection, links: tuple[str, ...]) -> frozenset[str]:
    """Whatever is being written here is little, whoever it is about."""
    written = connection.execute(
        "SELECT records.id, path FROM draft_fields JOIN drafts ON drafts.n = draft JOIN records ON records.n = record"
    )
    return frozenset(record for record, path in written if any(one in path for one in links))


def _sealed(connection: Connection, record: str, links: tuple[bytes, ...]) -> bool:
    bodies = connection.execute(
        "SELECT bodies FROM revisions WHERE record = (SELECT n FROM records WHERE id = ?)", (record,)
    )
    return any(one in opened for (packed,) in bodies if (opened := expand(packed)) for one in links)


def _quoted(text: str) -> str:
    """As it stands inside a JSON text: a path is one in a draft, and one inside another in a revision."""
    return json.dumps(text, ensure_ascii=False)[1:-1]
