"""The window: from a cold start to something on the screen, opening a form, and what one key press costs.

Measured offscreen, where painting is done by the processor as it is on most council laptops, on the largest form that
comes with FieldKit and on made-up ones of 200 and 1,000 items; and with years of work in the store (`ui_years`). For the
forms nothing is mocked away but the store: answers go into a questionnaire session in memory, because the
disk is asked off the window's thread and `benchmarks store` measures it.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path as File
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from benchmarks import ui_years
from benchmarks.forms_workload import questionnaire
from benchmarks.results import Result, at_most, percentile, reported, times_ms
from benchmarks.ui_window import CHEAP, PASSPHRASE
from fieldkit.app import build
from fieldkit.base.assets import forms_folder
from fieldkit.base.clock import SystemClock
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.session import FormSession
from fieldkit.records.paths import Path
from fieldkit.services.computer.laptop import Laptop
from fieldkit.store import profile
from fieldkit.store.derivation import FLOOR, Cost, derive
from fieldkit.ui.forms.verbs import FormSurroundings, OfferedFile
from fieldkit.ui.forms.view import FormView

KEYS = 60
START = """
import sys
from pathlib import Path
from fieldkit.app import at_the_door
from fieldkit.base.clock import SystemClock
from fieldkit.services.computer.laptop import Laptop
program = at_the_door(Laptop(Path(sys.argv[1]), SystemClock()))
program.window.show()
program.app.processEvents()
assert not program.window.grab().isNull()
print('painted', flush=True)
program.begin()
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
if sys.argv[2:]:
    field = program.door.screen.field
    QTest.keyClicks(field, sys.argv[2])
    QTest.keyClick(field, Qt.Key.Key_Return)
    program.app.processEvents()
    assert not field.isEnabled() and not field.text()
    print('taken', flush=True)
    while program.window.page is None:
        program.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    program.app.processEvents()
    assert not program.window.grab().isNull()
else:
    while program.tasks.busy:
        program.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
print('loaded', flush=True)
program.close()
"""


class SessionVerbs:
    """What a person does goes straight into the session, and the view shows what changed, as an open record does."""

    def __init__(self, session: FormSession) -> None:
        self.session = session
        self.after: Callable[[], object] = lambda: None

    def set(self, path: Path, value: dict[str, Any] | None) -> None:
        """Answer."""
        self.session.set(path, value)
        self.after()

    def set_all(self, answers: Sequence[tuple[Path, dict[str, Any]]]) -> None:
        """Answer several questions."""
        for path, value in answers:
            self.session.set(path, value)
        self.after()

    def add(self, path: Path, value: dict[str, Any] | None = None) -> Path:
        """Add an entry; its own path."""
        made = self.session.add_entry(path, "one")
        if value is not None:
            self.session.set(made, value)
        self.after()
        return made

    def remove(self, path: Path) -> None:
        """Remove an entry."""
        self.session.remove_entry(path)
        self.after()

    def begin(self, path: Path) -> None:
        """The keyboard is in the field: of no consequence without a store."""

    def leave(self) -> None:
        """The keyboard has left it."""

    def draft_text(self, path: Path, text: str | None) -> None:
        """Half-typed text is kept by the store, which is not measured here."""

    def settle(self, path: Path) -> None:
        """Nothing is in conflict here."""

    def attach(self, path: Path, offered: OfferedFile | None = None) -> None:
        """Nothing is attached here."""


def run() -> list[Result]:
    """Every figure of the window."""
    with TemporaryDirectory() as folder:
        program = build(Laptop(File(folder), SystemClock()))
        try:
            return [
                *start_figures(),
                *form_figures(largest_form()),
                *made_up_form_figures(200, 200, 16),
                *made_up_form_figures(1_000, 350, 33),
                *ui_years.run(),
            ]
        finally:
            program.close()


def start_figures() -> list[Result]:
    """From the start of the process, on a laptop with one profile: its field for the passphrase is in the first picture.

    Ready to unlock is when a passphrase, typed as fast as the window takes it, and Enter have been taken and shown.
    A real key is derived while the rest is being loaded, so what is left after taking one derivation off is less than a
    start with a key that costs nothing.
    """
    painted, loaded = starts_ms(2)
    _, taken, inside = starts_ms(3, PASSPHRASE)
    _, _, guarded = starts_ms(3, PASSPHRASE, cost=FLOOR)
    derived = percentile(times_ms(lambda: derive(PASSPHRASE, bytes(16), FLOOR), repeats=7), 0.5)
    return [
        at_most("start until the locked screen is painted", painted, "ms", 350),
        at_most("start until a passphrase and Enter are taken", taken, "ms", 600),
        reported("start until all that stands behind it is loaded", loaded, "ms"),
        reported("start until Today is painted, unlocked at once", inside, "ms"),
        reported(
            "start until Today is painted, unlocked at once, a real key derived on the way", guarded, "ms"
        ),
        at_most("the same, without one derivation as it takes alone", guarded - derived, "ms", 700),
    ]


def starts_ms(said: int, *typed: str, cost: Cost = CHEAP) -> list[float]:
    """The medians of seven new processes: from their start to each of the moments that they say they have come to.

    An installed FieldKit has its modules compiled; so has this one after the first run, which does not count.
    """
    with TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(File(folder, "compiled"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        times = [started_ms(environment, said, typed, cost) for _ in range(8)][1:]
    return [percentile(list(moments), 0.5) for moments in zip(*times, strict=True)]


def started_ms(
    environment: dict[str, str], said: int, typed: Sequence[str], cost: Cost = CHEAP
) -> list[float]:
    """One start, seen from outside: when it said so many things, each as it came to it."""
    with TemporaryDirectory() as data:
        profile.create_profile(
            File(data),
            display_name="Sharon Pike",
            role="social-worker",
            passphrase=PASSPHRASE,
            clock=SystemClock(),
            cost=cost,
        )
        begun = time.perf_counter()
        command = [sys.executable, "-c", START, data, *typed]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as started:
            assert started.stdout is not None
            seen = [(time.perf_counter() - begun) * 1000 for _line in started.stdout]
        if started.returncode or len(seen) != said:
            raise RuntimeError("the program did not start")
    return seen


def largest_form() -> Form:
    """The shipped form with the most items."""
    forms = [load_form(path.read_bytes()) for path in sorted(forms_folder().glob("*.json"))]
    return max(forms, key=lambda form: sum(1 for _ in form.walk()))


def form_figures(form: Form) -> list[Result]:
    """Opening the form, going through its sections, and typing into it."""
    opened = times_ms(lambda: shown(form).close(), repeats=7)
    view = shown(form)
    turns = [turn_ms(view, section.key) for section in view.visible_sections()[1:]]
    keys, settled = typing_ms(view)
    view.close()
    return [
        at_most("open the largest form", percentile(opened, 0.5), "ms", 500),
        at_most("turn to a new section, slowest", max(turns, default=0.0), "ms", 250),
        at_most("one key press until painted, middle", percentile(keys, 0.5), "ms", 16),
        at_most("one key press until painted, 95 of 100", percentile(keys, 0.95), "ms", 33),
        at_most("hand over what was typed, slowest", max(settled), "ms", 100),
    ]


def made_up_form_figures(items: int, budget: float, key_budget: float) -> list[Result]:
    """A form of so many items: opened until it can be written in, and typed into."""
    form = load_form(json.dumps(questionnaire(items, items // 10)).encode("utf-8"))
    opened = times_ms(lambda: shown(form).close(), repeats=7)
    view = shown(form)
    keys, _ = typing_ms(view)
    view.close()
    return [
        at_most(f"open a form of {items} items", percentile(opened, 0.5), "ms", budget),
        at_most(
            f"one key press until painted, {items} items, 95 of 100", percentile(keys, 0.95), "ms", key_budget
        ),
    ]


def shown(form: Form) -> FormView:
    """A new record of the form in a view of its own, painted."""
    session = FormSession(form, launch=LaunchContext(), clock=SystemClock())
    verbs = SessionVerbs(session)
    around = FormSurroundings(
        now=lambda: datetime.now(UTC), person="May", author="Sharon", own_entry="e:sharon"
    )
    view = FormView(session, verbs, around, sensitivity=form.sensitivity)
    verbs.after = view.refresh
    view.resize(1000, 700)
    view.show()
    QApplication.processEvents()
    return view


def turn_ms(view: FormView, section: str) -> float:
    """How long it takes to show a section for the first time."""
    began = time.perf_counter()
    view.show_section(section)
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def typing_ms(view: FormView) -> tuple[list[float], list[float]]:
    """Each key press in the first free-text field until it is painted, and each handing over of ten of them."""
    field, section = next(
        (field, section.key) for section in view.visible_sections() for field in fields_of(view, section.key)
    )
    view.show_section(section)
    QApplication.processEvents()
    field.setFocus()
    keys: list[float] = []
    settled: list[float] = []
    for number in range(KEYS):
        began = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_A)
        QApplication.processEvents()
        keys.append((time.perf_counter() - began) * 1000)
        if number % 10 == 9:
            began = time.perf_counter()
            view.finish()
            QApplication.processEvents()
            settled.append((time.perf_counter() - began) * 1000)
    return keys, settled


def fields_of(view: FormView, section: str) -> list[QPlainTextEdit]:
    """The free-text fields that can be seen in a section."""
    view.show_section(section)
    QApplication.processEvents()
    return [
        field for field in view.findChildren(QPlainTextEdit) if field.isVisible() and not field.isReadOnly()
    ]
