"""Qt's objects die on the window's thread, whoever allocates."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.ui.beneath.collecting import WindowCollector, collect_what_is_due

ENOUGH = 20_000


class Cycle:
    """Unreachable once its name is gone, and only the search for cycles finds it."""

    def __init__(self, died_on: list[int]) -> None:
        self.died_on = died_on
        self.itself = self

    def __del__(self) -> None:
        self.died_on.append(threading.get_ident())


@pytest.fixture
def automatic() -> Iterator[None]:
    """Python's own way, whatever the tests run with."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


def on_another_thread() -> list[list[int]]:
    """Allocate enough there to make Python look for cycles many times over; the caller holds it."""
    kept: list[list[int]] = []
    worker = threading.Thread(target=lambda: kept.extend([number] for number in range(ENOUGH)))
    worker.start()
    worker.join()
    return kept


def test_without_it_a_worker_destroys_what_the_window_dropped(automatic: None) -> None:
    died_on: list[int] = []
    Cycle(died_on)
    held = on_another_thread()
    assert len(held) == ENOUGH
    assert died_on
    assert died_on[0] != threading.get_ident()


def test_with_it_the_window_s_thread_does(qtbot: QtBot, automatic: None) -> None:
    died_on: list[int] = []
    collector = WindowCollector()
    collector.settle()
    try:
        Cycle(died_on)
        held = on_another_thread()
        assert died_on == []
        qtbot.waitUntil(lambda: bool(died_on))
        assert died_on == [threading.get_ident()]
        assert len(held) == ENOUGH
    finally:
        collector.stop()


def test_while_the_program_is_being_loaded_nothing_is_searched(qtbot: QtBot, automatic: None) -> None:
    died_on: list[int] = []
    collector = WindowCollector()
    try:
        Cycle(died_on)
        held = on_another_thread()
        qtbot.wait(600)
        assert died_on == []
        assert len(held) == ENOUGH
    finally:
        collector.stop()


def test_stopping_leaves_it_to_python_again(qtbot: QtBot, automatic: None) -> None:
    collector = WindowCollector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_nothing_is_collected_before_it_is_due(automatic: None) -> None:
    gc.disable()
    gc.collect()
    died_on: list[int] = []
    Cycle(died_on)
    collect_what_is_due()
    assert died_on == []


def test_what_was_there_before_the_window_is_in_no_search(qtbot: QtBot, automatic: None) -> None:
    before = gc.get_freeze_count()
    collector = WindowCollector()
    try:
        assert gc.get_freeze_count() > before + 1_000
    finally:
        collector.stop()
    assert gc.get_freeze_count() <= before + 1_000


def test_what_was_loaded_after_the_window_can_be_left_out_too(qtbot: QtBot, automatic: None) -> None:
    collector = WindowCollector()
    loaded: list[list[int]] = [[1], [2]]
    assert any(one is loaded for one in gc.get_objects())
    collector.settle()
    assert not any(one is loaded for one in gc.get_objects())
    collector.stop()
    assert any(one is loaded for one in gc.get_objects())
