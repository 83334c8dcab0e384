from typing import Any

from sqlalchemy import select

from fieldkit.hub import schema
from fieldkit.hub.database import reading
from fieldkit.records.access import STARTING_POLICY
from fieldkit.records.answers import Withheld
from fieldkit.sync.protocol import Copy, ExchangeRequest
from fieldkit.sync.receiving import check_page
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import CONCERN, CONVERSATION, PLAN, VISIT


def attendee(*people: Laptop) -> dict[tuple[str, ...], Any]:
    """The answers that name who comes along."""
    return {
        ("attendee", f"e:{one.practitioner}"): {
            "order": "a0",
            "valueReference": {"reference": f"Practitioner/{one.practitioner}", "display": one.name},
        }
        for one in people
    }


def test_a_colleague_gets_the_record_with_its_authors_certificate_and_form(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis", "cpn")
    del glynis.store.forms[CONVERSATION.canonical]
    revision = sharon.begin("r1")
    sharon.write("r1", {("matters",): text("Tea at four")})
    world.sync(sharon, glynis)
    assert glynis.store.record("r1") == sharon.store.record("r1")
    assert glynis.store.certificates[revision.header.cert].name == "Sharon"
    assert CONVERSATION.canonical in glynis.store.forms
    assert not glynis.store.set_aside


def test_a_record_that_a_role_may_not_know_of_is_not_delivered_at_all(world: World) -> None:
    sharon, meg = world.join("Sharon"), world.join("Meg", "firefighter")
    sharon.begin("r1")
    world.sync(sharon, meg)
    assert meg.store.records() == set()
    assert meg.sync(world.to_hub(meg)).received == set()


def test_answers_of_a_stricter_label_are_withheld_and_everything_still_verifies(world: World) -> None:
    sharon, lead = world.join("Sharon"), world.join("Lead", "safeguarding-lead")
    sharon.begin("r1")
    revision = sharon.write("r1", {("matters",): text("Tea"), ("worry",): text("Her son")})
    world.sync(sharon, lead)
    assert '{"valueString":"Tea"}' in lead.store.words("r1")
    assert '{"valueString":"Her son"}' not in lead.store.words("r1")
    assert [type(body) for body in lead.store.revisions[revision.id].bodies].count(Withheld) == 1
    assert not lead.store.set_aside


def test_a_wellness_plan_stays_with_its_author(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis", "cpn")
    sharon.store.forms[PLAN.canonical] = PLAN
    plan = sharon.begin("plan", kind="wellness-plan", form=PLAN)
    world.sync(sharon, glynis)
    assert sharon.store.is_safe(plan.id)
    assert glynis.store.records() == set()


def test_a_concern_reaches_the_lead_and_nobody_else(world: World) -> None:
    meg = world.join("Meg", "firefighter")
    lead, glynis = world.join("Lead", "safeguarding-lead"), world.join("Glynis", "cpn")
    meg.store.forms[CONCERN.canonical] = CONCERN
    meg.begin("c1", kind="concern", form=CONCERN)
    meg.write("c1", {("said",): text("He takes my money")}, form=CONCERN)
    world.sync(meg, lead, glynis)
    assert '{"valueString":"He takes my money"}' in lead.store.words("c1")
    assert glynis.store.records() == set()


def test_being_named_on_a_visit_opens_what_was_written_for_it_before(world: World) -> None:
    sharon, meg = world.join("Sharon"), world.join("Meg", "firefighter")
    sharon.begin("v1", kind="visit", form=VISIT)
    sharon.begin("r1", visit="v1")
    sharon.write("r1", {("matters",): text("Tea"), ("worry",): text("Her son")})
    world.sync(sharon, meg)
    assert meg.store.records() == {"v1"}
    sharon.write("v1", attendee(meg), form=VISIT)
    world.sync(sharon, meg)
    assert meg.store.records() == {"v1", "r1"}
    assert '{"valueString":"Tea"}' in meg.store.words("r1")
    assert '{"valueString":"Her son"}' not in meg.store.words("r1")


def test_a_record_moved_to_a_visit_opens_to_who_was_there(world: World) -> None:
    sharon, meg = world.join("Sharon"), world.join("Meg", "firefighter")
    sharon.begin("v1", kind="visit", form=VISIT)
    sharon.write("v1", attendee(meg), form=VISIT)
    sharon.begin("r1")
    world.sync(sharon, meg)
    assert meg.store.records() == {"v1"}
    sharon.write("r1", {("", "visit"): {"valueReference": {"reference": "Encounter/v1"}}})
    world.sync(sharon, meg)
    assert meg.store.records() == {"v1", "r1"}


def test_who_was_taken_off_a_visit_gets_nothing_more_of_it(world: World) -> None:
    sharon, meg = world.join("Sharon"), world.join("Meg", "firefighter")
    sharon.begin("v1", kind="visit", form=VISIT)
    (path,) = attendee(meg)
    sharon.write("v1", attendee(meg), form=VISIT)
    sharon.begin("r1", visit="v1")
    world.sync(sharon, meg)
    seen = sharon.store.record("v1").seen_inside(path)
    sharon.write("v1", {path: {"removed": True}}, form=VISIT, replaces={path: seen})
    later = sharon.write("r1", {("matters",): text("Tea")})
    world.sync(sharon, meg)
    assert later.id not in meg.store.revisions


def test_two_kinds_at_once_count_as_the_stricter(world: World) -> None:
    sharon, lead = world.join("Sharon"), world.join("Lead", "safeguarding-lead")
    sharon.begin("r1")
    sharon.write("r1", {("", "kind"): {"valueCode": "wellness-plan"}})
    world.sync(sharon, lead)
    assert lead.store.records() == set()


def test_a_new_policy_brings_what_it_opens_however_old(world: World) -> None:
    sharon, meg = world.join("Sharon"), world.join("Meg", "firefighter")
    sharon.begin("r1")
    world.sync(sharon, meg)
    rules = [*STARTING_POLICY["rules"], ["firefighter", "conversation", "ordinary", "area"]]
    world.hub.publish_policy({"version": "2", "rules": [list(rule) for rule in rules]})
    world.sync(meg)
    assert meg.store.records() == {"r1"}
    assert meg.store.policy == "2"


def test_writing_in_a_record_opens_the_rest_of_it_to_its_author(world: World) -> None:
    sharon, meg = world.join("Sharon"), world.join("Meg", "firefighter")
    first = sharon.begin("r1")
    world.sync(sharon, meg)
    meg.store.forms[CONVERSATION.canonical] = CONVERSATION
    meg.write("r1", {("matters",): text("Both began it apart")})
    world.sync(meg)
    assert first.id in meg.store.revisions


def test_pages_of_one_bring_everything_in_the_end(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis", "cpn")
    written = [sharon.begin(f"r{number}").id for number in range(7)]
    world.sync(sharon)
    hub, cursor, found = world.to_hub(glynis), glynis.store.cursor, set()
    for _ in range(100):
        response = hub.exchange(ExchangeRequest(cursor=cursor, limit=1, first=False))
        assert len(response.revisions) <= 1
        found |= {copy.revision().id for copy in response.revisions}
        cursor = response.cursor
        if not response.more:
            break
    assert found == set(written)


def test_urgent_facts_come_in_the_first_page_ahead_of_their_turn(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis", "cpn")
    for number in range(5):
        sharon.begin(f"r{number}")
    urgent = sharon.write("r4", {("allergy",): text("Penicillin")})
    world.sync(sharon)
    request = ExchangeRequest(cursor=glynis.store.cursor, limit=1, first=True)
    response = world.to_hub(glynis).exchange(request)
    assert urgent.id in {copy.revision().id for copy in response.revisions}
    assert response.more
    page = check_page(request, response, glynis.store.sync_state(), glynis.store.certificate)
    assert urgent.id in {one.revision.id for one in page.revisions}
    assert not page.set_aside


def test_what_was_just_sent_is_not_sent_back(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.begin("r1")
    request = ExchangeRequest(revisions=(Copy.of(revision),), forms=(CONVERSATION,))
    assert world.to_hub(sharon).exchange(request).revisions == ()


def test_a_store_that_lost_its_own_work_gets_it_back_with_a_receipt(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.begin("r1")
    world.sync(sharon)
    sharon.store.revisions.clear()
    sharon.store.mine.clear()
    sharon.store.safe.clear()
    sharon.store.cursor = sharon.store.cursor.model_copy(update={"number": 0})
    world.sync(sharon)
    assert sharon.store.is_safe(revision.id)


def test_every_delivery_is_written_down_and_a_quiet_one_is_not(real: World) -> None:
    sharon, glynis = real.join("Sharon"), real.join("Glynis", "cpn")
    sharon.begin("r1")
    sharon.write("r1", {("matters",): text("Tea")})
    real.sync(sharon, glynis, glynis)
    assert isinstance(real.hub, RealHub)
    log = schema.access_log
    with reading(real.hub.engine) as connection:
        rows = connection.execute(
            select(log.c.practitioner, log.c.record, log.c.revisions).where(log.c.area == real.hub.area)
        ).all()
    assert [tuple(row) for row in rows] == [(glynis.practitioner, "r1", 2)]


def test_a_page_ends_where_it_is_full_and_goes_on_from_there(real: World) -> None:
    sharon, glynis = real.join("Sharon"), real.join("Glynis", "cpn")
    for number in range(4):
        sharon.begin(f"r{number}")
        sharon.write(f"r{number}", {("matters",): text("x" * 600_000)})
    real.sync(sharon)
    outcome = glynis.sync(real.to_hub(glynis))
    assert outcome.pages > 1
    assert glynis.store.records() == {"r0", "r1", "r2", "r3"}
