from collections.abc import Callable

import pytest

from fieldkit.printing import blocks
from fieldkit.printing.blocks import Block, Text


@pytest.mark.parametrize(("asked", "given"), [(1, 2), (2, 2), (4, 4), (9, 4)])
def test_headings_stay_below_the_title_and_above_the_depths(asked: int, given: int) -> None:
    assert blocks.section("About you", level=asked)["level"] == given


KEPT = [
    blocks.speech,
    lambda words: blocks.points([words]),
    blocks.notice,
    lambda words: blocks.task(words, []),
    lambda words: blocks.contacts([{"name": words, "lines": [], "phone": Text("999")}], "Who", "Number"),
    lambda words: blocks.contacts([{"name": words, "lines": [], "phone": Text("999")}], "Who", "Number")["rows"][0],
]  # fmt: skip


@pytest.mark.parametrize("made", KEPT)
def test_what_is_short_is_kept_on_one_page_and_what_is_long_or_has_many_lines_is_not(
    made: Callable[[Text], Block],
) -> None:
    assert made(Text("A rail"))["keep"]
    assert not made(Text("words " * 200))["keep"]
    assert not made(Text("a\n" * 20))["keep"]


def test_an_entry_says_how_many_letters_it_holds_and_counts_no_names_of_its_parts() -> None:
    assert blocks.entry([blocks.answer(Text("What?"), [Text("A rail")])])["letters"] == len("What?A rail")


def test_empty_lines_are_not_set() -> None:
    assert blocks.title("Letter", "", ["", "Visit"])["lines"] == ["Visit"]
    assert blocks.task(Text("Rail"), ["", "Owen"])["lines"] == ["Owen"]
    assert blocks.address(["4 Chapel Lane", ""], [""])["sender"] == []


def test_the_end_of_a_copy_is_kept_on_one_page_only_where_it_fits_on_one() -> None:
    assert blocks.signatures("About this copy", [Text("Signed by Owen Pryce.")] * 12)["keep"]
    assert not blocks.signatures("About this copy", [Text("Signed by Owen Pryce.")] * 13)["keep"]
    assert not blocks.signatures("About this copy", [Text("What was added. " * 60)])["keep"]


def test_a_short_answer_with_its_values_is_kept_on_one_page_and_a_long_one_is_not() -> None:
    assert blocks.answer("Who can help?", [Text("Karen"), Text("Owen")])["keep"]
    assert not blocks.answer("Who can help?", [Text("Karen")] * 12)["keep"]
    assert not blocks.answer("What happened?", [Text("words " * 200)])["keep"]


def fields(count: int, words: str = "A rail") -> list[Block]:
    return [blocks.answer("What?", [Text(words)]) for _ in range(count)]


def test_a_long_entry_keeps_two_of_its_parts_together_at_either_end_where_they_fit() -> None:
    assert [blocks.entry(fields(6))[end] for end in ("opens", "ends")] == [2, 2]
    assert [blocks.entry(fields(3))[end] for end in ("opens", "ends")] == [3, 0]
    two_short = [*fields(2), *fields(1, "words " * 60)]
    assert [blocks.entry(two_short)[end] for end in ("opens", "ends")] == [2, 0]
    assert [blocks.entry(fields(6, "words " * 60))[end] for end in ("opens", "ends")] == [0, 0]
    headed = [blocks.section("A part"), *fields(5)]
    assert [blocks.entry(headed)[end] for end in ("opens", "ends")] == [0, 2]
