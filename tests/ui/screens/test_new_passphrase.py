from collections.abc import Callable, Sequence

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldkit.services.profile.passphrase_strength import Strength, strength
from fieldkit.ui.screens.new_passphrase import NewPassphrase


def at_once(words: str, about: Sequence[str], done: Callable[[Strength], object]) -> None:
    """Judge on the spot: the tests of a sheet have no worker threads."""
    done(strength(words, about))


def _choice(qtbot: QtBot, about: Sequence[str] = ()) -> NewPassphrase:
    choice = NewPassphrase(at_once, lambda: about)
    qtbot.addWidget(choice)
    choice.show()
    return choice


def test_the_strength_is_told_while_it_is_typed_and_only_a_strong_one_typed_twice_will_do(qtbot: QtBot) -> None:
    choice = _choice(qtbot)
    QTest.keyClicks(choice.new, "kettle")
    qtbot.waitUntil(lambda: "Very easy to guess" in choice.strength.text())
    choice.again.setText("kettle")
    assert not choice.ready
    QTest.keyClicks(choice.new, " river stones")
    qtbot.waitUntil(lambda: choice.strength.text() == "Strong enough.")
    assert choice.new.accessibleDescription() == "Strong enough."
    assert not choice.ready
    assert choice.differ.isVisible()
    choice.again.setText("kettle river stones")
    assert choice.ready
    assert not choice.differ.isVisible()


def test_after_another_key_press_it_has_to_be_judged_anew(qtbot: QtBot) -> None:
    choice = _choice(qtbot)
    choice.new.setText("quiet river stones")
    choice.again.setText("quiet river stones")
    choice.judge()
    assert choice.ready
    choice.new.setText("quiet")
    choice.again.setText("quiet")
    assert not choice.ready


def test_words_that_belong_to_its_owner_count_for_little(qtbot: QtBot) -> None:
    choice = _choice(qtbot, ["Marguerite Oyelaran-Featherstonehaugh"])
    choice.new.setText("marguerite oyelaran-featherstonehaugh")
    choice.judge()
    assert "belongs to you" in choice.strength.text()


def test_nothing_typed_can_be_read(qtbot: QtBot) -> None:
    choice = _choice(qtbot)
    for field in (choice.new, choice.again):
        field.setText("words")
        assert "w" not in field.displayText()
