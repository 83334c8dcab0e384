"""A first day on a new laptop, from an empty window to Today, with a hub in a process of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldkit.app import Program, build
from fieldkit.base.clock import SystemClock
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile import profiles
from fieldkit.ui.screens.newcomer_sheets import JoinedSheet, JoinSheet, NewProfileSheet
from fieldkit.ui.screens.recovery_sheets import NameHelpersSheet
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import Band
from fieldkit.ui.widgets.text import Words
from tests.journeys.hub_on_and_off import HubOnAndOff
from tests.services.desk import CHEAP, PASSPHRASE


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path / "data", SystemClock(), os.urandom, CHEAP)


@pytest.fixture
def program(laptop: Laptop, qtbot: QtBot) -> Iterator[Program]:
    made = build(laptop)
    made.window.show()
    yield made
    made.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _sheet(program: Program, qtbot: QtBot) -> NewProfileSheet:
    screen = program.door.screen
    assert screen is not None
    next(one for one in screen.findChildren(Button) if one.text() == "Set up your profile").click()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(NewProfileSheet)), timeout=20_000)
    return program.window.findChildren(NewProfileSheet)[-1]


def _fill(sheet: NewProfileSheet, qtbot: QtBot, address: str = "", code: str = "") -> None:
    QTest.keyClicks(sheet.name, "Sharon Pike")
    sheet.role.chosen.emit("social-worker")
    sheet.address.setText(address)
    sheet.code.setText(code)
    QTest.keyClicks(sheet.choice.new, PASSPHRASE)
    QTest.keyClicks(sheet.choice.again, PASSPHRASE)
    qtbot.waitUntil(sheet.go.isEnabled, timeout=20_000)


def test_somebody_new_sets_up_a_profile_and_joins_the_hub_with_a_code(
    program: Program, laptop: Laptop, qtbot: QtBot, tmp_path: Path
) -> None:
    hub = HubOnAndOff(tmp_path)
    with hub.reachable() as url:
        sheet = _sheet(program, qtbot)
        _fill(sheet, qtbot, url, hub.invite("Sharon Pike"))
        sheet.go.click()
        qtbot.waitUntil(lambda: bool(program.window.findChildren(JoinedSheet)), timeout=30_000)
        (joined,) = program.window.findChildren(JoinedSheet)
        assert len(joined.fingerprint.text().split()) > 3
        desk = program.door.desk
        assert desk is not None
        assert not desk.session.certificate.provisional
        assert desk.settings.hub.isHidden()
        joined.go.click()
        qtbot.waitUntil(lambda: not program.tasks.busy, timeout=30_000)
    assert [one.name for one in profiles.list_profiles(laptop)] == ["Sharon Pike"]


def test_without_a_code_the_profile_works_and_a_wrong_one_is_asked_for_again(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = _sheet(program, qtbot)
    _fill(sheet, qtbot)
    sheet.go.click()
    qtbot.waitUntil(lambda: program.door.desk is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=30_000)
    assert "Join your hub in Settings" in program.window.toast.words.text()
    desk = program.door.desk
    assert desk is not None
    assert not desk.settings.hub.isHidden()
    with HubOnAndOff(tmp_path).reachable() as url:
        program.door.keeping.joining.join(url, "NOT-A-CODE")
        qtbot.waitUntil(lambda: bool(program.window.findChildren(JoinSheet)), timeout=30_000)
    (again,) = program.window.findChildren(JoinSheet)
    assert again.address.text() == url
    assert desk.session.certificate.provisional


def test_what_makes_no_profile_is_told_and_only_the_passphrase_is_typed_again(
    program: Program, laptop: Laptop, qtbot: QtBot
) -> None:
    sheet = _sheet(program, qtbot)
    _fill(sheet, qtbot)
    (laptop.data / "profiles").parent.mkdir(parents=True, exist_ok=True)
    (laptop.data / "profiles").write_text("in the way")
    sheet.go.click()
    qtbot.waitUntil(lambda: len(program.window.findChildren(NewProfileSheet)) > 1, timeout=30_000)
    again = program.window.findChildren(NewProfileSheet)[-1]
    assert again.result_data().name == "Sharon Pike"
    assert again.choice.new.text() == ""
    assert program.door.desk is None
    again.reject()
    (laptop.data / "profiles").unlink()


def _bands(program: Program) -> list[Band]:
    return [one for one in program.window.findChildren(Band) if one.isVisible()]


def test_who_could_open_it_is_a_step_that_can_be_put_off_and_stays_to_do_until_done(
    program: Program, laptop: Laptop, qtbot: QtBot
) -> None:
    sheet = _sheet(program, qtbot)
    _fill(sheet, qtbot)
    sheet.go.click()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(NameHelpersSheet)), timeout=30_000)
    (asked,) = program.window.findChildren(NameHelpersSheet)
    said = " ".join(one.text() for one in asked.findChildren(Words))
    assert "You can do this later. Until then nobody can open your profile" in said
    asked.reject()
    qtbot.waitUntil(lambda: bool(_bands(program)), timeout=30_000)
    (band,) = _bands(program)
    assert band.words.text().startswith("Nobody can open your profile if you forget your passphrase.")

    # Locked and unlocked it still stands there, and from there it is done.
    with qtbot.waitSignal(program.door.shut, timeout=30_000):
        program.door.lock()
    assert _bands(program) == []
    program.door.come_in(profiles.list_profiles(laptop)[0].id, PASSPHRASE, lambda: None)
    qtbot.waitUntil(lambda: bool(_bands(program)), timeout=30_000)
    _bands(program)[0].findChildren(Button)[0].click()
    again = program.window.findChildren(NameHelpersSheet)[-1]
    for field in (again.first, again.second):
        field.setText(str(pyrage.x25519.Identity.generate().to_public()))
    again.passphrase.setText(PASSPHRASE)
    again.go.click()
    qtbot.waitUntil(lambda: _bands(program) == [], timeout=30_000)
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=30_000)
