"""How hard a passphrase is to guess: a thief has the laptop and all the time in the world, so a weak one protects nobody.

No rule says which signs it must have: such rules make passphrases that are easier to guess and harder to keep.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import joined, said

if TYPE_CHECKING:
    # Its lists of words take a twentieth of a second to read, which only whoever chooses a passphrase should wait for.
    import zxcvbn  # noqa: F401 - declares for the map of imports what is loaded below

STRONG = 4
_JUDGED_SIGNS = 72
"""zxcvbn takes no more: its time grows with the square of the length, and what is this long is strong already."""
_ONE_AT_A_TIME = Lock()
"""zxcvbn puts the words about somebody into a dictionary that all its callers share."""
_HOW = (
    said("Very easy to guess."),
    said("Very easy to guess."),
    said("Easy to guess."),
    said("Nearly strong enough."),
    said("Strong enough."),
)
_WHY = {
    "own": said("It holds your name, or a word that belongs to you."),
    "common": said("Many people choose that one."),
    "words": said("These words often stand together, or there are too few."),
    "spatial": said("Those keys lie side by side."),
    "repeat": said("Saying the same thing again does not help."),
    "sequence": said("abc and 6543 come in an order that everybody knows."),
    "date": said("Dates and years are tried first."),
    "short": said("It is short."),
}
_MORE = said("Add one or two words that have nothing to do with each other.")


class PassphraseWeakError(FieldKitError):
    """A new passphrase could be guessed."""

    code = "FK-PASSPHRASE-WEAK"


@dataclass(frozen=True)
class Strength:
    """``score`` 0 to 4 as zxcvbn counts (4: more than 10^10 guesses); ``advice`` is "" for a strong one."""

    score: int
    verdict: str
    advice: str

    @property
    def strong(self) -> bool:
        return self.score >= STRONG

    @property
    def words(self) -> str:
        """Verdict and advice, to be shown or read out."""
        return joined(" ", self.verdict, self.advice)


def strength(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """Judge a passphrase. ``about`` are names and words that a guesser would try for this person first.

    Takes 5 to 40 ms, the first time more: call it off the window's thread. Source: Wheeler, "zxcvbn: Low-Budget Password
    Strength Estimation", USENIX Security 2016.
    """
    if not passphrase.strip():
        return Strength(0, "", said("Four words that do not belong together are easy to keep and hard to guess."))
    named = (word for name in about for word in (name, "".join(name.split()), *name.split()))
    personal = ["fieldkit", *(word for word in named if len(word) > 1)]
    with _ONE_AT_A_TIME:
        found: dict[str, Any] = import_module("zxcvbn").zxcvbn(passphrase[:_JUDGED_SIGNS], personal)
    score = int(found["score"])
    advice = "" if score >= STRONG else joined(" ", _why(found["sequence"]), _MORE)
    return Strength(score, _HOW[score], advice)


def require_strong(passphrase: str, about: Iterable[str] = ()) -> None:
    """Raise PassphraseWeakError where a new passphrase could be guessed."""
    found = strength(passphrase, about)
    if not found.strong:
        raise PassphraseWeakError(said("That passphrase could be guessed."), found.advice)


def _why(sequence: list[dict[str, Any]]) -> str:
    """What the longest part of it is that a guesser knows."""
    longest = max(sequence, key=lambda part: len(part["token"]))
    kind = str(longest["pattern"])
    if kind == "dictionary":
        names = {str(part.get("dictionary_name", "")) for part in sequence}
        if "user_inputs" in names:
            return _WHY["own"]
        return _WHY["common" if longest["dictionary_name"] == "passwords" else "words"]
    return _WHY.get({"regex": "date", "bruteforce": "short"}.get(kind, kind), _WHY["short"])
