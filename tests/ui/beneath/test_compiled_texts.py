"""Texts of Qt's binding are compiled once; where that can't be kept, everything goes on as ever."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from fieldkit.ui.beneath.compiled_texts import CompiledTexts, beside_this

NAME = "shibokensupport/made_up.py"
COUNTED = """
import builtins
seen, plain = [], builtins.compile
def compile(text, name, *rest, **named):
    seen.append(str(name))
    return plain(text, name, *rest, **named)
builtins.compile = compile
import fieldkit.ui.beneath.quick_qt
assert builtins.compile is compile
print(sum(name.startswith("shibokensupport/") for name in seen))
"""


class Compiler:
    """Python's own, counted."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: Any, name: Any, *rest: Any, **named: Any) -> Any:
        self.asked.append(name)
        return compile(text, name, *rest, **named)


def result(texts: CompiledTexts, compiler: Compiler, text: str, name: str = NAME) -> object:
    found: dict[str, object] = {}
    exec(texts.compile(text, name, "exec", plain=compiler), found)
    return found["answer"]


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_a_text_is_compiled_once_and_another_one_anew(tmp_path: Path) -> None:
    compiler, path = Compiler(), tmp_path / "kept"
    first = CompiledTexts(path)
    assert result(first, compiler, "answer = 1") == 1
    first.keep()
    second = CompiledTexts(path)
    assert result(second, compiler, "answer = 1") == 1
    assert compiler.asked == [NAME]
    assert result(second, compiler, "answer = 2") == 2
    assert compiler.asked == [NAME, NAME]
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]


def test_what_is_not_the_binding_s_is_not_kept(tmp_path: Path) -> None:
    compiler, path = Compiler(), tmp_path / "kept"
    for _ in range(2):
        texts = CompiledTexts(path)
        assert result(texts, compiler, "answer = 1", "another.py") == 1
        texts.keep()
    assert compiler.asked == ["another.py", "another.py"]
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"none of it", importlib.util.MAGIC_NUMBER + b"{", importlib.util.MAGIC_NUMBER + b"N"]
)
def test_a_file_that_cannot_be_read_is_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kept"
    path.write_bytes(content)
    compiler, texts = Compiler(), CompiledTexts(path)
    assert result(texts, compiler, "answer = 1") == 1
    assert compiler.asked == [NAME]
    texts.keep()
    assert result(CompiledTexts(path), Compiler(), "answer = 1") == 1


def test_nothing_is_written_where_python_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = CompiledTexts(tmp_path / "no folder" / "kept")
    result(nowhere, Compiler(), "answer = 1")
    nowhere.keep()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    forbidden = CompiledTexts(tmp_path / "kept")
    result(forbidden, Compiler(), "answer = 1")
    forbidden.keep()
    assert list(tmp_path.iterdir()) == []


def test_it_lies_beside_python_s_own() -> None:
    assert (
        beside_this().parent
        == Path(importlib.util.cache_from_source(__file__.replace("tests", "fieldkit"))).parent
    )
    assert beside_this().suffix == ".texts"


def test_the_second_start_compiles_none_of_the_binding_s_texts(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    told = [
        int(
            subprocess.run(
                [sys.executable, "-c", COUNTED], check=True, capture_output=True, text=True, env=environment
            ).stdout
        )
        for _ in range(2)
    ]
    assert told[0] > 5
    assert told[1] == 0
