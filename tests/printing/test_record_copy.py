import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fieldkit.base.assets import forms_folder
from fieldkit.printing.layouts import Layout
from fieldkit.printing.leaving_out import LeaveOut
from fieldkit.printing.letters import cleaned
from fieldkit.printing.reading import read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.questionnaire.definition import Form, load_form
from tests.printing.filled_forms import Filled, filled
from tests.printing.reading_aloud import read_aloud, said, squashed
from tests.printing.samples import (
    ABOUT,
    OWN,
    SAID,
    TALK,
    answered,
    contents,
    form,
    group,
    inside,
    question,
    response,
    typesetter,
)
from tests.printing.soundness import sound

FORMS = sorted(forms_folder().glob("*.json"))
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""What a failure lost is told by the assertion; making a whole record smaller would take minutes."""


def lost(told: str, expected: list[str]) -> list[str]:
    """What should be in a copy and is not."""
    return [text for text in expected if squashed(cleaned(text)) not in told]


@pytest.mark.parametrize("path", FORMS, ids=[path.stem for path in FORMS])
@pytest.mark.parametrize("layout", [Layout.STANDARD, Layout.LARGE])
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(data=st.data())
def test_a_copy_says_every_answer_of_its_record_whatever_was_written(
    path: Path, layout: Layout, data: st.DataObject
) -> None:
    printed = load_form(path.read_bytes())
    fill: Filled = data.draw(filled(printed))
    pdf = typesetter().pdf(record_copy(read_contents(printed, fill.response, ABOUT)), layout)
    assert lost(said(pdf), fill.expected) == []
    assert sound(pdf)


def test_the_persons_own_words_come_before_everything_else() -> None:
    told = said(typesetter().pdf(record_copy(contents())))
    assert (
        told.index(squashed("“My garden.”"))
        < told.index(squashed("8:00 am"))
        < told.index(squashed("Fit a rail"))
    )


def test_own_words_are_tagged_as_a_quotation_and_say_who_spoke() -> None:
    elements = list(read_aloud(typesetter().pdf(record_copy(contents()))).walk())
    quotations = [one.text for one in elements if one.tag == "BlockQuote"]
    assert quotations == ["“My garden.”", "“To church on my own two feet.”"]


def test_what_is_withheld_leaves_no_trace() -> None:
    told = said(typesetter().pdf(record_copy(contents(LeaveOut(labels=frozenset({"private"}))))))
    assert squashed("The son listens") not in told
    assert squashed("Only for us") not in told
    without = response(*SAID["item"][:2])
    assert told == said(typesetter().pdf(record_copy(read_contents(TALK, without, ABOUT))))


def test_signatures_version_and_later_additions_stand_at_the_end() -> None:
    told = said(typesetter().pdf(record_copy(contents())))
    for sentence in (
        "Signed by Glynis Hart, social worker, on 14 November 2026.", "May agreed to this in words on 14 November 2026.",
        "This is version 3.", "16 November 2026, Owen Pryce: The rail is ordered.",
    ):  # fmt: skip
        assert squashed(sentence) in told


def long_record(pages: int) -> tuple[Form, dict[str, object], list[str]]:
    """A record of about so many pages: one numbered note after another."""
    notes = [
        f"Note {number} of this very long record. " + "She told us about the garden. " * 30
        for number in range(pages * 2)
    ]
    notes_form = form(group("n", "Notes", question("n.text", "What was said?", "text", OWN), repeats=True))
    return notes_form, response(*(inside("n", answered("n.text", note)) for note in notes)), notes


@pytest.mark.slow
def test_a_record_of_a_thousand_pages_keeps_every_word() -> None:
    notes_form, notes_response, notes = long_record(1000)
    pdf = typesetter().pdf(record_copy(read_contents(notes_form, notes_response, ABOUT)))
    told = said(pdf)
    assert lost(told, notes) == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) >= 1000


def test_sections_of_a_long_record_begin_on_a_new_page_and_those_of_a_short_one_do_not() -> None:
    def new_pages(sections: int) -> list[bool]:
        asked = [
            group(f"s{one}", f"Part {one}", *(question(f"s{one}.{number}", "What?") for number in range(60)))
            for one in range(sections)
        ]
        said_so = [
            inside(f"s{one}", *(answered(f"s{one}.{number}", "This") for number in range(60)))
            for one in range(sections)
        ]
        laid = record_copy(read_contents(form(*asked), response(*said_so), ABOUT)).blocks
        return [block["new_page"] for block in laid if block["kind"] == "section"]

    assert new_pages(2) == [False, False]
    assert new_pages(7) == [False, False, False, True, False, False, True]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext of poppler-utils")
def test_another_program_finds_the_same_words(tmp_path: Path) -> None:
    pdf = typesetter().pdf(record_copy(contents()))
    seen = subprocess.run(["pdftotext", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode(
        "utf-8"
    )
    for words in ("“My garden.”", "“To church on my own two feet.”", "Fit a rail", "1 December 2026"):
        assert squashed(words) in squashed(seen)


def test_answers_that_the_form_does_not_know_are_printed_too() -> None:
    stray = {"linkId": "old.question", "text": "Asked before", "answer": [{"valueString": "Still here"}]}
    told = said(typesetter().pdf(record_copy(read_contents(TALK, response(stray), ABOUT))))
    assert squashed("Asked before") in told
    assert squashed("Still here") in told


def test_markup_in_an_answer_is_printed_as_it_was_written() -> None:
    words = '#read("/etc/passwd") *not bold* $x^2$ = Heading <label> @ref \\ `code` // #panic("no")'
    told = said(
        typesetter().pdf(
            record_copy(read_contents(TALK, response(inside("b", answered("b.matters", words))), ABOUT))
        )
    )
    assert squashed(words) in told


def test_own_words_of_a_part_stay_with_what_they_are_about() -> None:
    day = form(
        group(
            "day",
            "Everyday life",
            group("eat", "Eating", question("how", "How is it?"), question("wish", "And then?", "text", OWN)),
        )
    )
    given = response(inside("day", inside("eat", answered("how", "Fine"), answered("wish", "Hot soup"))))
    told = said(typesetter().pdf(record_copy(read_contents(day, given, ABOUT))))
    assert told.index("Eating") < told.index(squashed("“Hot soup”")) < told.index("Fine")


def test_a_section_named_as_its_form_is_not_said_twice() -> None:
    asked = form(group("t", "Team talk", question("t.when", "When?")), title="Team talk")
    pdf = typesetter().pdf(
        record_copy(read_contents(asked, response(inside("t", answered("t.when", "Now"))), ABOUT))
    )
    headed = [one.text for one in read_aloud(pdf).walk() if one.tag in {"H1", "H2"}]
    assert headed.count("Team talk") == 1
    assert squashed("When? Now") in said(pdf)
    assert sound(pdf)
