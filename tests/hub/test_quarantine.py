import os

import pytest
from sqlalchemy import Engine

from fieldkit.base.clock import FixedClock
from fieldkit.hub import quarantine
from fieldkit.hub.database import writing
from fieldkit.hub.devices import Device
from fieldkit.hub.examining import Candidate, Objection
from fieldkit.hub.forms import known_forms
from fieldkit.hub.ingest import release
from fieldkit.records import sealing
from fieldkit.records.access import Reader
from fieldkit.sync import spool
from fieldkit.sync.protocol import FORM_UNKNOWN, Copy, ExchangeRequest
from tests.hub.worlds import START, RealHub, World, new_area
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import CONVERSATION, VISIT

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


def test_what_came_too_late_can_be_released_and_then_reaches_the_others(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon, glynis = real.join("Sharon"), real.join("Glynis", "cpn")
    early = glynis.begin("r0")
    real.sync(glynis)
    real.hub.revoke(sharon.certificate.id)
    late = sharon.begin("r1")
    real.sync(sharon, glynis)
    assert glynis.store.records() == {"r0"}
    with writing(real.hub.engine) as connection:
        (waits,) = quarantine.listing(connection, real.hub.area)
    assert (waits.revision, waits.code, waits.sender) == (
        late.id,
        "FK-HUB-ACCESS-ENDED",
        sharon.certificate.id,
    )
    taken = release(real.hub.engine, real.hub.area, late.id, "2026-11-22T10:00:00.000Z")
    assert taken is not None
    assert taken.refusals == []
    real.sync(glynis)
    assert set(glynis.store.revisions) == {early.id, late.id}
    assert real.hub.quarantined() == {}
    assert release(real.hub.engine, real.hub.area, late.id, "2026-11-22T10:00:00.000Z") is None


@pytest.mark.parametrize("locked", [False, True], ids=["in an exchange", "posted while locked"])
def test_a_form_that_only_the_ended_laptop_knew_waits_with_its_answers(real: World, locked: bool) -> None:
    assert isinstance(real.hub, RealHub)
    sharon, glynis = real.join("Sharon"), real.join("Glynis", "cpn")
    assert sharon.membership is not None
    late = sharon.begin("r1")
    real.hub.revoke(sharon.certificate.id)
    if locked:
        letter = spool.enclose([late], [CONVERSATION, VISIT], sharon.membership.recipient)
        real.hub.as_device(spool.posting_name(sharon.posting_key.public)).post_envelope(letter)
    else:
        real.sync(sharon)
    assert known(real.hub) == set()
    taken = release(real.hub.engine, real.hub.area, late.id, "2026-11-22T10:00:00.000Z")
    assert taken is not None
    assert (taken.refusals, taken.forms_wanted) == ([], ())
    assert known(real.hub) == {CONVERSATION.canonical}
    real.sync(glynis)
    assert set(glynis.store.revisions) == {late.id}


def known(hub: RealHub) -> set[str]:
    """The forms in use at the hub."""
    with writing(hub.engine) as connection:
        return set(known_forms(connection, hub.area, [CONVERSATION.canonical, VISIT.canonical]))


def test_releasing_does_not_make_a_bad_answer_good(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon")
    bad = sharon.seal("r1", [(("matters",), "not json")])
    sharon.store.author(bad)
    real.sync(sharon)
    taken = release(real.hub.engine, real.hub.area, bad.id, "2026-11-22T10:00:00.000Z")
    assert taken is not None
    assert [one.code for one in taken.refusals] == ["FK-HUB-VALUE"]
    assert real.hub.quarantined() == {"FK-HUB-VALUE": 1}


def test_what_is_released_before_its_form_came_follows_when_the_form_does(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon, glynis = real.join("Sharon"), real.join("Glynis", "cpn")
    real.hub.revoke(sharon.certificate.id)
    late = sharon.begin("r1")
    real.to_hub(sharon).exchange(ExchangeRequest(revisions=(Copy.of(late),)))
    taken = release(real.hub.engine, real.hub.area, late.id, "2026-11-22T10:00:00.000Z")
    assert taken is not None
    assert [one.code for one in taken.refusals] == ["FK-HUB-FORM-UNKNOWN"]
    glynis.begin("r0")
    real.sync(glynis, glynis)
    assert glynis.store.revisions[late.id] == late
