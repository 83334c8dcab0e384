import pytest

from fieldkit.services.form_shelf import FormNotHereError, FormShelf
from fieldkit.services.session import Session
from tests.services.desk import Desk


def test_a_form_is_loaded_once(desk: Desk, session: Session) -> None:
    canonical = desk.small_form(session)
    shelf = FormShelf()

    first = session.read(lambda connection: shelf.form(connection, canonical))

    assert session.read(lambda connection: shelf.newest(connection, "Small")) is first
    assert session.read(lambda connection: shelf.newest(connection, canonical)) is first


def test_a_form_that_has_not_arrived_is_told(session: Session) -> None:
    with pytest.raises(FormNotHereError) as told:
        session.form("https://example.org/Questionnaire/none|1#" + "0" * 64)

    assert told.value.code == "FK-FORM-NOT-HERE"
