"""The floors of the design hold: import-linter's contracts, which pyproject.toml lists, are run as a test."""

import ast
import tomllib

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.source_tree import ROOT, modules


def test_imports_run_downwards_and_drivers_stay_where_they_belong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_driver_contract_covers_every_floor_it_does_not_allow() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    allowed = {  # whoever may know the library; the composition roots see everything anyway
        "PySide6": {"ui"}, "sqlcipher3": {"store"}, "requests": {"sync"}, "fastapi": {"hub"},
        "typst": {"printing"},
    }  # fmt: skip
    floors = {module.place.parts[1] for module in modules() if len(module.place.parts) > 2} - {"demo", "dev"}
    covered = {
        contract["forbidden_modules"][0]: {name.split(".")[1] for name in contract["source_modules"]}
        for contract in configuration["tool"]["importlinter"]["contracts"]
        if contract["type"] == "forbidden"
    }
    missing = {library: floors - holders - covered[library] for library, holders in allowed.items()}
    assert missing == {library: set() for library in allowed}


def test_only_one_module_names_qts_multimedia_part() -> None:
    naming = [module.name for module in modules() if "PySide6.QtMultimedia" in _imported(module.tree)]
    assert naming == ["fieldkit.ui.beneath.qt_camera"]


def _imported(tree: ast.Module) -> set[str]:
    """Every module imported anywhere in it, as ``import a.b``, ``from a.b import c`` or ``from a import b``."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found
