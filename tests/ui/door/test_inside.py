import subprocess
import sys
from pathlib import Path

from fieldkit.ui.beneath.camera import NoCameras
from fieldkit.ui.door.inside import Inside
from tests.ui.computer import Computer

ROOT = Path(__file__).resolve().parents[3]


def test_the_locked_screen_is_there_before_what_stands_behind_it_is_loaded() -> None:
    """What takes long to load may not creep back into the way to the first picture."""
    script = (
        "import sys, fieldkit.app\n"
        "late = ['fieldkit.ui.day.desk', 'fieldkit.questionnaire.session', 'fieldkit.sync.client', 'pydantic', 'requests']\n"
        "print([one for one in late if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_serves_a_desk_goes_with_it(opened: Computer) -> None:
    inside, desk, tasks = Inside(NoCameras()), opened.desk, opened.program.tasks
    assert inside.keeping(desk, tasks, opened.window).parent() is desk
    assert inside.checking(desk, tasks).parent() is desk
    opened.settled()
