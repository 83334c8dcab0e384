"""Who around here can help, found without a signal: by need and by place, with the person to ask for kept in the referral."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import said
from fieldkit.records.paths import Path
from fieldkit.services.following import directory_feed
from fieldkit.services.following.directory_feed import DirectoryEntry, ServiceContact
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import state
from fieldkit.store.sound import folded

_KEPT = "directory"
_WORD = re.compile(r"[^\W_]+")
_OUTWARD = re.compile(r"^([A-Z]{1,2})(\d[A-Z\d]?)?$")

SERVICE = "referral.service"
CONTACT = "referral.contact"
REACH = "referral.reach"


class DirectoryError(FieldKitError):
    """Something was asked of the directory that it can't do."""

    code = "FK-DIRECTORY-ASKED"


@dataclass(frozen=True)
class ImportedDirectory:
    """What came of an import: how many services there are now, and how many of the file were left out."""

    services: int
    left_out: int


@dataclass(frozen=True)
class FoundServices:
    """Services that fit, best first; ``imported`` is the instant of the import ("" where there was none)."""

    imported: str
    services: tuple[DirectoryEntry, ...]


def import_feed(session: Session, data: bytes) -> ImportedDirectory:
    """Take a feed file in, in place of the one before. Raises FeedError; then nothing was changed."""
    feed = directory_feed.read(data)
    kept = dumps({"at": session.now(), "entries": [asdict(one) for one in feed.entries]})
    session.write(lambda connection: state.put(connection, _KEPT, kept))
    return ImportedDirectory(len(feed.entries), feed.left_out)


def find(session: Session, typed: str, near: str = "", most: int = 20) -> FoundServices:
    """Services in which every word typed stands (the beginning of a word will do), those nearby first.

    ``near`` is a postcode or its beginning (``ST13``, ``ST``): services elsewhere are left out, those that have no place
    of their own are not. Raises DirectoryError where ``near`` is neither.
    """
    at, entries = _everything(session)
    words = tuple(_WORD.findall(folded(typed)))
    place = _place(near)
    ranked = [
        (_distance(one, place), -score, one.name.casefold(), one)
        for one in entries
        if (score := _score(one, words)) and _distance(one, place) < _ELSEWHERE
    ]
    ranked.sort(key=lambda row: row[:3])
    return FoundServices(at, tuple(one for *_, one in ranked[:most]))


def refer_to(
    record: OpenRecord, service: DirectoryEntry, contact: ServiceContact | None = None
) -> tuple[Path, ...]:
    """Write the service, the person to ask for and how to reach them into a referral; where they stand now.

    Without a contact the first named one is taken. Raises DirectoryError where the form has no place for a service.
    """
    chosen = contact or next(iter(service.contacts), ServiceContact("", "", "", ""))
    who = ", ".join(filter(None, (chosen.name, chosen.role)))
    reach = " or ".join(filter(None, (chosen.phone, chosen.email)))
    whole = ", ".join(dict.fromkeys(filter(None, (service.name, service.organisation))))
    roles = {item.projects_to: item.link_id for item in record.form.walk() if item.projects_to}
    if SERVICE not in roles:
        raise DirectoryError(
            said("This form has no place for a service."),
            said("Begin a referral and choose the service there."),
        )
    answers = {SERVICE: whole, CONTACT: who, REACH: reach}
    return tuple(
        enter(record, (roles[role],), {"valueString": words})
        for role, words in answers.items()
        if words and role in roles
    )


_ELSEWHERE = 3


def _everything(session: Session) -> tuple[str, tuple[DirectoryEntry, ...]]:
    text = session.read(lambda connection: state.get(connection, _KEPT))
    kept = loads(text) if text else {"at": "", "entries": []}
    return str(kept["at"]), tuple(map(_entry, kept["entries"]))


def _entry(one: dict[str, Any]) -> DirectoryEntry:
    lists = {key: tuple(one[key]) for key in ("needs", "places", "postcodes", "areas")}
    return DirectoryEntry(
        **{**one, **lists, "contacts": tuple(ServiceContact(**each) for each in one["contacts"])}
    )


def _score(one: DirectoryEntry, words: tuple[str, ...]) -> int:
    """How well the words fit: what it is for counts most, then its name; 0 where a word stands nowhere."""
    texts = (
        " ".join(one.needs),
        one.name,
        f"{one.organisation} {one.about} {' '.join((*one.places, *one.areas))}",
    )
    weights = [(weight, _WORD.findall(folded(text))) for weight, text in zip((4, 3, 1), texts, strict=True)]
    best = [max((weight for weight, stand in weights if _stands(word, stand)), default=0) for word in words]
    return 0 if 0 in best else sum(best) or 1


def _stands(word: str, stand: list[str]) -> bool:
    return any(one.startswith(word) for one in stand)


def _place(near: str) -> tuple[str, str] | None:
    """A postcode's area and district: ``("ST", "ST13")``, ``("ST", "")``."""
    written = near.strip().upper()
    if not written:
        return None
    found = _OUTWARD.match(
        written.split(" ")[0] if " " in written else re.sub(r"\d[A-Z]{2}$", "", written) or written
    )
    if found is None:
        raise DirectoryError(
            said("{near} is not a postcode.", near=repr(near)), said("Write its beginning, such as ST13.")
        )
    return found[1], found[0] if found[2] else ""


def _distance(one: DirectoryEntry, place: tuple[str, str] | None) -> int:
    """0 in the same district, 1 without a place of its own, 2 in the same area, more elsewhere."""
    if place is None:
        return 0
    known = set(_districts(one))
    if not known:
        return 1
    area, district = place
    if (area, district) in known or (not district and any(each[0] == area for each in known)):
        return 0
    return 2 if any(each[0] == area for each in known) else _ELSEWHERE


def _districts(one: DirectoryEntry) -> Iterator[tuple[str, str]]:
    for code in one.postcodes:
        found = _OUTWARD.match(code.split(" ")[0] if " " in code else code[:-3])
        if found is not None:
            yield found[1], found[0]
