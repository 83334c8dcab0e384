"""Nothing is opened or written unless it is proved that it is encrypted."""

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from fieldkit.store import encryption_proof
from fieldkit.store.connection import sqlcipher
from fieldkit.store.database import create_database, open_database
from fieldkit.store.errors import PlainStoreError
from tests.store.laptop import KEY

ROOT = Path(__file__).resolve().parents[2]


def test_the_cipher_that_is_built_in_names_its_version() -> None:
    assert encryption_proof.require_cipher(sqlcipher)[:2] == "4."


def run_on_plain_sqlite(path: Path, call: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, with the standard library's SQLite in SQLCipher's place."""
    program = f"""
        import sqlite3
        from pathlib import Path
        from fieldkit.store.database import create_database, open_database
        from fieldkit.store.errors import PlainStoreError
        try:
            {call}(Path({str(path)!r}), bytes(range(32)), connect=sqlite3.connect)
        except PlainStoreError as error:
            print(error.code)
    """
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_build_without_encryption_makes_no_store(tmp_path: Path) -> None:
    run = run_on_plain_sqlite(tmp_path / "store.db", "create_database")
    assert (run.stdout.strip(), run.returncode) == ("FK-STORE-PLAIN", 0)
    assert list(tmp_path.iterdir()) == []


def test_a_build_without_encryption_opens_no_store_and_leaves_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    create_database(path, KEY).close()
    before = path.read_bytes()
    run = run_on_plain_sqlite(path, "open_database")
    assert (run.stdout.strip(), run.returncode) == ("FK-STORE-PLAIN", 0)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_store_that_anybody_could_read_is_turned_away_untouched(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE notes (text TEXT)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    with pytest.raises(PlainStoreError):
        open_database(path, KEY)
    assert path.read_bytes() == before


class Forgetful:
    """SQLCipher behind a wrapper that loses the key on the way, as a careless binding might."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def execute(self, sql: str, *rest: object) -> Any:
        return self._inner.execute("SELECT 1" if sql.startswith("PRAGMA key") else sql, *rest)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def test_a_driver_that_loses_the_key_is_found_out(tmp_path: Path) -> None:
    with pytest.raises(PlainStoreError):
        create_database(
            tmp_path / "store.db",
            KEY,
            connect=lambda *path, **options: Forgetful(sqlcipher(*path, **options)),
        )


def test_a_file_in_which_a_wrong_key_reads_is_turned_away(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    create_database(path, KEY).close()
    with pytest.raises(PlainStoreError, match="wrong key"):
        encryption_proof.require_wrong_key_fails(path, lambda count: KEY[:count], sqlcipher)
