import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldkit.services.door.post_waiting import Poster
from fieldkit.services.sending.still_to_send import StillToSend
from fieldkit.ui.door.postman import Postman
from tests.services.desk import Desk


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def poster(laptop: Desk) -> Poster:
    return Poster(laptop.laptop)


@pytest.fixture
def postman(poster: Poster) -> Iterator[Postman]:
    made = Postman(lambda: poster)
    yield made
    made.close()


def test_it_tells_after_each_round_what_waits_off_the_windows_thread(
    qtbot: QtBot, laptop: Desk, poster: Poster, postman: Postman
) -> None:
    session = laptop.join()
    laptop.person(session)
    laptop.lock(session)
    threads: list[str] = []
    post = poster.post

    def noting(**options: object) -> StillToSend:
        threads.append(threading.current_thread().name)
        return post()

    poster.post = noting  # type: ignore[method-assign]  # the real round, with a note of who runs it

    with qtbot.waitSignal(postman.told) as told:
        postman.start()

    assert told.args is not None
    assert told.args[0].words == "1 thing still to send."
    assert threads[0].startswith("fieldkit-ui")


def test_who_works_now_sends_for_themselves(qtbot: QtBot, laptop: Desk, postman: Postman) -> None:
    session = laptop.join()
    laptop.person(session)

    with qtbot.waitSignal(postman.told) as told:
        postman.leave_to(session.profile.profile.id)

    assert told.args is not None
    assert told.args[0].waiting == 0


def test_a_round_asked_for_during_another_follows_it(qtbot: QtBot, laptop: Desk, postman: Postman) -> None:
    laptop.open()
    rounds: list[object] = []
    postman.told.connect(rounds.append)

    postman.post()
    postman.post()
    postman.post()

    qtbot.waitUntil(lambda: len(rounds) == 2)
    qtbot.wait(50)
    assert len(rounds) == 2
