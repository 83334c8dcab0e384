import pytest

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.findings import Level
from tests.questionnaire.building import codes, extended, extension, group, q, session, text, when


def test_what_is_required_is_missed_at_signing_only() -> None:
    s = session(q("a", required=True))

    assert (codes(s, Level.TYPING), codes(s, Level.SIGNING), codes(s, Level.SENDING)) == (
        [],
        ["required"],
        [],
    )


def test_what_is_needed_to_send_is_missed_at_sending_only() -> None:
    s = session(extended(q("a"), extension(ext.SEND_MINIMUM, valueBoolean=True)))

    assert (codes(s, Level.SIGNING), codes(s, Level.SENDING)) == ([], ["required"])


def test_a_group_needs_one_answer_anywhere_in_it() -> None:
    s = session(group("g", q("a"), group("h", q("b")), required=True))
    assert codes(s, Level.SIGNING) == ["required"]

    s.set(("g", "h", "b"), text("x"))

    assert codes(s, Level.SIGNING) == []


def test_nothing_is_missed_that_is_off_or_hidden() -> None:
    off = q("a", required=True, enableWhen=[when("b", "exists", answerBoolean=True)])
    hidden = extended(q("h", required=True), extension(ext.HIDDEN, valueBoolean=True))

    assert codes(session(off, q("b"), hidden), Level.SIGNING) == []


def test_each_entry_misses_its_own() -> None:
    s = session(group("g", q("a", required=True), q("b"), repeats=True))
    s.set(("g", "e:1", "b"), text("x"))
    s.set(("g", "e:2", "a"), text("x"))

    assert [finding.path for finding in s.findings(Level.SIGNING)] == [("g", "e:1", "a")]


@pytest.mark.parametrize(
    ("count", "found"),
    [(0, ["too-few-answers"]), (1, ["too-few-answers"]), (2, []), (3, []), (4, ["too-many-answers"])],
)
def test_answers_are_counted(count: int, found: list[str]) -> None:
    item = extended(
        q("a", repeats=True),
        extension(ext.MIN_OCCURS, valueInteger=2),
        extension(ext.MAX_OCCURS, valueInteger=3),
    )
    s = session(item, answers={("a", f"e:{number}"): text("x") for number in range(count)})

    assert codes(s, Level.SIGNING) == found


def test_two_laptops_that_each_answered_hold_nothing_up() -> None:
    s = session(q("a", item=[q("b")]), answers={("a", "e:1"): text("x"), ("a", "e:2"): text("y")})

    assert [(one.code, one.severity) for one in s.findings(Level.TYPING)] == [("too-many-answers", "warning")]


def test_a_reason_for_not_asking_excuses_the_whole_part() -> None:
    part = extended(
        group("g", q("a", required=True), required=True), extension(ext.SECTION_REASON, valueBoolean=True)
    )
    s = session(part)
    assert codes(s, Level.SIGNING) == ["required", "required"]

    s.set(("g",), text("Asleep"))
    assert codes(s, Level.SIGNING) == []
    s.set(("g", "a"), text("woke up"))

    assert codes(s, Level.SIGNING) == ["reason-and-answers"]
