"""Merging is a pure function of the set of answers, and nothing unseen is ever replaced."""

import random as seeded
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fieldkit.records import values
from fieldkit.records.answers import Withheld
from fieldkit.records.merge import RecordState, merge, open_answers
from fieldkit.records.paths import Path, is_inside
from fieldkit.records.revisions import Revision
from tests.records.laptops import Laptop
from tests.records.people import GLYNIS, SHARON, author

IWAN = author("Iwan Bell", 4)
ENTRIES = [("goals", "e:1"), ("goals", "e:2")]
FIELDS: list[Path] = [
    ("matters",),
    ("about", "day"),
    *((*entry, leaf) for entry in ENTRIES for leaf in ("what", "who")),
    *ENTRIES,
]


def said(text: str) -> str:
    return values.write({"valueString": text})


def texts(state: RecordState, path: Path) -> list[str]:
    return [held.value for held in state.fields[path].current] if path in state.fields else []


def pair() -> tuple[Laptop, Laptop]:
    return Laptop(SHARON), Laptop(GLYNIS)


def meet(*laptops: Laptop) -> None:
    for one in laptops:
        for other in laptops:
            one.receive(other)


def test_different_fields_written_apart_join_by_themselves() -> None:
    sharon, glynis = pair()
    sharon.write(("matters",), said("My kitchen"))
    glynis.write(("about", "day"), said("Up by eight"))
    sharon.seal(), glynis.seal()

    meet(sharon, glynis)

    assert sharon.state() == glynis.state()
    assert not sharon.state().conflicts
    assert texts(sharon.state(), ("matters",)) == [said("My kitchen")]
    assert texts(sharon.state(), ("about", "day")) == [said("Up by eight")]


def test_the_same_field_written_apart_keeps_both_until_somebody_settles() -> None:
    sharon, glynis = pair()
    sharon.write(("matters",), said("once"))
    glynis.write(("matters",), said("twice"))
    sharon.seal(), glynis.seal()
    meet(sharon, glynis)
    assert [field.path for field in sharon.state().conflicts] == [("matters",)]
    assert len(sharon.state().fields[("matters",)].said) == 2

    glynis.settle(("matters",), said("once, or twice"))
    glynis.seal()
    meet(sharon, glynis)

    assert texts(sharon.state(), ("matters",)) == [said("once, or twice")]
    assert not sharon.state().conflicts


def test_the_same_value_twice_is_agreement() -> None:
    sharon, glynis = pair()
    for laptop in (sharon, glynis):
        laptop.write(("matters",), said("My kitchen"))
        laptop.seal()

    meet(sharon, glynis)

    field = sharon.state().fields[("matters",)]
    assert (len(field.current), len(field.said), field.conflict) == (2, 1, False)


def test_what_arrives_while_a_field_is_being_typed_is_not_replaced() -> None:
    sharon, glynis = pair()
    sharon.begin(("matters",))
    glynis.write(("matters",), said("from Glynis"))
    glynis.seal()
    sharon.receive(glynis)
    sharon.write(("matters",), said("from Sharon"))

    sharon.seal()

    assert sorted(texts(sharon.state(), ("matters",))) == [said("from Glynis"), said("from Sharon")]


def test_removing_an_entry_while_the_partner_writes_in_it_keeps_the_words() -> None:
    sharon, glynis = pair()
    sharon.write(ENTRIES[0], '{"order":"a0"}')
    sharon.write((*ENTRIES[0], "what"), said("a rail"))
    sharon.seal()
    meet(sharon, glynis)
    sharon.remove(ENTRIES[0])
    glynis.write((*ENTRIES[0], "who"), said("Crew Manager Bell"))
    sharon.seal(), glynis.seal()

    meet(sharon, glynis)

    state = sharon.state()
    assert state == glynis.state()
    assert texts(state, (*ENTRIES[0], "what")) == [said("a rail")]
    assert texts(state, (*ENTRIES[0], "who")) == [said("Crew Manager Bell")]
    assert [one.path for one in state.contested] == [ENTRIES[0]]
    assert state.contested[0].removal.cert == SHARON.certificate.id
    assert state.contested[0].changed[0].cert == GLYNIS.certificate.id


def test_a_contested_entry_is_settled_by_removing_it_again_or_by_keeping_it() -> None:
    for keep in (True, False):
        sharon, glynis = pair()
        sharon.write(ENTRIES[0], '{"order":"a0"}')
        sharon.seal()
        meet(sharon, glynis)
        sharon.remove(ENTRIES[0])
        glynis.write((*ENTRIES[0], "who"), said("Bell"))
        sharon.seal(), glynis.seal()
        meet(sharon, glynis)
        removal = sharon.state().contested[0].removal

        if keep:
            sharon.settle(ENTRIES[0], '{"order":"a0"}')
            draft = sharon.draft.fields[ENTRIES[0]]
            sharon.draft = sharon.draft.__class__(
                sharon.draft.record,
                sharon.draft.form,
                sharon.draft.cert,
                {
                    ENTRIES[0]: draft.__class__(
                        draft.path, draft.value, (*draft.replaces, removal.digest), draft.touched
                    )
                },
            )
        else:
            sharon.remove(ENTRIES[0])
        sharon.seal()
        meet(sharon, glynis)

        state = glynis.state()
        assert not state.contested
        assert ((*ENTRIES[0], "who") in state.fields) is keep


def test_two_who_remove_the_same_entry_agree() -> None:
    sharon, glynis = pair()
    sharon.write(ENTRIES[0], '{"order":"a0"}')
    sharon.write((*ENTRIES[0], "what"), said("a rail"))
    sharon.seal()
    meet(sharon, glynis)
    glynis.write((*ENTRIES[0], "who"), said("Bell"))
    glynis.seal()
    sharon.remove(ENTRIES[0])
    glynis.remove(ENTRIES[0])
    sharon.seal(), glynis.seal()

    meet(sharon, glynis)

    state = sharon.state()
    assert not state.contested
    assert not [path for path in state.fields if is_inside(path, ENTRIES[0])]


def test_undoing_a_removal_brings_everything_in_the_entry_back() -> None:
    sharon, _ = pair()
    sharon.write(ENTRIES[0], '{"order":"a0"}')
    sharon.write((*ENTRIES[0], "what"), said("a rail"))
    sharon.seal()
    sharon.remove(ENTRIES[0])
    sharon.seal()
    assert (*ENTRIES[0], "what") not in sharon.state().fields

    sharon.write(ENTRIES[0], '{"order":"a0"}')
    sharon.seal()

    assert texts(sharon.state(), (*ENTRIES[0], "what")) == [said("a rail")]


def test_a_missing_piece_of_the_history_shows() -> None:
    sharon, _ = pair()
    sharon.write(("matters",), said("one"))
    first = sharon.seal()
    sharon.write(("matters",), said("two"))
    second = sharon.seal()
    assert first is not None
    assert second is not None

    assert merge([second]).missing == {first.id}
    assert merge([second, first]).missing == frozenset()
    assert merge([first, second]).heads == {second.id}


def test_words_withheld_here_are_counted_until_they_are_replaced() -> None:
    sharon, _ = pair()
    sharon.write(("matters",), said("one"))
    first = sharon.seal()
    assert first is not None
    cut = first.with_bodies(lambda digest, body: Withheld())

    assert (merge([cut]).unreadable, dict(merge([cut]).fields)) == (1, {})
    assert merge([cut, first]).unreadable == 0


class JointVisit(RuleBasedStateMachine):
    """Three laptops write, remove, seal and exchange at any moment, drafts open or not."""

    @initialize()
    def start(self) -> None:
        self.laptops = [Laptop(SHARON), Laptop(GLYNIS), Laptop(IWAN)]
        self.seen: dict[str, set[str]] = {}
        self.number = 0

    who = st.integers(0, 2)
    where = st.sampled_from(FIELDS)

    @rule(who=who, where=where)
    def begin(self, who: int, where: Path) -> None:
        self.laptops[who].begin(where)

    @rule(who=who, where=where)
    def type_words(self, who: int, where: Path) -> None:
        self.number += 1
        self.laptops[who].write(where, said(f"words {self.number}"))

    @rule(who=who, entry=st.sampled_from(ENTRIES))
    def remove_entry(self, who: int, entry: Path) -> None:
        self.laptops[who].remove(entry)

    @rule(who=who)
    def seal(self, who: int) -> None:
        laptop = self.laptops[who]
        known = {digest for copy in laptop.copies.values() for digest, _ in copy.header.answers}
        sealed = laptop.seal()
        for digest, _ in sealed.header.answers if sealed else ():
            self.seen[digest] = known

    @rule(giver=who, taker=who)
    def exchange(self, giver: int, taker: int) -> None:
        self.laptops[taker].receive(self.laptops[giver])

    @invariant()
    def nothing_unseen_is_replaced(self) -> None:
        for revision in self._everything():
            for digest, replaced in revision.header.answers:
                assert set(replaced) <= self.seen[digest]

    @invariant()
    def every_word_stands_or_was_replaced_by_somebody_who_had_it(self) -> None:
        copies = list(self._everything())
        state = merge(copies)
        standing = {held.digest for field in state.fields.values() for held in field.current}
        standing |= {one.removal.digest for one in state.contested}
        replaced = {one for copy in copies for _, targets in copy.header.answers for one in targets}
        for copy in copies:
            for held in open_answers(copy):
                assert held.digest in standing or held.digest in replaced

    def teardown(self) -> None:
        if not hasattr(self, "laptops"):
            return
        for laptop in self.laptops:
            laptop.seal()
        meet(*self.laptops)
        first, second, third = (laptop.state() for laptop in self.laptops)
        assert first == second == third
        copies = list(self._everything())
        for attempt in range(4):
            shuffled = copies + seeded.Random(attempt).choices(copies, k=len(copies)) if copies else []
            seeded.Random(attempt).shuffle(shuffled)
            assert merge(shuffled) == first

    def _everything(self) -> Iterable[Revision]:
        return {copy.id: copy for laptop in self.laptops for copy in laptop.copies.values()}.values()


JointVisit.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestJointVisit = JointVisit.TestCase


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 1), st.sampled_from(FIELDS), st.booleans()), max_size=12), st.randoms()
)
def test_any_split_of_the_answers_between_arrivals_gives_the_same_record(
    script: list[tuple[int, Path, bool]], chance: seeded.Random
) -> None:
    laptops = pair()
    for number, (who, where, swap) in enumerate(script):
        laptops[who].write(where, said(str(number)))
        laptops[who].seal()
        if swap:
            laptops[1 - who].receive(laptops[who])
    everything = {copy.id: copy for laptop in laptops for copy in laptop.copies.values()}
    whole = merge(everything.values())
    cut = [
        copy.with_bodies(lambda _, body: Withheld() if chance.random() < 0.5 else body)
        for copy in everything.values()
    ]
    arrivals = [*cut, *everything.values(), *cut]
    chance.shuffle(arrivals)

    assert merge(arrivals) == whole
