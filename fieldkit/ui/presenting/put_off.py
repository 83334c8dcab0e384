"""A list whose lines are put into words when they are looked at: of five hundred promises Today shows twelve."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

K = TypeVar("K")
T = TypeVar("T")


class PutOff(Sequence[T], Generic[K, T]):
    """As long as what is known; each line is made once, when it is first asked for. A part of it waits likewise."""

    def __init__(self, known: Sequence[K], make: Callable[[K], T]) -> None:
        self._known = known
        self._make = make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> PutOff[K, T]: ...

    def __getitem__(self, place: int | slice) -> T | PutOff[K, T]:
        """One line, or a part of the list that is put off too."""
        if isinstance(place, slice):
            return PutOff(self._known[place], self._make)
        place = range(len(self._known))[place]
        if place not in self._made:
            self._made[place] = self._make(self._known[place])
        return self._made[place]
