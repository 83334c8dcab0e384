"""What FieldKit stands on is declared, locked and checked by hash."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?: ; (.+?))?(?: \\)?$", re.MULTILINE)


def declared() -> list[Requirement]:
    extras = [text for wanted in PROJECT["optional-dependencies"].values() for text in wanted]
    return [Requirement(text) for text in [*PROJECT["dependencies"], *extras]]


def test_every_requirement_has_a_pin_that_fits() -> None:
    pins = {canonicalize_name(name): version for name, version, _ in PIN.findall(LOCK)}
    unfit = [str(need) for need in declared() if pins.get(canonicalize_name(need.name), "none") not in need.specifier]
    assert unfit == []


def test_every_pin_has_a_hash_and_a_readable_marker() -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", LOCK)
    pinned = [block for block in blocks if PIN.match(block)]
    assert len(pinned) == len(PIN.findall(LOCK))
    assert [block.split()[0] for block in pinned if "--hash=sha256:" not in block] == []
    assert all(Marker(marker) for _, _, marker in PIN.findall(LOCK) if marker)


def test_the_lock_names_no_host() -> None:
    assert "://" not in LOCK


def test_whatever_the_source_imports_is_declared() -> None:
    declared_names = {canonicalize_name(need.name) for need in declared()}
    distributions = packages_distributions()
    undeclared = sorted(
        root
        for root in _imported_roots() - set(sys.stdlib_module_names) - {"fieldkit"}
        if not {canonicalize_name(name) for name in distributions.get(root, [])} & declared_names
    )
    assert undeclared == []


def _imported_roots() -> set[str]:
    roots: set[str] = set()
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                roots.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                roots.add(node.module.split(".")[0])
    return roots
