"""Reads an Open Referral UK feed (HSDS JSON, versions 1 and 3): the services around here, with somebody to ask for by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import loads
from fieldkit.base.text import repair
from fieldkit.base.wording import said

MOST_SERVICES = 20_000
_LISTS = ("contents", "content", "services")
_LONGEST = 2_000


class FeedError(FieldKitError):
    """A file that is no feed of services."""

    code = "FK-DIRECTORY-FEED"


@dataclass(frozen=True)
class ServiceContact:
    """Somebody at a service. ``name`` is "" where the feed only has a number."""

    name: str
    role: str
    phone: str
    email: str


@dataclass(frozen=True)
class DirectoryEntry:
    """One service. ``needs`` are what it is for, ``postcodes`` where it is, ``areas`` whom it serves; "" for not told.

    ``checked`` is the day on which somebody last assured that this is right, as the feed has it.
    """

    id: str
    name: str
    organisation: str
    about: str
    needs: tuple[str, ...]
    places: tuple[str, ...]
    postcodes: tuple[str, ...]
    areas: tuple[str, ...]
    contacts: tuple[ServiceContact, ...]
    url: str
    checked: str


@dataclass(frozen=True)
class Feed:
    """What a file holds: services that run, and how many were left out (closed, or without a name)."""

    entries: tuple[DirectoryEntry, ...]
    left_out: int


def read(data: bytes) -> Feed:
    """Read a feed file: a page of services, a list of them, or one. Raises FeedError."""
    try:
        found = loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _no_feed(said("it is not JSON")) from error
    services = _services(found)
    if len(services) > MOST_SERVICES:
        raise _no_feed(said("it holds more than {most} services", most=MOST_SERVICES))
    entries = {one.id: one for one in map(_entry, services) if one is not None}
    if services and not entries:
        raise _no_feed(said("no service in it has an id and a name"))
    return Feed(tuple(entries.values()), len(services) - len(entries))


def _services(found: Any) -> list[Mapping[str, Any]]:
    if isinstance(found, dict):
        listed = next((found[key] for key in _LISTS if isinstance(found.get(key), list)), None)
        found = listed if listed is not None else [found] if "name" in found and "id" in found else None
    if not isinstance(found, list):
        raise _no_feed(said("it holds no list of services"))
    return [one for one in found if isinstance(one, dict)]


def _entry(one: Mapping[str, Any]) -> DirectoryEntry | None:
    service, name = _text(one, "id"), _text(one, "name")
    if not service or not name or (_text(one, "status") or "active").casefold() != "active":
        return None
    organisation = one.get("organization")
    spots = [spot for each in _each(one, "service_at_locations") for spot in _places(each)]
    return DirectoryEntry(
        id=service,
        name=name,
        organisation=_text(organisation, "name") if isinstance(organisation, dict) else "",
        about=_text(one, "description"),
        needs=_once(_needs(one)),
        places=_once(words for words, _ in spots),
        postcodes=_once(code for _, code in spots),
        areas=_once(
            _text(area, "name") or _text(area, "service_area") for area in _each(one, "service_areas")
        ),
        contacts=_contacts(one),
        url=_text(one, "url"),
        checked=_text(one, "assured_date") or _text(one, "last_modified"),
    )


def _needs(one: Mapping[str, Any]) -> Iterator[str]:
    """What it is for: terms of a taxonomy, written on the service (3) or beside it (1)."""
    for each in (*_each(one, "attributes"), *_each(one, "service_taxonomys")):
        term = each.get("taxonomy_term") or each.get("taxonomy")
        if isinstance(term, dict):
            yield _text(term, "name")


def _places(each: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each address as a line, and its postcode."""
    location = each.get("location")
    if not isinstance(location, dict):
        return
    for address in (*_each(location, "addresses"), *_each(location, "physical_addresses")):
        code = _text(address, "postal_code").upper()
        parts = (_text(location, "name"), _text(address, "address_1"), _text(address, "city"), code)
        yield ", ".join(dict.fromkeys(filter(None, parts))), code


def _contacts(one: Mapping[str, Any]) -> tuple[ServiceContact, ...]:
    """Named people first, then the service's own number and address."""
    people = [
        ServiceContact(_text(each, "name"), _text(each, "title"), _phone(each), _text(each, "email"))
        for each in _each(one, "contacts")
    ]
    people.append(ServiceContact("", "", _phone(one), _text(one, "email")))
    told = dict.fromkeys(each for each in people if each.name or each.phone or each.email)
    return tuple(sorted(told, key=lambda each: not each.name))


def _phone(one: Mapping[str, Any]) -> str:
    return next((number for each in _each(one, "phones") if (number := _text(each, "number"))), "")


def _each(one: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    listed = one.get(key)
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _text(one: Mapping[str, Any], key: str) -> str:
    said = one.get(key)
    return " ".join(repair(said).split())[:_LONGEST] if isinstance(said, str) else ""


def _once(found: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, found)))


def _no_feed(why: str) -> FeedError:
    return FeedError(
        said("This file is no feed of services: {why}. Nothing was changed.", why=why),
        said("Choose a file in the Open Referral UK format (JSON)."),
    )
