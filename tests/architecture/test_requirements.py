"""What FieldKit stands on is declared, locked and checked by hash."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source_tree import ROOT, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK, CAMERA_LOCK = (
    (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-camera.lock")
)
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?: ; (.+?))?(?: \\)?$", re.MULTILINE)


def declared() -> list[Requirement]:
    extras = [text for wanted in PROJECT["optional-dependencies"].values() for text in wanted]
    return [Requirement(text) for text in [*PROJECT["dependencies"], *extras]]


def pins(lock: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version, _ in PIN.findall(lock)}


def test_every_requirement_has_a_pin_that_fits() -> None:
    unfit = [str(need) for need in declared() if pins(LOCK + CAMERA_LOCK).get(canonicalize_name(need.name), "none") not in need.specifier]
    assert unfit == []


def test_the_camera_is_locked_apart_and_in_the_version_of_the_rest_of_qt() -> None:
    extra = {canonicalize_name(Requirement(text).name) for text in PROJECT["optional-dependencies"]["camera"]}
    assert set(pins(CAMERA_LOCK)) == extra
    assert not extra & set(pins(LOCK))
    assert pins(CAMERA_LOCK)["pyside6-addons"] == pins(LOCK)["pyside6-essentials"]


@pytest.mark.parametrize("lock", [LOCK, CAMERA_LOCK], ids=["all", "camera"])
def test_every_pin_has_a_hash_and_a_readable_marker(lock: str) -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock)
    pinned = [block for block in blocks if PIN.match(block)]
    assert pinned
    assert len(pinned) == len(PIN.findall(lock))
    assert [block.split()[0] for block in pinned if "--hash=sha256:" not in block] == []
    assert all(Marker(marker) for _, _, marker in PIN.findall(lock) if marker)


def test_the_locks_name_no_host() -> None:
    assert "://" not in LOCK + CAMERA_LOCK


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
