"""FHIRPath's functions whose arguments are expressions or types: where, select, iif, repeat, ofType and their like."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cmp_to_key
from typing import Any, Final, Protocol

from fieldkit.questionnaire.expressions.environment import Env, Step, Unsupported
from fieldkit.questionnaire.expressions.focus import Answer, Collection, Element
from fieldkit.questionnaire.expressions.grammar import Tree
from fieldkit.questionnaire.expressions.kinds import has_type, known_type
from fieldkit.questionnaire.expressions.navigation import MOST_RESULTS, descendants, member
from fieldkit.questionnaire.expressions.operators import EvaluationError, order, single, truth
from fieldkit.questionnaire.temporal import Moment


class Compiling(Protocol):
    """What the compiler offers to these."""

    def base(self, tree: Tree | None) -> Step:
        """The function for what stands before the dot."""

    def step(self, tree: Tree) -> Step:
        """The function for an argument that is evaluated once."""

    def inside(self, tree: Tree) -> Step:
        """The function for an argument that is evaluated on each value in turn."""

    def reads_everything(self) -> None:
        """Note that the expression may read any item."""


Macro = Callable[[Compiling, "Tree | None", list[Tree]], Step]


def _one(args: list[Tree]) -> Tree:
    if len(args) != 1:
        raise Unsupported("arguments")
    return args[0]


def _none(args: list[Tree]) -> None:
    if args:
        raise Unsupported("arguments")


def _each(base: Step, env: Env) -> Collection:
    """The values to go through one by one; loops inside loops use up what one evaluation may cost."""
    values = base(env)
    env.scope.spend(len(values))
    return values


def _where(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    base, condition = compiler.base(base_tree), compiler.inside(_one(args))
    return lambda env: [
        one for index, one in enumerate(_each(base, env)) if truth(condition(env.on(one, index))) is True
    ]


def _select(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    base, projection = compiler.base(base_tree), compiler.inside(_one(args))
    return lambda env: [
        found for index, one in enumerate(_each(base, env)) for found in projection(env.on(one, index))
    ]


def _exists(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    found = _where(compiler, base_tree, args) if args else compiler.base(base_tree)
    return lambda env: [bool(found(env))]


def _all(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    base, condition = compiler.base(base_tree), compiler.inside(_one(args))
    return lambda env: [
        all(truth(condition(env.on(one, index))) is True for index, one in enumerate(_each(base, env)))
    ]


def _iif(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    if len(args) not in (2, 3):
        raise Unsupported("iif")
    base = compiler.base(base_tree) if base_tree is not None else None
    condition, then, *rest = (compiler.step(arg) for arg in args)

    def run(env: Env) -> Collection:
        inner = env if base is None else Env(env.scope, base(env), env.index, env.total)
        if truth(condition(inner)) is True:
            return then(inner)
        return rest[0](inner) if rest else []

    return run


def _repeat(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    base, projection = compiler.base(base_tree), compiler.inside(_one(args))

    def run(env: Env) -> Collection:
        found: dict[Any, Any] = {}
        waiting = base(env)
        while waiting:
            env.scope.spend(len(waiting))
            fresh = {_identity(value): value for one in waiting for value in projection(env.on(one))}
            env.scope.spend(sum(len(value) for value in fresh.values() if isinstance(value, str)) // 100)
            waiting = [value for key, value in fresh.items() if key not in found]
            found |= fresh
            if len(found) > MOST_RESULTS:
                raise EvaluationError("the result is too large")
        return list(found.values())

    return run


def _identity(value: Any) -> Any:
    """What makes a value the same one as before: its place in the data for objects, its worth for the rest."""
    if isinstance(value, Element):
        return id(value.data)
    if isinstance(value, Answer):
        return id(value.value)
    return (type(value), value)


def _aggregate(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    if len(args) not in (1, 2):
        raise Unsupported("aggregate")
    base, step = compiler.base(base_tree), compiler.inside(args[0])
    start = compiler.step(args[1]) if len(args) == 2 else None

    def run(env: Env) -> Collection:
        total: Collection = start(env) if start is not None else []
        for index, one in enumerate(_each(base, env)):
            total = step(Env(env.scope, [one], index, total))
        return total

    return run


def _sort(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    """By the values themselves or by keys; a key with a minus in front sorts downwards."""
    base = compiler.base(base_tree)
    keys = [
        (compiler.inside(arg[2]), True) if arg[:2] == ["sign", "-"] else (compiler.inside(arg), False)
        for arg in args
    ]
    by_itself: list[tuple[Step, bool]] = [(lambda env: env.this, False)]

    def run(env: Env) -> Collection:
        values = base(env)
        for key, downwards in reversed(keys or by_itself):
            found = [(key(env.on(one)), one) for one in values]
            values = [one for _, one in sorted(found, key=cmp_to_key(_by_key), reverse=downwards)]
        return values

    return run


def _by_key(left: tuple[Collection, Any], right: tuple[Collection, Any]) -> int:
    if not left[0] or not right[0]:
        return bool(left[0]) - bool(right[0])
    return order(single(left[0]), single(right[0])) or 0


def _descendants(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    _none(args)
    compiler.reads_everything()
    base = compiler.base(base_tree)

    def run(env: Env) -> Collection:
        found = [inner for one in base(env) for inner in descendants(one)]
        env.scope.spend(len(found))
        return found

    return run


def _extension(compiler: Compiling, base_tree: Tree | None, args: list[Tree]) -> Step:
    base, url = compiler.base(base_tree), compiler.step(_one(args))

    def run(env: Env) -> Collection:
        wanted = single(url(env))
        found = [part for one in base(env) for part in member(one, "extension")]
        return [part for part in found if isinstance(part, Element) and part.data.get("url") == wanted]

    return run


def _now(_: Compiling, __: Tree | None, args: list[Tree]) -> Step:
    _none(args)
    return lambda env: [env.scope.moment()]


def _today(_: Compiling, __: Tree | None, args: list[Tree]) -> Step:
    _none(args)
    return lambda env: [Moment("date", env.scope.moment().parts[:3])]


def _trace(compiler: Compiling, base_tree: Tree | None, _: list[Tree]) -> Step:
    return compiler.base(base_tree)


def of_type(base: Step, name: str) -> Step:
    """Those values that are of a type."""
    if not known_type(name):
        raise Unsupported(name)
    return lambda env: [one for one in base(env) if has_type(one, name)]


def is_type(base: Step, name: str) -> Step:
    """Whether the one value is of a type."""
    if not known_type(name):
        raise Unsupported(name)

    def run(env: Env) -> Collection:
        value = single(base(env))
        return [] if value is None else [has_type(value, name)]

    return run


def _type_name(args: list[Tree]) -> str:
    names = []
    tree: Tree | None = _one(args)
    while tree is not None:
        if tree[0] != "member":
            raise Unsupported("type")
        names.append(tree[2])
        tree = tree[1]
    return ".".join(reversed(names))


MACROS: Final[Mapping[str, Macro]] = {
    "where": _where,
    "select": _select,
    "exists": _exists,
    "all": _all,
    "iif": _iif,
    "repeat": _repeat,
    "aggregate": _aggregate,
    "sort": _sort,
    "descendants": _descendants,
    "extension": _extension,
    "now": _now,
    "today": _today,
    "trace": _trace,
    "ofType": lambda compiler, base, args: of_type(compiler.base(base), _type_name(args)),
    "as": lambda compiler, base, args: of_type(compiler.base(base), _type_name(args)),
    "is": lambda compiler, base, args: is_type(compiler.base(base), _type_name(args)),
}
