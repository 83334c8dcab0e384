"""The list of every screen. Pictures and checks run over it, so a new screen is looked at by standing here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldkit.dev import known_scenes, sheet_scenes, visit_scenes
from fieldkit.dev.house import House
from fieldkit.ui.language.wording import tr

Shown = Callable[[House], QWidget]
"""Leads from Today to a screen; gives what to look at: the window, or a sheet over it."""


@dataclass(frozen=True)
class Scene:
    """One screen. ``locked``: it is shown before anybody unlocks."""

    name: str
    show: Shown
    locked: bool = False


def _names(house: House) -> QWidget:
    return house.window


def _passphrase(house: House) -> QWidget:
    screen = house.program.door.screen
    assert screen is not None
    house.press(screen, "Sharon")
    house.settled()
    return house.window


def _wrong(house: House) -> QWidget:
    _passphrase(house)
    screen = house.program.door.screen
    assert screen is not None
    screen.caps.show()
    screen.show_wrong("That passphrase does not open it. Try again: spaces and capitals count.")
    house.settled()
    return house.window


def _today(house: House) -> QWidget:
    return house.window


def _people(house: House) -> QWidget:
    return house.go("people", house.desk.people)


def _person(house: House) -> QWidget:
    return _page_of(house, 0)


def _person_not_met(house: House) -> QWidget:
    return _page_of(house, len(house.stage.cast.people) - 1)


def _page_of(house: House, number: int) -> QWidget:
    desk = house.desk
    desk.open_person(house.stage.cast.people[number])
    house.until(lambda: house.window.page is desk.person)
    house.settled()
    return house.window


def _actions(house: House) -> QWidget:
    return house.go("actions", house.desk.actions)


def _sync(house: House) -> QWidget:
    return house.go("sync", house.desk.syncing.screen)


def _settings(house: House) -> QWidget:
    return house.go("settings", house.desk.settings)


def _about(house: House) -> QWidget:
    return house.go("about", house.desk.about)


def _directory(house: House) -> QWidget:
    return house.go("directory", house.desk.nearby.directory)


def _talk(house: House) -> QWidget:
    return house.go("talk", house.desk.nearby.talk)


def _help(house: House) -> QWidget:
    return house.go("help", house.desk.nearby.help)


def _connect(house: House) -> QWidget:
    house.window.show_page(house.desk.lending.screen, "people")
    house.settled()
    return house.window


def _search(house: House) -> QWidget:
    house.window.open_search()
    house.window.search.field.setText("kitchen")
    house.desk.searching.ask("kitchen")
    house.settled()
    return house.window


def _search_empty(house: House) -> QWidget:
    house.window.open_search()
    house.settled()
    return house.window


def _emergency(house: House) -> QWidget:
    house.desk.show_emergency()
    house.settled()
    return house.window


def _prepare(house: House) -> QWidget:
    desk = house.desk
    desk.today.prepare.emit(desk.today.visits()[0].visit_id)
    house.until(lambda: house.window.page is desk.preparing.screen)
    house.settled()
    return house.window


def _conflicts(house: House) -> QWidget:
    desk = house.desk
    desk.settling.open("", None)
    house.until(lambda: house.window.page is desk.settling.screen)
    house.settled()
    return house.window


def _toast(house: House) -> QWidget:
    house.window.toast.tell("3 answers taken back, as May asked.", lambda: None)
    house.settled()
    return house.window


def _bands(house: House) -> QWidget:
    house.window.set_bands(
        [
            ("Not sent. Ring the out-of-hours team now.", "bad", [("I rang", lambda: None), (tr("Try again"), lambda: None)]),
            ("9 days without the hub. Connect within 5 days.", "wait", [(tr("Sync now"), lambda: None)]),
        ]
    )  # fmt: skip
    house.settled()
    return house.window


PAGES: tuple[Scene, ...] = (
    Scene("unlock", _names, locked=True),
    Scene("unlock-passphrase", _passphrase, locked=True),
    Scene("unlock-wrong", _wrong, locked=True),
    Scene("today", _today),
    Scene("people", _people),
    Scene("person", _person),
    Scene("person-not-met", _person_not_met),
    Scene("actions", _actions),
    Scene("directory", _directory),
    Scene("talk", _talk),
    Scene("help", _help),
    Scene("sync", _sync),
    Scene("settings", _settings),
    Scene("about", _about),
    Scene("connect", _connect),
    Scene("search", _search),
    Scene("search-empty", _search_empty),
    Scene("emergency", _emergency),
    Scene("prepare", _prepare),
    Scene("conflicts", _conflicts),
    Scene("toast", _toast),
    Scene("bands", _bands),
)

SCENES: tuple[Scene, ...] = (
    *PAGES,
    *(Scene(name, show) for name, show in sheet_scenes.SHEETS),
    *(Scene(name, show) for name, show in visit_scenes.VISITS),
    *(Scene(name, show) for name, show in known_scenes.KNOWN),
)
