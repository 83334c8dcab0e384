"""The wheel is complete: installed into an empty folder, away from the checkout, FieldKit finds all it needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, tracked_files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `python -m build` makes it."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed wheel and nothing else; what it needs comes from the environment."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--no-compile", "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return folder


def run_installed(installed: Path, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed copy from a folder that has nothing to do with the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, *command], cwd=cwd, env=environment, check=False, capture_output=True, text=True
    )


def test_the_wheel_carries_every_source_file_form_and_resource(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = [
        place.as_posix() if place.parts[0] == "fieldkit" else f"fieldkit/_data/{place.as_posix()}"
        for place in tracked_files()
        if place.parts[0] in {"fieldkit", "forms", "resources"}
    ]
    assert [name for name in wanted if name not in names] == []


def test_the_wheel_carries_no_tests_and_no_tools(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"fieldkit"}


def test_the_installed_copy_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    shown = run_installed(installed, "-c", "import fieldkit; print(fieldkit.__file__)", cwd=tmp_path)
    assert Path(shown.stdout.strip()).is_relative_to(installed), shown.stderr


def test_the_installed_copy_finds_its_forms_and_its_icons(installed: Path, tmp_path: Path) -> None:
    code = (
        "from fieldkit.base.assets import forms_folder, resource\n"
        "print(len(list(forms_folder().glob('*.json'))), len(list(resource('icons').glob('*.svg'))))"
    )
    shown = run_installed(installed, "-c", code, cwd=tmp_path)
    here = (len(list((ROOT / "forms").glob("*.json"))), len(list((ROOT / "resources/icons").glob("*.svg"))))
    assert shown.stdout.split() == [str(number) for number in here], shown.stderr


def test_the_installed_copy_checks_its_own_forms(installed: Path, tmp_path: Path) -> None:
    forms = [str(path) for path in sorted((installed / "fieldkit/_data/forms").glob("*.json"))]
    checked = run_installed(installed, "-m", "fieldkit", "form", "check", *forms, cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_installed_copy_plays_the_demo(installed: Path, tmp_path: Path) -> None:
    demo = ["-m", "fieldkit", "--data", str(tmp_path / "data"), "demo", "--no-window", "--people", "3"]
    played = run_installed(installed, *demo, cwd=tmp_path)
    assert played.returncode == 0, played.stdout + played.stderr
