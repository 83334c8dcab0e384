from dataclasses import replace
from typing import Any

import pytest

from fieldkit.printing.about import Earlier
from fieldkit.printing.blocks import Block
from fieldkit.printing.reading import read_contents
from fieldkit.printing.telling import parts_blocks
from fieldkit.questionnaire import extensions as ext
from tests.printing.samples import (
    ABOUT,
    OWN,
    answered,
    form,
    group,
    inside,
    our,
    question,
    response,
    with_riders,
)


def told(item: dict[str, Any], answer: dict[str, Any]) -> list[Block]:
    """The blocks for one question with its answer."""
    contents = read_contents(form(item), response(answer), ABOUT)
    return list(parts_blocks(contents.parts, contents, 2))


def test_own_words_are_speech_with_whoever_spoke() -> None:
    (block,) = told(
        question("q", "What matters?", "text", OWN), answered("q", with_riders("My garden", speaker="person"))
    )
    assert (block["kind"], block["words"].text, block["who"].text) == ("speech", "My garden", "May")


def test_words_through_somebody_and_translations_say_so() -> None:
    given = with_riders("Je vais bien", speaker="family", through="interpreter", language="fr")
    (block,) = told(question("q", "How are you?", "text", OWN), answered("q", given))
    assert block["who"].text == "Somebody in the family, through an interpreter"
    assert block["words"].language == "fr"


def test_the_workers_own_translation_is_said_once() -> None:
    asked = question("q", "How are you?", "text", OWN)
    riders = {"speaker": "person", "language": "en", "translation": "b.matters"}
    said = {
        how: told(asked, answered("q", with_riders("I am well", through=how, **riders)))[0]["who"].text
        for how in ("worker", "interpreter")
    }
    assert said["worker"].lower().count("translation") == 1
    assert said["interpreter"] == "May, through an interpreter, translation"


def test_a_translation_stands_after_the_words_and_says_whose_it_is() -> None:
    rider = {
        "text": "The kitchen is cold.",
        "language": "en",
        "by": "interpreter",
        "who": "Ewa",
        "of": "Oer.",
    }
    blocks = told(
        question("q", "How are you?", "text", OWN),
        answered("q", with_riders("Oer.", language="cy", translated=rider)),
    )
    assert [one["kind"] for one in blocks] == ["speech", "answer"]
    assert blocks[0]["words"].text == "Oer."
    assert (blocks[1]["ask"].text, blocks[1]["values"][0].text, blocks[1]["values"][0].language) == (
        "Translated by an interpreter, Ewa", "The kitchen is cold.", "en",
    )  # fmt: skip


def test_a_translation_of_words_that_were_changed_since_says_so() -> None:
    rider = {"text": "The kitchen is cold.", "language": "en", "by": "worker", "who": "Owen", "of": "Oer."}
    (_, also) = told(
        question("q", "How are you?", "text", OWN), answered("q", with_riders("Oer iawn.", translated=rider))
    )
    assert also["ask"].text == "The worker’s own translation, Owen · the words were changed since"


def test_two_answers_that_differ_both_stand_with_their_authors() -> None:
    given = answered("q", with_riders("A fall", author="owen"), with_riders("A slip", author="somebody-else"))
    given["extension"] = [{"url": ext.CONFLICTING, "valueBoolean": True}]
    (block,) = told(question("q", "What happened?"), given)
    assert [one.text for one in block["values"]] == [
        "A fall (written by Owen Pryce)",
        "A slip (written by somebody-else)",
    ]
    assert block["note"].text == "Two answers stand side by side here."


def test_views_of_several_practitioners_say_whose_they_are() -> None:
    item = question("q", "Your view", "string", our("answer-per-author", "valueBoolean", True))
    (block,) = told(item, answered("q", with_riders("Safe enough", author="owen")))
    assert block["values"][0].text == "Safe enough (written by Owen Pryce)"


def test_an_answer_of_a_few_lines_stands_beside_its_question_and_a_narrative_below() -> None:
    (short,) = told(
        question("q", "Tea?"), answered("q", "Two sugars, but only when nobody from the surgery is looking")
    )
    (several,) = told(question("q", "Who?", repeats=True), answered("q", "Karen Doyle", "Owen Pryce"))
    (many,) = told(question("q", "Who?", repeats=True), answered("q", *"abcdefg"))
    (long,) = told(question("q", "Tea?"), answered("q", "Two sugars when nobody is looking. " * 6))
    assert [one["short"] for one in (short, several, many, long)] == [True, True, False, False]


def limits(low: int, high: int) -> list[dict[str, Any]]:
    return [{"url": ext.MIN_VALUE, "valueInteger": low}, {"url": ext.MAX_VALUE, "valueInteger": high}]


def test_a_number_on_a_short_scale_is_drawn() -> None:
    (block,) = told(
        question("q", "How happy?", "integer", *limits(0, 10)), answered("q", {"valueInteger": 6})
    )
    assert (block["kind"], block["value"], block["alternative"]) == ("scale", 6, "6, on a scale from 0 to 10")


@pytest.mark.parametrize(("now", "ring"), [(8, 6), (6, None)])
def test_what_was_said_before_is_drawn_beside_it_and_told_with_its_day(now: int, ring: int | None) -> None:
    item = question("q", "How happy?", "integer", *limits(0, 10))
    about = replace(ABOUT, earlier={"How happy?": Earlier(6, "2026-09-14")})
    contents = read_contents(form(item), response(answered("q", {"valueInteger": now})), about)
    (block,) = parts_blocks(contents.parts, contents, 2)
    assert (block["value"], block["before"]) == (now, ring)
    assert block["alternative"] == f"Now {now}, on a scale from 0 to 10. On 14 September 2026 it was 6."
    assert "14 September 2026" in block["note"].text


def test_a_number_outside_its_scale_or_on_a_long_one_is_said_in_words() -> None:
    (outside,) = told(
        question("q", "How happy?", "integer", *limits(0, 10)), answered("q", {"valueInteger": 12})
    )
    (age,) = told(question("q", "Age", "integer", *limits(0, 120)), answered("q", {"valueInteger": 85}))
    assert [outside["kind"], age["kind"]] == ["answer", "answer"]


def test_an_earlier_answer_that_was_asked_again_says_when_it_was_said() -> None:
    rider = {
        "url": "stillRight",
        "extension": [{"url": "json", "valueString": '{"said":"2026-11-14","asked":"2026-11-22"}'}],
    }
    value = {"valueString": "Tea", "extension": [{"url": ext.ANSWER_CONTEXT, "extension": [rider]}]}
    (block,) = told(question("q", "What do you drink?"), answered("q", value))
    assert block["note"].text == "Still right. Said on 14 November 2026, asked again on 22 November 2026."


def test_a_part_named_after_its_one_question_does_not_ask_it_twice() -> None:
    measured = form(group("w", "Weight", question("w.kg", "Weight"), question("w.how", "How do we know?")))
    given = response(inside("w", answered("w.kg", "61 kg"), answered("w.how", "Measured")))
    contents = read_contents(measured, given, ABOUT)
    heading, first, second = parts_blocks(contents.parts, contents, 2)
    assert (heading["text"].text, first["ask"], second["ask"].text) == ("Weight", "", "How do we know?")
