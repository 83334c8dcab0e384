import pytest

from fieldkit.questionnaire.expressions.focus import Element
from fieldkit.questionnaire.expressions.lookup import (
    ANYWHERE,
    DIRECT,
    THROUGH_GROUPS,
    element_items,
    head_of,
    recognise,
)
from fieldkit.questionnaire.expressions.syntax import parse
from tests.questionnaire.building import group, q, session, text
from tests.questionnaire.expressions.running_on import texts


@pytest.mark.parametrize(
    ("words", "reach", "link_ids", "more"),
    [
        ("%resource.item.where(linkId='a')", DIRECT, ("a",), False),
        ("%resource.item.where('a' = linkId)", DIRECT, ("a",), False),
        ("%resource.repeat(item).where(linkId='a')", THROUGH_GROUPS, ("a",), False),
        ("%resource.descendants().where(linkId='a')", ANYWHERE, ("a",), False),
        ("%resource.repeat(item | answer.item).where(linkId='a')", ANYWHERE, ("a",), False),
        ("%resource.item.where(linkId='a' or linkId='b')", DIRECT, ("a", "b"), False),
        ("%resource.item.where(linkId='a' and answer.exists())", DIRECT, ("a",), True),
        ("%resource.item.where(answer.exists() and linkId='a')", DIRECT, ("a",), True),
    ],
)
def test_looking_for_items_by_link_id_is_recognised(
    words: str, reach: str, link_ids: tuple[str, ...], more: bool
) -> None:
    found = recognise(parse(words))

    assert found is not None
    assert (found.reach, found.link_ids, found.rest is not None) == (reach, link_ids, more)
    assert head_of(found.base) == ["var", "resource"]


@pytest.mark.parametrize(
    "words",
    [
        "%resource.item.where(text='a')",
        "%resource.item.first()",
        "%x.where(linkId='a')",
        "%resource.item.where(linkId='a' or text='b')",
        "%resource.repeat(answer).where(linkId='a')",
        "where(linkId='a')",
    ],
)
def test_anything_else_is_not(words: str) -> None:
    assert recognise(parse(words)) is None


S = session(
    group("g", q("a", item=[q("b")]), repeats=True),
    q("b2"),
    answers={
        ("g", "e:1", "a", "e:1"): text("x"),
        ("g", "e:1", "a", "e:1", "b"): text("deep"),
        ("g", "e:2", "a", "e:1"): text("y"),
    },
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("%resource.item.where(linkId='g').item.where(linkId='a').answer.value", ["x", "y"]),
        ("%resource.repeat(item).where(linkId='a').answer.value", ["x", "y"]),
        ("%resource.item.where(linkId='a').answer.value", []),
        ("%resource.repeat(item).where(linkId='b').answer.value", []),
        ("%resource.descendants().where(linkId='b').answer.value", ["deep"]),
        ("%resource.repeat(item).where(linkId='a').answer.item.where(linkId='b').answer.value", ["deep"]),
        ("%resource.repeat(item).where(linkId='a').item.where(linkId='b').answer.value", []),
        ("%resource.item.where(linkId='g' and item.where(linkId='a').answer.value = 'y').count()", ["1"]),
        ("%resource.item.where(linkId='b2').exists()", ["false"]),
        ("%resource.item.where(linkId='g').first().repeat(item).where(linkId='a').answer.value", ["x"]),
    ],
)
def test_the_index_finds_what_a_walk_would_find(words: str, expected: list[str]) -> None:
    assert texts(words, S) == expected


def test_the_form_itself_is_searched_as_plain_json() -> None:
    form = Element({"item": [{"linkId": "g", "item": [{"linkId": "a", "text": "A"}]}]})

    assert element_items(form, "a", DIRECT) == []
    assert element_items(form, "a", THROUGH_GROUPS) == [Element({"linkId": "a", "text": "A"})]
    assert texts("%questionnaire.repeat(item).where(linkId='a').text", S) == ["a"]


@pytest.mark.parametrize("strange", [True, 3, "x", {"a": 1}, [True, None, "x"]])
def test_what_is_no_list_of_objects_holds_no_items(strange: object) -> None:
    form = Element({"answer": strange, "item": [{"linkId": "g", "answer": strange, "item": strange}]})

    assert element_items(form, "a", ANYWHERE) == []
