"""Set FieldKit up in this folder and start it, with nothing but Python.

    python3 start.py            open FieldKit with its demo
    python3 start.py test       run every check and every test
    python3 start.py test PATH  run only the tests under PATH (anything else pytest understands works too)

Everything lands in `.venv` beside this file: delete that folder and nothing is left. On Debian and its relatives the
system libraries that Qt and the tests need are installed where they are missing. What is there already is left alone,
so a second run starts at once.
"""

from __future__ import annotations  # so that an old Python gets as far as saying that it is too old

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = HERE / "requirements.lock"
CAMERA_LOCK = HERE / "requirements-camera.lock"
READY = VENV / "fieldkit-ready"
CAMERA_READY = VENV / "fieldkit-camera-ready"
PIP = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", "install")
OLDEST, NEWEST = (3, 11), (3, 14)

# What Qt draws with, what it needs for a window on a screen, and letters for the languages people speak.
WINDOW_PACKAGES = (
    "libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libglib2.0-0", "libfontconfig1",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0",
    "fonts-dejavu-core", "fonts-noto-core",
)  # fmt: skip
# What the tests talk to: a real database server, a real screen, a real screen reader's bus, the public tools for age
# files and PDFs, what PyInstaller takes programs apart with, and the library without which Qt's camera does not load.
TEST_PACKAGES = (
    "postgresql", "xvfb", "xauth", "at-spi2-core", "dbus", "python3-gi", "python3-pyatspi", "gir1.2-atspi-2.0",
    "age", "poppler-utils", "binutils", "libpulse0",
)  # fmt: skip


class SetupError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal what is going on, in order with what the tools print."""
    print(text, flush=True)


def check_python() -> None:
    """Stop on a Python that FieldKit does not run on."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise SetupError(
            f"This is Python {sys.version_info[0]}.{sys.version_info[1]}; FieldKit needs Python 3.11 to 3.14.\n"
            "Install one of those and run this script with it, for example: python3.12 start.py"
        )


def debian_packages_missing(wanted: tuple[str, ...]) -> list[str]:
    """Those of `wanted` that this Debian (or relative) lacks; nothing on any other system."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return []
    asked = ["dpkg-query", "--show", "--showformat", "${Package} ${db:Status-Status}\n"]
    found = subprocess.run(asked, check=False, capture_output=True, text=True).stdout.splitlines()
    installed = {line.split()[0] for line in found if line.endswith(" installed")}
    # Newer releases renamed some libraries for 64-bit time ("libglib2.0-0t64"); apt knows them by both names.
    return [name for name in wanted if name not in installed and f"{name}t64" not in installed]


def install_debian_packages(missing: list[str]) -> None:
    """Install with apt, as root or through sudo. Raises SetupError with the command to type where it cannot."""
    say(f"Installing Debian packages: {' '.join(missing)}")
    by_hand = f"sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(missing)}"
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo"):
            raise SetupError(f"These need an administrator. Ask one to run:\n    {by_hand}\nThen run this script again.")
        prefix = ["sudo"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run([*apt, "update"], check=False)
    install = [*apt, "install", "--yes", "--no-install-recommends", *missing]
    done = subprocess.run(install, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise SetupError(
            f"apt could not install what is missing. It said:\n{done.stdout[-3000:]}\n"
            f"Once that is mended, run this script again, or install it yourself:\n    {by_hand}"
        )


def ensure_debian_packages(for_tests: bool) -> None:
    """Install the system libraries that are missing, where this system has apt."""
    if not sys.platform.startswith("linux"):
        return
    wanted = WINDOW_PACKAGES + (TEST_PACKAGES if for_tests else ())
    # Debian keeps these parts of its Python in packages of their own: making environments, and the shared library.
    python = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    if importlib.util.find_spec("ensurepip") is None:
        wanted += (f"{python}-venv",)
    if for_tests and sys.base_prefix == "/usr":
        wanted += (f"lib{python}",)
    missing = debian_packages_missing(wanted)
    if missing:
        install_debian_packages(missing)


def fingerprint() -> str:
    """Changes whenever the environment has to be made anew: another Python, folder, lock or set of commands."""
    project = (HERE / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.")[0]
    made_from = [sys.version, str(HERE), LOCK.read_text(encoding="utf-8"), project]
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()


def environment_is_ready() -> bool:
    """Whether `.venv` was finished for this folder, this Python and this lock."""
    return PYTHON.exists() and READY.exists() and READY.read_text(encoding="utf-8") == fingerprint()


def run_step(what: str, command: list[str]) -> None:
    """Run one step of the set-up. Raises SetupError where it fails."""
    if subprocess.run(command, check=False, cwd=HERE).returncode != 0:
        raise SetupError(
            f"{what} did not work; the lines above say why.\n"
            "The usual reasons are no connection to the package index, or a full disk (2 GB are needed).\n"
            "Run this script again when it is mended; it goes on from where it was."
        )


def ensure_environment() -> None:
    """Bring `.venv` to what the lock says."""
    if environment_is_ready():
        return
    say(f"Making the Python environment in {VENV}")
    run_step("Making the Python environment", [sys.executable, "-m", "venv", "--clear", str(VENV)])
    say("Installing the Python packages of requirements.lock (some 300 MB; a minute or two)")
    run_step("Installing the Python packages", [*PIP, "--require-hashes", "-r", str(LOCK)])
    run_step("Installing FieldKit", [*PIP, "--no-deps", "--no-build-isolation", "--editable", str(HERE)])
    READY.write_text(fingerprint(), encoding="utf-8")


def ensure_camera() -> None:
    """Bring what takes photos in the window, for its tests; an environment that was made anew has lost it."""
    wanted = hashlib.sha256(CAMERA_LOCK.read_bytes()).hexdigest()
    if CAMERA_READY.exists() and CAMERA_READY.read_text(encoding="utf-8") == wanted:
        return
    say("Installing what the tests of the camera need (some 175 MB more)")
    lock = ["--require-hashes", "--no-deps", "-r", str(CAMERA_LOCK)]
    run_step("Installing what the camera needs", [*PIP, *lock])
    CAMERA_READY.write_text(wanted, encoding="utf-8")


def in_environment(*command: str) -> int:
    """Run a module of the environment in this folder; its exit code."""
    code = subprocess.run([str(PYTHON), "-m", *command], check=False, cwd=HERE).returncode
    if code < 0:
        say(f"{' '.join(command)} was stopped by signal {-code}.")
        return 128 - code  # as a shell would say it
    return code


def run_tests(pytest_arguments: list[str]) -> int:
    """Every gate and every test (the floors are among them), or only the tests asked for; 0 when all of it held."""
    if sys.platform.startswith("linux") and shutil.which("apt-get"):
        os.environ["FIELDKIT_TESTS_COMPLETE"] = "1"  # all that the tests need is there, so none may be left out
    if pytest_arguments:
        return in_environment("pytest", *pytest_arguments)
    gates = {"style (ruff)": ("ruff", "check", "."), "types (mypy)": ("mypy",)}
    failed = []
    for name, command in gates.items():
        say(f"== {name}")
        if in_environment(*command) != 0:
            failed.append(name)
    say(f"== gates: {'did not hold: ' + ', '.join(failed) if failed else 'all held'}")
    tests_failed = in_environment("pytest", "-n", "2", "--dist", "loadfile", "--durations", "15") != 0
    if failed:
        say(f"The tests {'failed too' if tests_failed else 'passed'}, but these gates did not hold: {', '.join(failed)}")
    return 1 if failed or tests_failed else 0


def main(arguments: list[str]) -> int:
    """Set up what is missing, then open the demo or run the tests; the exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("demo", [])
    if command not in {"demo", "test"}:
        say((__doc__ or "").strip())
        return 0 if command in {"-h", "--help", "help"} else 2
    try:
        check_python()
        ensure_debian_packages(for_tests=command == "test")
        ensure_environment()
        if command == "test":
            ensure_camera()
    except SetupError as problem:
        say(f"\nFieldKit is not set up yet. {problem}")
        return 1
    return run_tests(rest) if command == "test" else in_environment("fieldkit", "demo", *rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
