"""The grammar of FHIRPath, read in one pass: a form of a hundred expressions must open while somebody waits.

The general parser that comes with fhirpathpy takes milliseconds for one expression; this one gives the same trees
(the tests compare them) in a small part of that. Operators bind as https://hl7.org/fhirpath/N1 says, by precedence
climbing (Richards 1979).
"""

from __future__ import annotations

import re
from typing import Any, Final

Tree = list[Any]


class ExpressionSyntaxError(ValueError):
    """The text is not FHIRPath."""


def read(text: str) -> Tree:
    """The tree of an expression (see syntax). Raises ExpressionSyntaxError, RecursionError where it nests too deeply."""
    reader = _Reader(_tokens(text))
    tree = reader.expression(0)
    if reader.kind != "end":
        raise ExpressionSyntaxError("something follows the end of the expression")
    return tree


_CLOCK: Final = r"[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_TOKEN: Final = re.compile(
    rf"""
      (?P<space>(?:[ \r\n\t]+|/\*.*?\*/|//[^\r\n]*)+)
    | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<string>'(?:\\(?:[`'\\/fnrt]|u[0-9a-fA-F]{{4}})|[^'])*')
    | (?P<quoted>`(?:\\(?:[`'\\/fnrt]|u[0-9a-fA-F]{{4}})|[^\\`])*`)
    | (?P<dateTime>@[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}}(?:T{_CLOCK})?)?)?Z?)
    | (?P<time>@T{_CLOCK})
    | (?P<dollar>\$(?:this|index|total))
    | (?P<sign><=|>=|!=|!~|[.\[\]+\-*/&|<>=~(){{}}%,])
    """,
    re.VERBOSE | re.DOTALL,
)
_OPERATORS: Final = {
    **dict.fromkeys(("*", "/", "div", "mod"), 10),
    **dict.fromkeys(("+", "-", "&"), 9),
    "|": 8,
    **dict.fromkeys(("<=", "<", ">", ">="), 7),
    **dict.fromkeys(("is", "as"), 6),
    **dict.fromkeys(("=", "~", "!=", "!~"), 5),
    **dict.fromkeys(("in", "contains"), 4),
    "and": 3,
    **dict.fromkeys(("or", "xor"), 2),
    "implies": 1,
}
_POLARITY: Final = 11
_UNITS: Final = frozenset(
    unit + plural
    for unit in ("year", "month", "week", "day", "hour", "minute", "second", "millisecond")
    for plural in ("", "s")
)
_RESERVED: Final = _UNITS | {"div", "mod", "and", "or", "xor", "implies", "true", "false"}
"""Words that no item can be called by, unless between backticks."""


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise ExpressionSyntaxError(f"nothing of FHIRPath begins like this: {text[place : place + 20]!r}")
        place = match.end()
        kind = str(match.lastgroup)
        if kind != "space":
            found.append((kind, match[0]))
    found.append(("end", ""))
    return found


class _Reader:
    """Stands at one token and takes the next ones."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0
        self.kind, self.text = tokens[0]

    def expression(self, least: int) -> Tree:
        """What stands here, as far as operators bind at least so tightly."""
        if self.kind == "sign" and self.text in "+-":
            sign = self._take()
            left: Tree = ["sign", sign, self.expression(_POLARITY)]
        else:
            left = self._term()
        while True:
            going_on = self._continued(left, least)
            if going_on is None:
                return left
            left = going_on

    def _continued(self, left: Tree, least: int) -> Tree | None:
        kind, text = self.kind, self.text
        if kind == "sign":
            if text == ".":
                self._take()
                return self._invocation(left)
            if text == "[":
                self._take()
                index = self.expression(0)
                self._expect("]")
                return ["at", left, index]
        elif kind != "name":
            return None
        binding = _OPERATORS.get(text, -1)
        if binding < least:
            return None
        self._take()
        if binding == _OPERATORS["is"]:
            return [text, left, self._type()]
        return ["op", text, left, self.expression(binding + 1)]

    def _term(self) -> Tree:
        kind, text = self.kind, self.text
        if kind in ("string", "dateTime", "time"):
            return ["lit", kind, self._take()]
        if kind == "number":
            return self._number()
        if kind == "name" and text in ("true", "false"):
            return ["lit", "boolean", self._take()]
        if kind == "sign" and text in "({%":
            self._take()
            if text == "%":
                return self._variable()
            if text == "{":
                self._expect("}")
                return ["empty"]
            inner = self.expression(0)
            self._expect(")")
            return inner
        if kind == "dollar":
            return [self._take()[1:]]
        return self._invocation(None)

    def _number(self) -> Tree:
        number = self._take()
        if self.kind == "string" or (self.kind == "name" and self.text in _UNITS):
            return ["lit", "quantity", number + self._take()]
        return ["lit", "number", number]

    def _variable(self) -> Tree:
        if self.kind == "string":
            return ["var", self._take().strip("'")]
        return ["var", self._identifier()]

    def _invocation(self, base: Tree | None) -> Tree:
        name = self._identifier()
        if self.kind != "sign" or self.text != "(":
            return ["member", base, name]
        self._take()
        args: list[Tree] = []
        if self.text != ")" or self.kind != "sign":
            args.append(self.expression(0))
            while self.kind == "sign" and self.text == ",":
                self._take()
                args.append(self.expression(0))
        self._expect(")")
        return ["call", base, name, args]

    def _type(self) -> str:
        parts = [self._identifier()]
        while self.kind == "sign" and self.text == "." and self._tokens[self._at + 2] != ("sign", "("):
            self._take()
            parts.append(self._identifier())
        return ".".join(parts)

    def _identifier(self) -> str:
        if self.kind == "quoted" or (self.kind == "name" and self.text not in _RESERVED):
            return self._take().strip("`")
        raise ExpressionSyntaxError(f"a name is missing before {self.text[:20]!r}")

    def _expect(self, sign: str) -> None:
        if self.kind != "sign" or self.text != sign:
            raise ExpressionSyntaxError(f"{sign} is missing before {self.text[:20]!r}")
        self._take()

    def _take(self) -> str:
        text = self.text
        self._at += 1
        self.kind, self.text = self._tokens[self._at]
        return text
