"""What arrived and can't be believed or understood waits here, byte for byte, so that nothing is silently dropped."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.store.connection import Connection
from fieldkit.store.packing import compress, expand


@dataclass(frozen=True)
class SetAside:
    """One thing set aside. ``kind`` says what it was meant to be ("revision", "form", …), ``name`` which one."""

    number: int
    kind: str
    name: str
    code: str
    reason: str
    content: bytes
    arrived: str


def set_aside(
    connection: Connection, kind: str, name: str, content: bytes, *, code: str, reason: str, at: str
) -> None:
    """Keep something with the reason why it is not used; the same thing again replaces its reason."""
    connection.execute(
        "INSERT INTO quarantine (kind, name, code, reason, content, arrived) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (kind, name) DO UPDATE SET code = excluded.code, reason = excluded.reason,"
        " content = excluded.content",
        (kind, name, code, reason, compress(content), at),
    )


def everything(connection: Connection, kind: str | None = None) -> tuple[SetAside, ...]:
    """All that is set aside, oldest first; of one kind where that is given."""
    rows = connection.execute(
        "SELECT n, kind, name, code, reason, content, arrived FROM quarantine"
        " WHERE ? IS NULL OR kind = ? ORDER BY n",
        (kind, kind),
    )
    return tuple(
        SetAside(n, kind_, name, code, reason, expand(content), arrived)
        for n, kind_, name, code, reason, content, arrived in rows
    )


def release(connection: Connection, number: int) -> None:
    """It has been taken in after all, or its sender has sent it anew."""
    connection.execute("DELETE FROM quarantine WHERE n = ?", (number,))
