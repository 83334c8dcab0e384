"""One exchange between a laptop and the hub, whatever happens to the link, the hub or a page of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from fieldkit.sync.errors import NonsenseError, TooLargeError, UnreachableError, UntrustedError
from fieldkit.sync.exchange import Outcome, exchange
from fieldkit.sync.protocol import (
    Enrolled,
    EnrolRequest,
    EnvelopeReceipt,
    ExchangeRequest,
    ExchangeResponse,
    Hub,
    HubStatus,
    StandingTold,
)
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import Laptop, text
from tests.sync.sample_forms import form, item


class Between:
    """Stands between laptop and hub and bends what passes; implements ``Hub``."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.requests: list[ExchangeRequest] = []

    def before(self, request: ExchangeRequest) -> None: ...

    def after(self, response: ExchangeResponse) -> ExchangeResponse:
        return response

    def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
        self.requests.append(request)
        self.before(request)
        return self.after(self.hub.exchange(request))

    def enrol(self, request: EnrolRequest) -> Enrolled:
        return self.hub.enrol(request)

    def post_envelope(self, envelope: bytes) -> EnvelopeReceipt:
        return self.hub.post_envelope(envelope)

    def standing(self) -> StandingTold:
        return self.hub.standing()

    def status(self) -> HubStatus:
        return self.hub.status()


def test_a_quiet_sync_is_one_round_trip(world: World) -> None:
    sharon = world.join("Sharon")
    sharon.begin("r1")
    world.sync(sharon)
    between = Between(world.to_hub(sharon))
    assert exchange(between, sharon.store).pages == 1
    assert len(between.requests) == 1


def test_sending_and_receiving_share_their_round_trip(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    sharon.begin("r1")
    world.sync(sharon)
    glynis.begin("r2")
    between = Between(world.to_hub(glynis))
    outcome = exchange(between, glynis.store)
    assert len(between.requests) == 1
    assert outcome.records == {"r1"}
    assert outcome.confirmed == set(glynis.store.mine)


def test_two_who_begin_the_same_record_apart_end_with_one_that_holds_both(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis", "cpn")
    for laptop, words in ((sharon, "Tea at four"), (glynis, "Less shouting")):
        laptop.begin("planned")
        laptop.write("planned", {("matters",): text(words)})
    world.sync(sharon, glynis, sharon)
    assert sharon.store.record("planned") == glynis.store.record("planned")
    assert {field.path for field in sharon.store.record("planned").conflicts} == {("matters",)}


def test_a_cut_copy_from_the_hub_first_and_the_full_one_second(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis", "cpn")
    sharon.begin("r1")
    revision = sharon.write("r1", {("matters",): text("Tea"), ("goal",): text("Walk")})

    class Cutting(Between):
        def after(self, response: ExchangeResponse) -> ExchangeResponse:
            cut = tuple(
                copy.model_copy(update={"answers": tuple({} for _ in copy.answers)})
                for copy in response.revisions
            )
            return response.model_copy(update={"revisions": cut})

    world.sync(sharon)
    exchange(Cutting(world.to_hub(glynis)), glynis.store)
    assert glynis.store.record("r1").unreadable == 4
    glynis.store.cursor = glynis.store.cursor.model_copy(update={"number": 0})
    world.sync(glynis)
    assert glynis.store.revisions[revision.id] == revision


def test_a_dead_hub_leaves_everything_waiting(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.begin("r1")

    class Dead(Between):
        def before(self, request: ExchangeRequest) -> None:
            raise UnreachableError

    with pytest.raises(UnreachableError):
        exchange(Dead(world.to_hub(sharon)), sharon.store)
    assert sharon.store.waiting() == [revision.id]
    world.sync(sharon)
    assert sharon.store.is_safe(revision.id)


def test_a_hub_that_dies_after_storing_costs_nothing_but_a_second_try(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.begin("r1")

    class DiesAfter(Between):
        def after(self, response: ExchangeResponse) -> ExchangeResponse:
            raise UnreachableError

    with pytest.raises(UnreachableError):
        exchange(DiesAfter(world.to_hub(sharon)), sharon.store)
    assert sharon.store.waiting() == [revision.id]
    number = world.hub.number()
    world.sync(sharon)
    assert sharon.store.is_safe(revision.id)
    assert world.hub.number() == number


def test_a_hub_that_says_yes_without_a_receipt_makes_nothing_safe(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.begin("r1")

    class Lying(Between):
        def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
            self.requests.append(request)
            return self.hub.exchange(request.model_copy(update={"revisions": ()}))

    lying = Lying(world.to_hub(sharon))
    outcome = exchange(lying, sharon.store)
    assert outcome.sent == {revision.id}
    assert outcome.confirmed == set()
    assert not sharon.store.is_safe(revision.id)
    assert sharon.store.waiting() == [revision.id]


def test_a_receipt_that_the_hub_did_not_sign_is_worth_nothing(world: World) -> None:
    sharon = world.join("Sharon")
    revision = sharon.begin("r1")

    class Forging(Between):
        def after(self, response: ExchangeResponse) -> ExchangeResponse:
            forged = tuple(one.model_copy(update={"signature": "00" * 64}) for one in response.receipts)
            return response.model_copy(update={"receipts": forged})

    with pytest.raises(UntrustedError):
        exchange(Forging(world.to_hub(sharon)), sharon.store)
    assert sharon.store.waiting() == [revision.id]
    assert sharon.store.pages == 0


def test_one_bad_revision_from_the_hub_is_set_aside_and_the_rest_arrives(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    sharon.begin("r1")
    sharon.begin("r2")
    world.sync(sharon)

    class Spoiling(Between):
        def after(self, response: ExchangeResponse) -> ExchangeResponse:
            first, *rest = response.revisions
            spoiled = first.model_copy(update={"signature": "00" * 64})
            return response.model_copy(update={"revisions": (spoiled, *rest)})

    outcome = exchange(Spoiling(world.to_hub(glynis)), glynis.store)
    assert outcome.set_aside == 1
    assert glynis.store.set_aside[0].code == "FK-RECORD-ALTERED"
    assert len(glynis.store.records()) == 1


def test_a_hub_that_always_promises_more_is_not_believed_for_ever(world: World) -> None:
    sharon = world.join("Sharon")

    class Endless(Between):
        def after(self, response: ExchangeResponse) -> ExchangeResponse:
            return response.model_copy(update={"more": True})

    with pytest.raises(NonsenseError):
        exchange(Endless(world.to_hub(sharon)), sharon.store)


def test_what_was_done_before_the_link_was_cut_is_kept_and_told(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    for number in range(6):
        sharon.begin(f"r{number}")
    world.sync(sharon)

    class SmallPages(Between):
        def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
            if len(self.requests) == 3:
                raise UnreachableError
            return super().exchange(request.model_copy(update={"limit": 2, "first": False}))

    outcome = Outcome()
    with pytest.raises(UnreachableError):
        exchange(SmallPages(world.to_hub(glynis)), glynis.store, outcome)
    assert outcome.pages == 3
    assert 0 < len(glynis.store.records()) < 6
    world.sync(glynis)
    assert len(glynis.store.records()) == 6


def test_a_paused_laptop_asks_for_one_page_and_for_the_rest_once_it_goes_on(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    for number in range(6):
        sharon.begin(f"r{number}")
    world.sync(sharon)

    class SmallPages(Between):
        def exchange(self, request: ExchangeRequest) -> ExchangeResponse:
            return super().exchange(request.model_copy(update={"limit": 2, "first": False}))

    glynis.store.paused = True
    assert exchange(SmallPages(world.to_hub(glynis)), glynis.store).pages == 1
    assert len(glynis.store.records()) < 6
    glynis.store.paused = False
    exchange(SmallPages(world.to_hub(glynis)), glynis.store)
    assert len(glynis.store.records()) == 6


def test_one_revision_that_is_too_large_holds_up_nothing_else(world: World) -> None:
    sharon = world.join("Sharon")
    small = [sharon.begin(f"r{number}") for number in range(5)]
    large = sharon.write("r2", {("matters",): text("x" * 50_000)})

    class Narrow(Between):
        def before(self, request: ExchangeRequest) -> None:
            if sum(len(copy.model_dump_json()) for copy in request.revisions) > 40_000:
                raise TooLargeError

    outcome = exchange(Narrow(world.to_hub(sharon)), sharon.store)
    assert outcome.confirmed == {one.id for one in small}
    assert sharon.store.refusals[large.id].code == "FK-SYNC-TOO-LARGE"
    assert not sharon.store.refusals[large.id].kept


def test_a_form_nobody_has_leaves_the_record_refused_but_kept_at_the_hub(world: World) -> None:
    sharon = world.join("Sharon")
    lost = form("lost", item("q"))
    revision = sharon.begin("r1", kind="other", form=lost)
    world.sync(sharon)
    assert sharon.store.refusals[revision.id].code == "FK-HUB-FORM-UNKNOWN"
    assert sharon.store.refusals[revision.id].kept


def test_after_a_restore_everything_written_here_is_offered_again(world: World) -> None:
    sharon, glynis = world.join("Sharon"), world.join("Glynis")
    revision = sharon.begin("r1")
    world.sync(sharon, glynis)
    world.hub.restore()
    outcome = sharon.sync(world.to_hub(sharon))
    assert outcome.new_epoch
    assert sharon.store.is_safe(revision.id)
    fresh = world.join("Fresh")
    world.sync(fresh)
    assert fresh.store.records() == {"r1"}


def test_a_hub_brought_back_from_an_old_backup_is_noticed_by_itself(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon, glynis = real.join("Sharon"), real.join("Glynis")
    revision = sharon.begin("r1")
    real.sync(sharon, glynis)
    real.hub.forget_records()
    assert glynis.sync(real.to_hub(glynis)).new_epoch
    assert sharon.sync(real.to_hub(sharon)).new_epoch
    assert sharon.store.is_safe(revision.id)
    fresh = real.join("Fresh")
    real.sync(fresh)
    assert fresh.store.records() == {"r1"}


def test_two_laptops_in_parallel_lose_nothing(real: World) -> None:
    laptops = [real.join(name) for name in ("Sharon", "Glynis", "Tomos", "Aisha")]

    def work(laptop: Laptop) -> None:
        for round_ in range(8):
            laptop.write("shared", {("goals", f"e:{laptop.name}{round_}", "goal"): text(laptop.name)})
            if round_ == 0:
                laptop.begin("shared")
            laptop.sync(real.to_hub(laptop))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, laptops))
    real.sync(*laptops)
    states = [laptop.store.record("shared") for laptop in laptops]
    assert all(state == states[0] for state in states)
    assert all(not laptop.store.waiting() for laptop in laptops)
    assert len([path for path in states[0].fields if path[0] == "goals"]) == 32
