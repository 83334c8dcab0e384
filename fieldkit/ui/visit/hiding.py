"""Quick-hide: restricted records leave the window at once, and come back only to whoever knows the visit's PIN."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.records.paths import is_reserved
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import tr_many
from fieldkit.ui.presenting.around_visit import RESTRICTED
from fieldkit.ui.screens.cover import LiftSheet
from fieldkit.ui.visit.cover import Cover
from fieldkit.ui.visit.opened import Opened
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow

_MATTERS = "person.matters"
"""The role of the question for what matters most to the person."""

LOCKED_WAY = said("This visit has no PIN. Lock (Ctrl+L) and unlock: then it opens again.")


def is_restricted(record: OpenRecord) -> bool:
    """Whether few may read it."""
    return record.form.sensitivity in RESTRICTED


def says_something(record: OpenRecord) -> bool:
    """Whether anybody has answered anything in it: an empty note may be begun at any moment."""
    return any(not is_reserved(path) for path in record.state.fields)


class Hiding(QObject):
    """From F8 until the PIN was given, no restricted record that holds anything opens in this visit."""

    def __init__(self, tasks: Tasks, window: MainWindow, visiting: Visiting, cover: Cover) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._cover = cover
        self.on = False
        self.sheet: LiftSheet | None = None
        visiting.workspace.hide_now.connect(self.hide)
        visiting.before_showing = self._lets_in
        visiting.left.connect(self._over)
        for part in visiting.beside_workspace():
            self._key(part)

    def _key(self, part: QWidget) -> None:
        shortcut = QShortcut(QKeySequence("F8"), part)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.hide)

    def hide(self) -> None:
        """Every restricted record goes from the window; its words are kept, and nothing says that it was there."""
        self.on = True
        visiting = self._visiting
        self._window.close_sheets()
        for record_id, record in list(visiting.records.items()):
            if is_restricted(record):
                visiting.workspace.drop_form(record_id)
                visiting.records.pop(record_id)
                self._tasks.run(record.seal)
        visiting.workspace.close_restricted()
        self._to_what_matters()
        self._window.toast.hide()
        visiting.show()

    def _to_what_matters(self) -> None:
        """Nobody wonders at a screen that shows what matters to the person; without that question it stays as it is."""
        workspace = self._visiting.workspace
        for record_id, record in self._visiting.records.items():
            asked = next((one for one in record.form.walk() if one.projects_to == _MATTERS), None)
            view = workspace.form(record_id)
            if asked is None or view is None:
                continue
            path = tuple(step.link_id for step in asked.lineage)
            for section in view.visible_sections():
                if any(path[: len(one)] == one for one in section.paths):
                    view.show_section(section.key)
                    workspace.show_form(record_id)
                    return

    def _over(self) -> None:
        self.on = False
        self._visiting.workspace.show_restricted()

    def _lets_in(self, opened: Opened, then: Callable[[], object]) -> bool:
        """Whether a record may be shown now; else the PIN is asked, and ``then`` shows it."""
        if not self.on or not is_restricted(opened.record) or not says_something(opened.record):
            return True
        self._ask(then, "")
        return False

    def _ask(self, then: Callable[[], object], wrong: str) -> None:
        if not self._cover.has_pin:
            self._window.toast.tell(LOCKED_WAY)
            return
        sheet = self.sheet = LiftSheet(wrong, self._window)
        sheet.accepted.connect(lambda: self._tried(sheet.field.text(), then))
        sheet.open()

    def _tried(self, typed: str, then: Callable[[], object]) -> None:
        left = self._cover.try_pin(typed)
        if left is None:
            self._over()
            then()
        elif left:
            wrong = tr_many(
                "That is not it. {count} try left.", "That is not it. {count} tries left.", left, count=left
            )
            self._ask(then, wrong)
