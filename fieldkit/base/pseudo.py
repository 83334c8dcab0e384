"""A made-up language that shows what nobody can translate yet: accents on every letter, brackets, and longer words.

What stands on a screen or a page without brackets was never marked for translation; what is cut has no room for longer words.
"""

import re
from gettext import NullTranslations

PSEUDO = "pseudo"
PSEUDO_TAG = "qps"
"""What it is called where there has to be a tag of three letters; ISO 639 leaves this one to whoever wants it."""
OPEN, CLOSE = "[", "]"
LONGER = 0.4
"""Welsh and German run up to this much longer than English."""

_PLAIN = "ACEGIKLNORSTUYZacegiklnorstuyz"
_ACCENTED = "ÀÇÉĜÏĶĻÑÖŔŠŢÛÝŽàçéĝïķļñöŕšţûýž"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_PLACES = re.compile(r"(\{[^{}]*\})")


def pseudo(template: str) -> str:
    """A template in the made-up language; its places for values stay as they are."""
    parts = _PLACES.split(template)
    words = "".join(part if _PLACES.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    filling = "·" * max(1, round(len(_PLACES.sub("", template)) * LONGER))
    return f"{OPEN}{words}{_broken(filling)}{CLOSE}"


def _broken(filling: str) -> str:
    """Filling in pieces as long as words, so that it can be wrapped as words can."""
    return " " + " ".join(filling[start : start + 8] for start in range(0, len(filling), 8))


class PseudoCatalogue(NullTranslations):
    """A catalogue that has everything."""

    def gettext(self, message: str) -> str:
        """Any template."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Any template that counts; where the plural is not handed on, the singular stands for both."""
        return pseudo(msgid1 if n == 1 or not msgid2 else msgid2)
