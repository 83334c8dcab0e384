"""The main journey by a real screen reader's bus (AT-SPI) on a real screen (Xvfb): unlock, write, sign, by names alone."""

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
from tests.services.desk import CHEAP, PASSPHRASE

CLIENT = Path(__file__).with_name("screen_reader.py")
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


def _prepared(folder: Path) -> tuple[Laptop, str, str]:
    """A laptop with May and a visit to her today; the profile's id and May's."""
    laptop = Laptop(folder, SystemClock(), os.urandom, CHEAP)
    profile = profiles.create(laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE).id
    profiles.make_current(laptop, profile)
    session = unlock.unlock(laptop, profile, PASSPHRASE)
    may = new_person(session, MAY)
    now = laptop.clock.now()
    plan_visit(session, may, starts=now, ends=now + timedelta(minutes=45), purpose="First talk")
    unlock.lock(session)
    return laptop, profile, may


def test_a_conversation_is_written_and_signed_by_accessible_names_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    laptop, profile, may = _prepared(data)
    named = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "XDG_RUNTIME"))},
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "FIELDKIT_TEST_PASSPHRASE": PASSPHRASE,
        "HOME": str(tmp_path),
    }
    inside = f'{LAUNCHER} --launch-immediately & exec /usr/bin/python3 {CLIENT} {sys.executable} -m fieldkit --data "{data}"'
    done = subprocess.run(
        ["xvfb-run", "-a", "dbus-run-session", "--", "bash", "-c", inside],
        capture_output=True, text=True, check=False, env=named, timeout=280,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

    session = unlock.unlock(laptop, profile, PASSPHRASE)
    try:
        kept = {one.title: one for one in record_list.list_records(session, person=may)}
        line = kept["Conversation record"]
        full = record_list.show(session, line.id)
    finally:
        unlock.lock(session)
    assert full.line.state == "signed"
    said = {one.words for one in full.answers}
    assert {
        "My kitchen and my radio.",
        "I fell on Tuesday.",
        "She makes jam for the chapel.",
        "Yes, that's it.",
    } <= said
