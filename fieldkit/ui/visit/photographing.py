"""Takes photos for the records of a visit, where this computer has a camera and what it takes to use one."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage, QImageWriter

from fieldkit.ui.beneath.camera import Cameras, NoCameras
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.forms.verbs import OfferedFile
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.photo_sheet import PhotoSheet
from fieldkit.ui.window import MainWindow

_QUALITY = 92
"""It is made smaller once more when it is taken in; what is lost here can't be seen then."""


def as_jpeg(picture: QImage) -> bytes:
    """A picture as JPEG, made in memory. Takes some time: not on the window's thread."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(kept, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(picture)
    return bytes(kept.data().data())


class Photographing(QObject):
    """Opens the sheet, and hands what was taken on as if it had been pasted. `cameras` are set by who knows them."""

    def __init__(self, tasks: Tasks, window: MainWindow) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._last = ""
        self.cameras: Cameras = NoCameras()

    def ready(self) -> bool:
        """Whether there is a camera now."""
        return bool(self.cameras.found())

    def take(self, offer: Callable[[OfferedFile], object]) -> None:
        """Have a photo taken; `offer` is called with it, or never. The camera that was used last is used again."""
        found = list(self.cameras.found())
        if not found:
            self._window.toast.tell(tr("The camera is gone. Plug it in again, or choose a photo."))
            return
        key = next((one.key for one in found if one.key == self._last), found[0].key)
        sheet = PhotoSheet(self.cameras, found, key, self._window)

        def taken(picture: QImage) -> None:
            self._last = sheet.key
            self._tasks.run(
                lambda: as_jpeg(picture), lambda content: offer(OfferedFile("photo.jpg", content=content))
            )

        sheet.used.connect(taken)
        sheet.open()
        sheet.start()
