"""Measures the encrypted store with years of work in it: saving, opening, lists, search, size, rebuilding."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.results import Result, at_most, percentile, reported
from benchmarks.store_workload import Workload
from fieldkit.records import values
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.merge import merge
from fieldkit.records.revisions import Revision
from fieldkit.store import (
    attachments,
    certificates,
    derivation,
    drafts,
    library,
    lists,
    outbox,
    rebuilding,
    revisions,
    search,
)
from fieldkit.store.connection import Connection, open_keyed, prepare_writer, sqlcipher, transaction
from fieldkit.store.database import Database, create_database, open_database
from fieldkit.store.writer import Priority

AT = "2026-11-22T09:30:00.000Z"
PHOTOS = 500
PHOTO_BYTES = 4_000_000
SCALE = "FIELDKIT_BENCHMARK_SCALE"
"""Set to 10 for ten times the people and records; budgets are then twice, four times or in proportion."""


def run() -> list[Result]:
    """All rows, with the workload at the scale of ``FIELDKIT_BENCHMARK_SCALE`` (1 where it is not set)."""
    scale = int(os.environ.get(SCALE, "1"))
    slower = 1 if scale == 1 else 2
    workload = Workload(scale)
    with tempfile.TemporaryDirectory(prefix="fieldkit-benchmark-") as folder:
        path = Path(folder) / "store.db"
        key = os.urandom(32)
        database = create_database(path, key)
        try:
            results = _told([_derivation()]) + _told(_first_sync(database, workload))
            database.close(whole=True)
            results += _told([_size(path, scale), _opening(path, key, slower)])
            database = open_database(path, key)
            results += _told(_saving(database, workload, Path(folder)))
            results += _told(_reading(database, slower))
            results += _told(_searching(database, workload, 10 if scale == 1 else 40))
            results += _told([_rebuilding(database, scale)])
            results += _told(_beside_photos(database, workload))
            results += _told([_locking(database, workload)])
        finally:
            database.close()
    return results


def _told(rows: list[Result]) -> list[Result]:
    """The same rows, said at once: ten times the work takes long, and a run that is cut short has not been for nothing."""
    for row in rows:
        print(f"{row.name}: {row.value:g} {row.unit}", file=sys.stderr, flush=True)
    return rows


def _derivation() -> Result:
    cost = derivation.calibrate()
    start = time.perf_counter()
    derivation.derive("a passphrase of five words", bytes(16), cost)
    return reported("derive the key from the passphrase, as calibrated here", _ms(start), "ms")


def _first_sync(database: Database, workload: Workload) -> list[Result]:
    """Everything arrives as in a first sync, while somebody goes on typing; only the storing is timed."""
    _prepare(database, workload)
    typist = _Typist(database, workload)
    saves: list[float] = []
    stored = answers = 0.0
    histories = workload.histories()
    number = 0
    while batch := list(islice(histories, 500)):
        answers += sum(len(one.bodies) for history in batch for one in history)
        start = time.perf_counter()
        arriving = database.write_slices(batch, _arrive)
        while not arriving.done():
            number += 1
            saves.append(_timed(partial(typist.save, number)))
            time.sleep(0.02)
        arriving.result()
        stored += time.perf_counter() - start
    return [
        reported(f"first sync, {workload.records} records stored", stored * 1000, "ms"),
        reported("first sync, answers stored a second", answers / stored, "1/s"),
        at_most("save a draft during the first sync, p99", percentile(saves, 0.99), "ms", 50),
        at_most("save a draft during the first sync, p50", percentile(saves, 0.5), "ms", 20),
    ]


def _prepare(database: Database, workload: Workload) -> None:
    def change(connection: Connection) -> None:
        certificates.add(connection, workload.author)
        for name, data in workload.forms.items():
            library.add(connection, data, workload.canonical(name), library.BUNDLED, AT)

    database.write(change).result()


def _arrive(connection: Connection, history: tuple[Revision, ...]) -> None:
    revisions.add(connection, history, AT)


def _size(path: Path, scale: int) -> Result:
    """The store against the current content alone in plain rows, with the same full-text index."""
    plain = path.with_name("plain.db")
    connection: Connection = sqlcipher(str(plain), isolation_level=None)
    workload = Workload(scale)
    with transaction(connection):
        connection.execute(
            "CREATE TABLE answers (record TEXT, path TEXT, value TEXT, PRIMARY KEY (record, path))"
        )
        connection.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (content, content = '', contentless_delete = 1, detail = none,"
            " prefix = '2 3', tokenize = \"unicode61 remove_diacritics 2\")"
        )
        for history in workload.histories():
            for at, field in merge(history).fields.items():
                row = connection.execute(
                    "INSERT INTO answers VALUES (?, ?, ?)",
                    (history[0].header.record, "/".join(at), field.value),
                ).lastrowid
                text = (values.parse(field.value) or {}).get("valueString")
                if text and at[0]:
                    connection.execute("INSERT INTO words (rowid, content) VALUES (?, ?)", (row, text))
    connection.close()
    share = path.stat().st_size / plain.stat().st_size
    plain.unlink()
    return at_most(
        f"size on disk ({path.stat().st_size >> 20} MB) over the plain current content", share, "x", 1.9
    )


def _opening(path: Path, key: bytes, slower: int) -> Result:
    def once() -> None:
        open_database(path, key).close()

    return at_most(
        "open and close the store, key derived, p50", statistics.median(_series(once, 15)), "ms", 60 * slower
    )


def _saving(database: Database, workload: Workload, folder: Path) -> list[Result]:
    """A save against the least that durability costs: one row in a bare SQLCipher file, in turns."""
    bare = open_keyed(folder / "bare.db", os.urandom(32))
    prepare_writer(bare)
    bare.execute("CREATE TABLE one (n INTEGER PRIMARY KEY, value TEXT)")
    typist = _Typist(database, workload)
    bare_times: list[float] = []
    times: list[float] = []
    for number in range(400):
        bare_times.append(_timed(partial(_bare_commit, bare, number)))
        times.append(_timed(partial(typist.save, number)))
    bare.close()
    base, mine = statistics.median(bare_times), statistics.median(times)
    return [
        reported("a bare one-row SQLCipher commit, p50", base, "ms"),
        reported("save one answer in a draft of 40, p50", mine, "ms"),
        at_most("save one answer in a draft of 40, over the bare commit", mine / base, "x", 1.5),
    ]


def _beside_photos(database: Database, workload: Workload) -> list[Result]:
    """The same two things without and with 500 photos of 4 MB in the store: photos must not be felt."""
    before = _saves_and_openings(database, workload)
    stored = _series(partial(_store_photo, database), PHOTOS)
    after = _saves_and_openings(database, workload)
    return [
        reported(
            f"store one of {PHOTOS} photos of {PHOTO_BYTES // 1_000_000} MB, p50",
            statistics.median(stored),
            "ms",
        ),
        reported("save one answer without photos, p50", before[0], "ms"),
        at_most("save one answer with all photos, over that", after[0] / before[0], "x", 1.5),
        reported("open a record without photos, p95", before[1], "ms"),
        at_most("open a record with all photos, p95", after[1], "ms", 5),
    ]


def _saves_and_openings(database: Database, workload: Workload) -> tuple[float, float]:
    typist = _Typist(database, workload)
    saves = [_timed(partial(typist.save, number)) for number in range(200)]
    rows = database.read(lambda c: lists.records(c, kind="conversation", most=100))
    opened = [_timed(partial(database.read, partial(_open_record, record=row.id))) for row in rows]
    return statistics.median(saves), percentile(opened, 0.95)


def _store_photo(database: Database) -> None:
    content = os.urandom(PHOTO_BYTES)
    database.write(lambda connection: attachments.add(connection, content, "image/jpeg", AT)).result()


def _bare_commit(connection: Connection, number: int) -> None:
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO one VALUES (1, ?)", (f"one answer, number {number}",))


class _Typist:
    """Types one more answer into the draft of a conversation with 40 answers, four of them narratives."""

    def __init__(self, database: Database, workload: Workload) -> None:
        self._database = database
        self._author = workload.author.id
        self._form = workload.canonical("conversation")
        fields = [
            self._field(at, workload.narrative(*((200, 1200) if at % 10 == 0 else (20, 40))))
            for at in range(40)
        ]
        self._fields = {field.path: field for field in fields}
        self._keep(None)

    def save(self, number: int) -> None:
        """Change one answer and wait until the disk has it."""
        changed = self._field(21, f"answer number {number}")
        self._fields = {**self._fields, changed.path: changed}
        self._keep([changed.path])

    def _keep(self, changed: list[tuple[str, ...]] | None) -> None:
        cursor = (("section", "conversation.21"), 3)
        draft = Draft("draft-record", self._form, self._author, self._fields, cursor)
        self._database.write(
            lambda connection: drafts.save(connection, draft, AT, changed), Priority.DRAFT
        ).result()

    def _field(self, at: int, text: str) -> DraftField:
        return DraftField(("section", f"conversation.{at:02d}"), values.write({"valueString": text}), (), AT)


def _reading(database: Database, slower: int) -> list[Result]:
    large = [row.id for row in database.read(lambda c: lists.records(c, kind="conversation", most=200))]
    busiest = max(
        database.read(lists.people), key=lambda one: len(database.read(partial(_records_of, person=one.id)))
    ).id
    opened = [_timed(partial(database.read, partial(_open_record, record=one))) for one in large]
    pages = _series(lambda: database.read(partial(_person_page, person=busiest)), 40)
    today = _series(lambda: database.read(_today), 40)
    return [
        at_most("open a record of 40 answers, p95", percentile(opened, 0.95), "ms", 5 * slower),
        at_most("a person's page with 60 records, p95", percentile(pages, 0.95), "ms", 15 * slower),
        at_most("Today, p95", percentile(today, 0.95), "ms", 10 * slower),
    ]


def _records_of(connection: Connection, person: str) -> tuple[lists.RecordRow, ...]:
    return lists.records_of(connection, person)


def _open_record(connection: Connection, record: str) -> object:
    held = tuple(answer for draft in drafts.of_record(connection, record) for answer in draft.held())
    return merge(revisions.everything_of(connection, record), held)


def _person_page(connection: Connection, person: str) -> object:
    return (
        lists.person(connection, person),
        _open_record(connection, person),
        lists.records_of(connection, person),
        lists.visits_of(connection, person),
        lists.actions_of(connection, person),
    )


def _today(connection: Connection) -> object:
    return (
        lists.visits_between(
            connection, "2026-06-12T00:00:00.000Z", "2026-06-13T00:00:00.000Z", "practitioner-1"
        ),
        lists.actions_until(connection, "2026-01-20"),
        lists.records_with_drafts(connection),
        lists.records_with_conflicts(connection),
        outbox.counts(connection),
    )


def _searching(database: Database, workload: Workload, budget: float) -> list[Result]:
    def look(typed: str) -> None:
        database.read(lambda connection: search.search(connection, typed, _may_see))

    typed = [word[:length] for word in workload.words(60) for length in range(2, len(word) + 1)]
    times = [_timed(partial(look, one)) for one in typed]
    return [
        at_most("search as you type, p95", percentile(times, 0.95), "ms", budget),
        reported("search as you type, p50", percentile(times, 0.5), "ms"),
        reported("search as you type, slowest", max(times), "ms"),
    ]


def _may_see(place: search.Place) -> bool:
    return place.label != "concern"


def _rebuilding(database: Database, scale: int) -> Result:
    start = time.perf_counter()
    rebuilding.rebuild(database).result()
    return at_most("make all lists and the index again", _ms(start), "ms", 10_000 * scale)


def _locking(database: Database, workload: Workload) -> Result:
    """Close while the lists are being made again and a save waits: the save is kept, the rest is dropped."""
    rebuilding.rebuild(database)
    typist = _Typist(database, workload)
    typist.save(1)
    start = time.perf_counter()
    database.close()
    return at_most("lock during a long job", _ms(start), "ms", 200)


def _series(work: Callable[[], object], repeats: int) -> list[float]:
    work()
    return [_timed(work) for _ in range(repeats)]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return _ms(start)


def _ms(start: float) -> float:
    return (time.perf_counter() - start) * 1000
