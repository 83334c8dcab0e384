"""What a form may know of its surroundings when it is opened: who it is about, who writes, at which visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class LaunchContext:
    """Resources by launch name (``patient``, ``user``, ``encounter`` ...), as FHIR R4 JSON.

    ``fresh``: a new record, so that initial answers are offered. When a record is opened again they are not: what
    was taken from them then is an answer now (see ``FormSession.initial_answers``).
    """

    resources: Mapping[str, Any] = field(default_factory=dict)
    fresh: bool = True
