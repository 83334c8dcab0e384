import os

from sqlalchemy import Engine

from fieldkit.base.clock import FixedClock
from fieldkit.hub import quarantine
from fieldkit.hub.database import writing
from fieldkit.hub.devices import Device
from fieldkit.hub.examining import Candidate, Objection
from fieldkit.records import sealing
from fieldkit.records.access import Reader
from fieldkit.sync.protocol import FORM_UNKNOWN
from tests.hub.worlds import START, new_area
from tests.sync.laptops import Laptop, text

LAPTOP = Laptop("Sharon", FixedClock(START), os.urandom)
DEVICE = Device("c", Reader("p", "cpn"), "k", "k", adopted=False, ended="")
UNKNOWN_FORM = Objection(FORM_UNKNOWN, "no form", "send it")
ENDED = Objection("FK-HUB-ACCESS-ENDED", "ended", "ask", whole=True)


def test_copies_wait_whole_and_join(engine: Engine) -> None:
    area = new_area()
    revision = LAPTOP.seal("r1", [(("a",), text("1")), (("b",), text("2"))])
    first, second = (digest for digest, _ in revision.header.answers)
    with writing(engine) as connection:
        for cut in (first, second):
            candidate = Candidate(sealing.withhold_answers(revision, [cut]), DEVICE, "sender")
            quarantine.set_aside(connection, area, [(candidate, UNKNOWN_FORM)], "now")
        assert quarantine.count(connection, area) == {FORM_UNKNOWN: 1}
        held = quarantine.waiting_for(connection, area, [revision.header.form])
    assert held == {revision.id: (revision, "sender")}


def test_a_form_frees_only_what_waits_for_it(engine: Engine) -> None:
    area = new_area()
    waits, ended = (LAPTOP.seal(name, [(("a",), text("1"))]) for name in ("r1", "r2"))
    found = [(Candidate(waits, DEVICE, "s"), UNKNOWN_FORM), (Candidate(ended, DEVICE, "s"), ENDED)]
    with writing(engine) as connection:
        quarantine.set_aside(connection, area, found, "now")
        assert set(quarantine.waiting_for(connection, area, [waits.header.form])) == {waits.id}
        assert quarantine.waiting_for(connection, area, ["another"]) == {}
        quarantine.release(connection, area, [waits.id])
        assert quarantine.count(connection, area) == {"FK-HUB-ACCESS-ENDED": 1}
