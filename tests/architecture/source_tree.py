"""The source as the architecture tests see it: every module of FieldKit with its syntax tree."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One Python file; `place` is its path below the root of the checkout."""

    place: Path

    @cached_property
    def text(self) -> str:
        return (ROOT / self.place).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.place))

    @property
    def name(self) -> str:
        parts = self.place.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def is_package_root(self) -> bool:
        return self.place.name == "__init__.py"


def modules(folder: str = "fieldkit") -> list[Module]:
    """Every module under a folder of the checkout, in order of its path."""
    return [Module(path.relative_to(ROOT)) for path in sorted((ROOT / folder).rglob("*.py"))]


def tracked_files() -> Iterator[Path]:
    """Every file that belongs to the project, as git lists it."""
    # A clone may belong to somebody else than whoever runs the tests; listing its files is safe all the same.
    git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True).stdout
    for name in listed.decode("utf-8").split("\0"):
        if name and (ROOT / name).is_file():
            yield Path(name)
