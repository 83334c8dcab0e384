from pathlib import Path

import pytest

from fieldkit.questionnaire.kept_trees import load_cache
from fieldkit.services.library.form_shelf import FormNotHereError, FormShelf
from fieldkit.services.profile.session import Session
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


def test_parsed_expressions_are_kept_for_the_next_time(desk: Desk, session: Session, tmp_path: Path) -> None:
    canonical = desk.small_form(session)
    folder = tmp_path / "cache"
    form = session.read(lambda connection: FormShelf(folder).form(connection, canonical))

    kept = folder / f"{form.sha256}.trees"
    assert [one.name for one in folder.iterdir()] == [kept.name]
    assert load_cache(form.sha256, kept.read_bytes())

    kept.write_bytes(b"damaged")
    session.read(lambda connection: FormShelf(folder).form(connection, canonical))
    assert load_cache(form.sha256, kept.read_bytes())


def test_a_form_opens_where_nothing_can_be_kept(desk: Desk, session: Session, tmp_path: Path) -> None:
    canonical = desk.small_form(session)
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("no folder")

    assert session.read(lambda connection: FormShelf(in_the_way).form(connection, canonical)).title
