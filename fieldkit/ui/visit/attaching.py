"""Photos on the screen: asks for a file, lets the services take it in elsewhere, and brings small pictures to the form."""

from collections.abc import Callable, Collection
from pathlib import Path as File
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.records import files, paths
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.forms.verbs import OfferedFile
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.window import MainWindow

Json = dict[str, Any]
_KINDS = said("Photos (*.jpg *.jpeg *.png *.webp);;All files (*)")
_LARGE = 900


class OriginalSheet(Sheet):
    """The photo is kept in the record now; the one it came from may go."""

    def __init__(self, name: str, parent: MainWindow) -> None:
        super().__init__(
            tr("Delete the original?"),
            tr(
                "The photo is kept in this record, encrypted. The file {name} still lies on this computer, where others may find it.",
                name=name,
            ),
            parent,
        )
        self.go = self.add_buttons(tr("Delete the original"), self.accept)


class PictureSheet(Sheet):
    """One photo, large, with what it shows."""

    def __init__(self, content: bytes, title: str, parent: MainWindow) -> None:
        super().__init__(title or tr("Photo"), "", parent)
        picture = QPixmap()
        picture.loadFromData(content)
        side = min(_LARGE, max(240, parent.height() - 220), max(240, parent.width() - 160))
        label = QLabel()
        label.setAccessibleName(title or tr("Photo, not described yet"))
        label.setPixmap(
            picture.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        self.column.add(label)
        self.go = self.add_buttons(tr("Done"), self.accept)


class Attaching(QObject):
    """What a form's photo questions need of the window. `trouble` tells what went wrong; records in `closed` take no files."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        window: MainWindow,
        trouble: Callable[[FieldKitError], object],
        closed: Collection[str] = (),
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._trouble = trouble
        self._closed = closed

    def attach(
        self, record: OpenRecord, path: Path, offered: OfferedFile | None, changed: Callable[[], object]
    ) -> None:
        """Answer with a file: the one offered, or one asked for. `changed` is called once it stands in the record."""
        if record.id in self._closed:
            self._window.toast.tell(tr("A closed plan takes no photos or files. Write down what it shows."))
            return
        if offered is None:
            chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Choose a photo or file"), "", _KINDS)
            if not chosen:
                return
            offered = OfferedFile(File(chosen).name, place=chosen)
        item = record.form.item(next(part for part in reversed(path) if not paths.is_entry(part)))
        if item is None:
            return
        given, session = offered, self._session

        def work() -> Json:
            content = given.content or attach.read_file(File(given.place))
            return attach.keep(session, attach.prepare(item, content, given.name), "")

        self._window.toast.tell(tr("Taking the photo in."))
        self._tasks.run(work, lambda value: self._kept(record, path, value, given, changed), self._trouble)

    def _kept(
        self, record: OpenRecord, path: Path, value: Json, given: OfferedFile, changed: Callable[[], object]
    ) -> None:
        try:
            enter(record, path, value)
        except FieldKitError as error:
            self._trouble(error)
            return
        changed()
        self._window.toast.tell(tr("Added. Say what it shows, for those who can't see it."))
        if given.place:
            sheet = OriginalSheet(given.name, self._window)
            sheet.accepted.connect(lambda: self._delete(File(given.place)))
            sheet.open()

    def _delete(self, place: File) -> None:
        self._tasks.run(
            lambda: attach.delete_original(place),
            lambda _done: self._window.toast.tell(tr("The original is deleted.")),
            self._trouble,
        )

    def picture(self, value: Json, show: Callable[[bytes], object]) -> None:
        """Bring the small picture of an answer, later."""
        found, session = files.file_of(value), self._session
        if found is None:
            return
        file_hash = found.hash
        self._tasks.run(lambda: attach.thumbnail(session, file_hash), show, lambda _error: show(b""))

    def look_at(self, value: Json) -> None:
        """Show a photo large; of what is no photo, say so."""
        found, session = files.file_of(value), self._session
        if found is None or not found.content_type.startswith("image/"):
            announce(self._window, tr("This file can't be shown here."))
            self._window.toast.tell(tr("Only photos can be looked at here."))
            return
        named = found
        self._tasks.run(
            lambda: attach.content(session, named.hash),
            lambda content: PictureSheet(content, named.title, self._window).open(),
            self._trouble,
        )
