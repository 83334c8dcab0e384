"""The drawing of a body, front and back, with places that can be pressed; the list beside it offers the same places."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from fieldkit.base.wording import said
from fieldkit.questionnaire import body_map
from fieldkit.questionnaire.body_map import BACK, FRONT, HEIGHT, VIEWS, WIDTH, Point
from fieldkit.ui.language.wording import tr

_TITLES = {FRONT: said("Front"), BACK: said("Back")}
_GAP = 16.0


def outline_path() -> QPainterPath:
    """The outline in the lengths of the drawing."""
    start, curves = body_map.outline()
    path = QPainterPath(QPointF(*start))
    for first, second, end in curves:
        path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    path.closeSubpath()
    return path


def region_paths(view: str) -> dict[str, QPainterPath]:
    """Each place of a view as it can be seen: what lies on top of it is taken off."""
    left = outline_path()
    found: dict[str, QPainterPath] = {}
    for region in reversed(body_map.regions(view)):
        corners = QPainterPath()
        corners.addPolygon(QPolygonF([QPointF(*corner) for corner in region.corners]))
        corners.closeSubpath()
        found[region.code] = left.intersected(corners)
        left = left.subtracted(corners)
    return found


class BodyFigure(QWidget):
    """Two drawings beside each other. `pressed` tells view, place, and the point as shares of the drawing."""

    pressed = Signal(str, str, float, float)

    def __init__(self, words: dict[str, str], parent: QWidget | None = None) -> None:
        """`words`: what each place is called; only these can be pressed."""
        super().__init__(parent)
        self._words = words
        self._paths = {view: region_paths(view) for view in VIEWS}
        self._outline = outline_path()
        self._chosen: tuple[str, str, Point | None] = ("", "", None)
        self._over: tuple[str, str] = ("", "")
        self._locked = False
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(tr("The list below offers the same places."))

    def sizeHint(self) -> QSize:
        """Tall enough for a fingertip on a hand; grows a little with the text."""
        height = max(400, min(560, self.fontMetrics().height() * 20))
        return QSize(round((height - self._head()) / HEIGHT * (2 * WIDTH + _GAP)), height)

    def set_chosen(self, view: str, code: str, at: Point | None) -> None:
        """Show a place as chosen, with a mark at a point (shares of the drawing) or in its middle; "" shows none."""
        self._chosen = (view, code, at)
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Show without letting it be changed."""
        self._locked = locked
        self.setCursor(Qt.CursorShape.ArrowCursor if locked else Qt.CursorShape.PointingHandCursor)

    def place_at(self, point: QPointF) -> tuple[str, str, Point]:
        """View, place ("" for none) and share of the drawing at a point of the widget."""
        for number, view in enumerate(VIEWS):
            origin, scale = self._origin(number), self._scale()
            across, down = (point.x() - origin.x()) / scale, (point.y() - origin.y()) / scale
            if 0 <= across < WIDTH and 0 <= down < HEIGHT:
                code = body_map.region_at(view, across, down)
                return view, code if code in self._words else "", (across / WIDTH, down / HEIGHT)
        return "", "", (0.0, 0.0)

    def point_of(self, view: str, code: str) -> QPointF:
        """A point of the widget inside a place."""
        x, y = body_map.middle_of(view, code) or (0.0, 0.0)
        return self._origin(VIEWS.index(view)) + QPointF(x, y) * self._scale()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the place under the pointer or finger."""
        view, code, (across, down) = self.place_at(event.position())
        if code and not self._locked and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(view, code, across, down)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which place would be chosen."""
        view, code, _ = self.place_at(event.position())
        self._hover("" if self._locked else view, code)

    def leaveEvent(self, event: QEvent) -> None:
        """No place any more."""
        self._hover("", "")
        super().leaveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """As a pointer that moves."""
        view, code, _ = self.place_at(event.position())
        self._hover(view, code)
        super().enterEvent(event)

    def event(self, event: QEvent) -> bool:
        """The name of the place as a tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            _, code, _ = self.place_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._words.get(code, ""), self)
            return True
        return super().event(event)

    def _hover(self, view: str, code: str) -> None:
        over = (view, code) if code else ("", "")
        if over != self._over:
            self._over = over
            self.update()

    def _head(self) -> int:
        return self.fontMetrics().height() + 6

    def _scale(self) -> float:
        by_height = (self.height() - self._head() - 2) / HEIGHT
        return max(0.2, min(by_height, self.width() / (2 * WIDTH + _GAP)))

    def _origin(self, number: int) -> QPointF:
        scale = self._scale()
        return QPointF(number * (WIDTH + _GAP) * scale, self._head())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both views with their titles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale()
        for number, view in enumerate(VIEWS):
            origin = self._origin(number)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            title = QRectF(origin.x(), 0, WIDTH * scale, self._head())
            painter.drawText(title, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _TITLES[view])
            painter.save()
            painter.translate(origin)
            painter.scale(scale, scale)
            self._paint_view(painter, view, scale)
            painter.restore()
        painter.end()

    def _paint_view(self, painter: QPainter, view: str, scale: float) -> None:
        roles = QPalette.ColorRole
        colour = self.palette().color
        thin = QPen(colour(roles.Mid), 1 / scale)
        painter.fillPath(self._outline, colour(roles.Window))
        for code, path in self._paths[view].items():
            painter.setPen(thin)
            painter.setBrush(self._ground(view, code))
            painter.drawPath(path)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(roles.Dark), 1.6 / scale))
        painter.drawPath(self._outline)
        self._paint_mark(painter, view, scale)

    def _ground(self, view: str, code: str) -> QColor:
        roles = QPalette.ColorRole
        if (view, code) == self._over or (view, code) == self._chosen[:2]:
            return self.palette().color(roles.Light)
        return self.palette().color(roles.Base)

    def _paint_mark(self, painter: QPainter, view: str, scale: float) -> None:
        chosen_view, code, at = self._chosen
        if view != chosen_view or not code:
            return
        middle = (at[0] * WIDTH, at[1] * HEIGHT) if at is not None else body_map.middle_of(view, code)
        if middle is None:
            return
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 2 / scale))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
        painter.drawEllipse(QPointF(*middle), 8 / scale, 8 / scale)
