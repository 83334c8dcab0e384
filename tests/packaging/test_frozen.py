"""The frozen program runs by itself: forms, icons, letters, the encrypted store and the window are all in its folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="what surrounds the program here is written for POSIX"),
    pytest.mark.skipif(
        not os.environ.get("FIELDKIT_TESTS_COMPLETE") and not shutil.which("objdump"),
        reason="PyInstaller needs binutils (Debian: apt-get install binutils)",
    ),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as `pyinstaller build.spec` makes it."""
    folder = tmp_path_factory.mktemp("frozen")
    freeze = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
              "--distpath", str(folder), "--workpath", str(folder / "work"), str(ROOT / "build.spec")]  # fmt: skip
    done = subprocess.run(freeze, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "fieldkit" / "fieldkit"


def run(program: Path, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run it with nothing of Python around it, everything it keeps under `home`."""
    secret = home / "passphrase"
    secret.write_text("four words and more\n", encoding="utf-8")
    around = {"PATH": "/usr/bin:/bin", "HOME": str(home), "FIELDKIT_DATA": str(home / "data"),
              "FIELDKIT_PASSPHRASE_FILE": str(secret), "QT_QPA_PLATFORM": "offscreen"}  # fmt: skip
    return subprocess.run([str(program), *arguments], env=around, cwd=home, check=False, capture_output=True, text=True)


def test_it_checks_the_forms_it_carries(program: Path, tmp_path: Path) -> None:
    forms = sorted((program.parent / "_internal/fieldkit/_data/forms").glob("*.json"))
    assert len(forms) == len(list((ROOT / "forms").glob("*.json")))
    checked = run(program, "form", "check", *map(str, forms), home=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_it_makes_a_profile_keeps_a_person_and_proves_its_store(program: Path, tmp_path: Path) -> None:
    made = run(program, "profile", "create", "--name", "Sharon Pike", "--role", "social-worker", home=tmp_path)
    assert made.returncode == 0, made.stderr
    added = run(program, "person", "new", "--given", "Mary", "--family", "Ashdown", home=tmp_path)
    assert added.returncode == 0, added.stderr
    assert "Ashdown" in run(program, "person", "list", home=tmp_path).stdout
    assert run(program, "store", "verify", home=tmp_path).returncode == 0


def test_it_opens_its_window(program: Path, tmp_path: Path) -> None:
    window = subprocess.Popen(
        [str(program)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    with window:
        try:
            said, _ = window.communicate(timeout=10)
        except subprocess.TimeoutExpired:  # a window stays until somebody closes it
            window.terminate()
            return
    pytest.fail(f"The window closed by itself: {said.decode(errors='replace')}")


def test_it_carries_letters_for_every_script_its_screens_name(program: Path) -> None:
    fonts = {font.stem for font in (program.parent / "_internal/fieldkit/_data/resources/fonts").glob("*.ttf")}
    assert {"NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "NotoSansBengali-Regular"} <= fonts


def test_what_it_leaves_out_it_says_in_words(program: Path, tmp_path: Path) -> None:
    told = run(program, "hub", "status", home=tmp_path)
    assert (told.returncode, "FK-PART-MISSING" in told.stderr) == (3, True)
