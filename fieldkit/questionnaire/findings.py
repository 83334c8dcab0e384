"""What the engine has to say: about a form (its author reads it) and about answers (the practitioner reads it)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from fieldkit.records.paths import Path


class Level(StrEnum):
    """When a finding matters. Typing findings matter always, the others only at that step."""

    TYPING = "typing"
    SIGNING = "signing"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class FormFinding:
    """A fault or weakness of a form file.

    ``severity``: error (the item can't be used), warning (something is not honoured as written),
    information (works, but could be better).
    """

    code: str
    link_id: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about an answer. ``message_key`` and ``params`` make the sentence (see messages).

    ``leads_to`` are the places that have to be put right, where they are others than ``path``.
    """

    code: str
    link_id: str
    path: Path
    severity: str
    level: Level
    message_key: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    leads_to: tuple[Path, ...] = ()
