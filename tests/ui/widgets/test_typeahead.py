from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.text import stack
from fieldkit.ui.widgets.typeahead import InFull, TypeAhead
from tests.ui.accessible import nameless

# The list that opens while one types takes the keyboard, which a screen that is not there cannot give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

STREETS = [ChoiceOption(str(place), f"Street {place}") for place in range(5_000)]


@pytest.fixture
def combo(qtbot: QtBot) -> TypeAhead:
    made = TypeAhead(STREETS)
    qtbot.addWidget(made)
    made.show()
    return made


def _type(qtbot: QtBot, combo: TypeAhead, text: str) -> None:
    edit = combo.lineEdit()
    assert edit is not None
    edit.setFocus()
    edit.clear()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def test_a_name_typed_in_any_case_is_the_choice(qtbot: QtBot, combo: TypeAhead) -> None:
    with qtbot.waitSignal(combo.chosen) as told:
        _type(qtbot, combo, "street 4321")
    assert told.args == ["4321"]


def test_words_that_are_no_choice_go_back_to_what_was(qtbot: QtBot, combo: TypeAhead) -> None:
    combo.set_chosen("7")
    with qtbot.assertNotEmitted(combo.chosen):
        _type(qtbot, combo, "nowhere")
    assert combo.currentText() == "Street 7"


def test_emptying_clears(qtbot: QtBot, combo: TypeAhead) -> None:
    combo.set_chosen("7")
    with qtbot.waitSignal(combo.chosen) as told:
        _type(qtbot, combo, "")
    assert told.args == [None]


def test_an_open_list_takes_own_words(qtbot: QtBot) -> None:
    combo = TypeAhead(STREETS[:3], open_words=True)
    qtbot.addWidget(combo)
    combo.show()
    with qtbot.waitSignal(combo.written) as told:
        _type(qtbot, combo, "Behind the chapel")
    assert told.args == ["Behind the chapel"]
    combo.set_chosen(None, "Behind the chapel")
    assert combo.currentText() == "Behind the chapel"


def test_thousands_of_choices_are_filled_in_at_once() -> None:
    started = perf_counter()
    TypeAhead(STREETS).deleteLater()
    assert perf_counter() - started < 1


def test_the_wheel_never_changes_an_answer_and_down_opens_the_list(qtbot: QtBot, combo: TypeAhead) -> None:
    combo.set_chosen("7")
    QTest.keyClick(combo, Qt.Key.Key_Down)
    qtbot.waitUntil(combo.view().isVisible)
    combo.hidePopup()
    assert combo.currentText() == "Street 7"


def test_it_has_a_name_of_its_own_and_not_its_value(combo: TypeAhead) -> None:
    combo.describe("Street", "Where you live.")
    combo.set_chosen("7")
    assert nameless(combo) == []
    assert combo.accessibleName() == "Street"
    assert "5000" in combo.accessibleDescription()
    combo.set_locked(True)
    assert not combo.isEnabled()


def test_one_of_five_thousand_is_found_by_typing_and_chosen_by_return(qtbot: QtBot) -> None:
    field = TypeAhead([ChoiceOption(str(n), f"Street {n}") for n in range(5_000)])
    qtbot.addWidget(field)
    field.show()
    edit = field.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, "street 4321")
    with qtbot.waitSignal(field.chosen) as chosen:
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert chosen.args == ["4321"]


def test_enter_takes_the_only_choice_that_has_what_was_typed(qtbot: QtBot, combo: TypeAhead) -> None:
    with qtbot.waitSignal(combo.chosen) as told:
        _type(qtbot, combo, "eet 4321")
    assert told.args == ["4321"]
    assert combo.currentText() == "Street 4321"


def test_where_several_could_be_meant_enter_guesses_nobody_and_keeps_the_words(
    qtbot: QtBot, combo: TypeAhead
) -> None:
    with qtbot.assertNotEmitted(combo.chosen):
        _type(qtbot, combo, "eet 432")
    assert combo.currentText() == "eet 432"


def test_enter_prefers_what_begins_with_the_words(qtbot: QtBot) -> None:
    combo = TypeAhead([ChoiceOption("easy", "In large print"), ChoiceOption("large", "Large print")])
    qtbot.addWidget(combo)
    combo.show()
    with qtbot.waitSignal(combo.chosen) as told:
        _type(qtbot, combo, "large")
    assert told.args == ["large"]


def test_leaving_takes_a_part_only_where_one_choice_has_it(qtbot: QtBot, combo: TypeAhead) -> None:
    edit = combo.lineEdit()
    assert edit is not None
    edit.setFocus()
    edit.setText("eet 432")
    with qtbot.assertNotEmitted(combo.chosen):
        edit.editingFinished.emit()
    assert combo.currentText() == ""
    edit.setText("eet 4321")
    with qtbot.waitSignal(combo.chosen) as told:
        edit.editingFinished.emit()
    assert told.args == ["4321"]


def test_enter_on_a_part_never_replaces_own_words(qtbot: QtBot) -> None:
    combo = TypeAhead(STREETS[:3], open_words=True)
    qtbot.addWidget(combo)
    combo.show()
    with qtbot.waitSignal(combo.written) as told:
        _type(qtbot, combo, "eet 1")
    assert told.args == ["eet 1"]


def test_the_beginning_of_what_was_chosen_is_in_sight_though_one_is_still_in_the_field(qtbot: QtBot) -> None:
    long = "Mary Ashdown · 85 · 12 Brook Lane, Nether Hallow, by the chapel, WX4 2DT"
    combo = TypeAhead([ChoiceOption("may", long), ChoiceOption("rita", "Rita Moss")])
    qtbot.addWidget(combo)
    combo.show()
    combo.setFixedWidth(200)
    _type(qtbot, combo, "mary")
    edit = combo.lineEdit()
    assert edit is not None
    assert edit.text() == long
    assert edit.cursorPosition() == 0


def test_what_does_not_fit_the_field_is_read_under_it(qtbot: QtBot) -> None:
    long = "Mary Ashdown · 85 · 12 Brook Lane, Nether Hallow, WX4 2DT"
    field = TypeAhead([ChoiceOption("may", long), ChoiceOption("ivor", "Ivor Bly")])
    under = InFull(field)
    box = stack(field, under)
    qtbot.addWidget(box)
    box.resize(260, 120)
    box.show()
    field.set_chosen("may")
    qtbot.waitUntil(under.isVisible)
    assert under.text() == long
    assert under.height() >= under.heightForWidth(under.width())

    box.resize(900, 120)
    qtbot.waitUntil(lambda: not under.isVisible())

    box.resize(260, 120)
    field.set_chosen("ivor")
    qtbot.waitUntil(lambda: not under.isVisible())


def test_words_that_nothing_says_are_told_where_they_stood_until_one_types_again(
    qtbot: QtBot, combo: TypeAhead
) -> None:
    edit = combo.lineEdit()
    assert edit is not None
    _type(qtbot, combo, "Lane")
    assert edit.text() == ""
    assert edit.placeholderText() == "Nothing on the list says Lane."
    QTest.keyClicks(edit, "S")
    assert edit.placeholderText() == "Type to search"
