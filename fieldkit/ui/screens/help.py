"""The help pages in the window: a list, the page beside it, and the way into a practice visit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from fieldkit.services.computer.help_pages import HelpPage
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.pages import Header, Page, flowing, keep_together, side_by_side
from fieldkit.ui.widgets.places import Place, PlaceList
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.sheet import Sheet

_LINE_PERCENT = 120
_LIST_WIDTH = 15
"""How wide the list is, in letters m."""
_WIDEST = 1_120
_ROOM = 42
"""Below this many letters m the list and the page take turns."""


class HelpText(QTextBrowser):
    """One help page, in the text size of the program. Tab leaves it; links lead nowhere outside."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self._page: HelpPage | None = None

    def show_page(self, page: HelpPage) -> None:
        """Show from its beginning."""
        self._page = page
        self.setAccessibleName(page.title)
        self.document().setDefaultFont(self.font())
        self.document().setDocumentMargin(tokens.SPACE_L)
        self.setMarkdown(page.text)
        self._give_air()

    def _give_air(self) -> None:
        """Room between paragraphs, lines and cells; what Markdown gives by itself is packed."""
        letter = self.fontMetrics().height()
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = block.blockFormat()
            form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if cursor.currentTable() is None:
                form.setBottomMargin(letter * 0.5)
            cursor.setBlockFormat(form)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                style = frame.format()
                style.setCellPadding(letter * 0.3)
                style.setBorder(0)
                style.setBottomMargin(letter * 0.7)
                frame.setFormat(style)

    def changeEvent(self, event: QEvent) -> None:
        """A larger text needs its sizes worked out again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._page is not None:
            self.show_page(self._page)


class HelpView(QWidget):
    """The list and the page; where there is little room, one at a time."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_L)
        self.list = PlaceList("nav", tr("Help pages"))
        self.list.picked.connect(self.open)
        self._holder = Page(margin=0)
        self._holder.add(self.list)
        row.addWidget(self._holder)
        self._beside = QWidget()
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 0, 0, 0)
        self.all = Button(tr("All help pages"), "link", icon="chevron-left")
        self.all.clicked.connect(self._show_list)
        self._back = side_by_side(self.all, QWidget(), stretch=1)
        column.addWidget(self._back)
        self.text = HelpText()
        column.addWidget(self.text, 1)
        row.addWidget(self._beside, 1)
        self._pages: dict[str, HelpPage] = {}
        self._listing = False

    def show_pages(self, pages: Sequence[HelpPage], key: str = "") -> None:
        """Show these, opened at one of them: the first where there is none of this key."""
        self._pages = {one.key: one for one in pages}
        self.list.set_places([Place(one.key, one.title) for one in pages])
        if pages:
            self.open(key if key in self._pages else pages[0].key)

    def open(self, key: str) -> None:
        """Open a page."""
        self.list.light(key)
        self.text.show_page(self._pages[key])
        self._listing = False
        self._fit()

    @property
    def current(self) -> str:
        """The key of the page that is open."""
        return self.list.current

    def _show_list(self) -> None:
        self._listing = True
        self._fit()
        self.list.button(self.current).setFocus()

    def _fit(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("m")
        narrow = self.width() < letter * _ROOM
        reveal(self._holder, not narrow or self._listing)
        reveal(self._beside, not narrow or not self._listing)
        reveal(self._back, narrow)
        if narrow:
            self._holder.setMinimumWidth(0)
            self._holder.setMaximumWidth(16_777_215)
        else:
            self._holder.setFixedWidth(letter * _LIST_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One or both."""
        super().resizeEvent(event)
        self._fit()


class HelpScreen(QWidget):
    """Help as a place of the rail."""

    practise = Signal()
    about = Signal()

    def __init__(self, *, practising: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        margin = tokens.SPACE_2XL
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(tokens.SPACE_L)
        head = Header(tr("Help"), tr("F1 opens the page for the screen you are at."))
        start = Button(tr("Start a practice visit"), "primary")
        start.clicked.connect(self.practise)
        about = Button(tr("About and licences"), "quiet")
        about.clicked.connect(self.about)
        head.add_action(about)
        if not practising:
            head.add_action(start)
        column.addWidget(head)
        self.view = HelpView()
        column.addWidget(self.view, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a wide screen the page stays in the middle: its lines are long enough."""
        super().resizeEvent(event)
        if (layout := self.layout()) is not None:
            keep_together(layout, self, tokens.SPACE_2XL, _WIDEST)


class HelpSheet(Sheet):
    """Help over whatever is on the screen, which stays as it is."""

    def __init__(self, pages: Sequence[HelpPage], key: str, parent: QWidget | None) -> None:
        super().__init__(tr("Help"), "", parent)
        self.view = HelpView()
        self.view.setMinimumHeight(min(self._room().height() - 240, 480))
        self.view.show_pages(pages, key)
        self.column.add(self.view, 1)
        done = Button(tr("Back"), "primary")
        done.clicked.connect(self.reject)
        self.column.add(flowing(done))

    def _room(self) -> QSize:
        """What the window leaves, or the screen where there is no window."""
        parent = self.parentWidget()
        return parent.size() if parent is not None else self.screen().availableGeometry().size()

    def sizeHint(self) -> QSize:
        """Wide enough for the list beside the page where the window is."""
        room = self._room()
        letter = self.fontMetrics().horizontalAdvance("m")
        return QSize(min(letter * 62, room.width() - 40), min(letter * 48, room.height() - 40))
