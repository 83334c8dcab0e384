import pytest

from fieldkit.records import paths
from fieldkit.services.giving import give_copy
from fieldkit.services.giving.give_copy import HAND, KEEP, NOT_NOW, POST, SAFE, Giving, NotAskedError
from fieldkit.services.giving.print_record import Asked, copy_of
from fieldkit.services.person import actions
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, sign
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import typesetter
from tests.services.desk import Desk


@pytest.fixture
def talk(desk: Desk, session: Session) -> OpenRecord:
    """A conversation that says one thing."""
    record = capture.begin_record(session, session.newest_form("conversation"), person=desk.person(session))
    enter(record, paths.parse_written("sb/b.matters"), "My garden.")
    record.seal()
    return record


@pytest.mark.parametrize("safe", [None, "", KEEP, NOT_NOW])
def test_nothing_is_made_before_somebody_said_that_it_is_safe(safe: str | None) -> None:
    with pytest.raises(NotAskedError):
        give_copy.require_asked(safe)


@pytest.mark.parametrize("safe", [SAFE, HAND, POST])
def test_a_copy_may_be_made_where_it_is_safe_or_goes_into_a_hand_or_the_post(safe: str) -> None:
    give_copy.require_asked(safe)


def test_who_got_which_format_is_written_down_for_each_copy(session: Session, talk: OpenRecord) -> None:
    give_copy.note(session, talk.id, Giving("record", "large-print", HAND, how="print"))
    give_copy.note(session, talk.id, Giving("record", "standard-print", SAFE, how="file"))
    lines = give_copy.given(session, talk.id)
    assert {(one.giving.format, one.giving.safe, one.giving.how) for one in lines} == {
        ("large-print", HAND, "print"), ("standard-print", SAFE, "file"),
    }  # fmt: skip
    assert {one.by for one in lines} == {"Sharon Pike"}


def test_the_language_of_a_copy_is_written_down_and_one_from_before_has_none(
    session: Session, talk: OpenRecord
) -> None:
    give_copy.note(session, talk.id, Giving("record", "large-print", HAND, how="print", language="cy"))
    give_copy.note(session, talk.id, Giving("record", "braille", HAND, language="cy"))
    record = capture.open_record(session, talk.id)
    once = {"document": "record", "format": "easy-read", "safe": SAFE, "how": "file"}
    record.set(
        (*give_copy.COPY, "e:old"), {"valueCode": "easy-read", "copy": once, "at": "2020-01-01T00:00:00Z"}
    )
    record.seal()
    found = {one.giving.format: one.giving for one in give_copy.given(session, talk.id)}
    assert found["large-print"].language == "cy"
    assert found["braille"].language == ""
    assert found["easy-read"] == Giving("record", "easy-read", SAFE, how="file")


def test_the_next_copy_can_be_like_the_last_one_that_the_person_got(
    desk: Desk, session: Session, talk: OpenRecord
) -> None:
    assert give_copy.before(session, talk.id) is None
    give_copy.note(session, talk.id, Giving("record", "large-print", HAND, how="print", language="cy"))
    give_copy.note(session, talk.id, Giving("record", "standard-print", NOT_NOW, language="en"))
    give_copy.note(session, talk.id, Giving("record", "braille", SAFE))
    other = capture.begin_record(session, session.newest_form("conversation"), person=talk.person)
    enter(other, paths.parse_written("sb/b.matters"), "My cat.")
    other.seal()
    for record in (talk.id, other.id, talk.person):
        last = give_copy.before(session, record)
        assert last is not None
        assert (last.giving.format, last.giving.language) == ("large-print", "cy")
    assert give_copy.before(session, desk.person(session)) is None


def test_the_forms_own_questions_about_a_copy_are_answered_once(session: Session, talk: OpenRecord) -> None:
    give_copy.note(session, talk.id, Giving("record", "large-print", POST, "At my sister's"))
    give_copy.note(session, talk.id, Giving("record", "standard-print", SAFE))
    state = capture.open_record(session, talk.id).state
    told = {name: state.value(("sk", name)) or "" for name in ("k.copy", "k.safe", "k.safeWhere")}
    assert "large-print" in told["k.copy"]
    assert "copy-post" in told["k.safe"]
    assert "sister" in told["k.safeWhere"]


def test_where_a_copy_goes_stands_only_under_the_stricter_label_where_the_form_has_one(
    session: Session, talk: OpenRecord
) -> None:
    give_copy.note(session, talk.id, Giving("record", "large-print", POST, "At my sister's"))
    assert [one.giving.where for one in give_copy.given(session, talk.id)] == [""]


def test_a_signed_record_stays_as_it_was_signed(desk: Desk, session: Session) -> None:
    record = desk.small_record(session, ("a", "one"), person=desk.person(session))
    sign.sign(session, record)
    give_copy.note(session, record.id, Giving("record", "large-print", HAND))
    assert sign.review(capture.open_record(session, record.id)).needs_reason is False
    assert len(give_copy.given(session, record.id)) == 1


@pytest.mark.parametrize(
    ("giving", "task"),
    [
        (Giving("record", "large-print", KEEP), "Keep the copy until the person asks for it"),
        (Giving("record", "large-print", POST, "Box 4"), "Post the copy to where the person asked"),
        (Giving("record", "audio", SAFE), "Make the copy as a sound recording"),
        (Giving("record", "bsl-video", HAND), "Get the copy made as a British Sign Language video"),
    ],
)
def test_what_could_not_be_given_now_becomes_an_action_with_an_owner_and_a_day(
    session: Session, talk: OpenRecord, giving: Giving, task: str
) -> None:
    give_copy.note(session, talk.id, giving)
    (line,) = actions.all_open(session)
    assert (line.what, line.owner, line.due) == (task, "Sharon Pike", "2026-11-29")


@pytest.mark.parametrize(
    "giving", [Giving("record", "audio", NOT_NOW), Giving("record", "large-print", SAFE)]
)
def test_no_copy_now_and_a_copy_in_the_hand_leave_nothing_to_do(
    session: Session, talk: OpenRecord, giving: Giving
) -> None:
    give_copy.note(session, talk.id, giving)
    assert actions.all_open(session) == ()


def test_what_is_written_down_about_a_copy_is_on_no_copy(session: Session, talk: OpenRecord) -> None:
    give_copy.note(session, talk.id, Giving("record", "braille", HAND))
    told = said(typesetter().pdf(copy_of(session, talk.id, Asked(whole=True)).document))
    assert squashed("Hand it to me only") not in told
