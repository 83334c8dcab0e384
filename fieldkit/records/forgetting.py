"""The hub's forget-list: the records that one laptop may hold no longer, in the hub's own signed word and for that laptop only.

A list that would take a good part of a laptop's records away counts only with a manager's confirmation, which names them
and says how many records they agreed to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fieldkit.base.clock import parse_instant
from fieldkit.base.wording import said
from fieldkit.records.statements import Statement, StatementError

TAG = "forget-list"

SHARE = 0.1
FEW = 5
"""More than a tenth of what is held, and more than five of them, is too much to lose without a person's word."""


def is_large(lost: int, before: int) -> bool:
    """Whether losing so many of so many records needs a person's word."""
    return lost > FEW and lost > before * SHARE


@dataclass(frozen=True)
class ForgetList:
    """A list that was read. ``to`` is the certificate id of the laptop it is for, ``records`` are record ids, ``at`` the
    hub's instant; ``number`` counts the lists of that laptop in ``epoch``. ``by`` and ``count`` are the confirmation: the
    manager's name and how many records they agreed to; "" and 0 for none.
    """

    area: str
    epoch: str
    to: str
    number: int
    at: str
    records: frozenset[str]
    by: str = ""
    count: int = 0

    @property
    def confirmed(self) -> bool:
        """Whether a manager agreed to this very number of records."""
        return bool(self.by.strip()) and self.count == len(self.records)


def content(made: ForgetList) -> dict[str, Any]:
    """What the hub signs."""
    return {
        "v": 1, "area": made.area, "epoch": made.epoch, "to": made.to, "number": made.number, "at": made.at,
        "records": sorted(made.records), "by": made.by, "count": made.count,
    }  # fmt: skip


def check(statement: Statement, hub_key: str) -> ForgetList:
    """Read a list once the hub's signature holds. Raises StatementError."""
    told = statement.check(hub_key)
    try:
        records, numbers = told["records"], (told["number"], told["count"])
        texts = [told[name] for name in ("area", "epoch", "to", "at", "by")]
        sound = isinstance(records, list) and all(isinstance(one, str) for one in (*texts, *records))
        parse_instant(told["at"])
    except (KeyError, TypeError, ValueError) as error:
        raise _not_sound() from error
    if not sound or statement.tag != TAG or not all(type(one) is int for one in numbers):
        raise _not_sound()
    return ForgetList(
        told["area"], told["epoch"], told["to"], told["number"], told["at"], frozenset(records),
        told["by"], told["count"],
    )  # fmt: skip


def _not_sound() -> StatementError:
    return StatementError(said("This list of what to forget can't be read."), said("Nothing was removed."))
