"""Goals, actions and contacts in a record, found by the roles that its form gives its items, never by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from fieldkit.printing.blocks import NO_TEXT, Text
from fieldkit.printing.reading import Answer, Contents, Group, Part
from fieldkit.questionnaire.value_types import raw
from fieldkit.records.paths import Path

_PHONE: Final = re.compile(r"\+?[\d(](?:[\s()/-]?\d[\s()/-]?){5,}(?:\s*\D{0,6}\d{0,6})?")
_DONE: Final = frozenset({"done", "completed", "finished"})
_NAME: Final = "person.contact-name"
_RELATIONSHIP: Final = "person.contact-relationship"


@dataclass(frozen=True, slots=True)
class Goal:
    """What the person wants to be different, in their words."""

    words: Text
    who: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What is to be done, by whom, by when (FHIR date), and how it stands."""

    what: Text
    owner: Text = NO_TEXT
    due: str = ""
    status: Text = NO_TEXT
    done: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A line of what is known about somebody: words, and what was asked where that has to be said with them."""

    text: Text
    ask: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call. ``about``: relationship, role, hours: a line each."""

    name: Text
    phone: Text
    about: tuple[Known, ...] = ()
    path: Path = ()
    """Of the entry that says all this and nothing else; empty where the record says more."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a short copy holds."""

    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    numbers: tuple[Contact, ...] = ()


def agreed_in(contents: Contents, numbers: tuple[Contact, ...] = ()) -> Agreed:
    """The goals and actions of a record; ``numbers`` are those of whoever gives the copy."""
    return Agreed(tuple(_goals(contents)), tuple(_actions(contents)), numbers)


def contacts_in(contents: Contents) -> tuple[Contact, ...]:
    """Everybody in the record who has a telephone number beside their name; each once."""
    found = [contact for part in contents.walk() if isinstance(part, Group) for contact in _contact(part)]
    return tuple(dict.fromkeys(found))


def _goals(contents: Contents) -> Iterator[Goal]:
    for part in contents.walk():
        if isinstance(part, Answer) and _role(part) == "goal.words":
            for said in part.said:
                yield Goal(said.text)


def _actions(contents: Contents) -> Iterator[Action]:
    for parts in _families(contents.parts):
        roles = {_role(part): part for part in parts if isinstance(part, Answer)}
        if "action.what" not in roles:
            continue
        due = roles.get("action.due")
        status = roles.get("action.status")
        owner = _text(roles.get("action.owner")) or _text(roles.get("action.owner-type"))
        for said in roles["action.what"].said:
            yield Action(
                what=said.text,
                owner=owner or NO_TEXT,
                due=str(raw(due.said[0].value) or "") if due else "",
                status=_text(status) or NO_TEXT,
                done=status is not None and _code(status) in _DONE,
            )


def _families(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    """Parts side by side, on every level."""
    yield parts
    for part in parts:
        if isinstance(part, Group):
            yield from _families(part.parts)
        elif isinstance(part, Answer):
            for said in part.said:
                yield from _families(said.inside)


def _contact(group: Group) -> Iterator[Contact]:
    answers = [part for part in group.parts if isinstance(part, Answer)]
    phone = next((one for one in answers if _PHONE.fullmatch(one.said[0].text.text.strip())), None)
    name = next((one for one in answers if _role(one) == _NAME), None)
    an_action = any(_role(one).startswith("action.") for one in answers)
    if name is None and group.is_entry and not an_action:
        name = next(
            (one for one in answers if one is not phone and one.item and one.item.type == "string"), None
        )
    if name is None or phone is None:
        return
    others = [one for one in answers if one is not name and one is not phone]
    simple = all(len(one.said) == 1 and not one.said[0].inside for one in answers)
    whole = group.is_entry and simple and len(answers) == len(group.parts) and group.reason is None
    if whole:
        about = tuple(_about(one) for one in others)
    else:
        about = tuple(Known(one.said[0].text) for one in others if _role(one) == _RELATIONSHIP)
    yield Contact(name.said[0].text, phone.said[0].text, about, group.path if whole else ())


def _about(answer: Answer) -> Known:
    """What else is known of somebody, on a line of its own."""
    said = answer.said[0].text
    if _role(answer) == _RELATIONSHIP:
        return Known(said)
    ask = answer.ask
    return Known(said, ask if ask.text.endswith("?") else replace(ask, text=f"{ask.text}:"))


def _role(answer: Answer) -> str:
    return answer.item.projects_to if answer.item else ""


def _text(answer: Answer | None) -> Text | None:
    return answer.said[0].text if answer else None


def _code(answer: Answer) -> str:
    inner = raw(answer.said[0].value)
    return str(inner.get("code") or "") if isinstance(inner, dict) else str(inner)
