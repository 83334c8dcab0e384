"""What the disk's errors mean to a person; apart from the driver, because the locked screen reads files before it is loaded."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from fieldkit.base.wording import said
from fieldkit.store.errors import DiskError, DiskFullError, ReadOnlyDiskError, StoreError


@contextmanager
def translated() -> Iterator[None]:
    """Turn the operating system's errors into the store's own."""
    try:
        yield
    except OSError as error:
        raise disk_error(error) from error


def disk_error(error: OSError) -> StoreError:
    """What an error of the operating system means to a person."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full()
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return read_only()
    return failing()


def full() -> DiskFullError:
    """There is no room left."""
    return DiskFullError(
        said("The disk is full, so this could not be saved."),
        said("Your words are still on the screen. Free some space, then it saves by itself."),
    )


def failing() -> DiskError:
    """It does not take or give the bytes."""
    return DiskError(
        said("The disk did not take what was written."),
        said("Your words are still on the screen. Check the disk and its space; it tries again by itself."),
    )


def read_only() -> ReadOnlyDiskError:
    """Nothing may be written there."""
    return ReadOnlyDiskError(
        said("FieldKit may not write to its folder."),
        said("Your words are still on the screen. Ask your support desk to let you write there."),
    )
