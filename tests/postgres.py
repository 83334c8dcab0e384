"""A real PostgreSQL for the tests, made for one test run and thrown away after it.

It is Debian's own server, started on a socket in a new temporary folder, with nothing listening on the network. The
server says no to running as root, so a root test run starts it as the `postgres` user that Debian's package makes.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

_STARTED_WITHIN_SECONDS = 60.0


@dataclass(frozen=True)
class PostgresServer:
    """One running cluster: `folder` holds its socket, `programs` its command-line tools."""

    folder: Path
    programs: Path
    numbers: Iterator[int]

    def run(self, program: str, *arguments: str) -> str:
        """Run one of PostgreSQL's own tools as the server's user; its output. Raises CalledProcessError."""
        return _run([str(self.programs / program), *arguments], self.folder)

    def new_database(self) -> str:
        """Make an empty database and give its name."""
        name = f"fieldkit_{os.getpid()}_{next(self.numbers)}"
        self.run("createdb", "--host", str(self.folder), "--username", "postgres", name)
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database even while somebody is still connected to it."""
        self.run("dropdb", "--force", "--host", str(self.folder), "--username", "postgres", name)

    def url(self, database: str) -> str:
        """The SQLAlchemy address of a database of this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"


def _programs() -> Path | None:
    """The folder with initdb and friends, newest version first; None where no server is installed."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]), reverse=True
    )
    if debian:
        return debian[0].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _needs_other_user() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _run(command: list[str], folder: Path) -> str:
    user = "postgres" if _needs_other_user() else None
    done = subprocess.run(
        command, cwd=folder, check=True, capture_output=True, text=True, user=user, group=user,
        extra_groups=[] if user else None, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    )  # fmt: skip
    return done.stdout


def _start(folder: Path, programs: Path) -> subprocess.Popen[bytes]:
    """Make a cluster in `folder` and start it; returns once it answers."""
    data = folder / "data"
    _run([str(programs / "initdb"), "--pgdata", str(data), "--username=postgres", "--auth=trust", "--no-sync",
          "--encoding=UTF8", "--locale=C.UTF-8"], folder)  # fmt: skip
    user = "postgres" if _needs_other_user() else None
    log = (folder / "server.log").open("wb")
    with log:
        server = subprocess.Popen(
            [str(programs / "postgres"), "-D", str(data), "-k", str(folder), "-c", "listen_addresses=",
             "-c", "fsync=off", "-c", "timezone=UTC", "-c", "max_connections=60"],
            cwd=folder, stdout=log, stderr=log, user=user, group=user, extra_groups=[] if user else None,
        )  # fmt: skip
    until = time.monotonic() + _STARTED_WITHIN_SECONDS
    ready = [str(programs / "pg_isready"), "--quiet", "--host", str(folder)]
    while subprocess.run(ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > until:
            server.kill()
            pytest.fail("PostgreSQL did not start:\n" + (folder / "server.log").read_text(encoding="utf-8"))
        time.sleep(0.05)
    return server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A running PostgreSQL of this test run; skips where none is installed, fails where one is required."""
    programs = _programs()
    if programs is None:
        if os.environ.get("FIELDKIT_TESTS_COMPLETE"):
            pytest.fail("PostgreSQL is not installed, and this run was asked to leave nothing out.")
        pytest.skip("PostgreSQL is not installed on this machine (Debian: apt-get install postgresql).")
    folder = Path(tempfile.mkdtemp(prefix="fieldkit-pg-"))
    if _needs_other_user():
        shutil.chown(folder, "postgres", "postgres")
    server = _start(folder, programs)
    try:
        yield PostgresServer(folder, programs, count(1))
    finally:
        server.terminate()
        server.wait(timeout=_STARTED_WITHIN_SECONDS)
        shutil.rmtree(folder)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The SQLAlchemy address of an empty PostgreSQL database that belongs to this test alone."""
    name = postgres_server.new_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)
