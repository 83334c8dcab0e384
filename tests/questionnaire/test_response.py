from decimal import Decimal
from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.base.jsontext import dumps, loads
from fieldkit.questionnaire.errors import ResponseError
from fieldkit.questionnaire.response import build, read
from fieldkit.questionnaire.session import FormSession
from fieldkit.records.paths import Path
from tests.questionnaire.building import (
    choice,
    coding,
    form,
    group,
    no,
    open_session,
    q,
    session,
    text,
    when,
    whole,
    yes,
)


def built(s: FormSession, **more: Any) -> dict[str, Any]:
    return build(s, record_id="r1", status="in-progress", **more)


def test_a_response_names_its_form_and_who_it_is_about() -> None:
    s = session(q("a"), answers={("a",): text("Tea")})

    response = built(
        s,
        subject={"reference": "Patient/1"},
        author={"reference": "Practitioner/2"},
        authored="2026-11-22T09:30:00Z",
    )

    assert response["questionnaire"] == "https://example.org/Questionnaire/test|1"
    assert response["subject"] == {"reference": "Patient/1"}
    assert response["item"] == [{"linkId": "a", "text": "a", "answer": [text("Tea")]}]
    QuestionnaireResponse.model_validate_json(dumps(response))


def test_a_form_without_answers_gives_a_response_without_items() -> None:
    assert "item" not in built(session(q("a"), group("g", q("b"))))


def test_answers_that_do_not_apply_are_left_out() -> None:
    items = (q("a", "boolean"), q("b", enableWhen=[when("a", answerBoolean=True)]))

    response = built(session(*items, answers={("a",): no(), ("b",): text("hidden")}))

    assert [item["linkId"] for item in response["item"]] == ["a"]


def test_decimals_keep_the_digits_they_were_written_with() -> None:
    response = built(session(q("a", "decimal"), answers={("a",): {"valueDecimal": Decimal("1.000")}}))

    assert '"valueDecimal":1.000' in dumps(response)


def test_children_of_a_question_stand_in_its_answer() -> None:
    s = session(
        q("who", item=[q("since")]),
        answers={("who", "e:1"): text("Ana"), ("who", "e:1", "since"): text("May")},
    )

    (item,) = built(s)["item"]

    assert item["answer"] == [
        {**text("Ana"), "id": "1", "item": [{"linkId": "since", "text": "since", "answer": [text("May")]}]}
    ]


def test_each_entry_of_a_repeating_group_is_an_item_of_its_own() -> None:
    s = session(
        group("g", q("n"), repeats=True),
        answers={
            ("g", "e:b", "n"): text("two"),
            ("g", "e:b"): {"order": "b"},
            ("g", "e:a", "n"): text("one"),
        },
    )

    assert [item["item"][0]["answer"][0]["valueString"] for item in built(s)["item"]] == ["two", "one"]


def test_answers_in_conflict_all_stand_and_are_marked() -> None:
    s = session(q("a", "boolean"))
    s.set(("a",), (yes(), no()))

    (item,) = built(s)["item"]

    assert item["answer"] == [yes(), no()]
    assert item["extension"][0]["url"].endswith("/conflicting-answers")
    assert read(s.form, built(s)) == [(("a",), yes()), (("a",), no())]


def test_who_was_speaking_survives_the_journey() -> None:
    value = {
        **text("Bore da"),
        "speaker": "person",
        "language": "cy",
        "source": {"record": "r0", "at": "2026"},
    }
    s = session(q("a"), answers={("a",): value})

    assert read(s.form, built(s)) == [(("a",), value)]


def test_why_a_part_could_not_be_asked_survives_the_journey() -> None:
    part = group("g", q("a"))
    part["extension"] = [
        {"url": "https://fieldkit.example.org/fhir/StructureDefinition/section-reason", "valueBoolean": True}
    ]
    s = session(part, answers={("g",): text("Asleep")})

    assert read(s.form, built(s)) == [(("g",), text("Asleep"))]


def test_extensions_that_nobody_here_knows_survive_the_journey() -> None:
    strange = {"url": "https://example.org/strange", "valueString": "keep me"}
    response = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": [
            {
                "linkId": "g",
                "extension": [strange],
                "item": [
                    {"linkId": "a", "extension": [strange], "answer": [{**text("x"), "extension": [strange]}]}
                ],
            }
        ],
    }
    used = form(group("g", q("a")))
    s = open_session(used, fresh=False)
    s.load(read(used, response))

    (item,) = build(s, record_id="", status="completed")["item"]

    assert item["extension"] == [strange]
    assert item["item"][0]["extension"] == [strange]
    assert item["item"][0]["answer"][0]["extension"] == [strange]


def test_what_the_form_does_not_know_keeps_a_path_of_its_own() -> None:
    response = {"resourceType": "QuestionnaireResponse", "item": [{"linkId": "old", "answer": [text("x")]}]}

    assert read(form(q("a")), response) == [(("old", "e:1"), text("x"))]


@pytest.mark.parametrize("nonsense", [None, [], {}, "x", {"resourceType": "Patient"}])
def test_something_else_than_a_response_is_an_error(nonsense: Any) -> None:
    with pytest.raises(ResponseError):
        read(form(q("a")), nonsense)


# A form with every kind of nesting, and answers of every type, thrown together at random.

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(min_size=1, max_size=20).filter(str.strip).map(text),
    "decimal": st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-999, max_value=999
    ).map(lambda number: {"valueDecimal": number}),
    "integer": st.integers(-(2**31), 2**31 - 1).map(whole),
    "boolean": st.booleans().map(lambda value: {"valueBoolean": value}),
    "date": st.dates().map(lambda day: {"valueDate": day.isoformat()}),
    "choice": st.sampled_from(["tea", "milk"]).map(lambda code: {"valueCoding": coding(code)}),
}


@st.composite
def filled_forms(draw: st.DrawFn) -> tuple[list[Any], dict[Path, Any]]:
    answers: dict[Path, Any] = {}
    number = iter(range(1_000))

    def items(depth: int, places: list[Path]) -> list[Any]:
        made = []
        for _ in range(draw(st.integers(1, 3))):
            link_id = f"i{next(number)}"
            kind = draw(st.sampled_from([*VALUES, *(["group"] if depth else [])]))
            repeats = draw(st.booleans())
            nested = bool(depth) and kind != "group" and draw(st.booleans())
            entries = [f"e:{n}" for n in range(draw(st.integers(1, 2)))] if repeats else ["e:0"]
            has_entries = (kind == "group" and repeats) or (kind != "group" and (repeats or nested))
            here = [
                (*place, link_id, part) if has_entries else (*place, link_id)
                for place in places
                for part in (entries if has_entries else [""])
            ]
            for path in here if kind != "group" else ():
                order = {"order": f"k{path[-1]}"} if has_entries else {}
                answers[path] = {**draw(VALUES[kind]), **order}
            for path in here if kind == "group" and repeats else ():
                answers[path] = {"order": f"k{path[-1]}"}
            children = items(depth - 1, here) if kind == "group" or nested else []
            more: dict[str, Any] = {"item": children} if children else {}
            made.append(
                choice(link_id, "tea", "milk", repeats=repeats, **more)
                if kind == "choice"
                else q(link_id, kind, repeats=repeats, **more)
            )
        return made

    return items(2, [()]), answers


def without_order(answers: Any) -> dict[Path, Any]:
    kept = {path: {key: one for key, one in value.items() if key != "order"} for path, value in answers}
    return {path: value for path, value in kept.items() if value}


@given(filled_forms())
def test_what_is_filled_in_comes_back_from_the_response_as_it_was(
    filled: tuple[list[Any], dict[Path, Any]],
) -> None:
    items, answers = filled
    used = form(*items)
    response = built(open_session(used, answers))

    back = read(used, loads(dumps(response)))

    assert without_order(back) == without_order(answers.items())
    again = built(open_session(used, dict(back)))
    assert dumps(again) == dumps(response)


@given(filled_forms())
def test_another_fhir_library_reads_what_is_written(filled: tuple[list[Any], dict[Path, Any]]) -> None:
    items, answers = filled
    response = dumps(built(open_session(form(*items), answers)))

    read_elsewhere = QuestionnaireResponse.model_validate_json(response)

    assert read_elsewhere.questionnaire == "https://example.org/Questionnaire/test|1"
