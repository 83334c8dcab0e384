from dataclasses import replace

from fieldkit.printing.about import About, Signature
from fieldkit.printing.blocks import Block
from fieldkit.printing.foot import closing, day_of, document, foot_line
from fieldkit.printing.phrases import phrases_in
from tests.printing.samples import ABOUT

ENGLISH = phrases_in("en")


def only(about: About) -> Block:
    """The one block at the end."""
    (block,) = closing(about, ENGLISH)
    return block


def test_the_foot_names_up_to_two_who_signed_and_counts_the_rest() -> None:
    signers = tuple(Signature(name) for name in ("Ann", "Bob", "Cy"))
    assert foot_line(replace(ABOUT, signed_by=signers[:1]), ENGLISH).text == "Signed by Ann · Version 3"
    assert (
        foot_line(replace(ABOUT, signed_by=signers[:2]), ENGLISH).text == "Signed by Ann and Bob · Version 3"
    )
    assert (
        foot_line(replace(ABOUT, signed_by=signers), ENGLISH).text == "Signed by Ann and 2 more · Version 3"
    )


def test_the_foot_counts_names_that_would_not_fit_and_shortens_one_that_is_endless() -> None:
    long = (Signature("Anneliese Featherstonehaugh-Cholmondeley"), Signature("Bartholomew Fetherstonhaugh"))
    told = foot_line(replace(ABOUT, signed_by=long), ENGLISH).text
    assert told == "Signed by Anneliese Featherstonehaugh-Cholmondeley and 1 more · Version 3"
    endless = foot_line(replace(ABOUT, signed_by=(Signature("x" * 300),)), ENGLISH).text
    assert endless == f"Signed by {'x' * 55}… · Version 3"


def test_somebody_who_only_agreed_is_not_said_to_have_signed() -> None:
    assert (
        foot_line(About("May", signed_by=(Signature("May", manner="agreed"),)), ENGLISH).text == "Not signed"
    )


def test_the_end_says_disagreement_as_plainly_as_agreement() -> None:
    about = About(
        "May",
        signed_by=(Signature("May", "2026-11-14", manner="disagreed"), Signature("Jo", manner="said-no")),
    )
    lines = [line.text for line in only(about)["lines"]]
    assert lines == [
        "May does not agree with this. They said so on 14 November 2026.",
        "Jo said no to signing.",
    ]


def test_an_unsigned_copy_says_so() -> None:
    assert [line.text for line in only(About("May"))["lines"]] == ["Nobody has signed this yet."]


def test_a_document_has_a_neutral_title() -> None:
    assert document(ABOUT, ENGLISH, []).title == "Your copy"
    assert document(ABOUT, phrases_in("cy"), []).title == "Eich copi"


def test_a_copy_that_nobody_signs_has_no_end_that_says_only_the_day() -> None:
    letter = replace(ABOUT, signs=False, signed_by=(), version="", added_since=())
    assert list(closing(letter, ENGLISH)) == []
    assert [one.text for one in day_of(letter, ENGLISH)] == ["Printed on 22 November 2026"]
    assert day_of(ABOUT, ENGLISH) == []


def test_a_copy_in_words_that_no_translator_has_read_says_so_wherever_it_ends() -> None:
    welsh, letter = phrases_in("cy"), replace(ABOUT, signs=False, signed_by=(), version="", added_since=())
    for about in (ABOUT, letter):
        (block,) = closing(about, welsh)
        assert any("no translator has read it" in line.text for line in block["lines"])
        assert bool(block["heading"]) is about.signs
        assert any("22 Tachwedd" in line.text for line in block["lines"]) is about.signs
    assert all("translator" not in line.text for line in only(ABOUT)["lines"])


def test_every_line_at_the_end_is_a_sentence() -> None:
    assert only(ABOUT)["lines"][-1].text == "Printed on 22 November 2026."
