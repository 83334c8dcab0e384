"""Has a passphrase judged off the window's thread while it is typed; only the answer to the newest one comes back."""

from collections.abc import Callable, Sequence

from fieldkit.services.profile.passphrase_strength import Strength, strength
from fieldkit.ui.beneath.tasks import Tasks

Judge = Callable[[str, Sequence[str], Callable[[Strength], object]], object]
"""Called with a passphrase, the words that belong to its owner, and what to do with the answer."""


class Judging:
    """A `Judge` that asks zxcvbn on a worker thread."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._newest = 0

    def __call__(self, words: str, about: Sequence[str], done: Callable[[Strength], object]) -> None:
        """`done` is called on the window's thread, unless something newer was asked meanwhile."""
        self._newest += 1
        number = self._newest
        self._tasks.run(lambda: strength(words, about), lambda found: self._tell(number, found, done))

    def _tell(self, number: int, found: Strength, done: Callable[[Strength], object]) -> None:
        if number == self._newest:
            done(found)
