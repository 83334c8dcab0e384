from fieldkit.questionnaire.findings import Level
from tests.questionnaire.building import calculated, codes, group, q, session, text, when, whole, yes


def test_a_chain_of_conditions_follows_in_one_go() -> None:
    chain = [q("q0")] + [
        q(f"q{n}", enableWhen=[when(f"q{n - 1}", "exists", answerBoolean=True)]) for n in range(1, 30)
    ]
    s = session(*reversed(chain), answers={(f"q{n}",): text("x") for n in range(1, 30)})
    assert not s.node(("q29",)).enabled

    s.set(("q0",), text("x"))

    assert s.node(("q29",)).enabled
    assert len(s.changed()) >= 30


def test_only_what_depends_on_an_answer_changes() -> None:
    s = session(
        group("g", q("a", "integer")),
        calculated(q("b", "integer"), "%resource.repeat(item).where(linkId='a').answer.value + 1"),
        *(q(f"other{n}") for n in range(50)),
    )
    s.changed()

    s.set(("g", "a"), whole(1))

    assert s.changed() == {("g", "a"), ("b",)}


def test_a_group_that_must_have_something_in_it_is_checked_again_when_something_comes() -> None:
    s = session(group("g", q("a"), required=True))
    assert codes(s, Level.SIGNING) == ["required"]
    s.changed()

    s.set(("g", "a"), text("x"))

    assert codes(s, Level.SIGNING) == []
    assert ("g",) in s.changed()


def test_the_answer_of_one_entry_does_not_touch_the_others() -> None:
    s = session(
        group("g", q("a", "boolean"), q("b", enableWhen=[when("a", answerBoolean=True)]), repeats=True)
    )
    one, two = s.add_entry(("g",), "1"), s.add_entry(("g",), "2")
    s.changed()

    s.set((*one, "a"), yes())

    assert not any(path[:2] == two for path in s.changed())


def test_reading_everything_is_followed_too() -> None:
    s = session(
        q("a"), calculated(q("n", "integer"), "%resource.descendants().where($this is string).count()")
    )

    s.set(("a",), text("x"))

    assert s.node(("n",)).values[0]["valueInteger"] == 1
