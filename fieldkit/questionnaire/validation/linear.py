"""Regular expressions matched in time that grows with the text only, never with bad luck (Thompson 1968).

Python's own matcher tries one way after another and can take years over a short text. This one follows all ways at
once. It reads the tree of Python's own parser, so the syntax is the same; look-ahead and back-references, which need
trying, are not supported.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from typing import Any, Final

_PARSER: Final[Any] = getattr(re, "_parser", None)
"""Python (3.11 to 3.14) offers its parser under no public name; without it patterns are not usable, and are named so."""
_MOST_STATES: Final = 4_000
_MOST_STEPS: Final = 40_000
_WORK: Final = 1_000_000

Fits = Callable[[str], bool]

_CATEGORIES: Final[dict[str, Fits]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_NOT_DIGIT": lambda letter: not letter.isdecimal(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda letter: not letter.isspace(),
    "CATEGORY_WORD": lambda letter: letter.isalnum() or letter == "_",
    "CATEGORY_NOT_WORD": lambda letter: not (letter.isalnum() or letter == "_"),
}


class UnusableError(ValueError):
    """The pattern is broken, too large, or needs a matcher that tries."""


class LinearPattern:
    """A pattern ready to match. Raises UnusableError when made from a pattern that can't be used."""

    def __init__(self, pattern: str) -> None:
        if _PARSER is None:
            raise UnusableError("this Python offers no parser")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)  # a doubtful pattern is still one
                self._compiled = re.compile(pattern)
                tree = _PARSER.parse(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise UnusableError(str(error)) from error
        self._ignore_case = bool(self._compiled.flags & re.IGNORECASE)
        self._dot_all = bool(self._compiled.flags & re.DOTALL)
        self._states: list[tuple[Any, ...]] = [("end",)]
        self._steps = 0
        try:
            self._start = self._sequence(list(tree), 0)
        except RecursionError as error:
            raise UnusableError("the pattern is nested too deeply") from error

    @property
    def longest(self) -> int:
        """The longest text worth trying."""
        return _WORK // len(self._states)

    def fullmatch(self, text: str) -> bool:
        """Whether the whole text matches."""
        return self._run(text, anchored=True)

    def search(self, text: str) -> bool:
        """Whether any part of the text matches."""
        return self._run(text, anchored=False)

    # ---------------------------------------------------------------------------------------- running

    def _run(self, text: str, *, anchored: bool) -> bool:
        here = self._reach((self._start,), text, 0)
        for place, letter in enumerate(text):
            if 0 in here and not anchored:
                return True
            moved = [
                state[2]
                for index in here
                if (state := self._states[index])[0] == "letter" and state[1](letter)
            ]
            if not anchored:
                moved.append(self._start)
            here = self._reach(moved, text, place + 1)
            if not here:
                return False
        return 0 in here

    def _reach(self, states: Iterable[int], text: str, place: int) -> set[int]:
        found: set[int] = set()
        waiting = list(states)
        while waiting:
            index = waiting.pop()
            if index in found:
                continue
            found.add(index)
            state = self._states[index]
            if state[0] == "split":
                waiting += state[1]
            elif state[0] == "at" and _stands(state[1], text, place):
                waiting.append(state[2])
        return found

    # ---------------------------------------------------------------------------------------- building

    def _new(self, *state: Any) -> int:
        if len(self._states) >= _MOST_STATES:
            raise UnusableError("the pattern is too large")
        self._states.append(state)
        return len(self._states) - 1

    def _sequence(self, nodes: list[Any], after: int) -> int:
        self._steps += 1  # repeats of nothing at all make no states
        if self._steps > _MOST_STEPS:
            raise UnusableError("the pattern repeats too much")
        for operation, argument in reversed(nodes):
            after = self._node(str(operation), argument, after)
        return after

    def _node(self, operation: str, argument: Any, after: int) -> int:
        if operation in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._new("letter", self._letter(operation, argument), after)
        if operation == "AT":
            return self._new("at", str(argument), after)
        if operation == "BRANCH":
            return self._new("split", [self._sequence(list(one), after) for one in argument[1]])
        if operation == "SUBPATTERN":
            if argument[1] or argument[2]:
                raise UnusableError("flags inside a pattern")
            return self._sequence(list(argument[3]), after)
        if operation in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = argument
            return self._repeat(least, most, inner, after)
        raise UnusableError(f"{operation} is not supported")

    def _repeat(self, least: int, most: Any, inner: Any, after: int) -> int:
        nodes = list(inner)
        if most is _PARSER.MAXREPEAT:
            loop = self._new("split", [after])
            self._states[loop][1].append(self._sequence(nodes, loop))
            start = loop
        else:
            start = after
            for _ in range(int(most) - least):
                start = self._new("split", [self._sequence(nodes, start), after])
        for _ in range(least):
            start = self._sequence(nodes, start)
        return start

    def _letter(self, operation: str, argument: Any) -> Fits:
        if operation == "ANY":
            return (lambda _: True) if self._dot_all else (lambda letter: letter != "\n")
        if operation == "IN":
            return self._letter_set(argument)
        wanted = chr(argument)
        if self._ignore_case:
            low = wanted.lower()
            return lambda letter: (letter.lower() == low) is (operation == "LITERAL")
        return lambda letter: (letter == wanted) is (operation == "LITERAL")

    def _letter_set(self, parts: list[Any]) -> Fits:
        tests: list[Fits] = []
        wanted = True
        for operation, argument in parts:
            name = str(operation)
            if name == "NEGATE":
                wanted = False
            elif name == "CATEGORY":
                tests.append(_CATEGORIES[str(argument)])
            elif name == "RANGE":
                tests.append(_between(*argument))
            else:
                tests.append(_between(argument, argument))
        if self._ignore_case:
            return lambda letter: (
                any(test(letter.lower()) or test(letter.upper()) for test in tests) is wanted
            )
        return lambda letter: any(test(letter) for test in tests) is wanted


def _between(low: int, high: int) -> Fits:
    return lambda letter: low <= ord(letter) <= high


def _stands(where: str, text: str, place: int) -> bool:
    if where in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
        return place == 0
    if where == "AT_END":
        return place == len(text) or text[place:] == "\n"
    if where == "AT_END_STRING":
        return place == len(text)
    word = _CATEGORIES["CATEGORY_WORD"]
    before = place > 0 and word(text[place - 1])
    after = place < len(text) and word(text[place])
    return (before is not after) is (where == "AT_BOUNDARY")
