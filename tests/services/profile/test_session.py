import pytest

from fieldkit.services.library.form_shelf import FormNotHereError
from fieldkit.services.profile.session import Session
from fieldkit.store import state
from tests.services.desk import Desk


def test_the_practitioner_is_whom_the_certificate_names(session: Session) -> None:
    assert (session.practitioner.name, session.practitioner.role) == ("Sharon Pike", "social-worker")
    assert session.practitioner.id == session.certificate.practitioner


def test_what_is_written_is_there_for_the_next_reading(session: Session) -> None:
    session.write(lambda connection: state.put(connection, "colour", "amber"))

    assert session.read(lambda connection: state.get(connection, "colour")) == "amber"


def test_now_follows_the_laptop_s_clock(desk: Desk, session: Session) -> None:
    before = session.now()
    desk.minutes_later(3)

    assert (before, session.now()) == ("2026-11-22T09:00:00.000Z", "2026-11-22T09:03:00.000Z")


def test_forms_are_found_by_name_and_missed_by_name(session: Session) -> None:
    form = session.newest_form("conversation")

    assert session.form(form.canonical) is form
    with pytest.raises(FormNotHereError):
        session.newest_form("no such form")
