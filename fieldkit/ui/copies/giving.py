"""A copy for the person: pages are made on a worker's thread, nothing leaves before it was asked whether that is safe."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.printing.agreed import Contact
from fieldkit.printing.blocks import Text
from fieldkit.printing.layouts import Layout
from fieldkit.printing.people_named import Named
from fieldkit.printing.phrases import phrases_in
from fieldkit.records import paths
from fieldkit.services.giving import copies, give_copy
from fieldkit.services.giving.copies import Kind, Offer, Wanted
from fieldkit.services.giving.give_copy import FORMATS, PRINTED, GivenLine
from fieldkit.services.giving.print_record import Asked, Copy
from fieldkit.services.person import people
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.copies.given_words import given_words
from fieldkit.ui.copies.giving_out import LAYOUTS, GivingOut, Setter
from fieldkit.ui.language.wording import tr
from fieldkit.ui.screens.copy_choices import SOME, WHOLE, CopyChoices
from fieldkit.ui.screens.copy_sheets import DocumentSheet
from fieldkit.ui.screens.give_copy import GiveCopyScreen
from fieldkit.ui.screens.person import PersonScreen
from fieldkit.ui.sending.syncing import Syncing
from fieldkit.ui.visit.visiting import Visiting
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.window import MainWindow

_PREVIEW_PPI = 120
_SAFE = (
    ChoiceOption(give_copy.SAFE, said("Yes, it is safe here")),
    ChoiceOption(give_copy.HAND, said("Hand it to me only")),
    ChoiceOption(give_copy.POST, said("Post it somewhere else")),
    ChoiceOption(give_copy.KEEP, said("Keep it for me")),
    ChoiceOption(give_copy.NOT_NOW, said("No copy now")),
)
_NEEDS_PLACE = frozenset({give_copy.POST})
_LANGUAGES = (ChoiceOption("en", "English"), ChoiceOption("cy", "Cymraeg"))
"""Each called as whoever speaks it calls it."""
_CALLED = frozenset({Kind.ACTIONS, Kind.LETTER, Kind.LEAFLET})
"""Documents that end with whom to call; a short copy does too."""
_LONGEST_MENTION = 70


@dataclass(frozen=True)
class _Made:
    """A copy with its pages, and what can be chosen about it."""

    copy: Copy
    named: tuple[Named, ...]
    pages: tuple[bytes, ...]
    unshowable: str
    """Letters that no font of this machine has."""


@dataclass(frozen=True)
class _Begun:
    """What is known when the screen opens."""

    called: str
    likes: str
    language: str
    given: tuple[GivenLine, ...]
    made: _Made


@dataclass
class _Now:
    """The copy on the screen. `turn` counts what was asked for, so that an older answer is dropped."""

    offer: Offer
    called: str = ""
    made: _Made | None = None
    has_short: bool = False
    turn: int = 0
    given: tuple[GivenLine, ...] = field(default_factory=tuple)


class Giving(QObject):
    """Owns the screen on which a copy is given; `out` prints and saves; `back` leads to the page one came from."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        window: MainWindow,
        visiting: Visiting,
        person: PersonScreen,
        back: Callable[[], object],
        syncing: Syncing,
    ) -> None:
        super().__init__(window)
        self._back = back
        self._syncing = syncing
        self._session = session
        self._tasks = tasks
        self._window = window
        self._visiting = visiting
        self._now: _Now | None = None
        self._before: QWidget | None = None
        self.sheet: DocumentSheet | None = None
        visiting.workspace.give.connect(self.of_record)
        person.give_copy.connect(self.about_person)

    @cached_property
    def _parts(self) -> tuple[GiveCopyScreen, GivingOut]:
        """Made when the first copy is asked for: no screen is larger, and most days need none."""
        screen = GiveCopyScreen()
        out = GivingOut(self._session, self._tasks, self._window, self._visiting, screen)
        out.setParent(self)
        out.gone.connect(self._gone)
        screen.changed.connect(self._remake)
        screen.closed.connect(self.close)
        return screen, out

    @property
    def screen(self) -> GiveCopyScreen:
        """Where a copy is chosen and looked at."""
        return self._parts[0]

    @property
    def out(self) -> GivingOut:
        """Prints and saves it."""
        return self._parts[1]

    def screens(self) -> list[QWidget]:
        """What to take out of the window at the end."""
        if "_parts" not in vars(self):
            return []
        self.screen.forget()
        self.out.forget()
        return [self.screen]

    # ---------------------------------------------------------------- which one

    def of_record(self, record: str) -> None:
        """A copy of a record, or of what goes with it."""
        session = self._session
        self._keep_open_records(record)
        self._tasks.run(lambda: copies.about_record(session, record), self._choose, self._trouble)

    def about_person(self, person: str) -> None:
        """A copy of something about a person."""
        session = self._session
        self._tasks.run(lambda: copies.about_person(session, person), self._choose, self._trouble)

    def letter(self, visit: OpenRecord) -> None:
        """A letter about a visit that is just ending."""
        offer = Offer(Wanted(Kind.LETTER, visit.id), tr("Letter about this visit"))
        self._tasks.run(visit.seal, lambda _done: self.begin(offer), self._trouble)

    def _keep_open_records(self, record: str) -> None:
        """What is typed goes into the draft; the draft of the record is sealed when its copy is made."""
        view = self._visiting.workspace.form(record)
        if view is not None:
            view.finish()

    def _choose(self, offers: tuple[Offer, ...]) -> None:
        if not offers:
            self._window.toast.tell(tr("There is no copy to give of this one."))
            return
        if len(offers) == 1:
            self.begin(offers[0])
            return
        options = [ChoiceOption(str(place), one.words) for place, one in enumerate(offers)]
        sheet = DocumentSheet(options, self._window)
        self.sheet = sheet
        sheet.accepted.connect(lambda: self.begin(offers[int(sheet.chosen)]))
        sheet.open()

    # ---------------------------------------------------------------- the pages

    def begin(self, offer: Offer) -> None:
        """Show the pages of one document."""
        now = self._now = _Now(offer)
        session = self._session
        # The screen is made when it is first needed, and that must be here: work runs on another thread.
        setter = self.out.setter

        def work() -> _Begun:
            self._seal(offer.wanted)
            about = offer.wanted.about
            called, likes, language = _way(session, about)
            copy = copies.make(session, offer.wanted, Asked(language=language))
            made = _set(setter, copy, copy.named, _layout(likes, copy))
            return _Begun(called, likes, language, give_copy.given(session, copy.record), made)

        self._tasks.run(work, lambda begun: self._show(now, begun), self._trouble)

    def _show(self, now: _Now, begun: _Begun) -> None:
        if now is not self._now:
            return
        now.called, now.given, now.made = begun.called, begun.given, begun.made
        now.has_short = begun.made.copy.short
        self._before = self._window.filling
        likes = begun.likes if begun.likes in LAYOUTS else PRINTED[0]
        self.screen.begin(self._choices(now, begun.made), likes, begun.language)
        self._put(now, begun.made)
        self._window.fill(self.screen)

    def _remake(self) -> None:
        """Another layout, another choice of what is on it."""
        now, screen, setter = self._now, self.screen, self.out.setter
        if now is None or screen.format_key not in LAYOUTS:
            return
        now.turn += 1
        turn, session, wanted = now.turn, self._session, now.offer.wanted
        asked, left_out, form = self._asked(), frozenset(screen.left_out), screen.format_key
        screen.show_making()

        def work() -> _Made:
            copy = copies.make(session, wanted, asked)
            named = copy.named
            ticked = frozenset(one.path for who in named if who.name in left_out for one in who.mentions)
            if ticked:
                copy = copies.make(session, wanted, _leaving(asked, ticked))
            return _set(setter, copy, named, _layout(form, copy))

        self._tasks.run(work, lambda made: self._remade(now, turn, made), self.out.could_not)

    def _remade(self, now: _Now, turn: int, made: _Made) -> None:
        if now is self._now and turn == now.turn:
            now.made = made
            self.screen.show_choices(self._choices(now, made))
            self._put(now, made)

    def _put(self, now: _Now, made: _Made) -> None:
        self.out.take(now.offer.wanted.kind, made.copy, len(made.pages))
        self.screen.show_pages(made.pages)
        if made.unshowable:
            self.screen.show_trouble(
                tr(
                    "This laptop has no letters for {unshowable}: they are printed by name.",
                    unshowable=made.unshowable,
                )
            )

    def _asked(self) -> Asked:
        screen = self.screen
        sections = tuple(sorted(screen.sections)) if screen.much == SOME else ()
        return Asked(
            whole=screen.much == WHOLE,
            sections=sections,
            numbers=tuple(Contact(Text(name), Text(phone)) for name, phone in screen.numbers.numbers),
            language=screen.language or _LANGUAGES[0].key,
        )

    def _seal(self, wanted: Wanted) -> None:
        """Open records are sealed by whoever holds them open; a letter is about all that was written at the visit."""
        for key, record in tuple(self._visiting.records.items()):
            if key == wanted.about or wanted.kind is Kind.LETTER:
                record.seal()

    def _choices(self, now: _Now, made: _Made) -> CopyChoices:
        today = self._visiting.now().date()
        formats = [ChoiceOption(key, FORMATS[key]) for key in PRINTED if LAYOUTS[key] in made.copy.layouts]
        return CopyChoices(
            title=now.offer.words,
            called=now.called,
            formats=tuple(formats),
            others=tuple(ChoiceOption(key, words) for key, words in FORMATS.items() if key not in PRINTED),
            safe=_SAFE,
            may_be_made=give_copy.MAY_BE_MADE,
            needs_place=_NEEDS_PLACE,
            has_short=now.has_short,
            sections=tuple(ChoiceOption(one.link_id, one.heading) for one in made.copy.sections),
            named=tuple(ChoiceOption(one.name, _mention(one)) for one in made.named),
            given=tuple(given_words(one, today) for one in now.given[:3]),
            has_numbers=made.copy.short or now.offer.wanted.kind in _CALLED,
            languages=_LANGUAGES,
            unreviewed=frozenset(one.key for one in _LANGUAGES if not phrases_in(one.key).reviewed),
        )

    # ---------------------------------------------------------------- away

    def _gone(self) -> None:
        """One copy has left: for the next one everything is asked anew."""
        self.close()
        self._syncing.soon()

    def close(self) -> None:
        """Back to where one came from; nothing of the copy stays in memory."""
        if self._now is None:
            return
        self._now, before, self._before = None, self._before, None
        self.screen.forget()
        self.out.forget()
        for view in (self._visiting.workspace.form(key) for key in self._visiting.records):
            if view is not None:
                view.refresh()
        if before is not None:
            self._window.fill(before)
        else:
            self._back()

    def _trouble(self, error: FieldKitError) -> None:
        self._now = None
        self._visiting.trouble(error)


def _set(setter: Setter, copy: Copy, named: tuple[Named, ...], layout: Layout) -> _Made:
    return _Made(copy, named, setter.pages(copy, layout, _PREVIEW_PPI), setter.unshowable(copy))


def _mention(named: Named) -> str:
    words = named.mentions[0].words
    if len(named.mentions) == 1 and len(words) <= _LONGEST_MENTION:
        return f"{named.name}: “{words}”"
    return tr("{name}, in {count} places", name=named.name, count=len(named.mentions))


def _layout(form: str, copy: Copy) -> Layout:
    layout = LAYOUTS.get(form, Layout.STANDARD)
    return layout if layout in copy.layouts else Layout.STANDARD


def _leaving(asked: Asked, ticked: frozenset[paths.Path]) -> Asked:
    return Asked(asked.whole, asked.sections, ticked, asked.with_labels, asked.numbers, asked.language)


def _way(session: Session, record: str) -> tuple[str, str, str]:
    """What the person likes to be called, and the format and language to offer: the last copy's, else what they asked for."""
    last, english = give_copy.before(session, record), _LANGUAGES[0].key
    language = last.giving.language if last else ""
    offered = language if language in {one.key for one in _LANGUAGES} else english
    form = last.giving.format if last else ""
    person = copies.person_of(session, record)
    if not person:
        return "", form, offered
    page = people.page(session, person)
    wanted = {one.text.casefold() for one in page.adjustments}
    likes = next((key for key in ("easy-read", "large-print") if FORMATS[key].casefold() in wanted), "")
    return page.person.known_as or page.person.name, form or likes, offered
