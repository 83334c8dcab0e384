from fieldkit.questionnaire import extensions as ext
from tests.questionnaire.building import extended, extension, group, q, session, text, when


def test_hidden_is_not_disabled() -> None:
    s = session(
        extended(q("a"), extension(ext.HIDDEN, valueBoolean=True)),
        q("b", enableWhen=[when("a", "exists", answerBoolean=True)]),
    )

    assert (s.node(("a",)).enabled, s.node(("a",)).shown) == (True, False)
    assert (s.node(("b",)).enabled, s.node(("b",)).shown) == (False, False)


def test_the_whole_tree_is_walked_in_the_order_of_the_form() -> None:
    s = session(group("g", q("a")), q("b"), answers={("b",): text("x")})

    assert [node.path for node in s.root.walk()] == [(), ("g",), ("g", "a"), ("b",)]
    assert [node.answered for node in s.root.children] == [False, True]
