import re

import pytest

from fieldkit.printing.errors import LayoutError
from fieldkit.printing.layouts import Layout
from fieldkit.records import paths
from fieldkit.services.giving import copies
from fieldkit.services.giving.copies import Kind, Wanted
from fieldkit.services.giving.print_record import Asked, pdf
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import typesetter
from tests.services.desk import Desk


def test_what_is_still_a_draft_is_in_the_copy(desk: Desk, session: Session) -> None:
    record = capture.begin_record(session, session.newest_form("conversation"), person=desk.person(session))
    enter(record, paths.parse_written("sb/b.matters"), "My garden.")
    record.flush()
    copy = copies.make(session, Wanted(Kind.RECORD, record.id), Asked())
    assert squashed("“My garden.”") in said(pdf(typesetter(), copy, Layout.LARGE, None))
    locked = pdf(typesetter(), copy, Layout.STANDARD, "kettle-garden-otter")
    assert squashed("“My garden.”") in said(locked, "kettle-garden-otter")
    with pytest.raises(LayoutError):
        pdf(typesetter(), copy, Layout.EASY, None)


def test_a_person_is_offered_their_page_their_list_and_their_records_but_never_a_restricted_one(
    desk: Desk, session: Session
) -> None:
    person = desk.person(session)
    for name, path in (("conversation", "sb/b.matters"), ("wellness-plan", "w2/w2.well")):
        record = capture.begin_record(session, session.newest_form(name), person=person)
        enter(record, paths.parse_written(path), "My garden.")
        record.seal()
    words = [one.words for one in copies.about_person(session, person)]
    assert words == ["About me, for a hospital or care home", "Who does what", "Conversation record"]


def test_two_records_of_one_form_are_offered_with_their_day_and_time(desk: Desk, session: Session) -> None:
    person = desk.person(session)
    for _ in range(2):
        record = capture.begin_record(session, session.newest_form("conversation"), person=person)
        enter(record, paths.parse_written("sb/b.matters"), "My garden.")
        record.seal()
        desk.minutes_later(7)
    words = [one.words for one in copies.about_person(session, person)][2:]
    assert len(set(words)) == 2
    assert all(re.fullmatch(r"Conversation record · (today|yesterday) \d\d:\d\d", one) for one in words)


@pytest.mark.parametrize("kind", [Kind.ABOUT_ME, Kind.ACTIONS])
def test_documents_about_a_person_are_made_by_name(desk: Desk, session: Session, kind: Kind) -> None:
    copy = copies.make(session, Wanted(kind, desk.person(session)), Asked())
    assert squashed("Mary") in said(pdf(typesetter(), copy, Layout.EASY, None))


def test_nothing_is_offered_of_a_safeguarding_note_or_of_what_is_not_here(
    desk: Desk, session: Session
) -> None:
    form = session.newest_form("safeguarding-concern")
    record = capture.begin_record(session, form, person=desk.person(session))
    enter(record, paths.parse_written("e.saw"), "Bruises on both arms.")
    record.seal()
    assert copies.about_record(session, record.id) == ()
    assert copies.about_record(session, "0198-none") == ()


def test_a_safeguarding_note_is_copied_only_for_who_names_its_label(desk: Desk, session: Session) -> None:
    form = session.newest_form("safeguarding-concern")
    record = capture.begin_record(session, form, person=desk.person(session))
    enter(record, paths.parse_written("e.saw"), "Bruises on both arms.")
    record.flush()
    wanted = Wanted(Kind.RECORD, record.id)
    for labels in (frozenset[str](), frozenset({"restricted"})):
        with pytest.raises(copies.ConcernError):
            copies.make(session, wanted, Asked(whole=True, with_labels=labels))
    copy = copies.make(session, wanted, Asked(whole=True, with_labels=frozenset({"concern"})))
    assert squashed("Bruises on both arms.") in said(
        pdf(typesetter(), copy, Layout.LARGE, "kettle-garden-otter"), "kettle-garden-otter"
    )


def test_an_equipment_record_offers_itself_and_its_leaflet(desk: Desk, session: Session) -> None:
    record = capture.begin_record(session, session.newest_form("equipment"), person=desk.person(session))
    enter(record, paths.parse_written("qe/q.item[new]/q.item.code"), "T01")
    record.seal()
    offers = copies.about_record(session, record.id)
    assert [one.wanted.kind for one in offers] == [Kind.RECORD, Kind.LEAFLET]
    for offer in offers:
        assert squashed("Raised toilet seat") in said(
            pdf(typesetter(), copies.make(session, offer.wanted, Asked(whole=True)), Layout.LARGE, None)
        )
