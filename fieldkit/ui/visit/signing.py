"""From writing to a signature: shows what will be signed, leads to what is still needed, and signs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.records.paths import Path
from fieldkit.services.equipment import issuing, looking_again
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import take_back
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.language.wording import error_words
from fieldkit.ui.presenting import reviewing
from fieldkit.ui.screens.review import Agreement, ReviewData, ReviewScreen
from fieldkit.ui.screens.visit import VisitWorkspace
from fieldkit.ui.window import MainWindow


class Signing(QObject):
    """Owns the review of the record that is open; `called` gives what the person likes to be called."""

    back = Signal()
    """Back to writing."""
    signed = Signal(str)
    trouble = Signal(object)
    """A FieldKitError."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        window: MainWindow,
        workspace: VisitWorkspace,
        records: Mapping[str, OpenRecord],
        called: Callable[[], str],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._tasks = tasks
        self._window = window
        self._workspace = workspace
        self._records = records
        self._called = called
        self._record = ""
        self.screen = ReviewScreen()
        self.screen.back.connect(self.back)
        self.screen.jump.connect(self._jump)
        self.screen.sign.connect(self._sign)

    def review(self, record_id: str) -> None:
        """Show what will be signed."""
        view = self._workspace.form(record_id)
        if view is not None:
            view.finish()
            view.set_reviewing(True)
        record, name = self._records[record_id], self._session.practitioner.name
        self._record = record_id
        called, session = self._called(), self._session

        def work() -> ReviewData:
            data = reviewing.review_data(record, person=called, signer=name)
            data = reviewing.with_fit(data, issuing.in_the_way(session, record))
            return replace(data, taken_back=take_back.told(session, record.id, called))

        self._tasks.run(work, self._show, self._failed)

    def _show(self, data: ReviewData) -> None:
        self.screen.show_data(data)
        self._window.fill(self.screen)

    def _failed(self, error: FieldKitError) -> None:
        self.trouble.emit(error)

    def _jump(self, path: Path) -> None:
        self._workspace.show_form(self._record)
        self.back.emit()
        view = self._workspace.form(self._record)
        if view is not None:
            view.jump(path)

    def _sign(self, chosen: Agreement) -> None:
        record, session = self._records[self._record], self._session
        agreement = reviewing.agreement_of(chosen, self._called())
        self._tasks.run(
            lambda: looking_again.sign_and_promise(
                session, record, agreement=agreement, reason=chosen.reason or None
            ),
            lambda _revision: self._has_signed(record),
            lambda error: self.screen.not_signed(error_words(error)),
        )

    def _has_signed(self, record: OpenRecord) -> None:
        view = self._workspace.form(record.id)
        if view is not None:
            view.set_reviewing(False)
            view.refresh()
        self.back.emit()
        self.signed.emit(record.id)
