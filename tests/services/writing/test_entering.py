from decimal import Decimal

import pytest

from fieldkit.base.errors import FieldKitError
from fieldkit.records import paths
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.entering import EnteredValueError, enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.services.desk import Desk


@pytest.fixture
def record(desk: Desk, session: Session) -> OpenRecord:
    return desk.small_record(session)


def _enter(record: OpenRecord, path: str, said: str) -> paths.Path:
    return enter(record, paths.parse_written(path), said)


@pytest.mark.parametrize(
    ("path", "said", "value"),
    [
        ("a", "kettle", {"valueString": "kettle"}),
        ("n", "12", {"valueInteger": 12}),
        ("d", "3.50", {"valueDecimal": Decimal("3.50")}),
        ("b", "yes", {"valueBoolean": True}),
        ("o", "The second", {"valueCoding": {"system": "s", "code": "y", "display": "The second"}}),
        ("o", "x", {"valueCoding": {"system": "s", "code": "x", "display": "The first"}}),
    ],
)
def test_text_becomes_what_the_question_takes(
    record: OpenRecord, path: str, said: str, value: object
) -> None:
    _enter(record, path, said)

    assert record.node((path,)).values == (value,)


def test_an_entry_that_is_named_is_begun_once_and_a_new_one_each_time(record: OpenRecord) -> None:
    _enter(record, "g[tea]/w", "leaves")
    _enter(record, "g[tea]/w", "bags")
    _enter(record, "g[new]/w", "sugar")
    _enter(record, "g[new]/w", "milk")

    entries = record.node(("g",)).children
    said = [record.node((*one.path, "w")).values[0]["valueString"] for one in entries]
    assert said == ["bags", "sugar", "milk"]


def test_an_option_of_a_repeating_question_stands_under_its_own_code(record: OpenRecord) -> None:
    at = _enter(record, "m", "The first")
    again = _enter(record, "m", "x")

    assert at == again == ("m", "e:s|x")
    assert len(record.node(("m",)).values) == 1


def test_a_link_id_by_itself_finds_its_place(desk: Desk, session: Session) -> None:
    record = begin_record(session, session.newest_form("conversation"))

    assert _enter(record, "b.matters", "The garden.") == ("sb", "b.matters")


def test_none_clears(record: OpenRecord) -> None:
    _enter(record, "a", "kettle")
    enter(record, ("a",), None)

    assert record.node(("a",)).values == ()


@pytest.mark.parametrize(("path", "said"), [("n", "a few"), ("n", "1.5"), ("o", "The third"), ("g", "words")])
def test_what_is_no_answer_is_refused_with_the_way_out(record: OpenRecord, path: str, said: str) -> None:
    with pytest.raises(EnteredValueError):
        _enter(record, path, said)

    assert record.node(("n",)).values == ()


def test_a_question_that_is_not_there_is_told(record: OpenRecord) -> None:
    with pytest.raises(FieldKitError, match="no question"):
        _enter(record, "nowhere", "x")


def test_a_way_that_does_not_lead_to_the_question_begins_nothing_and_says_the_right_one(
    desk: Desk, session: Session
) -> None:
    record = desk.small_record(session)
    before = record.state

    with pytest.raises(FieldKitError) as raised:
        _enter(record, "elsewhere[1]/a", "kettle")

    assert raised.value.next_step == "Write a."
    assert record.state == before
