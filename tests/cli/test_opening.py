import pytest

from fieldkit.cli import opening
from fieldkit.cli.opening import FileNotReadError, PassphraseMissingError
from fieldkit.cli.surroundings import Surroundings
from tests.cli.conftest import Terminal


def test_the_passphrase_comes_from_the_first_line_of_the_file(terminal: Terminal) -> None:
    terminal.file("passphrase", b"a short walk to the gate\r\nnot this\n")

    assert opening.passphrase(terminal.around, "?") == "a short walk to the gate"


def test_with_nobody_to_ask_it_says_so(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)

    with pytest.raises(PassphraseMissingError):
        opening.passphrase(Surroundings({}, terminal.clock), "?")


def test_asked_twice_both_must_be_the_same(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["one", "two", "one", "one"])
    monkeypatch.setattr("sys.stdin", type("Tty", (), {"isatty": lambda self: True})())
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    around = Surroundings({}, terminal.clock)

    with pytest.raises(PassphraseMissingError):
        opening.passphrase(around, "?", twice=True)
    assert opening.passphrase(around, "?", twice=True) == "one"


def test_a_file_that_is_not_there_is_told_by_name() -> None:
    with pytest.raises(FileNotReadError, match="no-such-file"):
        opening.read_file("no-such-file")
