from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.response import build
from fieldkit.questionnaire.response_out import response_items
from tests.questionnaire.building import (
    choice,
    coding,
    extended,
    extension,
    group,
    no,
    q,
    session,
    text,
    yes,
)


def test_items_come_in_the_order_of_the_form_whatever_was_answered_first() -> None:
    s = session(q("a"), q("b"))
    s.set(("b",), text("first"))
    s.set(("a",), text("second"))

    assert [item["linkId"] for item in response_items(s.root.children)] == ["a", "b"]


def test_displays_empty_groups_and_cleared_answers_are_left_out() -> None:
    s = session(q("d", "display"), group("g", q("a")), q("b"), answers={("b",): None})

    assert response_items(s.root.children) == []


def test_ticks_are_answers_of_one_item() -> None:
    s = session(choice("c", "tea", "milk", repeats=True))
    for code in ("milk", "tea"):
        s.set(("c", f"e:https://example.org/codes|{code}"), {"valueCoding": coding(code)})

    (item,) = response_items(s.root.children)

    assert [answer["valueCoding"]["code"] for answer in item["answer"]] == ["tea", "milk"]


def test_a_cleared_answer_keeps_what_was_said_below_it() -> None:
    s = session(q("a", item=[q("why")]), answers={("a", "e:1"): None, ("a", "e:1", "why"): text("because")})

    (item,) = response_items(s.root.children)

    assert item["answer"] == [
        {"id": "1", "item": [{"linkId": "why", "text": "why", "answer": [text("because")]}]}
    ]


def test_the_definition_of_an_item_goes_with_it() -> None:
    s = session(q("a", definition="https://example.org/d#a"), answers={("a",): text("x")})

    assert response_items(s.root.children)[0]["definition"] == "https://example.org/d#a"


def test_riders_that_are_no_text_are_written_too() -> None:
    s = session(q("a", "boolean"), answers={("a",): {**yes(), "source": {"n": [1]}}})

    (item,) = response_items(s.root.children)

    (context,) = item["answer"][0]["extension"]
    assert context["extension"] == [
        {"url": "source", "extension": [{"url": "json", "valueString": '{"n":[1]}'}]}
    ]


def test_a_single_answer_is_never_marked_as_a_conflict() -> None:
    s = session(q("a", "boolean"), answers={("a",): no()})

    assert "extension" not in response_items(s.root.children)[0]


def test_a_broken_extension_beside_a_conflict_does_no_harm() -> None:
    value = {
        **text("x"),
        "fhirItem": {"extension": None},
        "fhir": {"extension": "nonsense"},
        "speaker": "person",
    }
    s = session(q("a"))
    s.set(("a",), (value, text("y")))

    (item,) = response_items(s.root.children)

    assert item["extension"][0]["valueBoolean"] is True
    assert item["answer"][0]["extension"][0]["url"].endswith("/answer-context")


def test_secret_answers_and_what_stands_inside_them_stay_out_unless_asked_for() -> None:
    secret = extension(ext.SECRET, valueBoolean=True)
    used = session(
        q("door"),
        extended(q("code"), secret),
        group("gate", q("gate.code"), extension=[secret]),
        group("way", extended(q("way.code"), secret), q("way.words")),
        answers={
            ("door",): text("Blue"),
            ("code",): text("4711"),
            ("gate", "gate.code"): text("4712"),
            ("way", "way.code"): text("4713"),
            ("way", "way.words"): text("Round the back"),
        },
    )
    out = build(used, record_id="r", status="completed")
    assert "471" not in str(out)
    assert "Blue" in str(out)
    assert "Round the back" in str(out)
    assert str(build(used, record_id="r", status="completed", secrets=True)).count("471") == 3
