"""What the hub says of a laptop, signed, with every answer: the time, how long it may do without, and whether its access ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fieldkit.base.clock import parse_instant
from fieldkit.records.statements import Statement, StatementError
from fieldkit.sync.errors import NonsenseError, UntrustedError
from fieldkit.sync.protocol import STANDING, Signed


@dataclass(frozen=True)
class Standing:
    """``at`` is the hub's instant. ``lease_days`` is how long the laptop may show everything without meeting the hub.

    ``ended`` is why its access was ended, "" while it was not. ``kept`` are ids of revisions that came with this
    request and lie in the hub's quarantine: a laptop whose access has ended may let go of them.
    """

    at: str
    lease_days: int
    ended: str
    kept: frozenset[str]


def standing_content(
    area: str, to: str, at: str, *, lease_days: int, ended: str, kept: Iterable[str]
) -> dict[str, Any]:
    """What the hub signs. ``to`` is the name in which the request was signed, so that nobody else can be shown it."""
    return {
        "v": 1, "area": area, "to": to, "at": at, "lease_days": lease_days, "ended": ended,
        "kept": sorted(kept),
    }  # fmt: skip


def read_standing(signed: Signed | None, hub_key: str, to: str) -> Standing | None:
    """The standing, once the hub's signature holds; None from a hub that does not say it yet.

    Raises UntrustedError where it is not our hub's or not meant for us, NonsenseError where parts are missing.
    """
    if signed is None:
        return None
    try:
        statement: Statement = signed.statement(STANDING)
        content = statement.check(hub_key)
    except StatementError as error:
        raise UntrustedError from error
    try:
        if to and content["to"] != to:
            raise UntrustedError
        parse_instant(content["at"])
        return Standing(
            str(content["at"]), int(content["lease_days"]), str(content["ended"]), frozenset(content["kept"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise NonsenseError from error
