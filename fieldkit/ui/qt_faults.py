"""Works around one fault of the Qt binding, so that a long day of work does not end in a crash."""

import ctypes
import sys

_PLENTY = 1 << 40


def keep_singletons() -> bool:
    """Give None, True and False more references than Qt can ever give back; whether that was needed.

    PySide6 6.12.0 returns None without taking a reference to it (measured: one lost with each call of a function
    without a result). From Python 3.12 on these objects never die, so nothing is lost; on 3.11 the program stops
    with "deallocating None" after some thousand calls. The count of references stands first in every object
    (CPython's `PyObject`); it is only ever made larger here.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return False
    for lasting in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(lasting))
        if count.value < _PLENTY // 2:
            count.value += _PLENTY
    return True
