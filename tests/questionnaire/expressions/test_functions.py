import pytest

from fieldkit.questionnaire import extensions as ext
from tests.questionnaire.building import choice, coding, extension, q, session
from tests.questionnaire.expressions.running_on import texts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{}.empty()", ["true"]),
        ("true.not()", ["false"]),
        ("(1|2|2).count()", ["2"]),
        ("(1|2).combine(2).isDistinct()", ["false"]),
        ("(1|2).combine(2).distinct().count()", ["2"]),
        ("(true|false).allTrue()", ["false"]),
        ("(true|false).anyFalse()", ["true"]),
        ("(1|2|3).first() + (1|2|3).last()", ["4"]),
        ("(1|2|3).tail()", ["2", "3"]),
        ("(1|2|3).skip(1).take(1)", ["2"]),
        ("(1|2|3).intersect(2|3|4)", ["2", "3"]),
        ("(1|2|3).exclude(2)", ["1", "3"]),
        ("(1|2).subsetOf(1|2|3)", ["true"]),
        ("(1|2).supersetOf(1|5)", ["false"]),
        ("(1|2|3).sum()", ["6"]),
        ("{}.sum()", []),
        ("(1|2).avg()", ["1.5"]),
        ("(3|1|2).min()", ["1"]),
        ("(3|1|2).max()", ["3"]),
        ("(2 'kg' | 500 'g').sum()", ["2.5 'kg'"]),
        ("'x'.hasValue()", ["true"]),
        ("(1|2).single()", []),
    ],
)
def test_collections_are_worked_on(words: str, expected: list[str]) -> None:
    assert texts(words) == expected


def test_scores_come_from_the_option_that_was_chosen() -> None:
    item = choice("c", "good", "poor")
    item["answerOption"][0]["extension"] = [extension(ext.WEIGHT, valueDecimal=3)]
    item["answerOption"][1]["valueCoding"]["extension"] = [extension(ext.ORDINAL, valueDecimal=1)]
    s = session(item, q("a"), answers={("c",): {"valueCoding": coding("good")}})

    assert texts("%resource.item.where(linkId='c').answer.value.weight()", s) == ["3"]
    s.set(("c",), {"valueCoding": coding("poor")})
    assert texts("%resource.item.where(linkId='c').answer.ordinal()", s) == ["1"]
    assert texts("%resource.item.where(linkId='c').answer.value.extension.value", s) == ["1"]
