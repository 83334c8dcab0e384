"""A leaflet that stays with a piece of equipment: what it is for, how to use it, when to stop, who to call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldkit.printing import blocks
from fieldkit.printing.about import About
from fieldkit.printing.agreed import Contact
from fieldkit.printing.blocks import NO_TEXT, Block, Document, Text
from fieldkit.printing.foot import closing, document
from fieldkit.printing.lists import contact_block
from fieldkit.printing.phrases import Phrases, phrases_in


@dataclass(frozen=True, slots=True)
class Equipment:
    """One piece. ``weight_limit`` with its unit, from the maker's plate; ``fitted_on``: FHIR date; lists: a line each."""

    name: Text
    what_for: Text = NO_TEXT
    how_to_use: tuple[Text, ...] = ()
    keep_safe: tuple[Text, ...] = ()
    stop_if: tuple[Text, ...] = ()
    cleaning: tuple[Text, ...] = ()
    weight_limit: str = ""
    fitted_on: str = ""


def equipment_leaflet(pieces: Sequence[Equipment], about: About, call: Sequence[Contact] = ()) -> Document:
    """The leaflet for every layout; each piece starts on a page of its own, so that it can be kept beside it."""
    phrases = phrases_in(about.language)
    laid: list[Block] = []
    for number, piece in enumerate(pieces):
        kicker = phrases("leaflet.heading")
        fitted = (
            phrases("leaflet.fitted", day=phrases.day(piece.fitted_on, about.zone)) if piece.fitted_on else ""
        )
        if number:
            laid.append(blocks.section(piece.name, new_page=True))
        else:
            laid.append(blocks.title(piece.name, kicker, [fitted]))
        laid += _piece(piece, phrases)
    if call:
        laid.append(blocks.section(phrases("leaflet.call"), symbol="phone"))
        laid.append(contact_block(call, phrases))
    laid += closing(about, phrases)
    return document(about, phrases, laid, easy_read=True)


def _piece(piece: Equipment, phrases: Phrases) -> Iterator[Block]:
    if piece.what_for.text:
        yield blocks.section(phrases("leaflet.for"), symbol="info")
        yield blocks.paragraph(piece.what_for)
    lists = (("leaflet.use", "person", piece.how_to_use), ("leaflet.care", "shield", piece.keep_safe))
    for key, symbol, lines in lists:
        if lines:
            yield blocks.section(phrases(key), symbol=symbol)
            yield blocks.points(lines)
    if piece.weight_limit:
        yield blocks.notice(
            Text(phrases("leaflet.weight", weight=piece.weight_limit), phrases.language), symbol="info"
        )
    if piece.stop_if:
        yield blocks.section(phrases("leaflet.stop"), symbol="warning")
        yield blocks.points(piece.stop_if)
    if piece.cleaning:
        yield blocks.section(phrases("leaflet.clean"), symbol="sun")
        yield blocks.points(piece.cleaning)
