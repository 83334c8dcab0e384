"""Loading Qt the quick way leaves everything as it is, only later."""

import gc
import re
import subprocess
import sys

from fieldkit.ui.beneath.quick_qt import LatePattern, late_patterns, no_collecting

IN_A_NEW_PROCESS = """
import builtins, sys
import fieldkit.ui.beneath.quick_qt
assert builtins.__import__.__name__ != "__feature_import__", "PySide6 still reads every module"
import fieldkit.ui.look.tokens, linecache
assert not [name for name in linecache.cache if name.endswith("tokens.py")], "its text is kept"
pattern = sys.modules["shibokensupport.signature.lib.pyi_generator"].Formatter.brace_searcher
assert type(pattern).__name__ == "LatePattern" and pattern._made is None, "a pattern was built that nobody used"
assert pattern.search("a, b").group(1) == "a" and pattern._made is not None
from PySide6.QtCore import QObject
from PySide6.support.signature import get_signature
print(get_signature(QObject.setObjectName))
try:
    QObject().setProperty(1, 2)
except TypeError as error:
    print(error)
"""


def test_a_new_process_imports_plainly_and_qt_still_words_its_errors() -> None:
    command = [sys.executable, "-c", IN_A_NEW_PROCESS]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "name: str" in done.stdout
    assert "setProperty" in done.stdout


def test_a_long_pattern_is_built_when_it_is_first_used() -> None:
    built: list[str] = []

    def build(text: str, flags: int) -> re.Pattern[str]:
        built.append(text)
        return re.compile(text, flags)

    pattern = LatePattern("a+", re.IGNORECASE, build)
    find = pattern.search
    assert built == []
    assert find("xAAy").group() == "AA"
    assert pattern.findall("a b aa") == ["a", "aa"]
    assert built == ["a+"]
    assert LatePattern("(a)(b)", 0, build).groups == 2


def test_only_long_patterns_wait_and_only_for_so_long() -> None:
    with late_patterns():
        long, short = re.compile("x" * 3_000), re.compile("x")
    assert isinstance(long, LatePattern)
    assert isinstance(short, re.Pattern)
    assert isinstance(re.compile("y" * 3_000), re.Pattern)


def test_garbage_is_looked_for_again_afterwards() -> None:
    was_on = gc.isenabled()
    gc.enable()
    with no_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()
    if not was_on:
        gc.disable()
