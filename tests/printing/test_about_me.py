import pytest

from fieldkit.printing.about_me import AboutMe, Told, about_me, told_in
from fieldkit.printing.blocks import Text
from fieldkit.printing.layouts import Layout
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import (
    ABOUT,
    NUMBERS,
    contents,
    typesetter,
)


@pytest.mark.parametrize("layout", list(Layout))
def test_the_page_says_who_somebody_is_what_they_need_and_what_they_said(layout: Layout) -> None:
    page = AboutMe(
        Text("Maybelle Ashdown"),
        "1941-03-02",
        "9434765919",
        (Text("Face me when you speak."),),
        told_in(contents()).told,
        NUMBERS,
    )
    told = said(typesetter().pdf(about_me(page, ABOUT), layout))
    for words in (
        "Maybelle Ashdown",
        "2 March 1941",
        "943 476 5919",
        "Face me when you speak.",
        "“My garden.”",
        "Orchard House team",
    ):
        assert squashed(words) in told


def test_a_record_tells_what_matters_and_what_is_needed_stands_as_it_was_worded() -> None:
    page = told_in(contents(), (Text("Call before visiting"),))
    assert [one.words.text for one in page.told] == ["My garden."]
    assert squashed("Call before visiting") in said(typesetter().pdf(about_me(page, ABOUT)))


def test_a_number_that_is_no_nhs_number_is_left_as_it_is() -> None:
    assert squashed("12 34") in said(typesetter().pdf(about_me(AboutMe(nhs_number="12 34"), ABOUT)))


def test_what_was_asked_twice_has_one_heading() -> None:
    told = tuple(
        Told(Text(ask, "en"), Text(words, "en"))
        for ask, words in (
            ("What matters?", "My garden."),
            ("How to talk?", "Slowly."),
            ("What matters?", "Tea."),
        )
    )
    laid = about_me(AboutMe(told=told), ABOUT).blocks
    said = [one["words"].text for one in laid if one["kind"] == "speech"]
    assert said == ["My garden.", "Tea.", "Slowly."]
    headings = [value.text for one in laid for value in one.values() if isinstance(value, Text)]
    assert headings.count("What matters?") == 1
