"""What is known about a copy besides the record: for whom, who signed, which version, what came after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo

from fieldkit.printing.blocks import Text


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature under the record. ``drawing``: a drawn one as JPEG in base64, "" for none. ``on``: FHIR date or dateTime. ``manner``: a key of the phrases.

    Manners: ``signed``, ``agreed`` (in words), ``disagreed``, ``said-no`` (to signing), ``witnessed``.
    """

    name: str
    on: str = ""
    role: str = ""
    manner: str = "signed"
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Addition:
    """Something written after the record was signed, which no signature covers. ``on``: FHIR date or dateTime."""

    by: str
    on: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same person said to the same question before. ``on``: FHIR date or dateTime."""

    value: int
    on: str


@dataclass(frozen=True, slots=True)
class View:
    """What the person adds to a record or sees differently, in their words. ``on``: FHIR date or dateTime."""

    words: Text
    on: str


@dataclass(frozen=True, slots=True)
class About:
    """About one copy.

    ``name``: what the person likes to be called. ``language``: of the fixed wording, BCP 47. ``visit_on``: FHIR date
    or dateTime of the visit. ``zone``: the clocks for instants, None for this computer's. ``names``: display names by
    practitioner id, for answers that say who wrote them. ``signs``: whether this is about a record that is signed; a
    letter or a list put together from several is not. ``earlier``: the last number before this one, by the words of
    its question. ``views``: what the person sees differently in it. ``taken_back``: sentences on answers that are kept no more, because the
    person asked.
    """

    name: str
    language: str = "en"
    made_on: date | None = None
    visit_on: str = ""
    signed_by: tuple[Signature, ...] = ()
    version: str = ""
    added_since: tuple[Addition, ...] = ()
    zone: tzinfo | None = UTC
    names: Mapping[str, str] = field(default_factory=dict)
    signs: bool = True
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    views: tuple[View, ...] = ()
    taken_back: tuple[str, ...] = ()
