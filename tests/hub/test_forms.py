from pathlib import Path

from sqlalchemy import Engine

from fieldkit.hub.database import writing
from fieldkit.hub.forms import held_form, hold_forms, known_forms, read_folder, read_forms, take_forms
from fieldkit.sync.protocol import FormText
from tests.hub.worlds import new_area
from tests.sync.sample_forms import CONVERSATION, VISIT


def test_forms_are_kept_once_and_to_the_byte(engine: Engine) -> None:
    area = new_area()
    with writing(engine) as connection:
        false = FormText(canonical=VISIT.canonical, text="{}")
        assert take_forms(connection, area, [CONVERSATION, false], "now") == [CONVERSATION.canonical]
        assert take_forms(connection, area, [CONVERSATION], "later") == []
        assert read_forms(connection, area, [CONVERSATION.canonical, "x"]) == [CONVERSATION]
        assert read_forms(connection, area, []) == []
        assert set(known_forms(connection, area, [CONVERSATION.canonical, "x"])) == {CONVERSATION.canonical}


def test_a_form_that_is_held_apart_is_not_in_use(engine: Engine) -> None:
    area = new_area()
    with writing(engine) as connection:
        hold_forms(connection, area, [CONVERSATION, FormText(canonical=VISIT.canonical, text="{}")], "now")
        hold_forms(connection, area, [CONVERSATION], "later")
        assert read_forms(connection, area, [CONVERSATION.canonical]) == []
        assert held_form(connection, area, CONVERSATION.canonical) == [CONVERSATION]
        assert held_form(connection, area, VISIT.canonical) == []


def test_a_folder_of_forms_is_read_and_what_is_none_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(CONVERSATION.text.encode())
    (tmp_path / "b.json").write_bytes(b"rubbish")
    (tmp_path / "c.json").write_bytes(b"\xff\xfe")
    (tmp_path / "d.txt").write_bytes(VISIT.text.encode())
    assert read_folder(tmp_path) == [CONVERSATION]
