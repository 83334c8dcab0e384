"""Where things stand on the pages of a copy: nothing over the edge, nothing alone, one column for the answers."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from fieldkit.printing import blocks
from fieldkit.printing.about import Signature
from fieldkit.printing.agreed import agreed_in
from fieldkit.printing.blocks import Text, answer, entry, notice, points, speech, task, title
from fieldkit.printing.foot import document
from fieldkit.printing.layouts import Layout
from fieldkit.printing.phrases import phrases_in
from fieldkit.printing.short_copy import short_copy
from tests.printing.placing import over_the_edge, starts
from tests.printing.reading_aloud import pages_aloud, squashed
from tests.printing.samples import ABOUT, contents, typesetter
from tests.printing.soundness import failures

FOOT = 40 * 72 / 25.4
MIDDLE = 105 * 72 / 25.4


def pages_of(laid: list[blocks.Block], layout: Layout) -> list[str]:
    """The words of each page, squashed."""
    made = replace(document(ABOUT, phrases_in("en"), laid), easy_read=True)
    return [squashed(text) for text in pages_aloud(typesetter().pdf(made, layout))]


@pytest.mark.parametrize("layout", list(Layout))
def test_no_page_ends_inside_a_short_answer_or_with_one_line_of_an_entry(layout: Layout) -> None:
    fields = [answer(f"Asked {name}", [Text(f"said {name}")]) for name in "abcdefghijklmnop"]
    for before in range(22):
        filler = [answer("Filler", [Text("words")]) for _ in range(before)]
        helpers = answer("Who can help?", [Text("Karen Doyle"), Text("Owen Pryce")])
        pages = pages_of([title("Sheet"), *filler, helpers, entry(fields)], layout)
        holding = {
            words: next(number for number, page in enumerate(pages) if squashed(words) in page)
            for words in (
                "Who can help?",
                "Karen Doyle",
                "Owen Pryce",
                "said a",
                "said b",
                "said o",
                "said p",
            )
        }
        assert holding["Who can help?"] == holding["Karen Doyle"] == holding["Owen Pryce"], before
        assert holding["said a"] == holding["said b"], before
        assert holding["said o"] == holding["said p"], before


def beginnings(laid: list[blocks.Block], layout: Layout) -> set[int]:
    """Where the lines of one page begin, in points from its left, the foot left out."""
    made = replace(document(replace(ABOUT, signs=False), phrases_in("en"), laid), easy_read=True)
    return {round(x) for x, y in starts(typesetter().pdf(made, layout)) if y > FOOT}


@pytest.mark.parametrize(
    "names",
    [
        ("Anneliese Featherstonehaugh-Cholmondeley", "Bartholomew Wriothesley-Fetherstonhaugh"),
        ("Anneliese Maria Theodora", "Bartholomew Alexander Smith"),
        ("A name that fills a whole line and then another one " * 4,),
    ],
)
def test_a_foot_with_long_names_stands_on_the_paper_in_every_layout(names: tuple[str, ...]) -> None:
    about = replace(ABOUT, signed_by=tuple(Signature(one, "2026-11-14") for one in names))
    agreed = short_copy(agreed_in(contents()), about)
    for layout in Layout:
        assert over_the_edge(typesetter().pdf(agreed, layout)) == []


@pytest.mark.parametrize("words", ["a\n" * 150, "words that go on " * 400])
def test_words_with_more_lines_than_a_page_go_on_over_the_page(words: str) -> None:
    said_so = Text(words)
    rows = [{"name": Text("Jean"), "lines": [said_so], "phone": Text("01629 555 0142")}]
    laid = [
        title("Long"), speech(said_so), notice(said_so), points([said_so]), task(said_so, [said_so]),
        entry([answer("What?", [said_so], own=True)]), blocks.contacts(rows, "Who", "Number"),
    ]  # fmt: skip
    made = replace(document(ABOUT, phrases_in("en"), laid), easy_read=True)
    for layout in Layout:
        pdf = typesetter().pdf(made, layout)
        assert over_the_edge(pdf) == []
        assert failures(pdf) == []


def test_answers_of_a_line_and_of_several_begin_below_each_other_in_entries_too() -> None:
    short, long = Text("No"), Text("Tired of being asked the same thing by everybody. " * 3)
    fields = [answer("What?", [short], short=True), answer("Why?", [long], short=True)]
    laid = [title("A"), *fields, entry([*fields, entry(fields)])]
    questions = {x for x in beginnings(laid, Layout.STANDARD) if x < 150}
    assert len(questions) == 3
    assert len(beginnings(laid, Layout.STANDARD) - questions) == 1


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("made", [speech, lambda words, ask: answer(ask, [words], own=True)])
def test_a_question_over_words_from_right_to_left_stands_on_the_side_where_they_begin(
    made: Callable[..., blocks.Block], layout: Layout
) -> None:
    over_english = beginnings([made(Text("Tea"), ask="Asked")], layout)
    over_urdu = beginnings([made(Text("چائے", "ur"), ask="Asked")], layout)
    assert max(over_english) < MIDDLE
    assert min(over_urdu) > MIDDLE


@pytest.mark.parametrize("layout", list(Layout))
def test_no_page_holds_the_end_of_a_copy_alone(layout: Layout) -> None:
    fields = [answer(f"Asked {name}", [Text(f"said {name}")]) for name in "abcdefghijkl"]
    last = [fields[-1:], [entry(fields)], [entry(fields[-2:])], [speech(Text("said l"))]]
    end = blocks.signatures("About this copy", [Text("Signed by Owen Pryce.")] * 4)
    for ending in last:
        for before in range(20):
            filler = [answer("Filler", [Text("words")]) for _ in range(before)]
            page = pages_of([title("Sheet"), *filler, *ending, end], layout)[-1]
            assert squashed("said l") in page, before
