"""Answers as blocks: speech for a person's own words, one line for a short answer, and what has to be said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fieldkit.printing import blocks
from fieldkit.printing.blocks import Block, Text
from fieldkit.printing.measured import measured
from fieldkit.printing.pictures import photo_blocks
from fieldkit.printing.reading import Answer, Contents, Group, Part, Said
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.value_types import raw
from fieldkit.records.translated import translated_in

_SHORT: Final = 180
"""Letters that still read easily in the answers' column: about five lines. What is longer is a narrative and takes the whole width."""
_FEW: Final = 6
"""Values that may stand below each other in that column."""
_LONGEST_SCALE: Final = 11
_NAMED_BY_HEADING: Final = frozenset({"answer", "measure"})

_OWN_TRANSLATION = "worker"
"""Through the worker's own translation: that it is one is said with it."""


def part_blocks(part: Part, contents: Contents, level: int) -> Iterator[Block]:
    """One part with everything inside it; hints for whoever asked the questions are left out."""
    if isinstance(part, Answer):
        yield from answer_blocks(part, contents, level)
    elif isinstance(part, Group):
        yield from group_blocks(part, contents, level)


def group_blocks(group: Group, contents: Contents, level: int) -> Iterator[Block]:
    """A section or an entry: heading, the reason where it was not asked, own words first, then the rest."""
    if not group.is_entry:
        yield blocks.section(group.heading, level=level)
    inner = list(_inside(group, contents, level))
    if inner and inner[0].get("ask") == group.heading and inner[0]["kind"] in _NAMED_BY_HEADING:
        # A part that asks one thing and is named after it: the heading asks it.
        inner[0] = {**inner[0], "ask": "", "short": False}
    if group.is_entry:
        yield blocks.entry(inner)
    else:
        yield from inner


def _inside(group: Group, contents: Contents, level: int) -> Iterator[Block]:
    if group.reason:
        yield blocks.paragraph(
            Text(contents.phrases("not-asked", reason=group.reason.text), group.reason.language)
        )
    yield from parts_blocks(group.parts, contents, level + 1)


def parts_blocks(parts: tuple[Part, ...], contents: Contents, level: int) -> Iterator[Block]:
    """Parts side by side: the person's own words before everything else; entries under one heading."""
    ordered = sorted(parts, key=lambda part: not (isinstance(part, Answer) and part.own_words))
    last: Item | None = None
    for part in ordered:
        if isinstance(part, Group) and part.is_entry and part.item is not last:
            yield blocks.section(part.heading, level=level)
        last = part.item if isinstance(part, Group) else None
        yield from part_blocks(part, contents, level)


def answer_blocks(answer: Answer, contents: Contents, level: int) -> Iterator[Block]:
    """A question with its answers, and what was asked about each answer below it."""
    if answer.own_words:
        for said in answer.said:
            if said.text.text:
                yield blocks.speech(said.text, ask=answer.ask, who=attribution(said, answer, contents))
                yield from _in_another_language(said, contents)
    elif any(said.text.text for said in answer.said):
        yield _plain(answer, contents)
        yield from photo_blocks(answer, contents)
    for said in answer.said:
        inner = list(parts_blocks(said.inside, contents, level + 1))
        if inner and len(answer.said) > 1 and said.text.text:
            yield blocks.entry([blocks.paragraph(said.text), *inner])
        elif inner:
            yield blocks.entry(inner)


def _plain(answer: Answer, contents: Contents) -> Block:
    said = [one for one in answer.said if one.text.text]
    bounds = _bounds(answer.item)
    if len(said) == 1 and bounds:
        number = raw(said[0].value)
        if isinstance(number, int) and bounds[0] <= number <= bounds[1]:
            return _scale(answer, number, bounds, contents)
    if len(said) == 1 and not answer.conflict and (drawn := measured(answer, said[0], contents)):
        return drawn
    values = [_with_author(one, contents, telling=answer.conflict or _per_author(answer)) for one in said]
    notes = [contents.phrases("two-answers")] if answer.conflict and len(said) > 1 else []
    notes += [note for one in said if (note := still_right(one, contents))]
    letters = sum(len(one.text) + len(one.beside) for one in values) + sum(map(len, notes))
    lines = len(values) + sum(one.text.count("\n") for one in values)
    short = letters <= _SHORT and lines <= _FEW
    return blocks.answer(
        answer.ask, values, note=Text(" ".join(notes), contents.phrases.language), short=short
    )


def _scale(answer: Answer, number: int, bounds: tuple[int, int], contents: Contents) -> Block:
    """A number on its scale, beside what the same person said before where anybody knows that."""
    phrases, (low, high) = contents.phrases, bounds
    earlier = contents.about.earlier.get(answer.item.text if answer.item else answer.ask.text)
    if earlier is None or not low <= earlier.value <= high:
        return blocks.scale(answer.ask, number, low, high, phrases("scale", value=number, low=low, high=high))
    day = phrases.day(earlier.on, contents.about.zone)
    words = phrases("scale-before", value=number, before=earlier.value, day=day, low=low, high=high)
    same = earlier.value == number
    told = phrases("scale-same", day=day) if same else phrases("scale-then", before=earlier.value, day=day)
    note, before = Text(told, phrases.language), None if same else earlier.value
    return blocks.scale(answer.ask, number, low, high, words, before=before, note=note)


def attribution(said: Said, answer: Answer, contents: Contents) -> Text:
    """Who spoke, through whom, and whether it is a translation: ``May, through an interpreter``."""
    phrases, riders = contents.phrases, said.riders
    speaker = str(riders.get("speaker") or "person")
    parts = [contents.about.name if speaker == "person" else phrases.known("speaker", speaker)]
    if riders.get("through"):
        parts.append(phrases("through", how=phrases.known("through", str(riders["through"]))))
    if "translation" in riders and riders.get("through") != _OWN_TRANSLATION:
        parts.append(phrases("translation"))
    if answer.conflict:
        parts.append(phrases("two-answers"))
    again = still_right(said, contents)
    return Text(" · ".join([", ".join(parts), again] if again else [", ".join(parts)]), phrases.language)


def _in_another_language(said: Said, contents: Contents) -> Iterator[Block]:
    """What somebody made of the words, after them, and never as theirs."""
    found, phrases = translated_in(said.riders), contents.phrases
    if found is None:
        return
    whose = phrases.known("translated", found.by) if found.by else phrases("translation")
    parts = [", ".join(part for part in (whose, found.who) if part)]
    if found.is_behind(said.text.text):
        parts.append(phrases("translated-before"))
    words = Text(found.text, found.language or contents.phrases.language)
    yield blocks.answer(Text(" · ".join(parts), phrases.language), [words])


def still_right(said: Said, contents: Contents) -> str:
    """An earlier answer that was asked again says when it was first said."""
    rider = said.riders.get("stillRight")
    if not isinstance(rider, dict):
        return ""
    zone = contents.about.zone
    first, again = (contents.phrases.day(str(rider.get(key) or ""), zone) for key in ("said", "asked"))
    return contents.phrases("still-right", said=first, again=again)


def _with_author(said: Said, contents: Contents, *, telling: bool) -> Text:
    author = said.riders.get("author")
    if not telling or not isinstance(author, str):
        return said.text
    who = contents.phrases.sentences.words(contents.about.names.get(author, author))
    return Text(f"{said.text.text} ({contents.phrases('written-by', who=who)})", said.text.language)


def _per_author(answer: Answer) -> bool:
    return answer.item is not None and answer.item.answer_per_author


def _bounds(item: Item | None) -> tuple[int, int] | None:
    """The ends of a short scale of whole numbers, such as 0 to 10."""
    if item is None or item.type != "integer" or item.min_value is None or item.max_value is None:
        return None
    low, high = item.min_value.value, item.max_value.value
    if not all(isinstance(end, int | Decimal) and end == int(end) for end in (low, high)):
        return None
    return (int(low), int(high)) if 1 < int(high) - int(low) < _LONGEST_SCALE else None
