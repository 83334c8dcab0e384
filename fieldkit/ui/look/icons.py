"""Icons as one-colour drawings that take the colour of the text beside them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from fieldkit.base.assets import resource


@lru_cache(maxsize=256)
def drawing(name: str) -> str:
    """The SVG text of an icon; raises AssetMissingError for a name without a drawing."""
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def names() -> list[str]:
    """Every icon that is shipped, sorted."""
    return sorted(file.stem for file in resource("icons").glob("*.svg"))


@lru_cache(maxsize=512)
def _picture(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(drawing(name).replace("currentColor", colour).encode()))
    side = round(pixels * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(name: str, colour: QColor, pixels: int, ratio: float = 1.0) -> QPixmap:
    """The icon in `colour`, `pixels` wide on the screen; `ratio` is the device pixel ratio."""
    return _picture(name, colour.name(), pixels, ratio)


def icon_in(name: str, colour: QColor, pixels: int, ratio: float = 1.0) -> QIcon:
    """A QIcon for controls that draw their own icon, in a fixed colour."""
    return QIcon(icon_pixmap(name, colour, pixels, ratio))


class Icon(QWidget):
    """A drawing in the text colour of its surroundings; decorative, the words beside it speak."""

    def __init__(self, name: str, pixels: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._pixels = pixels
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str) -> None:
        """Show another drawing in the same place."""
        self._name = name
        self.update()

    def _side(self) -> int:
        """Grows with the text: the size asked for is meant for 15-pixel text."""
        return max(self._pixels, round(self._pixels * self.fontInfo().pixelSize() / 15))

    def sizeHint(self) -> QSize:
        """A square that fits the drawing."""
        return QSize(self._side(), self._side())

    def minimumSizeHint(self) -> QSize:
        """Icons never shrink."""
        return self.sizeHint()

    def paintEvent(self, event: object) -> None:
        """Draw in the middle, in the palette's text colour."""
        side = self._side()
        colour = self.palette().color(self.foregroundRole())
        pixmap = icon_pixmap(self._name, colour, side, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)
        painter.end()
