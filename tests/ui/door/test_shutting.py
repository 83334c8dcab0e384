"""The locked screen comes at once; what it covers is kept, taken away and closed in the turn after, whatever comes between."""

import pytest

from fieldkit.store.errors import StoreClosedError
from fieldkit.ui.screens.unlock import UnlockScreen
from tests.ui.computer import Computer


def test_locking_shows_the_locked_screen_first_and_keeps_what_was_typed_right_after(opened: Computer) -> None:
    opened.start_visit()
    session = opened.desk.session
    shut: list[bool] = []
    put_away: list[bool] = []
    opened.program.door.shut.connect(lambda: shut.append(True))
    opened.program.door.shutting.put_away.connect(lambda: put_away.append(True))
    opened.program.door.lock()
    assert isinstance(opened.window.filling, UnlockScreen)
    assert not put_away
    opened.until(lambda: bool(shut))
    assert put_away == [True]
    with pytest.raises(StoreClosedError):
        session.read(lambda held: None)


def test_where_the_program_ends_it_does_not_wait_for_a_turn(opened: Computer) -> None:
    put_away: list[bool] = []
    opened.program.door.shutting.put_away.connect(lambda: put_away.append(True))
    opened.program.door.lock()
    opened.program.door.shutting.finish()
    assert put_away == [True]
    opened.settled()
    opened.program.door.shutting.finish()
    assert put_away == [True]


def test_closing_the_window_keeps_everything_before_it_is_closed(opened: Computer) -> None:
    put_away: list[bool] = []
    opened.program.door.shutting.put_away.connect(lambda: put_away.append(True))
    opened.window.close()
    assert put_away == [True]
    opened.settled()
