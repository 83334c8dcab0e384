"""Find somebody nearby who could help, by need and place, and ask them by name; without a signal."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import EmptyState
from fieldkit.ui.widgets.pages import Folding, Header, Page, TopColumn, flowing, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words, stack
from fieldkit.ui.widgets.typeahead import TypeAhead

_PAUSE_MS = 120


@dataclass(frozen=True)
class ServiceLine:
    """A service: what it is for, where, and whom to ask (words, one line each). ``checked``: when somebody assured it."""

    key: str
    name: str
    under: str
    about: str
    needs: tuple[str, ...]
    places: tuple[str, ...]
    contacts: tuple[str, ...]
    checked: str


@dataclass(frozen=True)
class DirectoryData:
    """What was found. ``imported`` says of when the directory is ("" for none yet); ``trouble`` why nothing was found."""

    imported: str
    services: tuple[ServiceLine, ...]
    trouble: str = ""


class DirectoryScreen(Page):
    """Two fields, and what fits under them. `asked` carries what was typed; `help_asked` a service and a contact's number."""

    asked = Signal(str, str)
    help_asked = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.head = Header(tr("Directory"), tr("Services nearby, with somebody to ask for by name."))
        self.add(self.head)
        self.need = LineField(tr("Such as: dancing, lunch"))
        self.need.setAccessibleName(tr("What would help?"))
        self.near = LineField(tr("Such as: SK17"))
        self.near.setAccessibleName(tr("Near which postcode?"))
        for field in (self.need, self.near):
            field.typed.connect(lambda _text: self._pause.start())
            field.returnPressed.connect(self._ask)
        fields = Card()
        first = stack(Words(tr("What would help?"), "label"), self.need)
        second = stack(Words(tr("Near which postcode?"), "label"), self.near)
        fields.add(Folding(first, second, share=0.5, even=True))
        self.add(fields)
        self.found = Words("", "small")
        self.add(self.found)
        holder = QWidget()
        self.results = TopColumn(holder, gap=tokens.SPACE_M)
        self.add(holder)

    def begin(self, near: str, for_whom: str) -> None:
        """Empty, near a postcode ("" for anywhere), for somebody ("" for nobody yet)."""
        self.need.clear()
        self.near.setText(near)
        self.head.set_under(
            tr("For {for_whom}. Services nearby, with somebody to ask for by name.", for_whom=for_whom)
            if for_whom
            else tr("Services nearby, with somebody to ask for by name.")
        )
        self._ask()

    def _ask(self) -> None:
        self.asked.emit(self.need.text().strip(), self.near.text().strip())

    def show_data(self, data: DirectoryData) -> None:
        """Show what was found; the fields stay as they are."""
        self.results.clear()
        count = len(data.services)
        words = data.trouble or (
            tr("{count} found. {imported}", count=count, imported=data.imported) if count else ""
        )
        self.found.setText(words)
        reveal(self.found, bool(words))
        for service in data.services:
            self.results.add(self._card(service))
        if not count and not data.trouble:
            self.results.add(self._empty(taken_in=bool(data.imported)))

    @staticmethod
    def _empty(*, taken_in: bool) -> QWidget:
        if taken_in:
            words = tr(
                "Try a shorter word, or leave the postcode out. Nothing fits? Write that down: it is how gaps get seen."
            )
            return EmptyState("search", tr("Nothing found"), words)
        words = tr("Services stand here once your organisation has put its directory on this laptop.")
        return EmptyState("directory", tr("No services yet"), words)

    def _card(self, service: ServiceLine) -> Card:
        card = Card(service.name)
        if service.under:
            card.add(Words(service.under, "soft"))
        if service.about:
            card.add(Words(service.about))
        if service.needs:
            card.add(flowing(*(Chip(one, "accent") for one in service.needs)))
        for place in service.places:
            card.add(Words(place, "small"))
        for number, words in enumerate(service.contacts or ("",)):
            ask = Button(tr("Ask them to help"), "primary" if number == 0 else "plain", icon="send")
            ask.setAccessibleName(tr("Ask {words} to help", words=words or service.name))
            ask.clicked.connect(lambda _=False, who=number: self.help_asked.emit(service.key, who))
            card.add_listed(side_by_side(Words(words or tr("No name known. Ask for one.")), ask), first=False)
        if service.checked:
            card.add(Words(service.checked, "small"))
        return card


class ForWhomSheet(Sheet):
    """For whom a service is asked to help."""

    def __init__(self, service: str, people: Sequence[ChoiceOption], parent: QWidget | None = None) -> None:
        super().__init__(tr("Who is it for?"), service, parent)
        self.person = TypeAhead(people)
        self.person_id: str | None = None
        self.person.chosen.connect(self._chosen)
        self.add_field(tr("Person"), self.person)
        self.go = self.add_buttons(tr("Ask them to help"), self.accept)
        self.go.setEnabled(False)

    def _chosen(self, key: str | None) -> None:
        self.person_id = key
        self.go.setEnabled(bool(key))
