"""What a person's page tells beside the lists: how they like help, how life feels before and now, what is in place, who may know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fieldkit.base.wording import joined, said
from fieldkit.records import paths
from fieldkit.records.paths import Path
from fieldkit.services.known.said_in import HOW_SIGNED, Said, has_secret, said_in
from fieldkit.services.person.actions import DONE, look_again_id
from fieldkit.store import lists
from fieldkit.store.connection import Connection
from fieldkit.store.lists import RecordRow

CARD = "responder-card"
"""The kind of the record that a responder's card is made of; a code may stand there alone."""
_FEW = 12
_NEVER, _TWO = said("Do not contact"), said("Two people should go.")
"""How many records of each kind are looked into, the newest first."""
_LIKES = ("p.like", "b.help", "b.do", "b.dont")
FEELINGS = ("satisfied", "worthwhile", "happy", "anxious")
"""The four questions of the ONS, in their order; never added up."""
IN_PLACE = frozenset({"fitted", "left-to-try"})
"""What was done with a thing that now stands there."""
_RISK = ("risk.kind", "risk.fact", "risk.date", "risk.source")


@dataclass(frozen=True)
class Like:
    """How they like to be supported, in their words: what was asked, what they said, when (instant)."""

    link: str
    words: str
    at: str


@dataclass(frozen=True)
class Feeling:
    """One question: the first number and the newest (0 to 10), and when (instants). ``before`` is None after one answer."""

    key: str
    before: int | None
    now: int
    since: str
    at: str


@dataclass(frozen=True)
class InPlace:
    """A thing that was fitted or left to try: its name, which of the two, and when (instant) that was written.

    ``look``: the day on which somebody promised to look at it again (FHIR date), "" where that is done or not promised.
    """

    name: str
    how: str
    at: str
    look: str = ""


@dataclass(frozen=True)
class Sharing:
    """A decision: with whom, the words of the answer, its code, since when (FHIR date or instant), and until when."""

    who: str
    answer: str
    code: str
    on: str
    withdrawn: str = ""


@dataclass(frozen=True)
class Beside:
    """More about a contact, by name: how to reach them; ``private`` shows only while somebody asks."""

    phone: str = ""
    roles: tuple[str, ...] = ()
    private: str = ""


@dataclass(frozen=True)
class PersonStory:
    """All of it. ``judged`` is how near a goal is (0 to 10), by record and encoded entry; ``risks`` are restricted;
    ``disagrees`` are the records with which the person, asked last, did not agree.
    """

    likes: tuple[Like, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    in_place: tuple[InPlace, ...] = ()
    sharing: tuple[Sharing, ...] = ()
    contacts: Mapping[str, Beside] = field(default_factory=dict)
    pets: str = ""
    languages: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    key_code: bool = False
    judged: Mapping[tuple[str, str], int] = field(default_factory=dict)
    disagrees: frozenset[str] = frozenset()


def of_person(connection: Connection, person: str, rows: Iterable[RecordRow]) -> PersonStory:
    """Read from the person's own record and from their newest conversations, scores and equipment assessments."""
    own = said_in(connection, person)
    by_kind: dict[str, list[tuple[str, tuple[Said, ...]]]] = {
        "conversation": [],
        "ons4": [],
        "equipment": [],
        "action": [],
    }
    rows = tuple(rows)
    for row in sorted(rows, key=lambda one: one.started or one.touched, reverse=True):
        form = row.form.partition("|")[0].rpartition("/")[2]
        if form in by_kind and len(by_kind[form]) < _FEW:
            by_kind[form].append((row.id, said_in(connection, row.id)))
    cards = [row.id for row in rows if row.kind == CARD][:1]
    talks, scores = by_kind["conversation"], by_kind["ons4"]
    return PersonStory(
        likes=tuple(_likes(own, talks)),
        feelings=tuple(_feelings(told for _, told in (*talks, *scores))),
        in_place=tuple(_in_place(by_kind["equipment"], _looks(connection, person), person)),
        sharing=tuple(_sharing(own)),
        contacts=_contacts(own),
        pets=_text(own, "p.pets"),
        languages=tuple(_languages(own)),
        risks=tuple(_risks(own)),
        key_code=any(has_secret(connection, one) for one in (person, *cards)),
        disagrees=frozenset(record for kept in by_kind.values() for record, told in kept if _disagrees(told)),
        judged={
            (record, paths.encode(one.entry) if one.entry else ""): number
            for record, told in (*talks, *by_kind["action"])
            for one in told
            if one.link == "g.progress" and (number := _number(one)) is not None
        },
    )


def _likes(own: tuple[Said, ...], talks: list[tuple[str, tuple[Said, ...]]]) -> Iterator[Like]:
    """The newest words to each of the questions."""
    for link in _LIKES:
        found = [one for told in (own, *(told for _, told in talks)) for one in told if one.link == link]
        newest = max((one for one in found if not one.restricted), key=lambda one: one.at, default=None)
        if newest is not None:
            yield Like(link, newest.text, newest.at)


def _feelings(records: Iterable[tuple[Said, ...]]) -> Iterator[Feeling]:
    found: dict[str, list[tuple[str, int]]] = {}
    for told in records:
        for one in told:
            prefix, _, key = one.link.partition(".")
            number = _number(one)
            if prefix in {"i", "o"} and key in FEELINGS and number is not None and not one.restricted:
                found.setdefault(key, []).append((one.at, number))
    for key in FEELINGS:
        numbers = sorted(found.get(key, ()))
        if numbers:
            (since, first), (at, last) = numbers[0], numbers[-1]
            yield Feeling(key, first if len(numbers) > 1 else None, last, since, at)


def _disagrees(told: tuple[Said, ...]) -> bool:
    """Whether the person's newest word on what was signed is that they do not agree."""
    asked = [one for one in told if one.link == HOW_SIGNED and one.text != "device"]
    return bool(asked) and max(asked, key=lambda one: one.at).text == "disagrees"


def _looks(connection: Connection, person: str) -> dict[str, str]:
    """By the record of an action that is still to be done, the day it is due."""
    rows = lists.actions_of(connection, person)
    return {row.record: row.due for row in rows if row.status.casefold() not in DONE}


def _in_place(
    records: Iterable[tuple[str, tuple[Said, ...]]], looks: Mapping[str, str], person: str
) -> Iterator[InPlace]:
    for record, told in records:
        done = next((one for one in told if one.link == "q.done" and one.code in IN_PLACE), None)
        if done is not None:
            look = looks.get(look_again_id(record, person), "")
            yield from (
                InPlace(one.text, done.text, done.at, look) for one in told if one.link == "q.item.code"
            )


def _sharing(own: tuple[Said, ...]) -> Iterator[Sharing]:
    for entry, told in _entries(own, "p.share.").items():
        answer = told.get("p.share.ok")
        who = told.get("p.share.org")
        if entry and answer is not None and who is not None:
            on = told.get("p.share.date")
            back = told.get("p.share.withdrawn")
            yield Sharing(
                who.text, answer.text, answer.code, on.text if on else answer.at, back.text if back else ""
            )


def _contacts(own: tuple[Said, ...]) -> dict[str, Beside]:
    found = {}
    for entry, told in _entries(own, "p.people.").items():
        name = told.get("p.people.name")
        if not entry or name is None:
            continue
        roles = tuple(
            one.text for one in own if one.link == "p.people.role" and paths.is_inside(one.path, entry)
        )
        dont, why = told.get("p.people.dont"), told.get("p.people.dontWhy")
        never = _NEVER if dont is not None and dont.value.get("valueBoolean") is True else ""
        private = joined(": ", never, why.text if why else "")
        phone = told.get("p.people.phone")
        found[name.text] = Beside(phone.text if phone else "", roles, private)
    return found


def _languages(own: tuple[Said, ...]) -> Iterator[str]:
    spoken = _text(own, "p.lang")
    if spoken and spoken != "English":
        yield said("Speaks {language}", language=spoken)
    if any(one.link == "p.interp" and one.value.get("valueBoolean") is True for one in own):
        yield said("Wants an interpreter")


def _risks(own: tuple[Said, ...]) -> Iterator[str]:
    for entry, told in _entries(own, "risk").items():
        words = ", ".join(told[link].text for link in _RISK if link in told)
        two = told.get("risk.two")
        go = _TWO if two is not None and two.value.get("valueBoolean") is True else ""
        if entry and (words or go):
            yield joined(" ", f"{words}." if words else "", go)


def _entries(told: tuple[Said, ...], begins: str) -> dict[Path, dict[str, Said]]:
    """Answers of one kind by the entry they stand in, then by question; of a repeated one the last."""
    found: dict[Path, dict[str, Said]] = {}
    for one in told:
        if one.link.startswith(begins):
            outer = next((one.path[: at + 1] for at, part in enumerate(one.path) if paths.is_entry(part)), ())
            found.setdefault(outer, {})[one.link] = one
    return found


def _text(told: tuple[Said, ...], link: str) -> str:
    return next((one.text for one in told if one.link == link and not one.restricted), "")


def _number(one: Said) -> int | None:
    number = one.value.get("valueInteger")
    return number if isinstance(number, int) else None
