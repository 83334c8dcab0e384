"""Keeps each time that is pressed on the 999 card, or says plainly that no record has it."""

from datetime import datetime

from fieldkit.services import stamp_visit
from fieldkit.services.session import Session
from fieldkit.ui.screens.emergency import STAMP_WORDS
from fieldkit.ui.tasks import Tasks
from fieldkit.ui.visiting import Visiting
from fieldkit.ui.window import MainWindow
from fieldkit.ui.wording import tr


def keep_stamp(
    session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting, visit: str, which: str, at: str
) -> None:
    """`which` was pressed at the instant `at` (ISO 8601): into the draft of the visit that goes on ("" for none)."""
    words = f"{STAMP_WORDS[which]}: {datetime.fromisoformat(at):%d/%m/%Y %H:%M:%S}"
    if not visit:
        window.toast.tell(tr("{words}. No visit is open, so no record has it. Write it down.", words=words))
        return
    tasks.run(lambda: stamp_visit.stamp(session, visit, words), None, visiting.trouble)
