import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fieldkit.ui.look.icons import Icon
from fieldkit.ui.look.theme import Theme, apply_theme
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import Band, ConflictLine, EmptyState, FindingLine, Toast
from fieldkit.ui.widgets.text import Words
from tests.ui.accessible import names
from tests.ui.computer import Computer


def test_a_finding_speaks_in_words_with_an_icon(qtbot: QtBot) -> None:
    for severity in ("error", "warning", "information"):
        line = FindingLine("Check the number.", severity)
        qtbot.addWidget(line)
        line.show()
        assert line.words.text() == "Check the number."
        assert not line.grab().isNull()


def test_two_answers_say_who_said_which_and_offer_to_settle(qtbot: QtBot) -> None:
    line = ConflictLine([("Sharon", "2"), ("Glynis", "3")], "Falls this year")
    qtbot.addWidget(line)
    line.show()
    texts = [words.text() for words in line.findChildren(Words)]
    assert texts == ["Two answers", "Sharon: 2", "Glynis: 3"]
    assert names(line) == ["Settle the answers to: Falls this year"]
    with qtbot.waitSignal(line.settle):
        line.button.click()


def test_three_answers_are_counted(qtbot: QtBot) -> None:
    line = ConflictLine([("", "1"), ("", "2"), ("", "3")], "x")
    qtbot.addWidget(line)
    assert line.findChildren(Words)[0].text() == "3 answers"


def test_an_empty_place_offers_the_first_step(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    place = EmptyState(
        "inbox", "Nothing yet", "Replies stand here.", "Sync now", lambda: pressed.append(True)
    )
    qtbot.addWidget(place)
    assert place.button is not None
    place.button.click()
    assert pressed == [True]
    assert EmptyState("inbox", "Nothing", "x").button is None


def test_a_band_stays_and_its_buttons_work(qtbot: QtBot) -> None:
    pressed: list[str] = []
    band = Band("Not sent. Ring 0300 111 8010 now.", "bad", [("I rang", lambda: pressed.append("rang"))])
    qtbot.addWidget(band)
    band.show()
    assert names(band) == ["I rang"]
    band.findChildren(QWidget)[-1].window()
    for button in band.findChildren(QWidget):
        if button.accessibleName() == "I rang":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == ["rang"]


@pytest.mark.parametrize(("width", "under"), [(1_366, False), (440, True)])
def test_in_a_narrow_band_the_buttons_stand_under_the_words_and_nothing_is_cut(
    qapp: QApplication, qtbot: QtBot, width: int, under: bool
) -> None:
    apply_theme(qapp, Theme(scale=2.0 if under else 1.0))
    host = QWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    band = Band("Somebody may be in danger.", "bad", [("Open the 999 card (F9)", lambda: None)])
    column.addWidget(band)
    column.addStretch(1)
    qtbot.addWidget(host)
    host.resize(width, 400)
    host.show()
    button = band.findChildren(Button)[0]

    def below() -> bool:
        return (
            button.mapTo(band, QPoint(0, 0)).y()
            >= band.words.mapTo(band, QPoint(0, 0)).y() + band.words.height()
        )

    qtbot.waitUntil(lambda: below() is under)
    assert band.words.width() > band.width() // 2
    assert band.rect().contains(QRect(button.mapTo(band, QPoint(0, 0)), button.size()))


def test_a_toast_tells_and_can_be_taken_back_once(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    host.show()
    toast = Toast(host)
    taken: list[bool] = []
    toast.tell("Removed.", lambda: taken.append(True))
    assert toast.isVisible()
    assert host.rect().contains(toast.geometry())
    host.resize(500, 400)
    assert host.rect().contains(toast.geometry())
    toast.take_back()
    toast.take_back()
    assert taken == [True]
    assert not toast.isVisible()
    toast.tell("Signed.")
    assert not toast.undo.isVisible()


def test_a_toast_that_stands_there_takes_the_room_of_larger_text(opened: Computer) -> None:
    toast = opened.window.toast
    toast.tell("3 answers taken back, as May asked.", lambda: None)
    opened.desk._dresser.change(scale=2.0)
    opened.qtbot.waitUntil(lambda: toast.words.width() >= toast.words.sizeHint().width() > 0)
    assert toast.undo.height() >= toast.undo.sizeHint().height()
    assert opened.window.rect().contains(toast.geometry())
    opened.desk._dresser.change(scale=1.0)


def test_a_toast_goes_with_its_screen_and_when_it_is_true_no_more(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(400, 300)
    host.show()
    toast = Toast(host)
    toast.tell("Signed. Not yet at the hub.", about="hub")
    toast.outdated("something else")
    assert toast.isVisible()
    toast.outdated("hub")
    assert not toast.isVisible()
    toast.tell("Removed.")
    toast.passed()
    assert not toast.isVisible()
    toast.tell("Visit ended.", crossing=True)
    toast.passed()
    assert toast.isVisible()
    toast.passed()
    assert not toast.isVisible()
    toast.tell("Choose a PIN.", crossing=True)
    toast.passed(all_the_way=True)
    assert not toast.isVisible()


def test_a_long_toast_wraps_inside_the_window(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(300, 400)
    host.show()
    toast = Toast(host)
    toast.tell("Not everything could be kept: the disk is full. Make room on it, then open the record again.")
    assert host.rect().contains(toast.geometry())
    assert toast.words.height() >= toast.words.heightForWidth(toast.words.width())


def test_a_toast_covers_no_field_its_host_leaves_room_for_it_while_it_is_there(qtbot: QtBot) -> None:
    host, field = QWidget(), QLineEdit()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(field)
    qtbot.addWidget(host)
    host.resize(500, 300)
    host.show()
    toast = Toast(host)

    toast.tell(
        "Choose a PIN for this visit (F6): the screen then covers itself, and listening costs no passphrase."
    )
    qtbot.waitUntil(lambda: not toast.geometry().intersects(field.geometry()))
    assert host.rect().contains(toast.geometry())

    toast.hide()
    qtbot.waitUntil(lambda: field.geometry().bottom() == host.rect().bottom())


def test_the_sign_of_a_band_stands_level_with_its_words(qtbot: QtBot, dressed: QApplication) -> None:
    band = Band("Not sent. Ring now.", "bad", [("I rang", lambda: None)])
    qtbot.addWidget(band)
    band.resize(900, 60)
    band.show()
    icon = band.findChild(Icon)
    assert icon is not None
    line = band.words.fontMetrics().height()
    middle_of_words = band.words.mapTo(band, QPoint(0, 0)).y() + line / 2
    middle_of_icon = icon.mapTo(band, QPoint(0, 0)).y() + icon.height() / 2
    assert abs(middle_of_words - middle_of_icon) <= 3
