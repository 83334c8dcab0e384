"""Marks on the body as one drawing on paper, numbered, with the same in words for whoever can't see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fieldkit.printing import blocks
from fieldkit.printing.blocks import Block, Text
from fieldkit.printing.pictures import picture
from fieldkit.printing.reading import Answer, Contents, Group, Part
from fieldkit.questionnaire import body_map
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.body_map import HEIGHT, VIEWS, WIDTH, Point
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.value_types import raw

_CONTROL: Final = "body-map"
_GAP: Final = 30
_VIEW: Final = "view-"


@dataclass(frozen=True)
class Mark:
    """One mark: the place in words, the view it is drawn in, and where (in the lengths of the drawing)."""

    words: str
    view: str
    at: Point


def body_blocks(contents: Contents) -> Iterator[Block]:
    """Heading, drawing and list of all marks of a record; nothing where it has none."""
    marks = tuple(_marks(contents.parts, contents))
    if not marks:
        return
    phrases = contents.phrases
    lines = [
        f"{number}. {one.words} ({phrases(f'body.{one.view}')})" for number, one in enumerate(marks, start=1)
    ]
    yield blocks.section(phrases("body.heading"))
    yield picture(svg(marks), phrases("body.alternative", marks="; ".join(lines)), wide=0.55)
    yield blocks.points([Text(line, phrases.language) for line in lines])


def svg(marks: tuple[Mark, ...]) -> str:
    """Both views with numbered marks."""
    views = "".join(_view(view, number) for number, view in enumerate(VIEWS))
    dots = "".join(_dot(number, mark) for number, mark in enumerate(marks, start=1))
    width, height = 2 * WIDTH + _GAP, HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}">{views}{dots}</svg>'
    )


def _view(view: str, number: int) -> str:
    start, curves = body_map.outline()
    body = f"M{_pair(start)}" + "".join(f"C{_pair(a)} {_pair(b)} {_pair(c)}" for a, b, c in curves) + "Z"
    lines = "".join(
        f'<path d="M{" L".join(_pair(one) for one in region.corners)}Z" fill="white" stroke="#c9c4ba" stroke-width="0.8"/>'
        for region in body_map.regions(view)
    )
    return (
        f'<g transform="translate({number * (WIDTH + _GAP):g} 0)"><clipPath id="body-{view}"><path d="{body}"/></clipPath>'
        f'<g clip-path="url(#body-{view})">{lines}</g>'
        f'<path d="{body}" fill="none" stroke="#5b6472" stroke-width="1.6"/></g>'
    )


def _dot(number: int, mark: Mark) -> str:
    x = mark.at[0] + VIEWS.index(mark.view) * (WIDTH + _GAP)
    return (
        f'<circle cx="{x:.1f}" cy="{mark.at[1]:.1f}" r="9" fill="#0b5f66" stroke="white" stroke-width="1.5"/>'
        f'<text x="{x:.1f}" y="{mark.at[1] + 4.2:.1f}" font-family="Noto Sans" font-size="12" font-weight="700"'
        f' text-anchor="middle" fill="white">{number}</text>'
    )


def _pair(point: Point) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _marks(parts: tuple[Part, ...], contents: Contents) -> Iterator[Mark]:
    for part in parts:
        if isinstance(part, Group):
            yield from _marks(part.parts, contents)
        elif isinstance(part, Answer):
            if part.item is not None and part.item.control == _CONTROL:
                yield from _of_answer(part, part.item, parts, contents)
            for said in part.said:
                yield from _marks(said.inside, contents)


def _of_answer(answer: Answer, item: Item, beside: tuple[Part, ...], contents: Contents) -> Iterator[Mark]:
    for said in answer.said:
        coding = raw(said.value)
        code = str(coding.get("code") or "") if isinstance(coding, dict) else ""
        told = _code_beside(item, beside).removeprefix(_VIEW)
        view = told if told in VIEWS and body_map.middle_of(told, code) else body_map.view_of(code)
        middle = body_map.middle_of(view, code) if view else None
        across, down = (
            contents.unseen.get((*answer.path[:-1], *_named(item, url)))
            for url in (ext.BODY_ACROSS, ext.BODY_DOWN)
        )
        if middle is not None:
            exact = across is not None and down is not None and view == told
            at = (float(across or 0) * WIDTH, float(down or 0) * HEIGHT) if exact else middle
            yield Mark(said.text.text, view, at)


def _named(item: Item, url: str) -> tuple[str, ...]:
    """The linkIds that an extension of a body map names, from beside it inwards."""
    named = Extensions(item.json).value(url)
    return tuple(named.split("/")) if isinstance(named, str) else ()


def _code_beside(item: Item, parts: tuple[Part, ...]) -> str:
    """The code answered in the question that says from where the body is seen; "" for none."""
    for part in parts:
        if isinstance(part, Answer) and part.item is not None and len(part.said) == 1:
            coding = raw(part.said[0].value)
            if (part.item.link_id,) == _named(item, ext.BODY_VIEW) and isinstance(coding, dict):
                return str(coding.get("code") or "")
    return ""
