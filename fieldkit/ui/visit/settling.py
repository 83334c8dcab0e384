"""Settling two answers: of one record that is open, or of every record on this laptop."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.records.paths import Path
from fieldkit.services.following import ask_next_time
from fieldkit.services.following.ask_next_time import AskedNext
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import capture, resolve
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.forms.words import riders
from fieldkit.ui.language.days import day_words
from fieldkit.ui.language.wording import tr
from fieldkit.ui.presenting import reviewing
from fieldkit.ui.screens.conflicts import ConflictData, ConflictsScreen, RemovalData
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow

_ToSettle = tuple[tuple[ConflictData, ...], tuple[RemovalData, ...]]
_SETTLED = "settled"


class Settling(QObject):
    """Opens the conflicts screen and does what is chosen there; each step can be undone."""

    left = Signal()

    def __init__(self, session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._own: dict[str, OpenRecord] = {}
        self._names: dict[str, str] = {}
        self._only = ""
        self._done: list[OpenRecord] = []
        self.screen = ConflictsScreen()
        self.screen.keep.connect(self._keep)
        self.screen.write.connect(self._write)
        self.screen.leave_both.connect(self._leave_both)
        self.screen.ask_person.connect(self._ask)
        self.screen.keep_entry.connect(self._keep_entry)
        self.screen.remove_entry.connect(self._remove_entry)
        self.screen.back.connect(self.back)

    def screens(self) -> list[QWidget]:
        """What to take out of the window at the end."""
        return [self.screen]

    def open(self, record_id: str, _path: Path | None) -> None:
        """Show what is to settle in a record, or (with no id) in all of them."""
        self._only = record_id
        self._done.clear()
        session, held = self._session, dict(self._visiting.records)
        today = self._visiting.now().date()

        def work() -> tuple[dict[str, OpenRecord], dict[str, str], _ToSettle]:
            lines = resolve.records_to_settle(session)
            names = {line.id: line.person_name for line in lines}
            ids = [record_id] if record_id else [line.id for line in lines]
            records = {one: held.get(one) or capture.open_record(session, one) for one in ids}
            return records, names, _to_settle(records, names, today)

        self._tasks.run(work, self._show, self._visiting.trouble)

    def _show(self, found: tuple[dict[str, OpenRecord], dict[str, str], _ToSettle]) -> None:
        self._own, self._names, to_settle = found
        self.screen.show_data(*to_settle)
        if self._only:
            self._window.fill(self.screen)
        else:
            self._window.show_page(self.screen, "sync")

    def _place(self, key: str) -> tuple[OpenRecord, Path]:
        record_id, path = reviewing.conflict_place(key)
        return self._own[record_id], path

    def _keep(self, key: str, digest: str) -> None:
        record, path = self._place(key)
        self._do(record, lambda: resolve.choose(record, path, digest), tr("Kept that answer."))

    def _write(self, key: str, words: str) -> None:
        record, path = self._place(key)
        said = record.said(path)
        value: dict[str, Any] = {**riders(said[0].value if said else None), "valueString": words}
        self._do(record, lambda: resolve.rewrite(record, path, value), tr("Saved what you wrote together."))

    def _leave_both(self, key: str) -> None:
        record, path = self._place(key)
        self._do(
            record, lambda: resolve.leave_standing(record, path), tr("Both stand, each with its author.")
        )

    def _ask(self, key: str) -> None:
        """The person says it next time: an action stands on the lists, and both answers stand until then."""
        session, (record, path) = self._session, self._place(key)
        self._tasks.run(
            lambda: ask_next_time.ask_next_time(session, record, path), self._promised, self._visiting.trouble
        )

    def _promised(self, asked: AskedNext) -> None:
        day = day_words(asked.due, self._visiting.now().date())
        self._window.toast.tell(
            tr("That stands on your actions already, for {day}.", day=day)
            if asked.known
            else tr("You ask by {day}. It stands on your actions, and both answers stand until then.", day=day)
        )

    def _keep_entry(self, key: str) -> None:
        record, path = self._place(key)
        self._do(record, lambda: resolve.keep_changed(record, path), tr("Kept."))

    def _remove_entry(self, key: str) -> None:
        record, path = self._place(key)
        self._do(record, lambda: resolve.keep_removed(record, path), tr("Removed."))

    def _do(self, record: OpenRecord, work: Any, words: str) -> None:
        try:
            work()
        except FieldKitError as error:
            self._visiting.trouble(error)
            return
        self._done.append(record)
        self._show_again(record)
        self._window.toast.tell(words, self.undo, about=_SETTLED)

    @property
    def shown(self) -> bool:
        """Whether the answers to settle are on the screen now."""
        return self.screen in (self._window.filling, self._window.page)

    def undo(self) -> None:
        """Take the last step of settling back; what was written before that stays."""
        if not self._done:
            return
        record = self._done.pop()
        resolve.undo(record)
        self._window.toast.outdated(_SETTLED)
        self._show_again(record)

    def _show_again(self, record: OpenRecord) -> None:
        view = self._visiting.workspace.form(record.id)
        if view is not None:
            view.refresh()
        self.open_again()

    def open_again(self) -> None:
        """Show what is still to settle in the same records, as they are now."""
        today = self._visiting.now().date()
        records, names = dict(self._own), dict(self._names)
        self._tasks.run(
            lambda: _to_settle(records, names, today),
            lambda found: self.screen.show_data(*found),
            self._visiting.trouble,
        )

    def back(self) -> None:
        """Leave: records that were opened only for this are sealed."""
        mine = [record for one, record in self._own.items() if one not in self._visiting.records]
        self._own = {}
        if mine:
            self._tasks.run(
                lambda: [record.seal() for record in mine],
                lambda _done: self.left.emit(),
                self._visiting.trouble,
            )
        elif self._only and self._visiting.records:
            self._visiting.show()
        else:
            self.left.emit()


def _to_settle(records: Mapping[str, OpenRecord], names: Mapping[str, str], today: date) -> _ToSettle:
    """Answers that differ and entries removed by one and changed by another; ``names`` are people by record id."""
    conflicts = [
        one
        for key, record in records.items()
        for one in reviewing.conflict_data(record, names.get(key, ""), today)
    ]
    removals = [
        one
        for key, record in records.items()
        for one in reviewing.removal_data(record, names.get(key, ""), today)
    ]
    return tuple(conflicts), tuple(removals)
