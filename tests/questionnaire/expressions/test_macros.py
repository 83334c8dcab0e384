import pytest

from tests.questionnaire.building import group, q, session, text, whole
from tests.questionnaire.expressions.running_on import run, texts

S = session(
    group("g", q("n", "integer"), repeats=True),
    answers={("g", "e:1", "n"): whole(1), ("g", "e:2", "n"): whole(5)},
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(1|2|3).where($this > 1)", ["2", "3"]),
        ("(1|2|3).select($this * 2)", ["2", "4", "6"]),
        ("(5|6).select($index)", ["0", "1"]),
        ("(1|2).exists($this > 1)", ["true"]),
        ("{}.exists()", ["false"]),
        ("(1|2).all($this > 0)", ["true"]),
        ("{}.all(false)", ["true"]),
        ("iif(true, 1, 2)", ["1"]),
        ("iif({}, 1, 2)", ["2"]),
        ("iif(false, 1)", []),
        ("(1|2|3).aggregate($this + $total, 0)", ["6"]),
        ("(3|1|2).sort()", ["1", "2", "3"]),
        ("(3|1|2).sort(-$this)", ["3", "2", "1"]),
        ("1.repeat(iif($this < 4, $this + 1, {}))", ["2", "3", "4"]),
        ("today()", ["2026-11-22"]),
        ("now() > @2026-11-22", []),
        ("(1 | 'x').ofType(string)", ["x"]),
        ("1 is Integer", ["true"]),
        ("'x'.is(System.String)", ["true"]),
        ("(1 as Integer) + 1", ["2"]),
        ("5.trace('x')", ["5"]),
        ("%resource.repeat(item).answer.value", ["1", "5"]),
        ("%resource.item.where(item.answer.value > 3).count()", ["1"]),
        ("%resource.descendants().where($this is Integer)", ["1", "5"]),
    ],
)
def test_functions_of_expressions_run_on_each_value(words: str, expected: list[str]) -> None:
    assert texts(words, S) == expected


def test_repeating_without_end_is_cut_off() -> None:
    assert run("1.repeat($this + 1)") == []


def test_extensions_of_an_answer_are_found_by_url() -> None:
    value = {**text("x"), "fhir": {"extension": [{"url": "u", "valueString": "y"}]}}
    s = session(q("a"), answers={("a",): value})

    assert texts("%resource.item.where(linkId='a').answer.extension('u').value", s) == ["y"]
