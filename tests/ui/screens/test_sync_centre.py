from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.sync_centre import ShareBar, SyncCentre, SyncData
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import nameless, names
from tests.ui.samples import SYNC


def _screen(qtbot: QtBot, data: SyncData = SYNC) -> SyncCentre:
    screen = SyncCentre()
    qtbot.addWidget(screen)
    screen.show_data(data)
    screen.resize(1_100, 700)
    screen.show()
    return screen


def test_a_concern_is_a_note_without_a_name(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    everything = " ".join([*(words.text() for words in screen.findChildren(Words)), *names(screen)])
    assert "Moss" not in everything
    assert "afeguarding concern" not in everything
    assert "Open Note. Safe at the hub" in names(screen)


def test_what_was_not_accepted_says_why_and_offers_a_way_without_a_migration(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    assert any("Your answers are kept." in words.text() for words in screen.findChildren(Words))
    with qtbot.waitSignal(screen.send_to_manager) as told:
        next(b for b in screen.findChildren(Button) if b.text() == "Send as it is to the manager").click()
    assert told.args == ["r3"]
    with qtbot.waitSignal(screen.resend):
        next(b for b in screen.findChildren(Button) if b.text() == "Try again").click()


def test_green_stands_only_where_a_receipt_covers_it(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    green = [chip.text() for chip in screen.findChildren(Chip) if chip.property("tone") == "ok"]
    assert green == ["Safe at the hub"]


def test_progress_is_told_in_words_and_as_a_share(qtbot: QtBot) -> None:
    screen = _screen(qtbot)
    bar = screen.findChild(ShareBar)
    assert bar is not None
    assert bar.value() == 580
    assert not bar.grab().isNull()
    with qtbot.waitSignal(screen.pause):
        next(b for b in screen.findChildren(Button) if b.text() == "Pause").click()
    with qtbot.waitSignal(screen.settle):
        next(b for b in screen.findChildren(Button) if b.text() == "Settle 1 pair of answers").click()


def test_at_rest_it_offers_to_sync_and_teaches(qtbot: QtBot) -> None:
    screen = _screen(qtbot, SyncData("Everything is safe at the hub."))
    assert "Sync now" in names(screen)
    assert any("Nothing written yet" in words.text() for words in screen.findChildren(Words))
    assert nameless(screen) == []
    assert nameless(_screen(qtbot)) == []
