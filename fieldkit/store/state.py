"""Small things to remember: how far the exchange has come, when the hub was met last, what the owner has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldkit.base.jsontext import dumps, loads
from fieldkit.store.connection import Connection

_CURSOR = "cursor"
_LAST_CONTACT = "last-contact"
_HUB = "hub"
_OWNER = "owner"
_SETTING = "setting."


def get(connection: Connection, name: str) -> str | None:
    """A text by its name, for modules that keep a value of their own."""
    row = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def put(connection: Connection, name: str, value: str) -> None:
    """Keep a text under a name, in place of the one before."""
    connection.execute(
        "INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def drop(connection: Connection, name: str) -> None:
    """Forget a value; one that is not there does no harm."""
    connection.execute("DELETE FROM state WHERE name = ?", (name,))


def cursor(connection: Connection) -> dict[str, Any] | None:
    """How far the exchange has come, as sync wrote it; None before the first."""
    return _object(connection, _CURSOR)


def set_cursor(connection: Connection, cursor: Mapping[str, Any]) -> None:
    """Call it in the transaction that stores the last of what the cursor covers."""
    put(connection, _CURSOR, dumps(dict(cursor)))


def last_contact(connection: Connection) -> str | None:
    """When (instant) the hub answered last."""
    return get(connection, _LAST_CONTACT)


def set_last_contact(connection: Connection, at: str) -> None:
    """Note that the hub has answered at an instant."""
    put(connection, _LAST_CONTACT, at)


def hub(connection: Connection) -> dict[str, Any] | None:
    """The hub this laptop is enrolled with (its address, identity key, recipient, area), as enrolment wrote it."""
    return _object(connection, _HUB)


def set_hub(connection: Connection, hub: Mapping[str, Any]) -> None:
    """Keep what enrolment learned of the hub."""
    put(connection, _HUB, dumps(dict(hub)))


def own_certificate(connection: Connection) -> str | None:
    """The id of the certificate to sign with now."""
    return get(connection, _OWNER)


def set_own_certificate(connection: Connection, certificate_id: str) -> None:
    """Sign with this certificate from now on."""
    put(connection, _OWNER, certificate_id)


def setting(connection: Connection, name: str) -> Any:
    """A choice of the owner; None where nothing was chosen."""
    written = get(connection, _SETTING + name)
    return None if written is None else loads(written)


def set_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep a choice; ``value`` is anything that JSON can say."""
    put(connection, _SETTING + name, dumps(value))


def _object(connection: Connection, name: str) -> dict[str, Any] | None:
    written = get(connection, name)
    return None if written is None else dict(loads(written))
