from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.base.clock import FixedClock
from fieldkit.questionnaire.errors import ResponseError
from fieldkit.questionnaire.evaluate import evaluate
from tests.questionnaire.building import NOW, calculated, choice, form, group, q, text, when

USED = form(
    q("a", "boolean"),
    q("b", required=True, enableWhen=[when("a", answerBoolean=True)]),
    group("g", q("n", "integer"), repeats=True),
    calculated(q("sum", "integer"), "%resource.repeat(item).where(linkId='n').answer.value.sum()"),
    choice("c", "tea"),
)


def response(*items: Any, status: str = "completed") -> dict[str, Any]:
    return {"resourceType": "QuestionnaireResponse", "status": status, "item": list(items)}


def item(link_id: str, *answers: Any) -> dict[str, Any]:
    return {"linkId": link_id, "answer": list(answers)}


def run(given_response: Any) -> dict[str, Any]:
    return evaluate(USED, given_response, clock=FixedClock(NOW))


def test_an_unopened_form_is_evaluated_with_an_empty_entry_where_something_repeats() -> None:
    assert run(None)["enabled"] == ["a", "g", "n", "sum", "c"]


def test_the_response_comes_back_with_what_the_form_works_out() -> None:
    entries = ({"linkId": "g", "item": [item("n", {"valueInteger": n})]} for n in (2, 3))

    out = run(response(*entries))

    assert out["response"]["item"][-1]["answer"][0]["valueInteger"] == 5


def test_findings_name_place_code_severity_and_sentence() -> None:
    out = run(response(item("a", {"valueBoolean": True})))

    (finding,) = out["findings"]
    assert finding == {
        "linkId": "b",
        "path": "b",
        "code": "required",
        "severity": "error",
        "message": "This needs an answer before you sign.",
    }


def test_in_a_response_in_progress_what_is_missing_is_only_a_warning() -> None:
    out = run(response(item("a", {"valueBoolean": True}), status="in-progress"))

    assert [finding["severity"] for finding in out["findings"]] == ["warning"]


def test_an_answer_to_a_question_that_is_off_is_a_finding_and_left_out() -> None:
    out = run(response(item("b", text("x"))))

    assert [finding["code"] for finding in out["findings"]] == ["not-enabled"]
    assert "item" not in out["response"]


def test_a_response_to_another_form_is_noticed() -> None:
    out = run({**response(), "questionnaire": "https://example.org/other|1"})

    assert [finding["code"] for finding in out["findings"]] == ["wrong-questionnaire"]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
ANSWERS = st.lists(
    st.dictionaries(
        st.sampled_from(
            ["valueString", "valueInteger", "valueCoding", "valueQuantity", "item", "id", "extension"]
        ),
        JUNK,
    ),
    max_size=3,
)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {"linkId": st.sampled_from(["a", "b", "g", "n", "sum", "c", "x"])},
        optional={"answer": ANSWERS | JUNK, "item": JUNK, "extension": JUNK, "id": JUNK},
    )
    | JUNK,
    max_size=5,
)


@given(ITEMS | JUNK, JUNK)
def test_a_broken_response_is_evaluated_or_refused_and_never_worse(items: Any, status: Any) -> None:
    try:
        out = run({"resourceType": "QuestionnaireResponse", "status": status, "item": items})
    except ResponseError:
        return
    assert all(finding["message"] for finding in out["findings"])


def test_a_calculated_answer_that_nobody_can_have_typed_is_worked_out_again() -> None:
    double = "%resource.item.where(linkId='n').answer.value * 2"
    again = "%resource.item.where(linkId='fixed').answer.value + 1"
    used = form(
        q("n", "integer"),
        {**calculated(q("fixed", "integer"), double), "readOnly": True},
        {**calculated(q("next", "integer"), again), "readOnly": True},
        {**calculated(q("right", "decimal"), double), "readOnly": True},
        {**calculated(q("outside"), "%patient.name.family"), "readOnly": True},
        calculated(q("own", "integer"), double),
    )
    kept = {"valueDecimal": Decimal("6.0"), "extension": [{"url": "https://example.org/x", "valueCode": "y"}]}
    given_items = (
        item("n", {"valueInteger": 3}),
        item("fixed", {"valueInteger": 5}),
        item("next", {"valueInteger": 6}),
        item("right", kept),
        item("outside", {"valueString": "Blake"}),
        item("own", {"valueInteger": 4}),
    )

    out = evaluate(used, response(*given_items), clock=FixedClock(NOW))

    answers = {one["linkId"]: one["answer"][0] for one in out["response"]["item"]}
    assert [answers[name]["valueInteger"] for name in ("n", "fixed", "next", "own")] == [3, 6, 7, 4]
    assert answers["right"] == kept
    assert answers["outside"]["valueString"] == "Blake"
    assert [(one["linkId"], one["code"]) for one in out["findings"]] == [("own", "calculated-differs")]
