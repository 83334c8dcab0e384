"""A record that is taken off a laptop leaves nothing behind, and one in which something waits is not taken off at all."""

from fieldkit.records import values
from fieldkit.records.files import attachment, hash_of
from fieldkit.records.paths import Path
from fieldkit.store import attachments, forgetting, outbox, quarantine, revisions
from fieldkit.store.connection import Connection
from fieldkit.store.forgetting import Progress
from fieldkit.store.scrubbing import scrub
from tests.store import decrypted
from tests.store.laptop import AT, KEY, Laptop, text

WORDS = "There is a xylophone in the room upstairs and nobody may know of it"
EVERY_TABLE = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%'"


def counts(connection: Connection) -> dict[str, int]:
    tables = [name for (name,) in connection.execute(EVERY_TABLE).fetchall()]
    found = ((one, connection.execute(f"SELECT count(*) FROM {one}").fetchone()) for one in tables)
    return {name: row[0] for name, row in found if row}


def purge(laptop: Laptop, record: str) -> int | None:
    others = laptop.read(lambda c: forgetting.elsewhere(c, [record]))
    return laptop.write(lambda c: forgetting.purge(c, record, others))


def test_nothing_of_it_stands_in_any_table_page_or_log(laptop: Laptop) -> None:
    laptop.person("may", given="May", family="Ashdown")
    laptop.keep("stays", "conversation", {("words",): text("Ordinary words that stay. " * 40)})
    before = laptop.read(counts)
    laptop.keep("goes", "conversation", {("words",): text(WORDS), ("summary",): text("Music")})
    laptop.keep("goes", "conversation", {("steps", "e:1", "step"): text("Ring the museum")})
    laptop.person("goes-too", given="Peregrine", family="Nightingale")
    laptop.write(
        lambda c: quarantine.set_aside(c, "revision", "r", b'{"of": "goes"}', code="X", reason="x", at=AT)
    )
    laptop.database.empty_log()
    assert decrypted.holds(laptop.database.path, KEY, WORDS.encode())

    assert (purge(laptop, "goes"), purge(laptop, "goes-too")) == (2, 1)
    assert scrub(laptop.database)

    assert laptop.read(counts) == before
    assert not decrypted.holds(laptop.database.path, KEY, WORDS.encode())
    assert not decrypted.holds(laptop.database.path, KEY, b"Nightingale")
    assert purge(laptop, "goes") is None


def test_what_is_typed_unsent_or_still_to_be_sent_as_a_file_stays(laptop: Laptop) -> None:
    photo = b"a step without a rail" * 1000
    shown: dict[Path, str] = {("words",): values.write(attachment(photo, "image/jpeg", "A step"))}
    laptop.write(lambda c: attachments.add(c, photo, "image/jpeg", AT))
    revision = laptop.keep("talk", "conversation", shown)
    laptop.write(lambda c: outbox.put(c, revision))
    assert laptop.read(forgetting.all_waiting) == {"talk"}
    assert purge(laptop, "talk") is None

    laptop.write(lambda c: c.execute("DELETE FROM outbox"))
    assert laptop.read(forgetting.all_waiting) == {"talk"}
    assert purge(laptop, "talk") is None

    laptop.write(lambda c: attachments.confirm(c, hash_of(photo)))
    laptop.save("talk", "conversation", {("summary",): text("being typed")})
    assert laptop.read(forgetting.all_waiting) == {"talk"}
    assert purge(laptop, "talk") is None
    assert laptop.read(lambda c: revisions.has(c, revision.id))


def test_a_file_that_somebody_named_elsewhere_in_the_meantime_stays(laptop: Laptop) -> None:
    photo = b"a step without a rail" * 1000
    shown: dict[Path, str] = {("words",): values.write(attachment(photo, "image/jpeg", "A step"))}
    laptop.write(lambda c: attachments.add(c, photo, "image/jpeg", AT))
    laptop.keep("one", "conversation", shown)
    looked = laptop.read(lambda c: forgetting.elsewhere(c, ["one"]))
    assert looked.files == frozenset()

    laptop.keep("two", "conversation", shown)
    laptop.write(lambda c: forgetting.purge(c, "one", looked))

    assert laptop.read(lambda c: attachments.content(c, hash_of(photo))) == photo


def test_how_far_it_has_come_is_kept(laptop: Laptop) -> None:
    assert laptop.read(forgetting.progress) == Progress()
    laptop.write(lambda c: forgetting.set_progress(c, Progress("epoch", 3, 4, 12, 60)))
    assert laptop.read(forgetting.progress) == Progress("epoch", 3, 4, 12, 60)
