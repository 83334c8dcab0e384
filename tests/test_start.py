"""The bootstrap script: what it decides. Whether it works on a bare machine is seen by running it on one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import start


def test_an_unsuitable_python_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    with pytest.raises(start.SetupError, match=r"Python 3\.10.*needs Python 3\.11 to 3\.14"):
        start.check_python()


def test_the_pythons_of_the_project_metadata_are_the_ones_the_script_takes() -> None:
    metadata = (start.HERE / "pyproject.toml").read_text(encoding="utf-8")
    oldest, newest = start.OLDEST, start.NEWEST
    assert f'requires-python = ">={oldest[0]}.{oldest[1]},<{newest[0]}.{newest[1] + 1}"' in metadata


def test_help_explains_and_changes_nothing() -> None:
    done = subprocess.run(
        [sys.executable, str(start.HERE / "start.py"), "--help"], check=True, capture_output=True, text=True
    )
    assert "python3 start.py test" in done.stdout


def test_an_unknown_word_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["dance"]) == 2
    assert "python3 start.py" in capsys.readouterr().out


def test_the_fingerprint_follows_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = start.fingerprint()
    other = tmp_path / "requirements.lock"
    other.write_text("six==1.17.0\n", encoding="utf-8")
    monkeypatch.setattr(start, "LOCK", other)
    assert start.fingerprint() != before


def test_an_unfinished_environment_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(start, "READY", tmp_path / "fieldkit-ready")
    assert not start.environment_is_ready()
    (tmp_path / "fieldkit-ready").write_text(start.fingerprint(), encoding="utf-8")
    assert start.environment_is_ready()


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run; where the camera's mark would stand is `tmp_path`."""
    run: list[list[str]] = []
    monkeypatch.setattr(start, "CAMERA_READY", tmp_path / "fieldkit-camera-ready")
    monkeypatch.setattr(start, "run_step", lambda _what, command: run.append(command))
    return run


def test_what_the_camera_needs_is_installed_by_its_own_lock_and_once(steps: list[list[str]]) -> None:
    start.ensure_camera()
    start.ensure_camera()
    (command,) = steps
    assert command[-4:] == ["--require-hashes", "--no-deps", "-r", str(start.CAMERA_LOCK)]


def test_another_lock_of_the_camera_is_installed_again(
    steps: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.ensure_camera()
    other = tmp_path / "requirements-camera.lock"
    other.write_text("six==1.17.0\n", encoding="utf-8")
    monkeypatch.setattr(start, "CAMERA_LOCK", other)
    start.ensure_camera()
    assert len(steps) == 2


@pytest.mark.parametrize(("command", "asked"), [("test", 1), ("demo", 0)])
def test_only_the_tests_load_what_the_camera_needs(
    command: str, asked: int, steps: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ensure_debian_packages", "ensure_environment"):
        monkeypatch.setattr(start, name, lambda **_named: None)
    monkeypatch.setattr(start, "in_environment", lambda *_command: 0)
    monkeypatch.setattr(start, "run_tests", lambda _arguments: 0)
    assert start.main([command]) == 0
    assert len(steps) == asked


def test_the_library_without_which_the_camera_does_not_load_is_there_for_tests_only() -> None:
    assert "libpulse0" in start.TEST_PACKAGES
    assert "libpulse0" not in start.WINDOW_PACKAGES


@pytest.fixture
def a_debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds a machine's only programs: apt-get and a dpkg-query that lists three packages."""
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (tmp_path / "dpkg-query").write_text(
        "#!/bin/sh\necho 'libgl1 installed'\necho 'libglib2.0-0t64 installed'\necho 'xvfb config-files'\n",
        encoding="utf-8",
    )
    for program in tmp_path.iterdir():
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_only_what_is_missing_would_be_installed(a_debian: Path) -> None:
    asked = ("libgl1", "libglib2.0-0", "xvfb", "age")
    assert start.debian_packages_missing(asked) == ["xvfb", "age"]


def test_a_system_without_apt_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start.debian_packages_missing(("libgl1",)) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no apt")
def test_without_root_or_sudo_the_administrator_gets_the_command(
    a_debian: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(start.SetupError, match="sudo apt-get install --no-install-recommends xvfb age"):
        start.install_debian_packages(["xvfb", "age"])


def test_a_step_that_fails_says_which_one_and_that_it_may_be_repeated() -> None:
    with pytest.raises(start.SetupError, match=r"(?s)Counting did not work.*Run this script again"):
        start.run_step("Counting", [sys.executable, "-c", "raise SystemExit(1)"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to be stopped by")
def test_a_program_stopped_by_a_signal_is_told_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "falls.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", encoding="utf-8")
    monkeypatch.setattr(start, "HERE", tmp_path)
    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    assert start.in_environment("falls") == 137
    assert "stopped by signal 9" in capsys.readouterr().out
