from decimal import Decimal
from typing import Any

import pytest

from fieldkit.printing.layouts import Layout
from fieldkit.printing.reading import read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.telling import parts_blocks
from tests.printing.reading_aloud import read_aloud, said, squashed
from tests.printing.samples import ABOUT, answered, form, group, inside, question, response, typesetter

SEAT = form(question("q", "Seat height", "quantity"))


def given(value: object, unit: str, **more: Any) -> dict[str, Any]:
    """A response with one length."""
    return response(answered("q", {"valueQuantity": {"value": value, "unit": unit, "code": unit, **more}}))


@pytest.mark.parametrize("layout", [Layout.STANDARD, Layout.LARGE])
def test_a_length_is_drawn_on_a_rule_and_said_in_words(layout: Layout) -> None:
    pdf = typesetter().pdf(record_copy(read_contents(SEAT, given(Decimal("452.5"), "mm"), ABOUT)), layout)
    (figure,) = [one for one in read_aloud(pdf).walk() if one.alternative]
    assert figure.alternative == "452.5 mm, drawn on a rule of 1000 mm"
    assert squashed("452.5 mm") in said(pdf)


def test_a_part_that_is_named_after_its_length_says_the_name_once() -> None:
    part = form(group("g", "Seat height", question("q", "Seat height", "quantity")))
    length = given(452, "mm")["item"]
    pdf = typesetter().pdf(record_copy(read_contents(part, response(inside("g", *length)), ABOUT)))
    assert said(pdf).count(squashed("Seat height")) == 1


@pytest.mark.parametrize(
    ("value", "unit", "share"), [(500, "mm", 0.5), (150, "cm", 0.75), (2, "m", 1.0), (4000, "mm", 0.8)]
)
def test_the_rule_is_the_shortest_that_the_length_fits_on(value: int, unit: str, share: float) -> None:
    contents = read_contents(SEAT, given(value, unit), ABOUT)
    (block,) = parts_blocks(contents.parts, contents, 2)
    assert (block["kind"], block["share"]) == ("measure", pytest.approx(share))


@pytest.mark.parametrize(
    ("value", "unit", "more"),
    [(70, "kg", {}), (9000, "mm", {}), (0, "mm", {}), (40, "mm", {"comparator": "<"})],
)
def test_what_is_no_length_or_fits_no_rule_is_only_said(value: int, unit: str, more: dict[str, str]) -> None:
    contents = read_contents(SEAT, given(value, unit, **more), ABOUT)
    (block,) = parts_blocks(contents.parts, contents, 2)
    assert block["kind"] == "answer"
