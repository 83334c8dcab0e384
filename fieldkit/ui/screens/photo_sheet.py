"""Takes a photo: what the camera sees, a press, a look at what was taken. Nothing of it is kept here."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldkit.base.wording import said
from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.beneath.camera import Camera, Cameras
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.live_picture import LivePicture
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words

MOST_MS = 60_000
"""How long the camera stays on without a press."""
_BESIDE_PICTURE = 16
"""What stands above and below the picture, in lines of text: the doing button is in sight without scrolling."""
_WIDEST, _LEAST, _EDGES = 900, 150, 80

_COMING = said("The camera is coming on.")
_OFF = said("The camera is off.")
_RESTED = said("Nobody pressed anything for a minute, so the camera went off.")
_FAILED = said(
    "This camera can't be used just now. Another program may have it, or it was unplugged. You can choose a photo instead."
)


class PhotoSheet(Sheet):
    """The camera is on only while what it sees is on the screen: not beside a picture taken, nor behind anything else."""

    used = Signal(QImage)
    """The photo to keep."""

    def __init__(self, cameras: Cameras, found: list[Camera], key: str, parent: QWidget) -> None:
        """`key` is the camera to begin with."""
        super().__init__(tr("Take a photo"), "", parent)
        self._cameras, self.key = cameras, key
        self._live = False
        self._below = parent
        self.view = LivePicture()
        self.column.add(self.view)
        self.take = Button(tr("Take the photo"), "primary", icon="camera")
        self.take.clicked.connect(self._take)
        self.use = Button(tr("Use this photo"), "primary")
        self.use.clicked.connect(self._use)
        self.again = Button(tr("Take again"))
        self.again.clicked.connect(self.start)
        leave = Button(tr("Not now"), "quiet")
        leave.clicked.connect(self.reject)
        self.column.add(flowing(self.take, self.use, self.again, leave))
        self.column.add(
            Words(
                tr("The photo stays in this record, encrypted. No file is made, and no place is kept."),
                "small",
            )
        )
        self._choose(found)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(MOST_MS)
        self._rest.timeout.connect(lambda: self._stop(_RESTED))

    def _choose(self, found: list[Camera]) -> None:
        if len(found) < 2:
            return
        self.which = ChoiceList([ChoiceOption(one.key, one.name) for one in found], segmented=False)
        self.which.set_chosen([self.key])
        self.which.chosen.connect(self._picked)
        self.add_field(tr("Which camera?"), self.which)

    def sizeHint(self) -> QSize:
        """Wider than a sheet of fields: one has to see whether the picture is sharp."""
        wide = min(_WIDEST, self._below.width() - _EDGES)
        beside = self.fontMetrics().lineSpacing() * _BESIDE_PICTURE
        self.view.set_room(QSize(wide - _EDGES, max(_LEAST, self._below.height() - beside)))
        hint = super().sizeHint()
        return QSize(max(hint.width(), wide), hint.height())

    def start(self) -> None:
        """Switch the camera on, and show what it sees."""
        self._tell(_COMING)
        self._live = True
        self._rest.start()
        self._cameras.start(self.key, self._show, lambda: self._stop(_FAILED))
        if self._live:
            self._offer(self.take)

    def _show(self, picture: QImage) -> None:
        if self.view.picture.isNull():
            self.view.setAccessibleName(tr("What the camera sees"))
            announce(self, tr("The camera is on."))
        self.view.show_picture(picture)

    def _take(self) -> None:
        picture = self.view.picture
        if picture.isNull():
            announce(self, _COMING)
            return
        self._stop(_OFF)
        self.view.show_picture(picture)
        self.view.setAccessibleName(tr("The photo you took"))
        self._offer(self.use, self.again)
        announce(self, tr("Taken. Use this photo, or take it again."))

    def _use(self) -> None:
        picture = self.view.picture
        self.accept()
        self.used.emit(picture)

    def _picked(self, key: str | None) -> None:
        if key is None:
            self.which.set_chosen([self.key])
        elif key != self.key:
            self.key = key
            self.start()

    def _stop(self, why: str) -> None:
        self._rest.stop()
        self._live = False
        self._cameras.stop()
        self._tell(why)
        self._offer(self.again)

    def _tell(self, words: str) -> None:
        self.view.show_words(words)
        self.view.setAccessibleName(words)
        announce(self, words)

    def _offer(self, *buttons: Button) -> None:
        for one in (self.take, self.use, self.again):
            reveal(one, one in buttons)
        self.again.setText(tr("Take again") if self.use in buttons else tr("Switch the camera on"))
        self.again.setAccessibleName(self.again.text())
        buttons[0].setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, locked, covered or put behind the 999 card: the camera is off, and no picture is left."""
        self._stop(_OFF)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does; held down it does so once."""
        here = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(here, Button) and not event.isAutoRepeat():
                here.click()
            return
        super().keyPressEvent(event)
