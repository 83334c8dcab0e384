"""Which answers a newer version takes: as they are, in another shape or place, or not at all; and none gets lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.moving import misfit, place, unplaced
from fieldkit.records.paths import Path
from tests.questionnaire.building import choice, coding, extended, extension, form, group, q

Json = dict[str, Any]


def one(item: Json, value: Json, path: Path = ("a",)) -> tuple[str, Path | None, Json | None]:
    """How a form of just this item takes an answer: why not, where to, as what."""
    found = unplaced(form(item), [(path, value)])
    if not found:
        return "", None, None
    move = found[0].move
    return found[0].reason, move.to if move else None, move.value if move else None


def test_an_answer_of_the_same_kind_stays_where_it_is() -> None:
    assert one(q("a", "text"), {"valueString": "As it was"}) == ("", None, None)
    assert one(choice("a", "x", kind="open-choice"), {"valueCoding": coding("x")}) == ("", None, None)


def test_a_number_takes_the_shape_that_is_asked_for_where_nothing_is_lost() -> None:
    assert one(q("a", "decimal"), {"valueInteger": 3})[2] == {"valueDecimal": Decimal(3)}
    assert one(q("a", "integer"), {"valueDecimal": Decimal("3.0")})[2] == {"valueInteger": 3}
    assert one(q("a", "integer"), {"valueDecimal": Decimal("3.5")}) == ("other-kind", None, None)


def test_a_day_becomes_a_moment_and_riders_go_along() -> None:
    taken = one(q("a", "dateTime"), {"valueDate": "2026-11-22", "speaker": "person"})
    assert taken[2] == {"valueDateTime": "2026-11-22", "speaker": "person"}


def test_a_coding_still_offered_stays_and_another_is_left_over() -> None:
    assert one(choice("a", "x"), {"valueCoding": coding("x")}) == ("", None, None)
    assert one(choice("a", "x"), {"valueCoding": coding("y")}) == ("not-offered", None, None)


def test_words_that_are_now_an_option_become_that_option() -> None:
    assert one(choice("a", "x"), {"valueString": "X"})[2] == {"valueCoding": coding("x")}
    assert one(choice("a", "x"), {"valueString": "Neither"}) == ("other-kind", None, None)


def test_a_question_that_is_gone_leaves_its_answer_over() -> None:
    assert one(q("b"), {"valueString": "Here"}) == ("no-question", None, None)


def test_a_question_in_another_group_takes_its_answer_with_it() -> None:
    assert one(group("g", q("a")), {"valueString": "Here"})[1] == ("g", "a")


def test_among_entries_nobody_guesses_which_one_is_meant() -> None:
    assert one(group("g", q("a"), repeats=True), {"valueString": "Here"}) == ("no-question", None, None)


def test_one_answer_becomes_the_first_of_several() -> None:
    reason, to, value = one(q("a", repeats=True), {"valueString": "Here"})
    assert (reason, to, value) == ("no-question", ("a", "e:moved"), {"valueString": "Here", "order": "a0"})
    ticked = one(choice("a", "x", repeats=True), {"valueCoding": coding("x")})
    assert ticked[1] == ("a", "e:https://example.org/codes|x")


def test_the_order_and_the_removal_of_an_entry_are_no_answers() -> None:
    assert unplaced(form(q("b")), [(("a", "e:1"), {"order": "a0"}), (("a", "e:1"), {"removed": True})]) == ()
    assert unplaced(form(q("b")), [(("a",), None), (("", "form"), {"valueCanonical": "x"})]) == ()


@pytest.mark.parametrize(
    ("path", "found"),
    [(("g", "e:1", "a"), "a"), (("g", "a"), None), (("g",), "g"), (("x",), None), (("g", "e:1"), "g")],
)
def test_a_place_is_found_through_its_entries_only(path: Path, found: str | None) -> None:
    item = place(form(group("g", q("a"), repeats=True)), path)
    assert (item.link_id if item else None) == found


def test_the_reason_of_a_part_that_could_not_be_asked_fits_only_such_a_part() -> None:
    part = extended(group("g", q("a")), extension(ext.SECTION_REASON, valueBoolean=True))
    assert misfit(form(part), ("g",), {"valueString": "Not today"}) == ""
    assert misfit(form(group("g", q("a"))), ("g",), {"valueString": "Not today"}) == "other-kind"


@pytest.mark.parametrize("key", ["valueInteger", "valueDecimal", "valueDate", "valueString"])
@pytest.mark.parametrize("content", [True, "x", {}, [1], None, 10**500, Decimal("1e999999999")])
@pytest.mark.parametrize("wanted", ["integer", "decimal", "dateTime", "choice"])
def test_what_is_no_value_of_its_kind_is_left_over_and_never_reshaped(
    key: str, content: Any, wanted: str
) -> None:
    asked = choice("a", "x", "y") if wanted == "choice" else q("a", wanted)

    (left,) = unplaced(form(asked), [(("a",), {key: content})])

    assert (left.reason, left.move) == ("other-kind", None)


values = st.one_of(
    st.text(max_size=5).map(lambda text: {"valueString": text}),
    st.integers(-9, 9).map(lambda number: {"valueInteger": number}),
    st.decimals(-9, 9, places=1).map(lambda number: {"valueDecimal": number}),
    st.booleans().map(lambda truth: {"valueBoolean": truth}),
    st.sampled_from("xyz").map(lambda code: {"valueCoding": coding(code)}),
    st.just({"valueDate": "2026-11-22"}),
)
kinds = st.sampled_from(
    ["string", "text", "integer", "decimal", "boolean", "date", "dateTime", "choice", "open-choice"]
)


@given(kinds, values, st.booleans(), st.booleans())
def test_every_answer_fits_or_is_named_and_what_is_moved_fits(
    kind: str, value: Json, repeats: bool, grouped: bool
) -> None:
    item = choice("a", "x", "y", kind=kind) if kind.endswith("choice") else q("a", kind)
    item = {**item, "repeats": True} if repeats else item
    taking = form(group("g", item) if grouped else item)
    found = unplaced(taking, [(("a",), value)])
    if misfit(taking, ("a",), value):
        assert [one.value for one in found] == [value]
        assert all(one.move is None or misfit(taking, one.move.to, one.move.value) == "" for one in found)
    else:
        assert found == ()
