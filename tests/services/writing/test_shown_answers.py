from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.shown_answers import said_at
from tests.services.desk import Desk
from tests.services.writing.test_open_record import Pair, _say, _words

A = ("a",)


def test_of_two_answers_this_authors_own_stands_first_and_both_are_told_with_their_authors(
    desk: Desk,
) -> None:
    pair = Pair(desk)
    _say(pair.hers, "teapot")
    _say(pair.mine, "mug")
    pair.bring()

    assert _words(pair.mine) == ["mug", "teapot"]
    said = said_at(pair.mine.state, A, pair.mine.authors)
    assert {(one.author.name, one.mine) for one in said} == {("Sharon Pike", True), ("Glynis Hart", False)}


def test_the_field_that_is_typed_in_says_only_what_its_writer_types(desk: Desk) -> None:
    pair = Pair(desk)
    _say(pair.hers, "teapot")
    pair.mine.begin(A)
    _say(pair.mine, "mug")
    pair.bring()
    assert _words(pair.mine) == ["mug"]

    pair.mine.leave()
    assert len(_words(pair.mine)) == 2


def test_an_answer_that_this_version_of_the_form_has_no_place_for_is_kept_and_shown_nowhere(
    desk: Desk, session: Session
) -> None:
    record = desk.small_record(session, ("a", "kettle"))
    _say(record, "gone", ("no-such-question",))

    assert _words(record) == ["kettle"]
    assert ("no-such-question",) in record.state.fields
    record.seal()
    assert ("no-such-question",) in capture.open_record(session, record.id).state.fields
