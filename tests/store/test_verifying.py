"""Looking over the store finds each kind of fault and changes nothing."""

from pathlib import Path

from fieldkit.store import verifying
from fieldkit.store.database import open_database
from tests.records.people import author
from tests.store.laptop import KEY, Laptop, text


def test_a_sound_store_has_no_faults(laptop: Laptop) -> None:
    laptop.keep("r-1", "conversation", {("words",): text("one"), ("mood",): text("two")})
    verified = verifying.verify(laptop.database)
    assert (verified.revisions, verified.answers, verified.faults) == (1, 2, ())


def test_altered_signed_bytes_are_found(laptop: Laptop) -> None:
    one = laptop.keep("r-1", "conversation", {("words",): text("one")})
    two = laptop.keep("r-1", "conversation", {("words",): text("two")})
    laptop.write(
        lambda c: c.execute(
            "UPDATE revisions SET bodies = (SELECT bodies FROM revisions WHERE id = ?) WHERE id = ?",
            (bytes.fromhex(one.id), bytes.fromhex(two.id)),
        )
    )
    (fault,) = verifying.verify(laptop.database).faults
    assert (fault.what, fault.name) == ("revision", two.id)


def test_a_header_under_another_s_id_is_found(laptop: Laptop) -> None:
    one = laptop.keep("r-1", "conversation", {("words",): text("one")})
    laptop.write(lambda c: c.execute("UPDATE revisions SET id = ?", (bytes(32),)))
    faults = verifying.verify(laptop.database).faults
    assert [(fault.what, fault.name) for fault in faults] == [("revision", "00" * 32)]
    assert one.id not in faults[0].name


def test_a_missing_certificate_is_told(laptop: Laptop) -> None:
    stranger = author("Iwan Rees", 9)
    laptop.keep("r-1", "conversation", {("words",): text("one")}, stranger)
    (fault,) = verifying.verify(laptop.database).faults
    assert (fault.what, fault.name) == ("certificate", stranger.certificate.id)


def test_a_page_that_lost_a_bit_is_found(laptop: Laptop, tmp_path: Path) -> None:
    for number in range(60):
        laptop.keep(f"r-{number}", "conversation", {("words",): text(f"one {number} " * 50)})
    laptop.database.close()
    path = tmp_path / "store.db"
    content = bytearray(path.read_bytes())
    content[-3000] ^= 1
    path.write_bytes(bytes(content))
    again = open_database(path, KEY)
    verified = verifying.verify(again)
    again.close()
    assert [fault.what for fault in verified.faults if fault.what == "pages"] == ["pages"]
    unread = [fault for fault in verified.faults if fault.what == "revision"]
    assert 0 < len(unread) < 30
    assert verified.revisions == 60 - len(unread)


def test_a_body_that_cannot_be_expanded_is_told_and_the_rest_is_looked_at(laptop: Laptop) -> None:
    laptop.keep("r-1", "conversation", {("words",): text("one")})
    laptop.keep("r-2", "conversation", {("words",): text("two")})
    laptop.write(lambda c: c.execute("UPDATE revisions SET bodies = x'00ff' WHERE n = 1"))
    verified = verifying.verify(laptop.database)
    assert [fault.name for fault in verified.faults] == ["1"]
    assert (verified.revisions, verified.answers) == (1, 1)
