import pytest

from fieldkit.printing import blocks
from fieldkit.printing.blocks import Text


@pytest.mark.parametrize(("asked", "given"), [(1, 2), (2, 2), (4, 4), (9, 4)])
def test_headings_stay_below_the_title_and_above_the_depths(asked: int, given: int) -> None:
    assert blocks.section("About you", level=asked)["level"] == given


def test_a_short_entry_is_kept_on_one_page_and_a_long_one_is_not() -> None:
    assert blocks.entry([blocks.answer(Text("What?"), [Text("A rail")])])["keep"]
    assert not blocks.entry([blocks.answer(Text("What?"), [Text("words " * 200)])])["keep"]


def test_empty_lines_are_not_set() -> None:
    assert blocks.title("Letter", "", ["", "Visit"])["lines"] == ["Visit"]
    assert blocks.task(Text("Rail"), ["", "Owen"])["lines"] == ["Owen"]
    assert blocks.address(["4 Chapel Lane", ""], [""])["sender"] == []
