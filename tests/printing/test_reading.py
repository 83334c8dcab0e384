from fieldkit.printing.leaving_out import LeaveOut
from fieldkit.printing.reading import Answer, Group, Line, Part, read_contents
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.response import read
from tests.printing.samples import (
    ABOUT,
    SAID,
    TALK,
    answered,
    contents,
    form,
    group,
    inside,
    our,
    question,
    response,
    with_riders,
)


def answers(parts: list[Part]) -> list[Answer]:
    return [part for part in parts if isinstance(part, Answer)]


def test_paths_are_those_of_the_record() -> None:
    printed = {said.path for one in answers(list(contents().walk())) for said in one.said}
    assert printed == {
        path for path, value in read(TALK, SAID) if any(key.startswith("value") for key in value)
    }


def test_an_answer_left_out_by_its_path_takes_everything_inside_with_it() -> None:
    entry = next(part.path for part in contents().walk() if isinstance(part, Group) and part.is_entry)
    told = [
        said.text.text
        for one in answers(list(contents(LeaveOut(paths=frozenset({entry}))).walk()))
        for said in one.said
    ]
    assert "To church on my own two feet." not in told
    assert "My garden." in told


def test_a_form_closed_as_a_whole_prints_nothing() -> None:
    closed = form(question("q", "Q"), extension=[our("sensitivity", "valueCode", "concern")])
    everything = LeaveOut(labels=frozenset({"concern"}))
    assert read_contents(closed, response(answered("q", "Words")), ABOUT, everything).parts == ()


def test_the_reason_for_a_section_that_was_not_asked_is_kept() -> None:
    reason = {"url": ext.SECTION_REASON, "valueString": "He fell asleep"}
    asked = response({"linkId": "b", "extension": [reason]})
    (section,) = read_contents(TALK, asked, ABOUT).parts
    assert isinstance(section, Group)
    assert section.reason is not None
    assert section.reason.text == "He fell asleep"


def test_what_rode_with_an_answer_is_read_and_an_original_stands_before_its_translation() -> None:
    spoken = with_riders("Rwy’n iawn", language="cy", speaker="person")
    translated = with_riders("I am fine", translation="b.matters", through="worker")
    (section,) = read_contents(
        TALK, response(inside("b", answered("b.matters", translated, spoken))), ABOUT
    ).parts
    assert isinstance(section, Group)
    (answer,) = answers(list(section.parts))
    assert [one.text.text for one in answer.said] == ["Rwy’n iawn", "I am fine"]
    assert [one.text.language for one in answer.said] == ["cy", ""]
    assert answer.said[1].riders["through"] == "worker"


def test_lines_of_the_form_are_read_unless_they_depend_on_an_answer() -> None:
    lines = form(
        {"linkId": "always", "type": "display", "text": "Read this"},
        {
            "linkId": "perhaps", "type": "display", "text": "Only for some",
            "enableWhen": [{"question": "q", "operator": "=", "answerString": "x"}],
        },
        question("q", "Q"),
    )  # fmt: skip
    found = [
        part.text.text
        for part in read_contents(lines, response(answered("q", "y")), ABOUT).parts
        if isinstance(part, Line)
    ]
    assert found == ["Read this"]


def test_an_empty_section_and_an_empty_answer_are_not_there() -> None:
    empty = response(
        inside("b"), inside("h", {"linkId": "g.words", "answer": [{}]}), {"linkId": "p", "item": "broken"}
    )
    assert read_contents(TALK, empty, ABOUT).parts == ()


def test_answers_inside_an_answer_stay_with_it() -> None:
    nested = form(
        {**question("rail", "Which rails?"), "repeats": True, "item": [question("rail.why", "Why?")]}
    )
    given = {
        "linkId": "rail",
        "answer": [
            {"valueString": "Left", "item": [answered("rail.why", "Weak arm")]},
            {"valueString": "Right"},
        ],
    }
    (answer,) = answers(list(read_contents(nested, response(given), ABOUT).parts))
    assert [len(one.inside) for one in answer.said] == [1, 0]


def test_groups_keep_the_order_of_the_form() -> None:
    mixed = form(group("x", "X", question("x.a", "A"), question("x.b", "B")))
    given = response(inside("x", answered("x.b", "second"), answered("x.a", "first")))
    walked = answers(list(read_contents(mixed, given, ABOUT).walk()))
    assert [one.said[0].text.text for one in walked] == ["first", "second"]
