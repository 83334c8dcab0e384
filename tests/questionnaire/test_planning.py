from hypothesis import given
from hypothesis import strategies as st

from fieldkit.questionnaire.planning import Plan, Reads
from tests.questionnaire.building import form, group, q


def plan(count: int, reads: dict[int, Reads], checks: dict[int, Reads] | None = None) -> Plan:
    return Plan(tuple(form(*(q(f"i{n}") for n in range(count))).walk()), reads, checks or {})


def reading(*indices: int) -> Reads:
    return Reads(anywhere=frozenset(indices))


def test_what_is_read_comes_before_what_reads_it() -> None:
    made = plan(3, {0: reading(1), 1: reading(2)})

    assert made.ranks[2] < made.ranks[1] < made.ranks[0]
    assert made.cycles == ()
    assert made.dependents[2] == [(1, False)]


def test_a_circle_is_named_once_with_those_in_it() -> None:
    made = plan(3, {0: reading(1), 1: reading(0), 2: reading(0)})

    assert [[item.link_id for item in circle] for circle in made.cycles] == [["i0", "i1"]]


def test_what_only_findings_read_makes_no_circle() -> None:
    made = plan(2, {0: reading(1)}, {1: reading(0)})

    assert made.cycles == ()
    assert made.dependents[0] == [(1, False)]


def test_a_group_comes_before_what_stands_in_it() -> None:
    items = tuple(form(group("g", q("a")), q("b")).walk())

    made = Plan(items, {0: reading(2)}, {})

    assert made.ranks[2] < made.ranks[0] < made.ranks[1]


def test_what_may_read_anything_comes_last() -> None:
    made = plan(3, {0: Reads(everything=True)})

    assert made.everything == (0,)
    assert made.ranks[0] > max(made.ranks[1:])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25))
def test_ranks_rise_along_every_dependency_outside_circles(edges: list[tuple[int, int]]) -> None:
    reads = {target: reading(*(source for source, other in edges if other == target)) for _, target in edges}

    made = plan(10, reads)

    circling = {frozenset(item.index for item in circle) for circle in made.cycles}
    for source, target in edges:
        together = any({source, target} <= circle for circle in circling)
        assert together or made.ranks[source] < made.ranks[target]


def test_a_chain_of_thousands_is_planned_without_recursion() -> None:
    made = plan(5_000, {n: reading(n - 1) for n in range(1, 5_000)})

    assert made.ranks[0] < made.ranks[-1]
