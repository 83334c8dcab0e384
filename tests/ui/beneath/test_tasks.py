import threading
from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from fieldkit.base.errors import FieldKitError
from fieldkit.ui.beneath.tasks import Tasks


class _FaultError(FieldKitError):
    code = "FK-TEST"


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def _fail() -> None:
    raise _FaultError("It did not work.", "Try again.")


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, tasks: Tasks) -> None:
    here = threading.current_thread()
    seen: list[tuple[threading.Thread, threading.Thread]] = []
    tasks.run(threading.current_thread, lambda there: seen.append((there, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] is not here
    assert seen[0][1] is here
    assert not tasks.busy


def test_what_is_left_for_the_next_turn_is_waited_for_like_all_else(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[threading.Thread] = []
    tasks.next_turn(lambda: seen.append(threading.current_thread()))
    assert not seen
    assert tasks.busy
    qtbot.waitUntil(lambda: not tasks.busy)
    assert seen == [threading.current_thread()]


def test_a_fault_of_our_family_is_told_to_whoever_asked(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[FieldKitError] = []
    tasks.run(_fail, None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].code == "FK-TEST"


def test_a_fault_that_nobody_waits_for_is_told_to_all(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.trouble) as told:
        tasks.run(_fail)
    assert told.args is not None
    assert isinstance(told.args[0], _FaultError)


def test_a_fault_of_the_program_is_not_swallowed(qtbot: QtBot, tasks: Tasks) -> None:
    with capture_exceptions() as caught:
        tasks.run(lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nothing_comes_back_after_closing(qtbot: QtBot) -> None:
    tasks = Tasks()
    gate = threading.Event()
    seen: list[object] = []
    tasks.run(gate.wait, seen.append)
    gate.set()
    tasks.close()
    tasks.run(lambda: 1, seen.append)
    qtbot.wait(20)
    assert seen == []


def test_what_was_asked_for_before_forgetting_brings_nothing_back(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()
    seen: list[object] = []
    for _ in range(8):
        tasks.run(gate.wait, seen.append, seen.append)
    tasks.forget()
    gate.set()
    tasks.run(lambda: "after", seen.append)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert seen == ["after"]


def test_work_that_goes_on_tells_how_far_it_is_on_the_windows_thread(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[int, bool]] = []
    here = threading.get_ident()

    def tell(share: int) -> None:
        seen.append((share, threading.get_ident() == here))

    told = tasks.telling(tell)
    tasks.run(lambda: [told(1), told(2)])
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [(1, True), (2, True)]


def test_what_work_tells_after_forgetting_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[str] = []
    told = tasks.telling(seen.append)
    tasks.forget()
    after: list[str] = []
    tasks.run(lambda: told("late"), lambda _done: after.append("done"))
    qtbot.waitUntil(lambda: after == ["done"])
    assert seen == []


def test_work_apart_waits_for_no_worker_and_those_that_go_on_after_forgetting_are_counted(
    qtbot: QtBot,
) -> None:
    tasks, gate = Tasks(workers=1), threading.Event()
    begun = threading.Event()

    def hang() -> None:
        begun.set()
        gate.wait()

    tasks.run(hang)
    begun.wait()
    tasks.forget()
    assert tasks.left == 1
    told: list[str] = []
    tasks.run_apart(lambda: "closed", told.append)
    qtbot.waitUntil(lambda: told == ["closed"])

    def fails() -> None:
        raise _FaultError("no", "wait")

    wrong: list[str] = []
    tasks.run_apart(fails, None, lambda error: wrong.append(error.message))
    qtbot.waitUntil(lambda: wrong == ["no"])
    assert tasks.left == 1
    gate.set()
    qtbot.waitUntil(lambda: tasks.left == 0)
    tasks.close()


class _Part:
    """Stands for a part of the window: tells on which thread the last that knew it let go of it."""

    def __init__(self, died_on: list[threading.Thread]) -> None:
        self._died_on = died_on

    def use(self) -> None:
        """Work that needs it."""

    def show(self, _result: object) -> None:
        """What is called after."""

    def __del__(self) -> None:
        self._died_on.append(threading.current_thread())


def test_what_work_holds_of_the_window_dies_on_the_windows_thread_though_a_worker_lets_go_last(
    qtbot: QtBot,
) -> None:
    tasks, died_on = Tasks(), list[threading.Thread]()
    begin, let_go = threading.Event(), threading.Event()
    part = _Part(died_on)
    tasks.run(lambda part=part: (begin.wait(20), part.use()), part.show)  # type: ignore[misc]  # a default binds it now
    (future,) = tasks._begun
    future.add_done_callback(lambda _ready: let_go.wait(20))
    del part, future
    begin.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    let_go.set()
    tasks.close()
    assert died_on == [threading.current_thread()]
