"""The documentation cannot lag: error codes, links and file names in it are compared with the source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import ROOT, modules, tracked_files

CODE = re.compile(r"^FK-[A-Z0-9]+(-[A-Z0-9]+)*$")
ROW = re.compile(r"^\| (FK-[A-Z0-9-]+) \| (.+) \| (.+) \|$", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(#[^)\s]*)?\)")


def codes_in_source() -> set[str]:
    """Every error code written in the source, wherever it stands."""
    return {
        node.value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.match(node.value)
    }


def rows() -> list[str]:
    """The codes of docs/errors.md in their order."""
    return [row[0] for row in ROW.findall((ROOT / "docs/errors.md").read_text(encoding="utf-8"))]


def test_every_error_code_has_its_row_and_every_row_its_code() -> None:
    assert sorted(set(rows())) == sorted(codes_in_source())


def test_the_error_table_is_sorted_and_names_each_code_once() -> None:
    assert rows() == sorted(set(rows()))


def test_every_setting_from_the_environment_is_described() -> None:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    read = {name for module in modules() for name in re.findall(r'"(FIELDKIT_[A-Z_]+)"', module.text)}
    assert sorted(read) == sorted(set(re.findall(r"^\| `(FIELDKIT_[A-Z_]+)` \|", text, re.MULTILINE)))


def test_links_between_documents_lead_somewhere() -> None:
    assert list(_dead_links()) == []


def _dead_links() -> Iterator[str]:
    for place in tracked_files():
        if place.suffix != ".md":
            continue
        for target, _ in LINK.findall((ROOT / place).read_text(encoding="utf-8")):
            if "://" not in target and not (ROOT / place.parent / target).exists():
                yield f"{place}: {target}"


def test_every_decision_is_in_the_list_of_decisions() -> None:
    folder = ROOT / "docs/decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    forgotten = [path.name for path in folder.glob("[0-9]*.md") if path.name not in listed]
    assert forgotten == []


def test_every_floor_is_explained_in_the_architecture() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    floors = {module.place.parts[1] for module in modules() if len(module.place.parts) > 2}
    assert [floor for floor in sorted(floors) if f"`{floor}`" not in text] == []


def test_the_map_in_the_package_root_names_every_floor() -> None:
    text = Path(ROOT / "fieldkit/__init__.py").read_text(encoding="utf-8")
    floors = {module.place.parts[1] for module in modules() if len(module.place.parts) > 2}
    assert [floor for floor in sorted(floors) if floor not in text] == []
