"""Habits that keep the source readable, held by tests because nothing else would hold them."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source_tree import Module, modules

LONGEST = 400
# Names that gather whatever has no place of its own.
ATTICS = re.compile(r"^(utils?|common|helpers?|misc|.*managers?|.*_utils?|.*_helpers?)$")
# The places that put the parts together import each face only when it is called.
COMPOSITION_ROOTS = ("fieldkit.__main__", "fieldkit.app", "fieldkit.demo")


def names_of(found: list[Module]) -> list[str]:
    return [str(module.place) for module in found]


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    everything = modules() + modules("tests") + modules("benchmarks")
    long = [module for module in everything if len(module.text.splitlines()) > LONGEST]
    assert names_of(long) == []


def test_every_module_says_why_it_exists() -> None:
    silent = [module for module in modules() + modules("benchmarks") if not ast.get_docstring(module.tree)]
    assert names_of(silent) == []


def test_package_roots_hold_a_docstring_and_re_export_nothing() -> None:
    roots = [module for module in modules() if module.is_package_root]
    busy = [module for module in roots if any(not _stands_in_a_root(node) for node in module.tree.body)]
    assert names_of(busy) == []


def _stands_in_a_root(node: ast.stmt) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__version__"]


def test_nothing_is_named_after_an_attic() -> None:
    attics = [module for module in modules() if any(ATTICS.match(part) for part in module.name.split("."))]
    assert names_of(attics) == []


@pytest.mark.parametrize("name", ["utils", "helpers", "task_manager", "path_utils", "common"])
def test_the_rule_against_attics_knows_them(name: str) -> None:
    assert ATTICS.match(name)


def test_only_composition_roots_import_inside_functions() -> None:
    hidden = [
        f"{module.place}:{line}"
        for module in modules()
        if not module.name.startswith(COMPOSITION_ROOTS)
        for line in _imports_inside_functions(module.tree)
    ]
    assert hidden == []


def _imports_inside_functions(tree: ast.Module) -> Iterator[int]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (n.lineno for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom))


def test_every_exception_to_a_check_has_its_reason_beside_it() -> None:
    bare = re.compile(r"#\s*(noqa(:\s*[A-Z0-9, ]+)?|type:\s*ignore(\[[a-z-, ]+\])?)\s*$")
    found = [
        f"{module.place}:{number}"
        for module in modules() + modules("benchmarks")
        for number, line in enumerate(module.text.splitlines(), start=1)
        if bare.search(line)
    ]
    assert found == []
