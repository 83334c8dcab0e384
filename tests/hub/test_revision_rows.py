import os

from sqlalchemy import Engine

from fieldkit.base.clock import FixedClock
from fieldkit.hub.database import writing
from fieldkit.hub.revision_rows import (
    insert_revisions,
    lock_records,
    read_record,
    read_revisions,
    revision_ids,
    stored_digests,
    update_bodies,
)
from fieldkit.records import sealing
from tests.hub.worlds import START, new_area
from tests.sync.laptops import Laptop, text

LAPTOP = Laptop("Sharon", FixedClock(START), os.urandom)
WHOLE = LAPTOP.seal("r1", [(("matters",), text("Tea ŵ 🫖")), (("weight",), '{"valueDecimal":70.50}')])
FIRST, SECOND = (digest for digest, _ in WHOLE.header.answers)


def test_a_revision_comes_back_to_the_byte_and_grows(engine: Engine) -> None:
    area = new_area()
    cut = sealing.withhold_answers(WHOLE, [SECOND])
    with writing(engine) as connection:
        lock_records(connection, area, ["r1", "r1", "r0"])
        insert_revisions(connection, area, [cut], {cut.id: "sender"}, "now")
        insert_revisions(connection, area, [WHOLE], {WHOLE.id: "other"}, "later")
        assert read_revisions(connection, area, [WHOLE.id]) == {WHOLE.id: cut}
        update_bodies(connection, area, [WHOLE])
        update_bodies(connection, area, [])
        assert read_record(connection, area, "r1") == {WHOLE.id: WHOLE}
        assert revision_ids(connection, area, ["r1", "r2"]) == {WHOLE.id: "r1"}
        assert read_revisions(connection, area, []) == {}
        assert read_revisions(connection, area + "x", [WHOLE.id]) == {}


def test_a_receipt_may_name_only_what_can_be_read_here() -> None:
    assert LAPTOP.certificate is not None
    assert stored_digests(WHOLE) == (FIRST, SECOND)
    assert stored_digests(sealing.withhold_answers(WHOLE, [FIRST])) == (SECOND,)
    recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    assert stored_digests(sealing.seal_answers(WHOLE, [SECOND], recipient)) == (FIRST,)
