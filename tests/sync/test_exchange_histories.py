"""Any history of two laptops that write and exchange in any order ends in the same records on both."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldkit.base.clock import FixedClock
from fieldkit.sync.protocol import Copy, ExchangeRequest
from tests.hub.worlds import START, RealHub, World, new_area, sqlite_engine
from tests.sync.laptops import text
from tests.sync.memory_hub import MemoryHub

STEPS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.one_of(
            st.tuples(st.just("write"), st.integers(0, 1), st.sampled_from("abc"), st.integers(0, 3)),
            st.tuples(st.just("clear"), st.integers(0, 1), st.sampled_from("abc"), st.just(0)),
            st.tuples(st.just("sync"), st.just(0), st.just("a"), st.just(0)),
            st.tuples(st.just("lost answer"), st.just(0), st.just("a"), st.just(0)),
        ),
    ),
    max_size=25,
)


@given(steps=STEPS)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_history_of_two_laptops_ends_in_the_same_record_on_both(
    steps: list[tuple[int, tuple[str, int, str, int]]],
) -> None:
    clock = FixedClock(START)
    live_through(steps, World(MemoryHub(clock, os.urandom), clock))


@given(steps=STEPS)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_any_history_through_the_real_hub_does_too(
    steps: list[tuple[int, tuple[str, int, str, int]]],
) -> None:
    clock = FixedClock(START)
    with tempfile.TemporaryDirectory() as folder:
        engine = sqlite_engine(Path(folder))
        live_through(steps, World(RealHub(engine, new_area(), clock), clock))
        engine.dispose()


def live_through(steps: list[tuple[int, tuple[str, int, str, int]]], world: World) -> None:
    """Let two laptops do these things, then sync both and compare."""
    pair = [world.join("Sharon"), world.join("Glynis")]
    for laptop in pair:
        laptop.begin("r0")
        laptop.begin("r1")
    written = set()
    for which, (what, record, field, value) in steps:
        laptop, name, path = pair[which], f"r{record}", (field,)
        if what in {"write", "clear"}:
            seen = laptop.store.record(name).seen_at(path)
            said: object = text(f"{laptop.name} {value}") if what == "write" else "null"
            written.add(laptop.write(name, {path: said}, replaces={path: seen}).id)
        elif what == "sync":
            world.sync(laptop)
        else:
            world.to_hub(laptop).exchange(
                ExchangeRequest(
                    cursor=laptop.store.cursor, forms=tuple(laptop.store.forms.values()),
                    revisions=tuple(Copy.of(laptop.store.revisions[one]) for one in laptop.store.mine),
                )
            )  # fmt: skip
    world.sync(*pair, *pair)
    for name in ("r0", "r1"):
        assert pair[0].store.record(name) == pair[1].store.record(name)
        assert not pair[0].store.record(name).missing
    assert written <= set(pair[0].store.revisions)
    assert all(laptop.store.waiting() == [] for laptop in pair)
