"""After unlocking: does what the buttons of every page ask, always off the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from fieldkit.base.errors import FieldKitError
from fieldkit.services.day import arrivals
from fieldkit.services.exchange.sync_now import Synced
from fieldkit.services.profile.session import Session
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.copies.closing_plans import ClosingPlans
from fieldkit.ui.copies.ending import Ending
from fieldkit.ui.copies.giving import Giving
from fieldkit.ui.day.asking import Asking
from fieldkit.ui.day.at_once import AtOnce
from fieldkit.ui.day.desk_places import DeskPlaces
from fieldkit.ui.day.nearby import Nearby
from fieldkit.ui.day.preparing import Preparing
from fieldkit.ui.day.running_commands import RunningCommands
from fieldkit.ui.day.searching import Searching
from fieldkit.ui.look.theme import Dresser, Wish
from fieldkit.ui.screens.emergency import EmergencyCard
from fieldkit.ui.screens.people import PeopleScreen
from fieldkit.ui.sending.learning_signal import LearningSignal
from fieldkit.ui.sending.leaving import Leaving
from fieldkit.ui.sending.lending import Lending
from fieldkit.ui.sending.syncing import Syncing
from fieldkit.ui.visit.calling_out import CallingOut
from fieldkit.ui.visit.cover import Cover
from fieldkit.ui.visit.fitting import Fitting
from fieldkit.ui.visit.hiding import Hiding
from fieldkit.ui.visit.reached import HelpReached
from fieldkit.ui.visit.resting import Resting
from fieldkit.ui.visit.settling import Settling
from fieldkit.ui.visit.showing_codes import ShowingCodes
from fieldkit.ui.visit.stamping import keep_stamp
from fieldkit.ui.visit.starting import Starting
from fieldkit.ui.visit.telling_news import TellingNews
from fieldkit.ui.visit.visit_place import VisitPlace
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.window import MainWindow


class Desk(DeskPlaces):
    """One unlocked profile on the screen. `put_away` ends it and leaves nothing personal behind."""

    look_changed = Signal(str, float)

    def __init__(
        self, session: Session, tasks: Tasks, window: MainWindow, dresser: Dresser, version: str
    ) -> None:
        super().__init__(session, tasks, window, dresser, version)
        # Read while the rest of the desk is made; shown once it is.
        self.go("today")
        self.visiting = Visiting(session, tasks, window)
        self.settling = Settling(session, tasks, window, self.visiting)
        self.syncing = Syncing(session, tasks, window, self.visiting)
        self.resting = Resting(session, tasks, self.visiting.records, self)
        self.asking = Asking(session, tasks, window, self.visiting)
        self.preparing = Preparing(session, tasks, window, self.visiting)
        self.cover = Cover(session.laptop, window, self.visiting)
        self.hiding = Hiding(tasks, window, self.visiting, self.cover)
        self.at_once = AtOnce(window, self.asking, self.hiding, self.reload)
        self.visit_place = VisitPlace(self.visiting)
        ShowingCodes(session, tasks, self.person, self.visiting, self.visit_place)
        LearningSignal(session, tasks, self.visiting, self.syncing)
        self.leaving = Leaving(session, tasks, window, self.visiting, self.syncing)
        self.lending = Lending(session, tasks, window, self.syncing)
        self.calling_out = CallingOut(session, tasks, window, self.visiting)
        self.giving = Giving(session, tasks, window, self.visiting, self.person, self.reload, self.syncing)
        self.starting = Starting(session, tasks, window, self.visiting)
        self.telling = TellingNews(session, tasks, window, self.visiting, self.today, self.person)
        self.plans = ClosingPlans(session, tasks, window, self.visiting)
        self.plans.instead_of(self.visiting.workspace.review, self.visiting.review)
        self.plans.instead_of(self.visiting.workspace.give, self.giving.of_record)
        self.ending = Ending(session, tasks, window, self.visiting, self.giving, self.plans)
        self.fitting = Fitting(session, tasks, self.visiting)
        self.nearby = Nearby(session, tasks, window, self.visiting)
        self.running = RunningCommands(self.asking, self.calling_out, self.syncing, self.settling, window)
        self.searching = Searching(session, tasks, window, self._trouble)
        self._dresser = dresser
        self._wire()
        self.syncing.start()
        self.plans.remind()

    # ---------------------------------------------------------------- wiring

    def _wire(self) -> None:
        window = self._window
        self.running.go.connect(self.go)
        self.running.emergency.connect(self.show_emergency)
        self.running.safety.connect(self.safety_plan)
        self._joined: list[tuple[object, Callable[..., object]]] = []
        for signal, run in (
            (window.place_picked, self.go),
            (window.emergency_asked, self.show_emergency),
            (window.safety_asked, self.safety_plan),
            (window.main_key, self._main_key),
            (window.undo_asked, self._undo),
            (window.redo_asked, self._redo),
            (window.cover_asked, self.cover.asked),
            (window.search.asked, self.searching.ask),
            (window.search.opened, self.searching.open),
        ):
            signal.connect(run)
            self._joined.append((signal, run))
        self._wire_screens()
        self._reached = HelpReached(self.session, self._tasks, self.visiting)
        self.ending.over.connect(self.visit_place.forget)
        self.ending.over.connect(lambda: self.syncing.bands.set_calling(None))
        self.syncing.bands.card_asked.connect(self.show_emergency)
        self.preparing.start.connect(self.start_visit)
        self.preparing.back.connect(lambda: self.go("today"))
        self.preparing.done.connect(self.reload)
        self.preparing.done.connect(self.syncing.soon)
        self.resting.sealed.connect(self.syncing.soon)
        self.visiting.workspace.turned_from.connect(self.resting.turned_from)

    def _wire_screens(self) -> None:
        today, person = self.today, self.person
        today.start.connect(self.start_visit)
        today.prepare.connect(self._prepare)
        today.open_person.connect(self.open_person)
        today.open_record.connect(self.open_record)
        today.open_news.connect(self.open_record)
        today.settle.connect(lambda: self.settling.open("", None))
        today.action_done.connect(self._complete)
        today.find_asked.connect(self._window.open_search)
        today.plan_visit.connect(lambda: self.asking.plan(""))
        today.new_person.connect(self.asking.new_person)
        today.call_out.connect(self.calling_out.ask)
        today.sync.connect(self.syncing.sync_now)
        person.start_visit.connect(self.starting.visit_person)
        person.plan_visit.connect(self.asking.plan)
        person.open_record.connect(self.open_record)
        person.new_record.connect(self.asking.begin_record)
        person.edit_person.connect(self.open_record)
        self.actions.open_person.connect(self.open_person)
        self.actions.open_record.connect(self.open_record)
        self.actions.action_done.connect(self.preparing.complete)
        self.settings.wish_changed.connect(lambda words: self._change_look(Wish(words), None))
        self.settings.scale_changed.connect(lambda scale: self._change_look(None, scale))
        self.visiting.left.connect(self.reload)
        self.visiting.left.connect(self.syncing.soon)
        self.visiting.signed.connect(lambda _record: self.syncing.soon())
        self._wire_helpers()

    def _wire_helpers(self) -> None:
        self.starting.started.connect(self.cover.remind)
        self.telling.told.connect(self.reload)
        self.telling.told.connect(self.syncing.soon)
        self.telling.open_person.connect(self.open_person)
        self.telling.open_record.connect(self.open_record)
        self.searching.open_person.connect(self.open_person)
        self.searching.open_record.connect(self.open_record)
        self.searching.find_service.connect(self._find_service)
        self.searching.command.connect(self.running.run)
        self.nearby.open_person.connect(self.open_person)
        self.nearby.open_record.connect(self.open_record)
        self.nearby.go.connect(self.go)
        self.person.find_service.connect(self._find_for)
        self.asking.person_added.connect(self.open_person)
        self.asking.person_added.connect(lambda _person: self.syncing.soon())
        self.asking.visit_planned.connect(self.reload)
        self.asking.closed_begun.connect(self.plans.begin)
        self.asking.closed_picked.connect(self.plans.go_on)
        self.asking.visit_planned.connect(self.syncing.soon)
        self.visiting.settle_asked.connect(self.settling.open)
        self.visiting.begin_asked.connect(self.asking.begin_in_visit)
        self.visiting.end_asked.connect(lambda: self.leaving.ask(self.ending.begin))
        self.visiting.workspace.emergency.connect(self.show_emergency)
        self.visiting.workspace.safety_asked.connect(self.safety_plan)
        self.settling.left.connect(self.reload)
        self.syncing.open_record.connect(self.open_record)
        self.syncing.settle.connect(lambda: self.settling.open("", None))
        self.syncing.arrived.connect(self._after_sync)
        self.cover.emergency.connect(self.show_emergency)
        self.syncing.bands.call_asked.connect(lambda: self.leaving.ask(self.reload_quietly))

    def _join_people(self, screen: PeopleScreen) -> None:
        screen.open_person.connect(self.open_person)
        screen.new_person.connect(self.asking.new_person)

    def _join_emergency(self, card: EmergencyCard) -> None:
        card.closed.connect(self.at_once.close_card)
        card.stamped.connect(lambda which, at: self.keep_stamp(self.visit_place.visit, which, at))
        card.stamped.connect(lambda _which, _at: self.syncing.bands.set_calling(card.calling_since))
        self.ending.over.connect(card.forget)

    # ---------------------------------------------------------------- visits and records

    def start_visit(self, visit: str) -> None:
        """Start a planned visit, or go on with it."""
        self.starting.start(visit)

    def open_record(self, record: str) -> None:
        """Open a record; what came back counts as read then."""
        self._tasks.run(lambda: arrivals.seen(self.session, record))
        self.visiting.open_record(record)

    def _undo(self) -> None:
        """Take a step back; under the cover nobody sees which."""
        if self.cover.on:
            return
        if self.settling.shown:
            self.settling.undo()
        else:
            self.visiting.undo()

    def _redo(self) -> None:
        """Do again what was taken back in a record; what was settled is chosen anew."""
        if not self.cover.on and not self.settling.shown:
            self.visiting.redo()

    def _main_key(self) -> None:
        if self._window.page is self.today and (visit := self.today.first_visit()) is not None:
            self.start_visit(visit)
        elif self._window.page is self.preparing.screen:
            self.start_visit(self.preparing.visit_id)
        elif self._window.page is self.person and self._person:
            self.starting.visit_person(self._person)

    def _prepare(self, visit: str) -> None:
        line = next((one for one in self.today.visits() if one.visit_id == visit), None)
        if line is not None and line.person_id:
            self.preparing.open(line)

    def _complete(self, key: str) -> None:
        self.preparing.complete(key, self.today.action_words(key))

    # ---------------------------------------------------------------- 999, sync, look

    def show_emergency(self) -> None:
        """The 999 card, from anywhere; in a visit with this person's address."""
        self.at_once.show_card(self.emergency, self.visit_place.to_read_out())

    def safety_plan(self) -> None:
        """Somebody says that they want to die, wherever one is; under the cover only whoever knows the PIN goes on."""
        if not self.cover.on:
            self.at_once.safety_plan(self._at_hand())

    def _at_hand(self) -> str:
        """Whom one is with, or whose page one looks at; "" for nobody."""
        if self.visiting.records:
            return self.visiting.page.person.id if self.visiting.page is not None else ""
        if self._window.page is self.preparing.screen:
            return self.preparing.person
        return self.place[1]

    def keep_stamp(self, visit: str, which: str, at: str) -> None:
        """A time pressed on the 999 card, here or at the locked door: into the visit's own record."""
        keep_stamp(self.session, self._tasks, self._window, self.visiting, visit, which, at)
        self._reached.pressed(visit, which)

    def _after_sync(self, synced: Synced) -> None:
        self.visiting.bringing_in.take_in(set(synced.records))
        if self._window.page is self.today:
            self.go("today")

    def _change_look(self, wish: Wish | None, scale: float | None) -> None:
        self._dresser.change(wish, scale)
        self.look_changed.emit(self._dresser.wish.value, self._dresser.scale)

    # ---------------------------------------------------------------- the end

    def keep_place(self) -> None:
        """Before the door shuts, while the keyboard is still where it is."""
        self.visiting.keep_place()

    def put_away(self) -> FieldKitError | None:
        """Keep every key press and take everything personal out of the window; gives what kept words from being saved."""
        self.syncing.stop()
        self.resting.stop()
        for signal, run in self._joined:
            signal.disconnect(run)  # type: ignore[attr-defined]  # a bound signal, which the stubs call object
        self.cover.forget()
        trouble = self.visiting.put_away()
        trouble = self.plans.put_away() or trouble
        parts = [*self.made(), *self.calling_out.screens(), *self.ending.screens()]
        for helper in (self.giving, self.settling, self.syncing, self.preparing, self.lending, self.nearby):
            parts += helper.screens()
        for part in parts:
            self._window.drop(part)
        self._window.set_bands(())
        self._window.search.close_overlay()
        self._window.toast.hide()
        # A helper that stayed would keep this session's forms and records, and slow every later lock down.
        for gone in (
            *(self.visiting, self.settling, self.syncing, self.preparing, self.asking, self.lending, self.giving),
            *(self.leaving, self.cover, self.hiding, self.searching, self.calling_out, self.starting, self.telling),
            *(self.plans, self.ending, self.nearby, self.running, self.at_once),
        ):
            gone.deleteLater()
        self.deleteLater()
        return trouble
