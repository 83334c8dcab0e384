"""Keeps each time that is pressed on the 999 card, or says plainly that no record has it."""

from datetime import datetime

from fieldkit.services.profile.session import Session
from fieldkit.services.visit import stamp_visit
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.emergency import STAMP_WORDS
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow


def keep_stamp(
    session: Session, tasks: Tasks, window: MainWindow, visiting: Visiting, visit: str, which: str, at: str
) -> None:
    """`which` was pressed at the instant `at` (ISO 8601): into the draft of the visit that goes on ("" for none)."""
    words = f"{STAMP_WORDS[which]}: {datetime.fromisoformat(at):%d/%m/%Y %H:%M:%S}"
    if not visit:
        window.toast.tell(tr("{words}. No visit is open, so no record has it. Write it down.", words=words))
        return
    tasks.run(lambda: stamp_visit.stamp(session, visit, words), None, visiting.trouble)
