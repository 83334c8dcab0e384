"""The write-ahead log is emptied beside the work, and left alone where that fails."""

import threading
from pathlib import Path

from fieldkit.store import checkpointer
from fieldkit.store.checkpointer import Checkpointer
from fieldkit.store.connection import Connection, open_keyed, prepare_writer, transaction
from fieldkit.store.errors import DiskError
from fieldkit.store.reserve import Reserve
from tests.store.laptop import KEY


def test_enough_commits_move_the_log_into_the_database(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    connection = open_keyed(path, KEY)
    prepare_writer(connection)
    opened = threading.Event()

    def connect() -> Connection:
        opened.set()
        return open_keyed(path, KEY)

    worker = Checkpointer(connect, Reserve(tmp_path / "kept", 0))
    with transaction(connection):
        connection.execute("CREATE TABLE notes (text TEXT)")
        connection.execute("INSERT INTO notes VALUES (hex(zeroblob(50000)))")
    before = path.stat().st_size
    for _ in range(checkpointer.COMMITS):
        worker.committed(connection.total_changes)
    assert opened.wait(10)
    worker.close()
    assert path.stat().st_size > before
    connection.close()


def test_many_changed_rows_count_like_many_commits(tmp_path: Path) -> None:
    asked = threading.Event()

    def connect() -> Connection:
        asked.set()
        raise DiskError("The disk is away.", "Nothing to do.")

    worker = Checkpointer(connect, Reserve(tmp_path / "kept", 0))
    worker.committed(checkpointer.CHANGES - 1)
    assert not asked.is_set()
    worker.committed(checkpointer.CHANGES)
    assert asked.wait(10)
    worker.close()
