from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import fieldkit
from fieldkit.app import build
from fieldkit.base.assets import forms_folder, resource
from fieldkit.base.jsontext import loads
from fieldkit.dev.house import House, open_house
from fieldkit.dev.looks import LOOKS, wear
from fieldkit.dev.scenes import SCENES, Scene
from fieldkit.records import paths
from fieldkit.services.computer import look_settings
from fieldkit.services.computer.look_settings import Look
from fieldkit.services.writing.entering import enter
from fieldkit.ui.screens.review import ReviewScreen
from tests.architecture.test_translations import KEYWORDS
from tests.journeys.visible_words import is_cut, is_marked, seen, spoken, unmarked
from tests.services.desk import Desk as Laptop
from tests.ui.computer import Computer, seeded

DATA = frozenset(
    word.casefold()
    for word in (
        "FieldKit", "Cymraeg", "English", "Ctrl", "Esc", "Longnor", "Brook Lane", "12 Brook Lane, Longnor", "SK17 0NP",
        "Mary Ashdown", "Mary", "Ashdown", "May", "Sharon Pike", "Sharon", "Pike", "Jean Ashdown", "daughter",
        "First conversation", "penicillin", "Lip-reads: sit where the light is on your face", "Sunday 22 November",
        "I want to stay in my own kitchen.", "Allergic to: penicillin", "Ctrl K", "F2", "F4", "F6", "F7", "F8", "F9",
    )
)  # fmt: skip
"""What comes from records, and what is called the same in every language."""


def form_texts() -> frozenset[str]:
    """Every text of every form: a form carries its own translations."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for part in value.values():
                yield from walk(part)
        elif isinstance(value, list):
            for part in value:
                yield from walk(part)
        elif isinstance(value, str) and len(value) > 1:
            yield value.casefold()

    return frozenset(
        text for file in forms_folder().glob("*.json") for text in walk(loads(file.read_text("utf-8")))
    )


def _template() -> frozenset[str]:
    """Every sentence that can be translated and is not the same in Welsh."""
    with resource("translations", "cy", "LC_MESSAGES", "fieldkit.po").open("rb") as file:
        return frozenset(one.id for one in read_po(file) if isinstance(one.id, str) and one.id != one.string)


@dataclass
class Walk:
    """The main journey in the made-up language, screen by screen."""

    computer: Computer
    look: Callable[[str, QWidget], None]

    def go(self) -> None:
        made, window = self.computer, self.computer.window
        self.look("unlock", window)
        made.unlock()
        for place in ("today", "sync", "people", "actions", "settings"):
            made.desk.go(place)
            made.settled()
            self.look(place, window)
        made.start_visit()
        self.look("visit", window)
        form = made.desk.session.newest_form("conversation")
        made.desk.asking._begin(form.canonical, made.person)
        made.until(lambda: any(one.form.name == form.name for one in made.visiting.records.values()))
        made.settled()
        self.look("conversation", window)
        record = next(one for one in made.visiting.records.values() if one.form.name == form.name)
        made.visiting.review(record.id)
        made.until(lambda: isinstance(window.filling, ReviewScreen))
        made.settled()
        self.look("review", window)
        enter(record, paths.parse_written("sb/b.matters"), "I want to stay in my own kitchen.")
        record.seal()
        made.desk.giving.of_record(record.id)
        giving = made.desk.giving
        made.until(lambda: giving.sheet is not None or window.filling is giving.screen)
        if window.filling is not giving.screen:
            sheet = giving.sheet
            assert sheet is not None
            self.look("which copy", sheet)
            sheet._choose("0")
        made.until(lambda: window.filling is made.desk.giving.screen)
        made.settled()
        self.look("give a copy", window)
        made.desk.giving.close()
        made.settled()
        made.visiting.end_asked.emit()
        made.until(lambda: made.desk.ending.screen is not None)
        made.settled()
        self.look("the end of a visit", window)


@pytest.fixture
def speaking(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Computer]]:
    """The program in a language, locked."""
    before, made = QLocale(), []

    def speak(language: str, percent: int = 100) -> Computer:
        laptop = Laptop(tmp_path)
        session = laptop.open()
        person, visit = seeded(laptop, session)
        laptop.lock(session)
        look_settings.save(laptop.laptop, Look(percent=percent))
        program = build(laptop.laptop, language=language)
        program.window.show()
        made.append(Computer(qtbot, laptop, person, visit, program))
        return made[0]

    yield speak
    for one in made:
        one.close()
    QLocale.setDefault(before)


def test_nothing_on_the_main_journey_is_left_untranslated(speaking: Callable[..., Computer]) -> None:
    made, forms = speaking("pseudo"), form_texts()
    found: list[str] = []

    def look(screen: str, root: QWidget) -> None:
        texts = [*seen(root), *spoken(root)]
        assert any(is_marked(one.words) for one in texts), screen
        found.extend(
            f"{screen}: {one.where} leaves {rest!r}"
            for one in texts
            if (rest := unmarked(one.words, DATA, forms))
        )

    Walk(made, look).go()
    assert "\n".join(dict.fromkeys(found)) == ""


@pytest.mark.parametrize("percent", [100, 200])
def test_longer_words_are_not_cut_on_the_main_journey(
    speaking: Callable[..., Computer], percent: int
) -> None:
    made = speaking("pseudo", percent)
    found: list[str] = []

    def look(screen: str, root: QWidget) -> None:
        QTest.qWait(50)
        found.extend(f"{screen}: {one.where}" for one in seen(root) if is_cut(one))

    Walk(made, look).go()
    assert "\n".join(dict.fromkeys(found)) == ""


def test_the_main_journey_is_in_welsh(speaking: Callable[..., Computer]) -> None:
    made = speaking("cy")
    english: list[str] = []
    template, forms = _template(), form_texts()

    def look(screen: str, root: QWidget) -> None:
        english.extend(
            f"{screen}: {one.where}"
            for one in seen(root)
            if one.words in template and one.words.casefold() not in forms | DATA
        )

    Walk(made, look).go()
    assert "\n".join(dict.fromkeys(english)) == ""


JOURNEY = (
    "ui/screens/unlock.py", "ui/screens/today.py", "ui/screens/visit.py", "ui/screens/visit_head.py",
    "ui/screens/visit_aside.py", "ui/screens/visit_card.py", "ui/screens/review.py", "ui/screens/signing_way.py",
    "ui/screens/end_visit.py", "ui/screens/give_copy.py", "ui/screens/copy_sheets.py", "ui/screens/copy_numbers.py",
    "ui/screens/copy_choices.py", "ui/copies", "ui/forms", "services/giving",
)  # fmt: skip
"""Unlock, Today, a visit, its record, review and sign, giving a copy, the end: what these say, whether or not a walk meets it."""


def _first(message: object) -> str:
    """A sentence, or the singular of one that counts."""
    return (
        message if isinstance(message, str) else str(message[0]) if isinstance(message, (tuple, list)) else ""
    )


def test_every_sentence_of_the_main_journey_has_its_welsh() -> None:
    with resource("translations", "cy", "LC_MESSAGES", "fieldkit.po").open("rb") as file:
        told = {_first(one.id): one.string for one in read_po(file) if one.id}
    welsh = {words for words, said in told.items() if said and (isinstance(said, str) or all(said))}
    root, english = Path(fieldkit.__file__).parent, []
    for place in JOURNEY:
        found = sorted((root / place).rglob("*.py")) if (root / place).is_dir() else [root / place]
        for module in found:
            for _line, message, _comments, _context in extract_from_file("python", module, keywords=KEYWORDS):
                words = _first(message)
                if words not in welsh:
                    english.append(f"{module.relative_to(root)}: {words}")
    assert english == []


def _looked_at(house: House, scene: Scene) -> QWidget:
    """A screen of the list, opened."""
    if not scene.locked:
        house.home()
    elif house.program.door.desk is None:
        house.program.door.show_locked()
    else:
        house.lock()
    shown = scene.show(house)
    house.settled()
    return shown


@pytest.mark.slow
def test_no_screen_leaves_a_sentence_untranslated_or_cuts_a_longer_one(
    qapp: QApplication, tmp_path: Path
) -> None:
    before, sentences, forms, found = QLocale(), _template(), form_texts(), []
    try:
        with open_house(tmp_path, "pseudo") as house:
            house.unlock()
            wear(qapp, house, LOOKS[0])
            for scene in SCENES:
                root = _looked_at(house, scene)
                texts = list(seen(root))
                assert any(is_marked(one.words) for one in texts), scene.name
                found += [f"{scene.name}: cut: {one.where}" for one in texts if is_cut(one)]
                left = (one for one in (*texts, *spoken(root)) if one.words in sentences)
                found += [
                    f"{scene.name}: English: {one.where}" for one in left if one.words.casefold() not in forms
                ]
    finally:
        QLocale.setDefault(before)
    assert "\n".join(dict.fromkeys(found)) == ""
