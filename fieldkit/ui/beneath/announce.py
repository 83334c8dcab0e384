"""Says what changed to a screen reader without moving the focus."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from fieldkit.ui.language.wording import shown


def announce(speaker: QObject, words: str, *, urgent: bool = False) -> None:
    """Have `words` spoken for `speaker`; urgent words break in, others wait their turn."""
    event = QAccessibleAnnouncementEvent(speaker, shown(words))
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Announced:
    """Says a state when it becomes another, however often it is shown; an empty one goes unsaid."""

    def __init__(self, speaker: QObject) -> None:
        self._speaker = speaker
        self._last = ""

    def say(self, words: str, *, urgent: bool = False) -> None:
        """`words` hold now."""
        if words != self._last:
            self._last = words
            if words:
                announce(self._speaker, words, urgent=urgent)

    def forget(self) -> None:
        """Somebody asked: the next words are said even if they are the same."""
        self._last = ""
