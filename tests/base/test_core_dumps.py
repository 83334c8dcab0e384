import subprocess
import sys

import pytest

_SAYS = (
    "import ctypes, resource; from fieldkit.base import core_dumps; core_dumps.forbid();"
    "print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux whether the process may be dumped")
def test_the_process_leaves_no_dump_and_cannot_be_looked_into() -> None:
    told = subprocess.run([sys.executable, "-c", _SAYS], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["0", "0"]
