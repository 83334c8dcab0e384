"""Tells a screen reader that questions came or went further down: whoever sees the page sees it, nobody else would know."""

from PySide6.QtWidgets import QWidget

from fieldkit.ui.beneath.announce import announce
from fieldkit.ui.forms.question import QuestionBlock
from fieldkit.ui.language.wording import tr, tr_many


class ComingAndGoing:
    """Compares what a page asks before and after an answer was taken in."""

    def __init__(self, page: QWidget | None) -> None:
        self._page = page
        self._before = self._asked()

    def _asked(self) -> set[tuple[str, ...]]:
        if self._page is None:
            return set()
        page = self._page
        return {
            tuple(block.node.path) for block in page.findChildren(QuestionBlock) if block.isVisibleTo(page)
        }

    def tell(self) -> None:
        """Say how many came and how many went, once for all of them."""
        if self._page is None:
            return
        now = self._asked()
        came, went = len(now - self._before), len(self._before - now)
        words = []
        if came:
            words.append(tr_many("{count} more question", "{count} more questions", came))
        if went:
            words.append(tr_many("{count} question is gone", "{count} questions are gone", went))
        if words:
            announce(
                self._page,
                tr("{first}, {second}", first=words[0], second=words[1]) if len(words) > 1 else words[0],
            )
