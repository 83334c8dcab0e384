"""FHIRPath text to a small tree, remembered: the tree follows from the text alone, in this run and in later ones.

Nodes: ``["lit", kind, text]``, ``["empty"]``, ``["var", name]``, ``["this"|"index"|"total"]``,
``["member", base, name]``, ``["call", base, name, [args]]``, ``["at", base, index]``, ``["op", sign, left, right]``,
``["sign", "+"|"-", operand]``, ``["is"|"as", operand, type]``. A base is a node, or None at the head of a path.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from fieldkit.questionnaire.expressions import grammar
from fieldkit.questionnaire.expressions.grammar import ExpressionSyntaxError, Tree

LIBRARY: Final = "grammar 2, tree 1"
"""What made a tree: a number goes up with every change to the grammar or to the shape of trees."""
_LONGEST = 20_000


def parse(text: str) -> Tree:
    """The tree of an expression, the caller's own. Raises ExpressionSyntaxError."""
    stored = _parse(text)
    if stored is None:
        raise ExpressionSyntaxError(f"not FHIRPath: {text[:80]!r}")
    try:
        tree: Tree = json.loads(stored)
    except RecursionError as error:
        raise ExpressionSyntaxError("nested too deeply") from error
    return tree


def stored_tree(text: str) -> str | None:
    """The tree of an expression as JSON text, for ``take_in`` of a later run; None where it is no FHIRPath."""
    return _parse(text)


def take_in(trees: Mapping[str, str | None]) -> None:
    """Trees from an earlier run with this very ``LIBRARY``: these expressions are not parsed again."""
    if len(_KEPT) + len(trees) > _MOST_KEPT:
        _KEPT.clear()
    _KEPT.update(trees)


_KEPT: Final[dict[str, str | None]] = {}
"""Part of the memory of ``_parse``: like it, holds what follows from an expression's text and nothing else."""
_MOST_KEPT: Final = 20_000


def forget_all() -> None:
    """Forget every tree: for measuring what the first opening of a form costs."""
    _KEPT.clear()
    _parse.cache_clear()


@lru_cache(maxsize=8192)
def _parse(text: str) -> str | None:
    if text in _KEPT:
        return _KEPT[text]
    if len(text) > _LONGEST:
        return None
    try:
        return json.dumps(grammar.read(text), ensure_ascii=False)
    except (ExpressionSyntaxError, RecursionError):
        return None
