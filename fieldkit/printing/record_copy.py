"""The whole of one record on paper: the person's own words on the first page, then everything else, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fieldkit.printing import blocks
from fieldkit.printing.about import About
from fieldkit.printing.blocks import Block, Document
from fieldkit.printing.body_drawing import body_blocks
from fieldkit.printing.foot import closing, document, for_whom
from fieldkit.printing.phrases import Phrases
from fieldkit.printing.pictures import drawn_signatures
from fieldkit.printing.reading import Answer, Contents, Group, Line, Part
from fieldkit.printing.telling import answer_blocks, group_blocks, parts_blocks
from fieldkit.printing.worded import Worded

_DEPTH: Final = 1
"""Own words of sections stand on the first page, those of parts of sections in their place."""
_CHAPTER: Final = 150
"""Blocks, about fifteen pages, after which a section of a long record begins on a page of its own: easier to find one's
way in, and what stands between two such pages is set at the same time as the rest."""


def record_copy(contents: Contents) -> Document:
    """Every answer of the record that was not left out, as a document for the standard and large layouts."""
    about, phrases = contents.about, contents.phrases
    day = phrases("visit-on", day=phrases.day(about.visit_on, about.zone)) if about.visit_on else ""
    laid: list[Block] = [
        blocks.title(
            Worded(contents.form, about.language).title,
            for_whom(about, phrases),
            [day],
        )
    ]
    first, rest = _own_words_out(contents.parts, _DEPTH)
    if first:
        laid.append(blocks.section(phrases("own-words")))
        for answer in first:
            laid += answer_blocks(answer, contents, 2)
    laid += _sections(rest, contents)
    laid += body_blocks(contents)
    laid += _views(about, phrases)
    laid += closing(about, phrases)
    laid += drawn_signatures(about, phrases)
    return document(about, phrases, _in_chapters(laid))


def _in_chapters(laid: list[Block]) -> list[Block]:
    """The same blocks; in a long record some sections begin on a new page."""
    since = 0
    chapters: list[Block] = []
    for block in laid:
        begins = block["kind"] == "section" and block["level"] == 2 and since >= _CHAPTER
        chapters.append({**block, "new_page": True} if begins else block)
        since = 0 if begins else since + 1
    return chapters


def _views(about: About, phrases: Phrases) -> Iterator[Block]:
    """What the person sees differently stands beside what was written; neither changes the other."""
    if about.views:
        yield blocks.section(phrases("my-view"))
    for one in about.views:
        yield blocks.speech(one.words, who=f"{about.name}, {phrases.day(one.on, about.zone)}")


def _own_words_out(parts: tuple[Part, ...], depth: int) -> tuple[list[Answer], tuple[Part, ...]]:
    """Own words that belong to the whole conversation, and the record without them.

    Words further in, or in an entry (a goal, a worry), stay where they are: alone they would lose what they are about.
    """
    taken: list[Answer] = []
    kept: list[Part] = []
    for part in parts:
        if isinstance(part, Answer) and part.own_words and not any(said.inside for said in part.said):
            taken.append(part)
        elif isinstance(part, Group) and not part.is_entry and depth:
            inner, rest = _own_words_out(part.parts, depth - 1)
            taken += inner
            if part.reason or any(not isinstance(one, Line) for one in rest):
                kept.append(replace(part, parts=rest))
        else:
            kept.append(part)
    return taken, tuple(kept)


def _sections(parts: tuple[Part, ...], contents: Contents) -> Iterator[Block]:
    loose: list[Part] = []
    for part in parts:
        if isinstance(part, Group) and not part.is_entry:
            yield from parts_blocks(tuple(loose), contents, 2)
            loose = []
            if part.reason is None and part.item and part.item.text == contents.form.title:
                # The form is this one section: its name stands above it already.
                yield from parts_blocks(part.parts, contents, 2)
            else:
                yield from group_blocks(part, contents, 2)
        else:
            loose.append(part)
    yield from parts_blocks(tuple(loose), contents, 2)
