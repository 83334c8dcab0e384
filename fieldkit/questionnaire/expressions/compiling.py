"""Turning a parsed expression into a Python function that runs on the form's own cells, and noting what it reads.

Whatever is not supported here raises Unsupported, and the expression goes to fhirpathpy as a whole (see fallback).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.expressions import lookup
from fieldkit.questionnaire.expressions.environment import Compiled, Env, Step, Unsupported
from fieldkit.questionnaire.expressions.focus import Answer, Collection, is_present, values_at
from fieldkit.questionnaire.expressions.functions import FUNCTIONS
from fieldkit.questionnaire.expressions.grammar import Tree
from fieldkit.questionnaire.expressions.literals import literal
from fieldkit.questionnaire.expressions.macros import MACROS, is_type, of_type
from fieldkit.questionnaire.expressions.navigation import member
from fieldkit.questionnaire.expressions.operations import negative, operation
from fieldkit.questionnaire.expressions.operators import single, truth

_CONTEXT: Final = ["var", "context"]
_RESPONSES: Final = (["var", "resource"], ["var", "rootResource"], ["member", None, "QuestionnaireResponse"])
_FORM_ITSELF: Final = (["var", "questionnaire"], ["var", "qitem"])
_SYSTEMS: Final = {
    "ucum": "http://unitsofmeasure.org",
    "sct": "http://snomed.info/sct",
    "loinc": "http://loinc.org",
}


def compile_tree(tree: Tree) -> Compiled:
    """Compile a parsed expression. Raises Unsupported."""
    compiler = Compiler()
    compiler.result.run = compiler.step(tree)
    return compiler.result


class Compiler:
    """Compiles one expression; ``result`` gathers what it reads."""

    def __init__(self) -> None:
        self.result = Compiled(lambda _: [])
        self._depth = 0

    def step(self, tree: Tree) -> Step:
        """The function for one node."""
        maker = _MAKERS.get(tree[0])
        if maker is None:
            raise Unsupported(tree[0])
        return maker(self, tree)

    def inside(self, tree: Tree) -> Step:
        """The function for an argument that runs on each value in turn: its ``$this`` is not the item itself."""
        self._depth += 1
        try:
            return self.step(tree)
        finally:
            self._depth -= 1

    def base(self, tree: Tree | None) -> Step:
        """The function for what stands before the dot; ``$this`` where nothing does."""
        if tree is None:
            self.reads_own()
            return lambda env: env.this
        return self.step(tree)

    def reads_own(self) -> None:
        """Note that the expression reads the item it belongs to."""
        if not self._depth:
            self.result.own = True

    def reads_everything(self) -> None:
        """Note that the expression may read any item."""
        self.result.everything = True

    def start(self, tree: Tree | None) -> Step:
        """Where a look-up starts; which item that is does not matter, for the look-up names what it reads."""
        if tree is None:
            return lambda env: env.this
        if tree == _CONTEXT:
            return lambda env: [env.scope.context]
        found = lookup.recognise(tree)
        return self.look_up(found, present=False) if found is not None else self.step(tree)

    def look_up(self, found: lookup.Lookup, *, present: bool = True) -> Step:
        """Items by linkId, from the index: the commonest thing that forms ask.

        ``present``: only items that the response would hold; not needed where their answers are asked for next.
        """
        base = self.start(found.base)
        if lookup.head_of(found.base) not in _FORM_ITSELF:
            self.result.links.update(found.link_ids)
            if present:
                self.result.within.update(found.link_ids)
        rest = self.inside(found.rest) if found.rest is not None else None
        if not present and rest is None and len(found.link_ids) == 1 and found.base in _RESPONSES:
            link_id, reach = found.link_ids[0], found.reach
            return lambda env: list(env.scope.cells(link_id, env.scope.root, reach))

        def run(env: Env) -> Collection:
            cells = [cell for one in base(env) for cell in _found(env, one, found)]
            if present:
                cells = [cell for cell in cells if not isinstance(cell, Cell) or is_present(cell)]
            if rest is None:
                return cells
            return [cell for index, cell in enumerate(cells) if truth(rest(env.on(cell, index))) is True]

        return run


def _found(env: Env, base: object, found: lookup.Lookup) -> Collection:
    if isinstance(base, Cell | Answer):
        return [cell for link_id in found.link_ids for cell in env.scope.cells(link_id, base, found.reach)]
    return [one for link_id in found.link_ids for one in lookup.element_items(base, link_id, found.reach)]


def _literal(_: Compiler, tree: Tree) -> Step:
    value = literal(tree[1], tree[2])
    return lambda _: [value]


def _this(compiler: Compiler, _: Tree) -> Step:
    compiler.reads_own()
    return lambda env: env.this


def _variable(compiler: Compiler, tree: Tree) -> Step:
    name = tree[1]
    if name in ("resource", "rootResource"):
        return lambda env: [env.scope.root]
    if name == "context":
        compiler.reads_own()
        return lambda env: [env.scope.context]
    if name in _SYSTEMS:
        return lambda _: [_SYSTEMS[name]]
    compiler.result.variables.add(name)
    return lambda env: env.scope.variable(name)


def _member(compiler: Compiler, tree: Tree) -> Step:
    _, base_tree, name = tree
    if base_tree is None and name == "QuestionnaireResponse":
        return lambda env: [env.scope.root]
    if name == "item":
        compiler.reads_everything()
    if name.startswith("value") and base_tree is not None and base_tree[::2] == ["member", "answer"]:
        return _answer_values(compiler, base_tree, name)
    found = lookup.recognise(base_tree) if base_tree is not None and name in ("answer", "item") else None
    if found is not None:
        base = compiler.look_up(found, present=False)
    elif name in ("linkId", "text") and base_tree == _CONTEXT:
        base = compiler.start(base_tree)
    else:
        base = compiler.base(base_tree)
    return lambda env: [inner for one in base(env) for inner in member(one, name)]


def _answer_values(compiler: Compiler, answers: Tree, name: str) -> Step:
    """``answer.value``, taken as one step where it follows a look-up: the commonest path there is."""
    found = lookup.recognise(answers[1]) if answers[1] is not None else None
    if found is None:
        base = _member(compiler, answers)
        return lambda env: [inner for one in base(env) for inner in member(one, name)]
    cells, key = compiler.look_up(found, present=False), "" if name == "value" else name

    def run(env: Env) -> Collection:
        values: Collection = []
        for one in cells(env):
            if isinstance(one, Cell):
                values += values_at(one, key)
            else:
                values += [inner for answer in member(one, "answer") for inner in member(answer, name)]
        return values

    return run


def _call(compiler: Compiler, tree: Tree) -> Step:
    _, base_tree, name, args = tree
    found = lookup.recognise(tree)
    if found is not None:
        return compiler.look_up(found)
    macro = MACROS.get(name)
    if macro is not None:
        return macro(compiler, base_tree, args)
    known = FUNCTIONS.get(name)
    if known is None or not known[1] <= len(args) <= known[2]:
        raise Unsupported(name)
    function = known[0]
    base, steps = compiler.base(base_tree), [compiler.step(arg) for arg in args]
    if not steps:
        return lambda env: function(base(env), [])
    return lambda env: function(base(env), [step(env) for step in steps])


def _at(compiler: Compiler, tree: Tree) -> Step:
    base, index = compiler.step(tree[1]), compiler.step(tree[2])

    def run(env: Env) -> Collection:
        place, values = single(index(env)), base(env)
        return [values[place]] if isinstance(place, int) and 0 <= place < len(values) else []

    return run


def _sign(compiler: Compiler, tree: Tree) -> Step:
    operand = compiler.step(tree[2])
    return operand if tree[1] == "+" else lambda env: [negative(one) for one in operand(env)]


_MAKERS: Final[Mapping[str, Callable[[Compiler, Tree], Step]]] = {
    "lit": _literal,
    "empty": lambda _, __: lambda _: [],
    "this": _this,
    "index": lambda _, __: lambda env: [env.index],
    "total": lambda _, __: lambda env: env.total,
    "var": _variable,
    "member": _member,
    "call": _call,
    "at": _at,
    "op": lambda compiler, tree: operation(tree[1], compiler.step(tree[2]), compiler.step(tree[3])),
    "sign": _sign,
    "is": lambda compiler, tree: is_type(compiler.step(tree[1]), tree[2]),
    "as": lambda compiler, tree: of_type(compiler.step(tree[1]), tree[2]),
}
