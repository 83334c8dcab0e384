"""Every error of the disk reaches a person as a code, a sentence and a next step, also before the driver is loaded."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.store.disk_errors import disk_error, translated
from fieldkit.store.errors import DiskError, DiskFullError, ReadOnlyDiskError, StoreError


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EROFS, ReadOnlyDiskError),
        (errno.EACCES, ReadOnlyDiskError),
        (errno.EIO, DiskError),
    ],
)
def test_the_operating_system_s_errors_mean_the_same(number: int, expected: type[StoreError]) -> None:
    assert type(disk_error(OSError(number, "no"))) is expected


def test_a_file_that_cannot_be_read_is_told_as_the_disk_s_fault(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught, translated():
        (tmp_path / "nothing" / "here").read_bytes()
    assert caught.value.next_step
    assert isinstance(caught.value.__cause__, FileNotFoundError)


def test_who_may_unlock_is_told_without_a_cipher_or_a_database() -> None:
    """The locked screen is painted after this: what it stands on is loaded first."""
    asked = (
        "import sys; import fieldkit.services.profile.who_may_unlock;"
        "print([name for name in ('cryptography', 'sqlcipher3', 'pyrage') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
