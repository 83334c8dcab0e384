from fieldkit.questionnaire.expressions.unknown import unknown_functions


def test_functions_that_nobody_here_can_run_are_named_once() -> None:
    assert unknown_functions("a.memberOf('x') and b.memberOf('y') and c.exists()") == ("memberOf",)


def test_what_cannot_be_read_has_no_functions() -> None:
    assert unknown_functions("a.(") == ()
