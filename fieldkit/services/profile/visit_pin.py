"""A PIN for one visit: lifts the cover that hides the screen while somebody listens. It is never stored."""

from __future__ import annotations

import hashlib
import hmac

from fieldkit.base.errors import FieldKitError
from fieldkit.base.ids import RandomBytes
from fieldkit.base.wording import said

DIGITS = 6
TRIES = 3
_LADDER = "01234567890123456789"


class WeakPinError(FieldKitError):
    """A PIN that anybody would try first, or that is none."""

    code = "FK-PIN-WEAK"


class VisitPin:
    """Six digits, three tries. Only a salted scrypt hash (RFC 7914) is held, in memory, for the length of a visit.

    It protects nothing on the disk: while the cover lies over the screen the keys are in memory.
    """

    def __init__(self, pin: str, random: RandomBytes) -> None:
        """Raises WeakPinError."""
        if len(pin) != DIGITS or not (pin.isascii() and pin.isdecimal()):
            raise WeakPinError(said("A visit PIN is six digits."), said("Choose six digits."))
        if len(set(pin)) == 1 or pin in _LADDER or pin in _LADDER[::-1]:
            raise WeakPinError(
                said("Anybody would try that first."), said("Choose six digits that are no row.")
            )
        self._salt = random(16)
        self._hash = self._derive(pin)
        self.tries_left = TRIES

    def lifts(self, pin: str) -> bool:
        """Whether this is the PIN. Each wrong one costs a try; after the third nothing lifts any more."""
        if self.tries_left <= 0:
            return False
        if hmac.compare_digest(self._derive(pin), self._hash):
            self.tries_left = TRIES
            return True
        self.tries_left -= 1
        return False

    def _derive(self, pin: str) -> bytes:
        return hashlib.scrypt(pin.encode("utf-8"), salt=self._salt, n=2**13, r=8, p=1, dklen=32)
