from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.errors import PathError
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.session import FormSession
from fieldkit.records.paths import Path
from tests.questionnaire.building import (
    calculated,
    choice,
    codes,
    coding,
    group,
    no,
    q,
    session,
    text,
    when,
    whole,
    yes,
)

SHOWN_IF_YES = (q("a", "boolean"), q("b", enableWhen=[when("a", answerBoolean=True)]))
REPEATING = group(
    "g", q("n", "integer"), q("why", enableWhen=[when("n", ">", answerInteger=3)]), repeats=True
)


def test_an_answer_shows_up_at_its_path() -> None:
    s = session(q("a"))

    s.set(("a",), text("Tea at four"))

    assert s.node(("a",)).values == (text("Tea at four"),)
    assert s.root.progress.answered == 1


def test_clearing_an_answer_leaves_none() -> None:
    s = session(q("a"), answers={("a",): text("x")})

    s.set(("a",), None)

    assert s.node(("a",)).values == ()


def test_a_path_that_the_form_does_not_have_is_an_error() -> None:
    s = session(q("a"))

    with pytest.raises(PathError):
        s.set(("nowhere",), text("x"))


def test_the_holder_of_entries_takes_no_answer_itself() -> None:
    s = session(q("a", repeats=True))

    with pytest.raises(PathError):
        s.set(("a",), text("x"))


def test_entries_can_be_added_only_where_something_repeats() -> None:
    s = session(q("a"))

    with pytest.raises(PathError):
        s.add_entry(("a",), "1")


def test_a_question_appears_when_its_condition_comes_true_and_its_answer_survives_hiding() -> None:
    s = session(*SHOWN_IF_YES)
    assert not s.node(("b",)).enabled

    s.set(("a",), yes())
    s.set(("b",), text("kept"))
    s.set(("a",), no())

    assert not s.node(("b",)).enabled
    assert s.hidden_answers() == (("b",),)
    s.set(("a",), yes())
    assert s.node(("b",)).values == (text("kept"),)
    assert s.hidden_answers() == ()


def test_changed_names_what_looks_different_and_nothing_else() -> None:
    s = session(*SHOWN_IF_YES, q("c"))
    s.changed()

    s.set(("a",), yes())

    assert s.changed() == {("a",), ("b",)}
    assert s.changed() == frozenset()


def test_nodes_that_did_not_change_are_the_same_objects() -> None:
    s = session(*SHOWN_IF_YES, group("g", q("c")))
    before = s.node(("g",))

    s.set(("a",), yes())

    assert s.node(("g",)) is before


def test_entries_stand_in_the_order_of_their_keys() -> None:
    s = session(REPEATING)

    s.add_entry(("g",), "second", "b")
    s.add_entry(("g",), "first", "a")

    assert [node.entry_id for node in s.node(("g",)).children] == ["e:first", "e:second"]


def test_a_condition_inside_an_entry_looks_at_that_entry_only() -> None:
    s = session(REPEATING)
    one, two = s.add_entry(("g",), "1", "a"), s.add_entry(("g",), "2", "b")

    s.set((*one, "n"), whole(5))

    assert s.node((*one, "why")).enabled
    assert not s.node((*two, "why")).enabled


def test_removing_an_entry_takes_its_answers_out_of_the_logic() -> None:
    s = session(REPEATING, q("big", enableWhen=[when("n", ">", answerInteger=3)]))
    entry = s.add_entry(("g",), "1")
    s.set((*entry, "n"), whole(5))
    assert s.node(("big",)).enabled

    s.remove_entry(entry)

    assert not s.node(("big",)).enabled
    assert entry in s.changed()
    with pytest.raises(PathError):
        s.remove_entry(entry)


def test_an_entry_that_was_removed_while_another_wrote_in_it_stays_and_says_so() -> None:
    s = session(REPEATING, answers={("g", "e:1"): {"removed": True}, ("g", "e:1", "n"): whole(1)})

    (entry,) = s.node(("g",)).children

    assert entry.removed


def test_an_entry_that_was_removed_with_nothing_in_it_is_gone() -> None:
    s = session(REPEATING, answers={("g", "e:1"): {"removed": True}, ("g", "e:1", "n"): None})

    assert s.node(("g",)).children == ()


def test_differing_answers_make_a_conflict_and_either_of_them_counts() -> None:
    s = session(*SHOWN_IF_YES)

    s.set(("a",), (yes(), no()))

    assert s.node(("a",)).conflict
    assert s.node(("b",)).enabled


def test_the_same_path_given_twice_when_loading_is_a_conflict() -> None:
    s = session(q("a"))
    s.load([(("a",), text("one")), (("a",), text("two"))])

    assert s.node(("a",)).conflict
    assert len(s.node(("a",)).values) == 2


def test_answers_without_a_place_are_left_over_and_the_records_own_paths_are_passed_over() -> None:
    s = session(q("a"), answers={("gone",): text("old"), ("", "subject"): text("p1")})

    assert s.left_over() == ((("gone",), (text("old"),)),)


def test_a_question_with_children_holds_its_answer_in_an_entry() -> None:
    s = session(q("who", item=[q("since", "date")]))

    s.set(("who", "e:1"), text("Ana"))
    s.set(("who", "e:1", "since"), {"valueDate": "2020"})

    (entry,) = s.node(("who",)).children
    assert entry.values == (text("Ana"),)
    assert [child.path for child in entry.children] == [("who", "e:1", "since")]
    assert s.node(("who",)).progress.answered == 2


def test_initial_answers_are_offered_to_a_new_record_only() -> None:
    items = (q("a", initial=[text("hello")]),)

    fresh, again = session(*items), session(*items, fresh=False)

    assert fresh.node(("a",)).values == ({**text("hello"), "source": {"kind": "initial"}},)
    assert [path for path, _ in fresh.initial_answers()] == [("a",)]
    assert again.node(("a",)).values == ()


def test_a_cleared_initial_answer_does_not_come_back() -> None:
    s = session(q("a", initial=[text("hello")]))

    s.set(("a",), None)

    assert s.node(("a",)).values == ()
    assert s.initial_answers() == ()


def test_a_new_entry_is_offered_the_initial_answers_in_it() -> None:
    s = session(group("g", q("n", "integer", initial=[whole(7)]), repeats=True), fresh=False)

    entry = s.add_entry(("g",), "1")

    assert s.node((*entry, "n")).values[0]["valueInteger"] == 7


def test_initially_selected_options_are_ticked_entry_by_entry() -> None:
    item = choice("c", "tea", "milk", repeats=True)
    item["answerOption"][1]["initialSelected"] = True

    s = session(item)

    assert [entry.entry_id for entry in s.node(("c",)).children] == ["e:https://example.org/codes|milk"]


def test_a_persons_own_answer_stands_beside_the_calculation() -> None:
    s = session(
        q("n", "integer"),
        calculated(q("double", "integer"), "%resource.item.where(linkId='n').answer.value * 2"),
    )
    s.set(("n",), whole(2))
    assert s.node(("double",)).values == ({**whole(4), "source": {"kind": "calculated"}},)

    s.set(("double",), whole(5))

    node = s.node(("double",))
    assert node.values == (whole(5),)
    assert node.calculated is not None
    assert node.calculated["valueInteger"] == 4
    assert codes(s, Level.SIGNING) == ["calculated-differs"]


def test_a_calculation_follows_through_a_chain() -> None:
    s = session(
        calculated(q("c", "decimal"), "%resource.item.where(linkId='b').answer.value + 1"),
        calculated(q("b", "decimal"), "%resource.item.where(linkId='a').answer.value / 4"),
        q("a", "decimal"),
    )

    s.set(("a",), {"valueDecimal": Decimal("2.0")})

    assert s.node(("c",)).values[0]["valueDecimal"] == Decimal("1.5")


def test_findings_come_with_the_step_at_which_they_matter() -> None:
    s = session(q("must", required=True), q("short", maxLength=2), answers={("short",): text("long")})

    assert codes(s, Level.TYPING) == ["max-length"]
    assert codes(s, Level.SIGNING) == ["required", "max-length"]


def test_a_tick_box_is_cleared_by_its_own_entry() -> None:
    s = session(choice("c", "tea", "milk", repeats=True))
    s.set(("c", "e:https://example.org/codes|tea"), {"valueCoding": coding("tea")})

    s.set(("c", "e:https://example.org/codes|tea"), None)

    assert s.node(("c",)).values == ()


ANSWERS = {
    ("a",): st.sampled_from([yes(), no(), None]),
    ("b",): st.sampled_from([text("x"), None]),
    ("g", "e:1", "n"): st.sampled_from([whole(1), whole(5), None]),
    ("g", "e:1", "why"): st.sampled_from([text("because"), None]),
    ("g", "e:2", "n"): st.sampled_from([whole(4), None]),
    ("c", "e:|x"): st.sampled_from([text("x"), None]),
}
ITEMS = (
    *SHOWN_IF_YES,
    REPEATING,
    q("c", repeats=True),
    calculated(q("sum", "integer"), "%resource.repeat(item).where(linkId='n').answer.value.sum()"),
    q("late", required=True, enableWhen=[when("sum", ">=", answerInteger=5)]),
)


def picture(s: FormSession) -> list[Any]:
    """All that can be seen of a session; entries are counted by what stands in them."""
    nodes = [(n.path, n.enabled, n.values, n.progress.answered) for n in s.root.walk() if not n.entry_id]
    return [*nodes, *((f.code, f.path) for f in s.findings(Level.SIGNING))]


@given(st.fixed_dictionaries(ANSWERS), st.permutations(sorted(ANSWERS)))
def test_the_order_of_answering_does_not_matter(answers: dict[Path, Any], order: list[Path]) -> None:
    together = session(*ITEMS, answers=answers)
    one_by_one = session(*ITEMS)

    for path in order:
        one_by_one.set(path, answers[path])

    assert picture(one_by_one) == picture(together)


@given(st.lists(st.sampled_from([yes(), no(), None]), max_size=6))
def test_switching_a_question_off_and_on_brings_back_what_was_there(switches: list[Any]) -> None:
    s = session(*SHOWN_IF_YES, answers={("a",): yes(), ("b",): text("kept")})
    before = [(n.path, n.enabled, n.values) for n in s.root.walk()]

    for value in switches:
        s.set(("a",), value)
    s.set(("a",), yes())

    assert [(n.path, n.enabled, n.values) for n in s.root.walk()] == before


def test_entries_begun_together_are_counted_together() -> None:
    s = session(
        group("g", q("a", initial=[text("x")]), repeats=True),
        group("h", q("b", initial=[text("y")]), repeats=True),
        calculated(
            q("n", "integer"), "%resource.repeat(item).where(linkId='a' or linkId='b').answer.count()"
        ),
    )

    s.add_entries([("g",), ("h",)], "e:1")

    assert s.node(("n",)).values[0]["valueInteger"] == 2
    assert [s.node(path).children[0].entry_id for path in (("g",), ("h",))] == ["e:1", "e:1"]
    with pytest.raises(PathError):
        s.add_entries([("n",)], "e:1")
