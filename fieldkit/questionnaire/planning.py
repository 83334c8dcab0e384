"""Which item depends on which, worked out once for a form: the order of evaluation, and what a change touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fieldkit.questionnaire.items import Item


@dataclass(frozen=True, slots=True)
class Reads:
    """What the logic of one item reads: items by index, nearest instances only, or (``everything``) any item."""

    nearest: frozenset[int] = frozenset()
    anywhere: frozenset[int] = frozenset()
    everything: bool = False


class Plan:
    """Ranks (evaluate low ones first), dependents by item index, and the cycles there are."""

    def __init__(
        self, items: Sequence[Item], reads: Mapping[int, Reads], checks: Mapping[int, Reads]
    ) -> None:
        """``reads``: what enables, calculates or offers; ``checks``: what only findings depend on."""
        self.items = items
        self.dependents: list[list[tuple[int, bool]]] = [[] for _ in items]
        """For each item the items to look at again when it changes; True where only the nearest instances."""
        self.everything: tuple[int, ...] = tuple(index for index, read in reads.items() if read.everything)
        self.checks_everything: tuple[int, ...] = tuple(
            index for index, read in checks.items() if read.everything
        )
        followers: list[list[int]] = [[child.index for child in item.children] for item in items]
        for index, read in reads.items():
            for source in read.anywhere:
                self.dependents[source].append((index, False))
                followers[source].append(index)
            for source in read.nearest - read.anywhere:
                self.dependents[source].append((index, True))
                followers[source].append(index)
        for index, read in checks.items():
            for source in read.anywhere:
                self.dependents[source].append((index, False))
        components = _components(followers)
        self.ranks: list[int] = [0] * len(items)
        for rank, component in enumerate(components):
            for index in component:
                self.ranks[index] = rank
        for place, index in enumerate(self.everything):
            self.ranks[index] = len(components) + place
        self.cycles: tuple[tuple[Item, ...], ...] = tuple(
            tuple(items[index] for index in sorted(component) if index in reads)
            for component in components
            if len(component) > 1 or component[0] in followers[component[0]]
        )


def _components(followers: Sequence[Iterable[int]]) -> list[list[int]]:
    """Strongly connected components, sources first (Tarjan 1972, without recursion)."""
    count = len(followers)
    number, low = [-1] * count, [0] * count
    on_stack = [False] * count
    stack: list[int] = []
    found: list[list[int]] = []
    clock = 0
    for root in range(count):
        if number[root] >= 0:
            continue
        work = [(root, iter(followers[root]))]
        number[root] = low[root] = clock
        clock += 1
        stack.append(root)
        on_stack[root] = True
        while work:
            here, rest = work[-1]
            pushed = False
            for other in rest:
                if number[other] < 0:
                    number[other] = low[other] = clock
                    clock += 1
                    stack.append(other)
                    on_stack[other] = True
                    work.append((other, iter(followers[other])))
                    pushed = True
                    break
                if on_stack[other]:
                    low[here] = min(low[here], number[other])
            if pushed:
                continue
            work.pop()
            if work:
                above = work[-1][0]
                low[above] = min(low[above], low[here])
            if low[here] == number[here]:
                found.append(_pop_component(stack, on_stack, here))
    found.reverse()
    return found


def _pop_component(stack: list[int], on_stack: list[bool], root: int) -> list[int]:
    component = []
    while True:
        one = stack.pop()
        on_stack[one] = False
        component.append(one)
        if one == root:
            return component
