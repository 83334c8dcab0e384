"""The end of a visit: its last questions, what the person does not want kept, a plan that stays with them, and then out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.records import paths
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visit_end
from fieldkit.services.visit.visits import CALL_OUT
from fieldkit.services.writing import capture, take_back
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.take_back import Written
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.copies.closing_plans import ClosingPlans
from fieldkit.ui.copies.giving import Giving
from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.screens.end_visit import EndingScreen
from fieldkit.ui.screens.taking_back import TakeBackSheet, WrittenLine
from fieldkit.ui.visit.visiting import NOT_AT_HUB, Visiting
from fieldkit.ui.window import MainWindow

Then = Callable[[], object]


class Ending(QObject):
    """Owns the screen with the visit's last questions; `screen` is None while no visit is being ended."""

    over = Signal()
    """The visit was ended, not only left."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        window: MainWindow,
        visiting: Visiting,
        giving: Giving,
        plans: ClosingPlans,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._giving = giving
        self._plans = plans
        self._asked = False
        self.screen: EndingScreen | None = None
        self.record: OpenRecord | None = None
        self.sheet: TakeBackSheet | None = None

    def screens(self) -> list[QWidget]:
        """What to take out of the window at the end."""
        return [] if self.screen is None else [self.screen]

    def begin(self) -> None:
        """Ask the visit's last questions; without a visit leave at once."""
        visit, session = self._visiting.visit, self._session
        if visit is None:
            self._plans.ask_all(self._visiting.leave)
            return
        opened = dict(self._visiting.records)
        call_outs = {one.id for one in visit.records if one.form == CALL_OUT}
        self._tasks.run(
            lambda: visit_end.begin(session, visit.id, sorted(call_outs), opened),
            self._show,
            lambda _error: self._visiting.leave(),
        )

    def _show(self, record: OpenRecord) -> None:
        screen = EndingScreen(self._visiting.form_view(record, may_wait=True))
        self.screen, self.record, self._asked = screen, record, False
        screen.back.connect(lambda: self._close(self._visiting.show))
        screen.give_letter.connect(lambda: self._giving.letter(record))
        screen.take_back.connect(lambda: self._offer(record, lambda: None))
        screen.finished.connect(lambda: self._finish(record))
        self._window.fill(screen)

    def _finish(self, record: OpenRecord) -> None:
        if take_back.wants_less(record) and not self._asked:
            self._offer(record, lambda: self._finish(record))
            return
        self._plans.ask_all(
            lambda: self._tasks.run(
                lambda: visit_end.finish(record), lambda _done: self._ended(), self._visiting.trouble
            )
        )

    # ---------------------------------------------------------------- taking back

    def _offer(self, record: OpenRecord, then: Then) -> None:
        session, visiting = self._session, self._visiting
        for one in visiting.records:
            view = visiting.workspace.form(one)
            if view is not None:
                view.finish()
        opened = {key: one for key, one in visiting.records.items() if key not in visiting.closed}
        opened[record.id] = record
        others = [one.id for one in visiting.visit.records] if visiting.visit is not None else []

        def work() -> tuple[dict[str, OpenRecord], tuple[Written, ...], tuple[str, ...]]:
            records = dict(opened)
            for other in others:
                if other not in records:
                    records[other] = capture.open_record(session, other)
            told = [line for one in records for line in take_back.told(session, one, visiting.called)]
            return records, take_back.written_in(session, records.values()), tuple(told)

        self._tasks.run(work, lambda found: self._ask(*found, then), visiting.trouble)

    def _ask(
        self, records: dict[str, OpenRecord], found: Sequence[Written], told: Sequence[str], then: Then
    ) -> None:
        by_key = {f"{one.record} {paths.encode(one.path)}": one for one in found}
        lines = [WrittenLine(key, one.label, one.words, one.stays) for key, one in by_key.items()]
        sheet = self.sheet = TakeBackSheet(lines, told, self._visiting.called, self._window)
        sheet.accepted.connect(lambda: self._take(records, [by_key[key] for key in sheet.chosen], then))
        sheet.open()

    def _take(self, records: dict[str, OpenRecord], chosen: Sequence[Written], then: Then) -> None:
        self._asked = True
        if not chosen:
            then()
            return
        session = self._session
        by_record: dict[str, list[Written]] = {}
        for one in chosen:
            by_record.setdefault(one.record, []).append(one)

        def work() -> int:
            return sum(
                take_back.take_back(session, records[record], [one.path for one in some])
                for record, some in by_record.items()
            )

        self._tasks.run(work, lambda count: self._taken(count, then), self._visiting.trouble)

    def _taken(self, count: int, then: Then) -> None:
        views = [self._visiting.workspace.form(one) for one in self._visiting.records]
        for view in (*views, *([self.screen.view] if self.screen is not None else [])):
            if view is not None:
                view.refresh()
        called = self._visiting.called or tr("the person")
        what = tr_many("One answer", "{count} answers", count)
        self._window.toast.tell(tr("{what} taken back, as {called} asked.", what=what, called=called))
        then()

    # ---------------------------------------------------------------- out

    def _ended(self) -> None:
        self.over.emit()
        self._close(self._visiting.leave)
        self._window.toast.tell(
            tr("Visit ended. On this laptop, not yet at the hub."), about=NOT_AT_HUB, crossing=True
        )

    def _close(self, then: Then) -> None:
        screen, self.screen, self.record = self.screen, None, None
        then()
        if screen is not None:
            self._window.drop(screen)
