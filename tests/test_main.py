"""The program as a process: what it imports when, and what it ends with."""

import subprocess
import sys

import pytest

from fieldkit.__main__ import main

_ROOT = [sys.executable, "-X", "importtime", "-m", "fieldkit"]


def test_a_command_imports_neither_the_window_nor_the_hub() -> None:
    done = subprocess.run(
        [*_ROOT, "form", "check", "nowhere.json"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 3
    assert "FK-CLI-FILE" in done.stdout
    for module in ("PySide6", "fastapi", "sqlalchemy", "fieldkit.demo"):
        assert f" {module}\n" not in done.stderr


def test_the_hub_imports_no_window_and_no_store() -> None:
    done = subprocess.run([*_ROOT, "hub", "status", "--help"], capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert "--database" in done.stdout
    for module in ("PySide6", "sqlcipher3", "fieldkit.demo"):
        assert f" {module}\n" not in done.stderr


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("fieldkit ")


def test_a_command_s_code_is_the_program_s() -> None:
    assert main(["form", "check", "nowhere.json"]) == 3


@pytest.mark.parametrize(("part", "command"), [("fieldkit.hub", "hub"), ("fieldkit.demo", "demo")])
def test_a_part_that_was_left_out_is_told_in_words(part: str, command: str) -> None:
    without = f"import sys; sys.modules[{part!r}] = None; from fieldkit.__main__ import main; sys.exit(main([{command!r}]))"
    done = subprocess.run([sys.executable, "-c", without], capture_output=True, text=True, check=False)

    assert done.returncode == 3
    assert "not part of this installation" in done.stderr
    assert "[FK-PART-MISSING]" in done.stderr


def test_the_way_to_the_window_loads_no_command() -> None:
    script = (
        "import sys\n"
        "import fieldkit.__main__ as program\n"
        "class Opened(Exception): pass\n"
        "import fieldkit.app as app\n"
        "def stop(laptop, *_): raise Opened(str(laptop.data))\n"
        "app.open_window = stop\n"
        "try: program.main(['--data', '/nowhere'])\n"
        "except Opened as opened: print(opened, 'fieldkit.cli.program' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "/nowhere False\n"


def test_an_option_without_its_folder_is_told_as_for_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--data"])

    assert left.value.code == 2
    assert "--data" in capsys.readouterr().err
