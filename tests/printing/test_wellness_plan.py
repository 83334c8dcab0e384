from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fieldkit.base.assets import forms_folder
from fieldkit.printing.layouts import Layout
from fieldkit.printing.leaving_out import LeaveOut
from fieldkit.printing.letters import cleaned
from fieldkit.printing.reading import read_contents
from fieldkit.printing.wellness_plan import PLAN_PART, wellness_plan
from fieldkit.questionnaire.definition import load_form
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.items import Item
from tests.printing.filled_forms import filled
from tests.printing.reading_aloud import pages_aloud, read_aloud, said, squashed
from tests.printing.samples import ABOUT, OWN, answered, form, group, inside, question, response, typesetter
from tests.printing.soundness import sound

SHIPPED: Path = forms_folder() / "wellness-plan.json"
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""What a failure lost is told by the assertion; making a whole record smaller would take minutes."""


def part(name: str, link_id: str, heading: str, *items: dict[str, object]) -> dict[str, object]:
    return group(link_id, heading, *items, extension=[{"url": PLAN_PART, "valueCode": name}])


PLAN = form(
    part("toolbox", "one", "My toolbox", question("help", "What helps", "string", OWN, repeats=True)),
    part("triggers", "three", "What sets me off", question("off", "What?", "string", OWN)),
    part(
        "crisis", "six", "When others must act",
        group("people", "Somebody I want", question("name", "Name"), question("phone", "Phone"), repeats=True),
        question("do", "Please do", "string", OWN),
    ),
    part("afterwards", "seven", "Afterwards", question("rest", "The first days", "string", OWN)),
)  # fmt: skip
SAID = response(
    inside("one", answered("help", "Walking", "Radio")),
    inside("three", answered("off", "Brown envelopes")),
    inside(
        "six",
        inside("people", answered("name", "Lena"), answered("phone", "07700 900 123")),
        answered("do", "Sit down"),
    ),
    inside("seven", answered("rest", "Let me sleep")),
)


@pytest.mark.parametrize("layout", list(Layout))
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(data=st.data())
def test_a_plan_says_every_answer_in_every_layout(layout: Layout, data: st.DataObject) -> None:
    printed = load_form(SHIPPED.read_bytes())
    fill = data.draw(filled(printed))
    pdf = typesetter().pdf(wellness_plan(read_contents(printed, fill.response, ABOUT)), layout)
    told = said(pdf)
    assert sound(pdf)
    assert [text for text in fill.expected if squashed(cleaned(text)) not in told] == []


def headings(leave_out: LeaveOut) -> list[str]:
    elements = read_aloud(typesetter().pdf(wellness_plan(read_contents(PLAN, SAID, ABOUT, leave_out)))).walk()
    return [squashed(one.text) for one in elements if one.tag == "H2"]


def test_parts_are_numbered_without_a_gap_whatever_was_left_out() -> None:
    whole = headings(LeaveOut())
    assert [
        squashed(words)
        for words in ("Part 1 My toolbox", "Part 2 What sets me off", "Part 3 When others must act")
    ] == whole[:3]
    chosen = headings(LeaveOut(only=frozenset({"one", "seven"})))
    assert chosen[:2] == [squashed("Part 1 My toolbox"), squashed("Part 2 Afterwards")]


def test_the_crisis_page_stands_alone_with_name_numbers_and_what_to_do() -> None:
    pages = [squashed(text) for text in page_texts()]
    (crisis,) = [text for text in pages if squashed("When others must act") in text]
    for words in ("This page is for whoever is with May.", "call 999", "Lena", "07700 900 123", "Sit down"):
        assert squashed(words) in crisis
    assert squashed("Brown envelopes") not in crisis
    assert squashed("Let me sleep") not in crisis


def test_contacts_stand_on_one_page_of_their_own() -> None:
    (people,) = [text for text in map(squashed, page_texts()) if squashed("People and numbers") in text]
    assert squashed("07700 900 123") in people


def test_the_cover_carries_the_chosen_name_and_no_foot() -> None:
    assert squashed(page_texts()[0]) == squashed(
        "My wellness plan May This plan is mine. I decide who sees it. Printed on 22 November 2026"
    )


def first_answer(item: Item) -> dict[str, object]:
    """One answer to the first question inside an item."""
    asked = next(child for child in item.children if not child.is_display)
    inner = answered(asked.link_id, "Words") if asked.is_question else first_answer(asked)
    return inside(item.link_id, inner)


def test_the_shipped_form_has_seven_numbered_parts() -> None:
    printed = load_form(SHIPPED.read_bytes())
    written = response(*(first_answer(section) for section in printed.items if section.is_group))
    elements = read_aloud(typesetter().pdf(wellness_plan(read_contents(printed, written, ABOUT)))).walk()
    numbered = [one.text.split()[1] for one in elements if one.tag == "H2" and one.text.startswith("Part ")]
    assert numbered == ["1", "2", "3", "4", "5", "6", "7"]


def page_texts() -> list[str]:
    """The text of each page of the plan, the foot left out."""
    return pages_aloud(typesetter().pdf(wellness_plan(read_contents(PLAN, SAID, ABOUT))))


def test_the_shipped_form_says_which_part_is_which() -> None:
    parts = [Extensions(item.json).text(PLAN_PART) for item in load_form(SHIPPED.read_bytes()).items]
    assert [one for one in parts if one] == [
        "toolbox", "daily", "triggers", "early-signs", "breaking-down", "crisis", "afterwards",
    ]  # fmt: skip


@pytest.mark.parametrize("layout", list(Layout))
def test_the_first_number_stands_beside_999_however_much_is_known_of_the_people(layout: Layout) -> None:
    asked = form(
        part(
            "crisis", "six", "When others must act",
            group("people", "Somebody I want", question("name", "Name"), question("phone", "Phone"), question("do", "What?"), repeats=True),
        )
    )  # fmt: skip
    people = [
        inside(
            "people",
            answered("name", f"Lena {n}"),
            answered("phone", f"07700 900 12{n}"),
            answered("do", "Sit"),
        )
        for n in range(9)
    ]
    plan = wellness_plan(read_contents(asked, response(inside("six", *people)), ABOUT))
    pages = [squashed(text) for text in pages_aloud(typesetter().pdf(plan, layout))]
    (crisis,) = [text for text in pages if squashed("call 999") in text]
    assert squashed("07700 900 120") in crisis


def test_the_page_of_numbers_says_whose_it_is() -> None:
    (people,) = [text for text in map(squashed, page_texts()) if squashed("People and numbers") in text]
    assert people.index(squashed("This plan belongs to May")) < people.index(squashed("07700 900 123"))


DO = "Come round, put the kettle on, and sit with me until it passes. Don't ring the surgery unless I say so."


def plan_with(count: int, layout: Layout) -> tuple[bytes, list[str]]:
    """A plan with so many people and long words on each, and the words of its pages."""
    asked = form(
        part(
            "crisis", "six", "When others must act",
            group("people", "Somebody I want", question("name", "Name"), question("phone", "Phone"), question("do", "What should they do?"), repeats=True),
        )
    )  # fmt: skip
    people = [
        inside("people", answered("name", f"Lena <{n}>"), answered("phone", f"07700 900 1{n:02}"), answered("do", f"{n}. {DO}"))
        for n in range(count)
    ]  # fmt: skip
    pdf = typesetter().pdf(
        wellness_plan(read_contents(asked, response(inside("six", *people)), ABOUT)), layout
    )
    return pdf, [squashed(text) for text in pages_aloud(pdf)]


@pytest.mark.parametrize("layout", list(Layout))
def test_twelve_people_with_long_words_have_their_numbers_on_one_page(layout: Layout) -> None:
    pdf, pages = plan_with(12, layout)
    for heading in ("call 999", "People and numbers"):
        (page,) = [text for text in pages if squashed(heading) in text]
        assert [n for n in range(12) if squashed(f"07700 900 1{n:02}") not in page] == []
    told = said(pdf)
    assert [n for n in range(12) if squashed(f"{n}. {DO}") not in told] == []
    assert sound(pdf)


@pytest.mark.parametrize("layout", list(Layout))
def test_people_who_fit_on_no_one_page_are_counted_and_come_on_the_next(layout: Layout) -> None:
    pdf, pages = plan_with(60, layout)
    (at,) = [number for number, text in enumerate(pages) if squashed("People and numbers") in text]
    here = [n for n in range(60) if squashed(f"07700 900 1{n:02}") in pages[at]]
    assert 5 < len(here) < 60
    assert squashed(f"And {60 - len(here)} more on the next page.") in pages[at]
    assert squashed(f"07700 900 1{len(here):02}") in pages[at + 1]
    assert sound(pdf)
