"""A seeded crowd of believable people, households and visits: the same seed gives the same crowd."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from nhs_number.validate import calculate_checksum, is_valid

from fieldkit.demo import names, narratives
from fieldkit.services.person.new_person import ContactDetails, PersonDetails

TEST_RANGE = range(999_000_000, 1_000_000_000)
"""The first nine digits of numbers that are never issued: 999 000 0000 to 999 999 9999."""


@dataclass(frozen=True)
class EarlierTalk:
    """A conversation that was had before: what was said, in whose words, and what was agreed."""

    matters: str
    why: str
    summary: str
    goal: str
    action: str
    due: date
    days_ago: int


@dataclass(frozen=True)
class DemoPerson:
    """One made-up person with what is known of them already. ``talk`` is None for those nobody has met yet."""

    details: PersonDetails
    talk: EarlierTalk | None = None


@dataclass(frozen=True)
class DemoVisit:
    """A planned visit: to which person (index), on which day, from when (hour, minute), how long, what for."""

    person: int
    day: date
    at: tuple[int, int]
    minutes: int
    purpose: str
    joint: bool


@dataclass(frozen=True)
class Crowd:
    """Everybody, and the visits planned to them; the first person is always May Ashdown, visited first today."""

    people: tuple[DemoPerson, ...]
    visits: tuple[DemoVisit, ...] = field(default=())


MAY = PersonDetails(
    given="Mary",
    family="Ashdown",
    known_as="May",
    birth_date="1941-03-02",
    address="12 Brook Lane\nNether Hallow",
    postcode="WX4 2DT",
    phone="01632 960118",
    pronouns="she / her",
    matters="I want to stay in my own kitchen, with the radio on and somebody popping in who isn't in a hurry.",
    alerts=("penicillin", "Call before visiting"),
    sources={"penicillin": "2019, GP letter"},
    adjustments=("I lip-read", "Large print", "Sit where the light is on your face"),
    contacts=(ContactDetails("Jean Ashdown", "daughter"), ContactDetails("Tom Ashdown", "son")),
)

_TIMES = ((9, 30), (11, 15), (14, 0), (15, 30), (10, 0), (13, 0))


def make_crowd(count: int, today: date, seed: int = 20261122) -> Crowd:
    """``count`` people (at least two), with visits today and in the days that follow."""
    chance = random.Random(seed)
    numbers = _nhs_numbers(chance)
    used: set[str] = set()
    people = [DemoPerson(_numbered(MAY, next(numbers)), _mays_talk(today))]
    while len(people) < max(count, 2):
        people.extend(_household(chance, numbers, used, today))
    del people[max(count, 2) :]
    return Crowd(tuple(people), tuple(_visits(chance, len(people), today)))


def _household(
    chance: random.Random, numbers: Iterator[str], used: set[str], today: date
) -> Iterator[DemoPerson]:
    """One or two people at one address."""
    family = chance.choice(names.FAMILIES)
    village, area = chance.choice(names.VILLAGES)
    address = f"{chance.randint(1, 84)} {chance.choice(names.STREETS)}\n{village}"
    postcode = f"{area}{chance.choice('ABDEFGHJLN')}{chance.choice('PQRSTUWXYZ')}"
    phone = f"01632 960{chance.randint(0, 999):03d}"
    for given_names in (names.WOMEN, names.MEN) if chance.random() < 0.2 else (_either(chance),):
        given = chance.choice(given_names)
        if f"{given} {family}" in used:
            continue
        used.add(f"{given} {family}")
        yield DemoPerson(
            PersonDetails(
                given=given,
                family=family,
                known_as=names.KNOWN_AS.get(given, given),
                birth_date=_birth_date(chance, today).isoformat(),
                nhs=next(numbers),
                address=address,
                postcode=postcode,
                phone=phone,
                matters=chance.choice(narratives.MATTERS),
                alerts=tuple(chance.sample(narratives.ALERTS, chance.choice((0, 0, 1, 1, 2)))),
                adjustments=tuple(chance.sample(narratives.ADJUSTMENTS, chance.choice((0, 1, 1, 2)))),
                contacts=tuple(_contacts(chance, family)),
            ),
            _talk(chance, today) if chance.random() < 0.5 else None,
        )


def _either(chance: random.Random) -> tuple[str, ...]:
    return names.WOMEN if chance.random() < 0.6 else names.MEN


def _birth_date(chance: random.Random, today: date) -> date:
    years = chance.choice((34, 47, 58, 66, 71, 74, 78, 81, 84, 87, 90, 93))
    return today - timedelta(days=years * 365 + chance.randint(20, 360))


def _contacts(chance: random.Random, family: str) -> Iterator[ContactDetails]:
    for relationship in chance.sample(tuple(names.RELATIONSHIPS), chance.choice((0, 1, 1, 2))):
        own = family if relationship not in ("neighbour", "friend") else chance.choice(names.FAMILIES)
        yield ContactDetails(f"{chance.choice(names.RELATIONSHIPS[relationship])} {own}", relationship)


def _talk(chance: random.Random, today: date) -> EarlierTalk:
    goal, action = chance.choice(narratives.GOALS)
    return EarlierTalk(
        matters=chance.choice(narratives.MATTERS),
        why="It had got too much, and I said so to the nurse.",
        summary=chance.choice(narratives.SUMMARIES),
        goal=goal,
        action=action,
        due=today + timedelta(days=chance.choice((-2, 0, 0, 3, 7, 14))),
        days_ago=chance.randint(3, 60),
    )


def _mays_talk(today: date) -> EarlierTalk:
    return EarlierTalk(
        matters=MAY.matters,
        why="I'd not been out since the bus changed, and the winter was coming on.",
        summary="Wants the radio on, the kettle in reach, and nobody in a hurry.",
        goal="Get to the Community Meal again",
        action="Ring Denise about the Community Meal",
        due=today,
        days_ago=8,
    )


def _visits(chance: random.Random, count: int, today: date) -> Iterator[DemoVisit]:
    yield DemoVisit(0, today, (9, 30), 50, "First talk together", joint=True)
    for number, person in enumerate(chance.sample(range(1, count), min(count - 1, 9)), start=1):
        day = today + timedelta(days=number // 3)
        yield DemoVisit(
            person, day, _TIMES[number % 6], chance.choice((30, 40, 50)), chance.choice(narratives.PURPOSES),
            joint=number % 3 == 1,
        )  # fmt: skip


def _nhs_numbers(chance: random.Random) -> Iterator[str]:
    """Different numbers of the reserved test range with their right check digit, written 999 123 4567."""
    given: set[str] = set()
    while True:
        stem = str(chance.choice(TEST_RANGE))
        digit = calculate_checksum(stem)
        number = f"{stem}{digit}"
        if number in given or not is_valid(number):
            continue
        given.add(number)
        yield f"{number[:3]} {number[3:6]} {number[6:]}"


def _numbered(details: PersonDetails, number: str) -> PersonDetails:
    return PersonDetails(**{**vars(details), "nhs": number})
