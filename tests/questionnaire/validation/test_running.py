from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.validation.running import Validator, cell_checks, value_checks
from tests.questionnaire.building import choice, codes, form, group, q, session, text, when


def test_an_item_is_asked_only_what_it_calls_for() -> None:
    plain, limited = form(q("a"), q("b", maxLength=3, required=True)).items

    assert (len(value_checks(plain)), len(cell_checks(plain))) == (1, 0)
    assert (len(value_checks(limited)), len(cell_checks(limited))) == (2, 1)


def test_groups_and_displays_hold_no_values_to_check() -> None:
    assert [value_checks(item) for item in form(group("g", q("a")), q("d", "display")).items] == [(), ()]


def test_what_must_have_something_in_it_watches_what_stands_below() -> None:
    used = form(group("g", q("a"), required=True), group("h", choice("b", "tea")))
    validator = Validator(used.walk())

    assert [validator.watches_below(item) for item in used.items] == [True, False]


def test_nothing_is_found_where_the_question_is_off() -> None:
    s = session(
        q("a", maxLength=1, enableWhen=[when("b", "exists", answerBoolean=True)]),
        q("b"),
        answers={("a",): text("long")},
    )

    assert codes(s, Level.SIGNING) == []
