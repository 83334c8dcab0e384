"""About me: what a hospital ward or care home has to know about a person before they help, in that person's words.

Headings follow what the PRSB's About Me standard asks for; the words are the person's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fieldkit.printing import blocks
from fieldkit.printing.about import About
from fieldkit.printing.agreed import Contact, contacts_in
from fieldkit.printing.blocks import NO_TEXT, Block, Document, Text
from fieldkit.printing.foot import closing, day_of, document
from fieldkit.printing.lists import contact_block
from fieldkit.printing.phrases import Phrases, phrases_in
from fieldkit.printing.reading import Answer, Contents, Group

_MATTERS: Final = "person.matters"


@dataclass(frozen=True, slots=True)
class Told:
    """Something the person said about themselves, under what they were asked."""

    ask: Text
    words: Text


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What the page says. ``born``: FHIR date. ``needs``: what others must do differently."""

    full_name: Text = NO_TEXT
    born: str = ""
    nhs_number: str = ""
    needs: tuple[Text, ...] = ()
    told: tuple[Told, ...] = ()
    people: tuple[Contact, ...] = ()


def told_in(contents: Contents, needs: tuple[Text, ...] = ()) -> AboutMe:
    """What one record knows for the page: the section in which somebody says what matters to them, and their people.

    ``needs`` are worded by whoever knows what follows from them (``Call before visiting``, ``Allergic to: nuts``).
    """
    return AboutMe(needs=needs, told=tuple(_told(contents)), people=contacts_in(contents))


def _told(contents: Contents) -> Iterator[Told]:
    for part in contents.walk():
        if isinstance(part, Group) and any(_matters(one) for one in part.parts):
            for answer in part.parts:
                if isinstance(answer, Answer) and (answer.own_words or _matters(answer)):
                    yield from (Told(answer.ask, said.text) for said in answer.said if said.text.text)


def _matters(part: object) -> bool:
    return isinstance(part, Answer) and part.item is not None and part.item.projects_to == _MATTERS


def about_me(page: AboutMe, about: About) -> Document:
    """The page (often two) for every layout."""
    phrases = phrases_in(about.language)
    laid: list[Block] = [
        blocks.title(
            Text(about.name),
            phrases("about-me.heading"),
            [phrases("about-me.read-first"), *day_of(about, phrases)],
        ),
        *_facts(page, about, phrases),
    ]
    if page.needs:
        laid.append(blocks.section(phrases("about-me.needs"), symbol="check"))
        laid += [blocks.notice(need) for need in page.needs]
    for number, (ask, words) in enumerate(_by_ask(page.told).items()):
        laid.append(blocks.section(ask, symbol="quote" if number else "person", level=2))
        laid += [blocks.speech(one) for one in words]
    if page.people:
        laid.append(blocks.section(phrases("about-me.people"), symbol="people"))
        laid.append(contact_block(page.people, phrases))
    laid += closing(about, phrases)
    return document(about, phrases, laid, easy_read=True)


def _by_ask(told: tuple[Told, ...]) -> dict[Text, list[Text]]:
    """What was asked twice, in different records, stands under one heading, the newest first."""
    asked: dict[str, Text] = {}
    words: dict[Text, list[Text]] = {}
    for one in told:
        words.setdefault(asked.setdefault(one.ask.text, one.ask), []).append(one.words)
    return words


def _facts(page: AboutMe, about: About, phrases: Phrases) -> Iterator[Block]:
    facts: list[tuple[str, Text]] = [
        (phrases("about-me.full"), page.full_name),
        (phrases("about-me.born"), Text(phrases.day(page.born, about.zone), phrases.language)),
        (phrases("about-me.nhs"), Text(_in_threes(page.nhs_number))),
    ]
    for ask, value in facts:
        if value.text:
            yield blocks.answer(ask, [value], short=True)


def _in_threes(number: str) -> str:
    """An NHS number as it is read aloud: 943 476 5919."""
    digits = "".join(number.split())
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else number
