"""The main journeys by a real screen reader's bus (AT-SPI) on a real screen (Xvfb): each by accessible names alone."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from fieldkit.base.clock import SystemClock
from fieldkit.demo.people import MAY
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.person.new_person import new_person
from fieldkit.services.profile import profiles
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.writing import record_list
from fieldkit.services.writing.record_list import RecordInFull
from fieldkit.store import outbox
from tests.services.desk import CHEAP, PASSPHRASE

ROOT = Path(__file__).parents[2]
SCREEN = "-screen 0 1366x768x24"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
NEEDED = ("xvfb-run", "dbus-run-session")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not os.environ.get("FIELDKIT_TESTS_COMPLETE")
        and (not LAUNCHER.exists() or not all(shutil.which(one) for one in NEEDED)),
        reason="needs at-spi2-core, dbus, xvfb and python3-gi, which start.py test installs",
    ),
]


def _prepared(folder: Path, name: str, role: str) -> tuple[Laptop, str, str]:
    """A laptop with May and a visit to her today; the profile's id and May's."""
    laptop = Laptop(folder, SystemClock(), os.urandom, CHEAP)
    profile = profiles.create(laptop, name=name, role=role, passphrase=PASSPHRASE).id
    profiles.make_current(laptop, profile)
    session = unlock.unlock(laptop, profile, PASSPHRASE)
    may = new_person(session, MAY)
    now = laptop.clock.now()
    plan_visit(session, may, starts=now, ends=now + timedelta(minutes=45), purpose="First talk")
    unlock.lock(session)
    return laptop, profile, may


def _kept(
    folder: Path, journey: str, record: str, *, name: str = "Sharon Pike", role: str = "social-worker"
) -> RecordInFull:
    """Do a journey in the real program by names alone; the record of this title as it is kept on the laptop then."""
    data = folder / "data"
    data.mkdir()
    laptop, profile, _may = _prepared(data, name, role)
    named = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_RUNTIME"))},
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "FIELDKIT_TEST_PASSPHRASE": PASSPHRASE,
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
    }
    client = f"/usr/bin/python3 -m tests.journeys.by_names {journey}"
    inside = f'{LAUNCHER} --launch-immediately & exec {client} {sys.executable} -m fieldkit --data "{data}"'
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", SCREEN, "dbus-run-session", "--", "bash", "-c", inside],
        capture_output=True, text=True, check=False, env=named, timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

    session = unlock.unlock(laptop, profile, PASSPHRASE)
    try:
        kept = {one.title: one for one in record_list.list_records(session)}
        assert record in kept, sorted(kept)
        return record_list.show(session, kept[record].id)
    finally:
        unlock.lock(session)


def _said(full: RecordInFull) -> set[str]:
    return {one.words for one in full.answers}


def test_a_conversation_is_written_and_signed_by_accessible_names_alone(tmp_path: Path) -> None:
    full = _kept(tmp_path, "conversation", "Conversation record")

    assert full.line.state == "signed"
    assert {
        "My kitchen and my radio.",
        "I fell on Tuesday.",
        "She makes jam for the chapel.",
        "Yes, that's it.",
    } <= _said(full)


def test_a_concern_is_raised_without_a_connection_by_accessible_names_alone(tmp_path: Path) -> None:
    full = _kept(tmp_path, "concern", "Note")

    assert full.line.state == "added-since-signing", "signed, and then the call written down"
    assert full.line.where != outbox.SAFE
    assert {"I want him to stop taking my purse.", "Money or things", "Jean stays tonight."} <= _said(full)
    assert any("CASE 77" in words for words in _said(full))


def test_a_call_out_is_answered_and_closed_by_accessible_names_alone(tmp_path: Path) -> None:
    full = _kept(tmp_path, "call-out", "Telecare call-out", name="Dev Bell", role="firefighter")

    assert full.line.state == "signed"
    assert {"I leant on the pendant in my sleep.", "False alarm", "Well and safe"} <= _said(full)
