"""Turning a parsed expression into a Python function that runs on the form's own cells, and noting what it reads.

Whatever is not supported here raises Unsupported, and the expression goes to fhirpathpy as a whole (see fallback).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cmp_to_key
from typing import Any, Final, Protocol

from fieldkit.questionnaire import temporal
from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.expressions import lookup
from fieldkit.questionnaire.expressions.focus import (
    Amount,
    Answer,
    Collection,
    Element,
    answer_value,
    answers_of,
    is_present,
    items_below,
    lift,
    members,
)
from fieldkit.questionnaire.expressions.functions import FUNCTIONS
from fieldkit.questionnaire.expressions.operators import (
    ARITHMETIC,
    EvaluationError,
    arithmetic,
    contains,
    equal_collections,
    equivalent,
    logical,
    order,
    single,
    truth,
    union,
)
from fieldkit.questionnaire.expressions.syntax import Tree
from fieldkit.questionnaire.expressions.kinds import has_type, known_type
from fieldkit.questionnaire.temporal import Moment
from fieldkit.questionnaire.value_types import is_number

MOST_RESULTS: Final = 50_000


class Unsupported(Exception):  # noqa: N818 - no error: it says that the other evaluator takes over
    """This expression needs something that only fhirpathpy does."""


class Scope(Protocol):
    """Where an expression runs."""

    root: Cell
    context: Cell | Answer

    def variable(self, name: str) -> Collection:
        """The value of a variable."""

    def cells(self, link_id: str, base: Any, reach: str) -> list[Cell]:
        """The items with this linkId below ``base`` (see lookup)."""

    def moment(self) -> Moment:
        """The present moment, the same throughout a session."""


@dataclass(slots=True)
class Env:
    """The state of one evaluation: the scope and ``$this``, ``$index``, ``$total``."""

    scope: Scope
    this: Collection
    index: int = 0
    total: Collection = field(default_factory=list)


Step = Callable[[Env], Collection]


@dataclass(slots=True)
class Compiled:
    """A ready expression and what it reads: linkIds, variables, its own item, or anything at all."""

    run: Step
    links: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)
    """Of these linkIds whatever stands below matters too."""
    variables: set[str] = field(default_factory=set)
    own: bool = False
    everything: bool = False


def compile_tree(tree: Tree) -> Compiled:
    """Compile a parsed expression. Raises Unsupported."""
    compiler = _Compiler()
    run = compiler.step(tree)
    result = compiler.result
    result.run = run
    return result


def _nothing(_: Env) -> Collection:
    return []


class _Compiler:
    def __init__(self) -> None:
        self.result = Compiled(_nothing)
        self._inner = 0

    def _inside(self, tree: Tree) -> Step:
        """The function for an argument that runs on each value in turn: its ``$this`` is not the item itself."""
        self._inner += 1
        try:
            return self.step(tree)
        finally:
            self._inner -= 1

    def _reads_own(self) -> None:
        if not self._inner:
            self.result.own = True

    def step(self, tree: Tree) -> Step:
        """The function for one node."""
        maker = getattr(self, f"_make_{tree[0]}", None)
        if maker is None:
            raise Unsupported(tree[0])
        made: Step = maker(tree)
        return made

    # ---------------------------------------------------------------------------------------- leaves

    def _make_lit(self, tree: Tree) -> Step:
        value = _literal(tree[1], tree[2])
        return lambda _: [value]

    def _make_empty(self, _: Tree) -> Step:
        return _nothing

    def _make_this(self, _: Tree) -> Step:
        self._reads_own()
        return lambda env: env.this

    def _make_index(self, _: Tree) -> Step:
        return lambda env: [env.index]

    def _make_total(self, _: Tree) -> Step:
        return lambda env: env.total

    def _make_var(self, tree: Tree) -> Step:
        name = tree[1]
        if name == "resource" or name == "rootResource":
            return lambda env: [env.scope.root]
        if name == "context":
            self.result.own = True
            return lambda env: [env.scope.context]
        if name in ("ucum", "sct", "loinc"):
            url = {"ucum": "http://unitsofmeasure.org", "sct": "http://snomed.info/sct"}.get(name, "http://loinc.org")
            return lambda _: [url]
        self.result.variables.add(name)
        return lambda env: env.scope.variable(name)

    # ---------------------------------------------------------------------------------------- paths

    def _base(self, tree: Tree | None) -> Step:
        if tree is None:
            self._reads_own()
            return lambda env: env.this
        return self.step(tree)

    def _make_member(self, tree: Tree) -> Step:
        _, base_tree, name = tree
        if base_tree is None and name in ("QuestionnaireResponse",):
            return lambda env: [env.scope.root]
        found = lookup.recognise(base_tree) if base_tree is not None and name in ("answer", "item") else None
        if name == "item":
            self.result.everything = True
        if found is not None:
            base = self._lookup(found, present=False)
        elif name in ("linkId", "text") and base_tree == ["var", "context"]:
            base = self._start(base_tree)
        else:
            base = self._base(base_tree)
        return lambda env: [found for one in base(env) for found in _member(one, name)]

    def _make_at(self, tree: Tree) -> Step:
        base, index = self.step(tree[1]), self.step(tree[2])

        def run(env: Env) -> Collection:
            place = single(index(env))
            values = base(env)
            return [values[place]] if isinstance(place, int) and 0 <= place < len(values) else []

        return run

    def _make_call(self, tree: Tree) -> Step:
        _, base_tree, name, args = tree
        found = lookup.recognise(tree)
        if found is not None:
            return self._lookup(found)
        special = getattr(self, f"_call_{name}", None)
        if special is not None:
            made: Step = special(base_tree, args)
            return made
        known = FUNCTIONS.get(name)
        if known is None or not known[1] <= len(args) <= known[2]:
            raise Unsupported(name)
        function = known[0]
        base, steps = self._base(base_tree), [self.step(arg) for arg in args]
        if not steps:
            return lambda env: function(base(env), [])
        return lambda env: function(base(env), [step(env) for step in steps])

    def _start(self, tree: Tree | None) -> Step:
        """Where a look-up starts; which item that is does not matter, for the look-up names what it reads."""
        if tree is None:
            return lambda env: env.this
        if tree == ["var", "context"]:
            return lambda env: [env.scope.context]
        found = lookup.recognise(tree)
        return self._lookup(found, present=False) if found is not None else self.step(tree)

    def _lookup(self, found: lookup.Lookup, *, present: bool = True) -> Step:
        """Items by linkId, from the index: the commonest thing that forms ask.

        ``present``: only items that the response would hold; not needed where their answers are asked for next.
        """
        base = self._start(found.base)
        if lookup.head_of(found.base) not in (["var", "questionnaire"], ["var", "qitem"]):
            self.result.links.update(found.link_ids)
            if present:
                self.result.within.update(found.link_ids)
        link_ids, reach = found.link_ids, found.reach
        rest = self._inside(found.rest) if found.rest is not None else None

        def run(env: Env) -> Collection:
            scope = env.scope
            cells: Collection = [
                cell
                for one in base(env)
                for link_id in link_ids
                for cell in (
                    scope.cells(link_id, one, reach)
                    if isinstance(one, Cell | Answer)
                    else lookup.element_items(one, link_id, reach)
                )
                if not present or not isinstance(cell, Cell) or is_present(cell)
            ]
            if rest is None:
                return cells
            return [
                cell for index, cell in enumerate(cells) if truth(rest(Env(scope, [cell], index, env.total))) is True
            ]

        return run

    # ---------------------------------------------------------------------------------------- functions of expressions

    def _call_where(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        base, (condition,) = self._base(base_tree), self._exactly(args, 1, inside=True)
        return lambda env: [
            one
            for index, one in enumerate(base(env))
            if truth(condition(Env(env.scope, [one], index, env.total))) is True
        ]

    def _call_select(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        base, (projection,) = self._base(base_tree), self._exactly(args, 1, inside=True)
        return lambda env: [
            found
            for index, one in enumerate(base(env))
            for found in projection(Env(env.scope, [one], index, env.total))
        ]

    def _call_exists(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        if not args:
            base = self._base(base_tree)
            return lambda env: [bool(base(env))]
        where = self._call_where(base_tree, args)
        return lambda env: [bool(where(env))]

    def _call_all(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        base, (condition,) = self._base(base_tree), self._exactly(args, 1, inside=True)
        return lambda env: [
            all(
                truth(condition(Env(env.scope, [one], index, env.total))) is True
                for index, one in enumerate(base(env))
            )
        ]

    def _call_iif(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        if len(args) not in (2, 3):
            raise Unsupported("iif")
        base = self._base(base_tree) if base_tree is not None else None
        condition, then, *rest = (self.step(arg) for arg in args)
        otherwise = rest[0] if rest else _nothing

        def run(env: Env) -> Collection:
            inner = env if base is None else Env(env.scope, base(env), env.index, env.total)
            return then(inner) if truth(condition(inner)) is True else otherwise(inner)

        return run

    def _call_repeat(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        base, (projection,) = self._base(base_tree), self._exactly(args, 1, inside=True)

        def run(env: Env) -> Collection:
            found: Collection = []
            waiting = base(env)
            while waiting:
                fresh = [
                    value for one in waiting for value in projection(Env(env.scope, [one], 0, env.total))
                ]
                waiting = [value for value in fresh if not any(value is known or value == known for known in found)]
                found += waiting
                if len(found) > MOST_RESULTS:
                    raise EvaluationError("the result is too large")
            return found

        return run

    def _call_aggregate(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        if len(args) not in (1, 2):
            raise Unsupported("aggregate")
        base, step = self._base(base_tree), self._inside(args[0])
        start = self.step(args[1]) if len(args) == 2 else _nothing

        def run(env: Env) -> Collection:
            total = start(env)
            for index, one in enumerate(base(env)):
                total = step(Env(env.scope, [one], index, total))
            return total

        return run

    def _call_sort(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        """``sort()`` by the values themselves or by keys; a key with a minus in front sorts downwards."""
        base = self._base(base_tree)
        keys = [(self._inside(arg[2] if arg[:2] == ["sign", "-"] else arg), arg[:2] == ["sign", "-"]) for arg in args]

        def run(env: Env) -> Collection:
            values = base(env)
            for key, downwards in reversed(keys) if keys else [(lambda inner: inner.this, False)]:
                found = [(key(Env(env.scope, [one], 0, env.total)), one) for one in values]
                ordered = sorted(found, key=cmp_to_key(_by_key), reverse=downwards)
                values = [one for _, one in ordered]
            return values

        return run

    def _call_descendants(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        self._exactly(args, 0)
        self.result.everything = True
        base = self._base(base_tree)
        return lambda env: [found for one in base(env) for found in _descendants(one)]

    def _call_children(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        raise Unsupported("children")

    def _call_ofType(self, base_tree: Tree | None, args: list[Tree]) -> Step:  # noqa: N802 - FHIRPath's own name
        return self._of_type(self._base(base_tree), _type_name(args))

    def _call_as(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        return self._of_type(self._base(base_tree), _type_name(args))

    def _call_is(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        return self._is_type(self._base(base_tree), _type_name(args))

    def _call_extension(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        base, (url,) = self._base(base_tree), self._exactly(args, 1)

        def run(env: Env) -> Collection:
            wanted = single(url(env))
            found = [part for one in base(env) for part in _member(one, "extension")]
            return [part for part in found if isinstance(part, Element) and part.data.get("url") == wanted]

        return run

    def _call_now(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        self._exactly(args, 0)
        return lambda env: [env.scope.moment()]

    def _call_today(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        self._exactly(args, 0)
        return lambda env: [Moment("date", env.scope.moment().parts[:3])]

    def _call_trace(self, base_tree: Tree | None, args: list[Tree]) -> Step:
        return self._base(base_tree)

    def _exactly(self, args: list[Tree], count: int, *, inside: bool = False) -> list[Step]:
        if len(args) != count:
            raise Unsupported("arguments")
        return [self._inside(arg) if inside else self.step(arg) for arg in args]

    # ---------------------------------------------------------------------------------------- operators

    def _make_op(self, tree: Tree) -> Step:
        _, sign, left_tree, right_tree = tree
        left, right = self.step(left_tree), self.step(right_tree)
        if sign in ("and", "or", "xor", "implies"):
            return lambda env: _known(_logic(sign, left, right, env))
        if sign in ("=", "!="):
            wanted = sign == "="

            def compare(env: Env) -> Collection:
                same = equal_collections(left(env), right(env))
                return [] if same is None else [same is wanted]

            return compare
        if sign in ("~", "!~"):
            return lambda env: [_equivalent(left(env), right(env)) is (sign == "~")]
        if sign in ("<", ">", "<=", ">="):
            return lambda env: _ordered(sign, left(env), right(env))
        if sign in ARITHMETIC:
            return lambda env: arithmetic(sign, left(env), right(env))
        return self._other(sign, left, right)

    def _other(self, sign: str, left: Step, right: Step) -> Step:
        if sign == "|":
            return lambda env: union(left(env), right(env))
        if sign == "&":
            return lambda env: [_glued(left(env)) + _glued(right(env))]
        if sign == "in":
            return lambda env: _within(left(env), right(env))
        if sign == "contains":
            return lambda env: _within(right(env), left(env))
        raise Unsupported(sign)

    def _make_sign(self, tree: Tree) -> Step:
        operand = self.step(tree[2])
        if tree[1] == "+":
            return operand
        return lambda env: [_negative(one) for one in operand(env)]

    def _make_is(self, tree: Tree) -> Step:
        return self._is_type(self.step(tree[1]), tree[2])

    def _make_as(self, tree: Tree) -> Step:
        return self._of_type(self.step(tree[1]), tree[2])

    def _is_type(self, base: Step, name: str) -> Step:
        if not known_type(name):
            raise Unsupported(name)

        def run(env: Env) -> Collection:
            value = single(base(env))
            return [] if value is None else [has_type(value, name)]

        return run

    def _of_type(self, base: Step, name: str) -> Step:
        if not known_type(name):
            raise Unsupported(name)
        return lambda env: [one for one in base(env) if has_type(one, name)]


def _type_name(args: list[Tree]) -> str:
    if len(args) != 1:
        raise Unsupported("type")
    names = []
    tree: Tree | None = args[0]
    while tree is not None:
        if tree[0] != "member":
            raise Unsupported("type")
        names.append(tree[2])
        tree = tree[1]
    return ".".join(reversed(names))


def _literal(kind: str, text: str) -> Any:
    if kind == "boolean":
        return text == "true"
    if kind == "number":
        return Decimal(text) if "." in text else int(text)
    if kind == "string":
        return unescape(text[1:-1])
    if kind == "dateTime":
        return _moment(text)
    if kind == "time":
        return temporal.parse_time(text.lstrip("@T")) or _refuse(text)
    return _amount(text)


def _moment(text: str) -> Moment:
    written = text.lstrip("@")
    if written.endswith("T"):
        date = temporal.parse_date(written[:-1])
        return Moment("dateTime", date.parts) if date is not None else _refuse(text)
    found = temporal.parse_moment(written) if "T" in written else temporal.parse_date(written)
    return found if found is not None else _refuse(text)


def _refuse(text: str) -> Any:
    raise Unsupported(text)


def _amount(text: str) -> Amount:
    digits = len(text) - len(text.lstrip("0123456789."))
    unit = text[digits:].strip().strip("'")
    return Amount(Decimal(text[:digits]), unit)


_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}


def unescape(text: str) -> str:
    """A FHIRPath string literal's contents with its escapes resolved."""
    if "\\" not in text:
        return text
    out, place = [], 0
    while place < len(text):
        letter = text[place]
        if letter == "\\" and place + 1 < len(text):
            following = text[place + 1]
            if following == "u" and place + 6 <= len(text):
                try:
                    out.append(chr(int(text[place + 2 : place + 6], 16)))
                    place += 6
                    continue
                except ValueError:
                    pass
            out.append(_ESCAPES.get(following, following))
            place += 2
        else:
            out.append(letter)
            place += 1
    return "".join(out)


def _member(one: Any, name: str) -> Collection:
    if isinstance(one, Cell):
        return _item_member(one, name)
    if isinstance(one, Answer):
        if name == "value":
            return answer_value(one)
        if name == "item":
            return list(items_below(one))
        if name.startswith("value"):
            return answer_value(one, name)
        if name == "extension":
            return lift(one.value.get("fhir", {}).get("extension"))
        return []
    if isinstance(one, Element):
        return members(one, name)
    if isinstance(one, Amount):
        return {"value": [one.value], "unit": [one.unit], "code": [one.unit]}.get(name, [])
    return []


def _item_member(cell: Cell, name: str) -> Collection:
    if name == "answer":
        return answers_of(cell)
    if name == "item":
        return list(items_below(cell))
    item = cell.item
    if item is None:
        return ["QuestionnaireResponse"] if name == "resourceType" else []
    if name == "linkId":
        return [item.link_id]
    if name == "text":
        return [item.text] if item.text else []
    return []


def _descendants(one: Any) -> Collection:
    found: Collection = []
    waiting: Collection = [one]
    while waiting:
        holder = waiting.pop(0)
        below: Collection = []
        if isinstance(holder, Cell):
            below = [*answers_of(holder), *items_below(holder)]
        elif isinstance(holder, Answer):
            below = [*answer_value(holder), *items_below(holder)]
        elif isinstance(holder, Element):
            below = lift(list(holder.data.values()))
        found += below
        waiting += [part for part in below if isinstance(part, Cell | Answer | Element)]
        if len(found) > MOST_RESULTS:
            raise EvaluationError("the result is too large")
    return found


def _logic(sign: str, left: Step, right: Step, env: Env) -> bool | None:
    first = truth(left(env))
    if (sign == "and" and first is False) or (sign == "or" and first is True):
        return first
    return logical(sign, first, truth(right(env)))


def _by_key(left: tuple[Collection, Any], right: tuple[Collection, Any]) -> int:
    if not left[0] or not right[0]:
        return bool(left[0]) - bool(right[0])
    return order(single(left[0]), single(right[0])) or 0


def _known(value: bool | None) -> Collection:
    return [] if value is None else [value]


def _ordered(sign: str, left: Collection, right: Collection) -> Collection:
    ours, theirs = single(left), single(right)
    if ours is None or theirs is None:
        return []
    found = order(ours, theirs)
    if found is None:
        return []
    return [found < 0 if sign == "<" else found > 0 if sign == ">" else found <= 0 if sign == "<=" else found >= 0]


def _equivalent(left: Collection, right: Collection) -> bool:
    if len(left) != len(right):
        return False
    return all(any(equivalent(ours, theirs) for theirs in right) for ours in left)


def _within(left: Collection, right: Collection) -> Collection:
    value = single(left)
    return [] if value is None else [contains(right, value)]


def _glued(values: Collection) -> str:
    value = single(values)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise EvaluationError("& needs text")
    return value


def _negative(value: Any) -> Any:
    if isinstance(value, Amount):
        return Amount(-value.value, value.unit)
    if not is_number(value):
        raise EvaluationError("- needs a number")
    return -value
