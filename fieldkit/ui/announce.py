"""Says what changed to a screen reader without moving the focus."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from fieldkit.ui.wording import shown


def announce(speaker: QObject, words: str, *, urgent: bool = False) -> None:
    """Have `words` spoken for `speaker`; urgent words break in, others wait their turn."""
    event = QAccessibleAnnouncementEvent(speaker, shown(words))
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
