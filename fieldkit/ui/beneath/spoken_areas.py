"""Lets a screen reader ask for a part of a scrolled page that has just gone.

Qt counts the scroll bars among the parts of a scroll area while they can be seen, and looks a part up by its number
without asking whether there are still that many (Qt 6.11, also earlier ones). A reader asks for the count first and for the
parts one by one later, so a page that was left meanwhile took the program with it: a segmentation fault right after another
section was opened. Our answer about scroll areas is Qt's plain one for widgets, which always counts the same and says
nothing where there is nothing. Areas with an answer of their own kind, as lists and texts, keep it.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QScrollArea

_ANSWERED = "fieldkit_areas_answered"


def answer_for_areas(app: QApplication) -> None:
    """From now on, for this application; asking twice changes nothing."""
    if app.property(_ANSWERED) is None:
        QAccessible.installFactory(_of_area)
        app.setProperty(_ANSWERED, True)


def _of_area(kind: str, asked: QObject) -> QAccessibleInterface | None:
    """Qt asks for each class of an object, the most special first; None leaves it to Qt."""
    if kind == QScrollArea.__name__ and isinstance(asked, QScrollArea):
        return QAccessibleWidget(asked, QAccessible.Role.Client)
    return None
