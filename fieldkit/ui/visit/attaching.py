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
from fieldkit.records.files import is_recording
from fieldkit.records.paths import Path
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach
from fieldkit.services.writing.attach import Prepared
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.forms.file_editors import kind_words
from fieldkit.ui.forms.verbs import OfferedFile
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.window import MainWindow

Json = dict[str, Any]
_KINDS = said("Photos (*.jpg *.jpeg *.png *.webp);;All files (*)")
_RECORDINGS = said(
    "Photos and recordings (*.jpg *.jpeg *.png *.webp *.mp3 *.m4a *.aac *.wav *.ogg *.oga *.opus *.mp4 *.webm);;All files (*)"
)
_LARGE = 900
_ENDINGS = {
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/wav": ".wav",
    "audio/aac": ".aac",
    "audio/webm": ".webm",
    "video/webm": ".webm",
    "video/mp4": ".mp4",
}


class OriginalSheet(Sheet):
    """The photo or recording is kept in the record now; the one it came from may go."""

    def __init__(self, name: str, parent: MainWindow, *, recording: bool = False) -> None:
        words = (
            tr(
                "The recording is kept in this record, encrypted. The file {name} still lies on this computer, where others may find it.",
                name=name,
            )
            if recording
            else tr(
                "The photo is kept in this record, encrypted. The file {name} still lies on this computer, where others may find it.",
                name=name,
            )
        )
        super().__init__(tr("Delete the original?"), words, parent)
        self.go = self.add_buttons(tr("Delete the original"), self.accept)


class AgreedSheet(Sheet):
    """Nothing is kept of a voice or a face before somebody has said that its person agreed."""

    def __init__(self, parent: MainWindow) -> None:
        super().__init__(
            tr("Did they agree to this?"),
            tr(
                "Keep it only if everyone heard or seen in it said yes: to being recorded, and to their team keeping it. If you have not asked yet, ask now."
            ),
            parent,
        )
        self.go = self.add_buttons(tr("They said yes, keep it"), self.accept)


class RecordingSheet(Sheet):
    """How to hear or see a recording: this window plays none."""

    def __init__(self, kind: str, parent: MainWindow) -> None:
        super().__init__(
            kind,
            tr(
                "FieldKit can't play this. You can save it as a file and open that. The file is not encrypted: use headphones, and delete it when you are done."
            ),
            parent,
        )
        self.go = self.add_buttons(tr("Save it as a file"), self.accept)


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
        self.go = Button(tr("Done"), "primary")
        self.go.clicked.connect(self.accept)
        self.column.add(flowing(self.go))


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
        item = record.form.item(next(part for part in reversed(path) if not paths.is_entry(part)))
        if item is None:
            return
        if offered is None:
            kinds = _RECORDINGS if any(map(is_recording, item.mime_types)) else _KINDS
            chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Choose a photo or file"), "", kinds)
            if not chosen:
                return
            offered = OfferedFile(File(chosen).name, place=chosen)
        given, session = offered, self._session

        def work() -> Prepared:
            content = given.content or attach.read_file(File(given.place))
            return attach.prepare(item, content, recordings=attach.recordings_kept(session))

        def keep(made: Prepared) -> None:
            self._tasks.run(
                lambda: attach.keep(session, made, "", agreed=made.recording),
                lambda value: self._kept(record, path, value, given, changed),
                self._trouble,
            )

        self._window.toast.tell(tr("Taking it in."))
        self._tasks.run(work, lambda made: self._prepared(made, keep), self._trouble)

    def _prepared(self, made: Prepared, keep: Callable[[Prepared], None]) -> None:
        if not made.recording:
            keep(made)
            return
        sheet = AgreedSheet(self._window)
        sheet.accepted.connect(lambda: keep(made))
        sheet.open()

    def _kept(
        self, record: OpenRecord, path: Path, value: Json, given: OfferedFile, changed: Callable[[], object]
    ) -> None:
        recording = is_recording(value["valueAttachment"]["contentType"])
        try:
            enter(record, path, value)
        except FieldKitError as error:
            self._trouble(error)
            return
        changed()
        self._window.toast.tell(
            tr("Added. Say what is in it, for those who can't hear or see it.")
            if recording
            else tr("Added. Say what it shows, for those who can't see it.")
        )
        if given.place:
            sheet = OriginalSheet(given.name, self._window, recording=recording)
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
        """Show a photo large, and say how to play a recording; of anything else, say that it can't be shown."""
        found, session = files.file_of(value), self._session
        if found is not None and is_recording(found.content_type):
            sheet = RecordingSheet(kind_words(value["valueAttachment"]), self._window)
            sheet.accepted.connect(lambda: self._save(value))
            sheet.open()
            return
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

    def _save(self, value: Json) -> None:
        found, session = files.file_of(value), self._session
        if found is None:
            return
        file_hash, name = found.hash, tr("recording") + _ENDINGS.get(found.content_type, "")
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("Save it as a file"), name)
        if chosen:
            self._tasks.run(
                lambda: attach.write_out(session, file_hash, File(chosen)),
                lambda _done: self._window.toast.tell(
                    tr("Saved, not encrypted. Delete the file when you are done.")
                ),
                self._trouble,
            )
