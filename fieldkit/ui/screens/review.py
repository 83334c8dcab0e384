"""Before signing: what is still needed, what no longer applies, what will be signed, and who agrees."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldkit.records.paths import Path
from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.signing_way import SAID_SO, SigningWay
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import ChoiceList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.own_words import Quotation
from fieldkit.ui.widgets.pages import Columns, Header, Page, TopColumn, flowing, side_by_side
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack


@dataclass(frozen=True)
class ReviewFinding:
    """Something to look at before signing, and the field it is about. ``missing``: it waits for an answer."""

    path: Path
    question: str
    words: str
    severity: str
    missing: bool = True


@dataclass(frozen=True)
class ReviewAnswer:
    """One line of what will be signed."""

    question: str
    words: str
    own_words: bool = False
    who: str = ""
    also: str = ""
    """The same in another language, with whose translation it is."""


@dataclass(frozen=True)
class ReviewData:
    """Everything on the page. `blocking` holds what signing waits for; two answers never block."""

    title: str
    under: str
    person: str
    signer: str
    blocking: tuple[ReviewFinding, ...] = ()
    notes: tuple[ReviewFinding, ...] = ()
    hidden: tuple[ReviewAnswer, ...] = ()
    sections: tuple[tuple[str, tuple[ReviewAnswer, ...]], ...] = ()
    standing_conflicts: int = 0
    needs_reason: bool = False
    left_over: tuple[ReviewAnswer, ...] = ()
    taken_back: tuple[str, ...] = ()
    asks_person: bool = True
    """Whether the person says how they stand to it; nobody is asked to agree to a worry about them."""


@dataclass(frozen=True)
class Agreement:
    """How the person stands to what was written: agrees | partly | disagrees | not-asked; and why something was
    added, where the record was signed before.

    `how` they say so: said-so | typed (then `name`) | drawn (then `drawing`, a PNG).
    """

    choice: str
    reason: str = ""
    how: str = SAID_SO
    name: str = ""
    drawing: bytes = b""


def agreement_options(person: str) -> list[ChoiceOption]:
    """Said so to me comes first: a drawn signature is not the normal way."""
    who = person or tr("The person")
    return [
        ChoiceOption("agrees", tr("{who} agrees, and said so to me", who=who)),
        ChoiceOption("partly", tr("{who} mostly agrees", who=who)),
        ChoiceOption("disagrees", tr("{who} does not agree", who=who)),
        ChoiceOption("not-asked", tr("Not asked")),
    ]


_SIGNING = {"agrees", "partly"}
"""Ways to stand to it under which somebody may also put their name."""


class ReviewScreen(Page):
    """Review and sign."""

    jump = Signal(object)
    sign = Signal(object)
    """An Agreement."""
    back = Signal()

    def show_data(self, data: ReviewData) -> None:
        """Show what will be signed."""
        self._data = data
        column = self.column
        assert isinstance(column, TopColumn)
        column.clear()
        header = Header(tr("Review: {title}", title=data.title), data.under)
        back = Button(tr("Back to writing"), icon="chevron-left")
        back.clicked.connect(self.back)
        header.add_action(back)
        self.onward = Button(tr("To the signature"), icon="chevron-down")
        self.onward.clicked.connect(self._go_to_signing)
        header.add_action(self.onward)
        reveal(self.onward, shown=False)
        self.add(header)
        columns = Columns(narrow=360)
        self.add(columns)
        for part in (self._needed_card(), *self._left_out_cards(), self._answers_card()):
            if part is not None:
                columns.wide_column.add(part)
        self.signing = self._sign_card()
        columns.narrow_column.add(self.signing)
        columns.folding.connect(lambda folded: reveal(self.onward, folded))
        if data.taken_back:
            card = Card(tr("Taken back"))
            for line in data.taken_back:
                card.add(Words(line, "soft"))
            columns.narrow_column.add(card)

    def _go_to_signing(self) -> None:
        """In a narrow window it stands under everything that is signed."""
        top = self.signing.mapTo(self.body, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(top - tokens.SPACE_M)
        (self.agreement if self._data.asks_person else self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _needed_card(self) -> Card | None:
        data = self._data
        if not data.blocking and not data.notes:
            return None
        card = Card(tr("Before you sign") if data.blocking else tr("To look at"))
        for place, finding in enumerate((*data.blocking, *data.notes)):
            go = Button(tr("Go there"), "link")
            go.setAccessibleName(tr("Go to: {question}", question=finding.question))
            go.clicked.connect(lambda _=False, path=finding.path: self.jump.emit(path))
            line = stack(
                Words(finding.question, "strong"), FindingLine(finding.words, finding.severity), gap=2
            )
            card.add_listed(side_by_side(line, go), first=place == 0)
        return card

    def _left_out_cards(self) -> list[Card]:
        """What is kept and not signed: answers of questions that do not apply, and of a form's earlier version."""
        cards = []
        for title, answers in (
            (tr("Answers that no longer apply"), self._data.hidden),
            (tr("Answers from the earlier version"), self._data.left_over),
        ):
            if answers:
                card = Card(title)
                words = tr(
                    "They are kept, and left out of what you sign. Check that none of them still matters."
                )
                card.add(Words(words, "soft"))
                for answer in answers:
                    card.add(stack(Words(answer.question, "strong"), Words(answer.words), gap=0))
                cards.append(card)
        return cards

    def _answers_card(self) -> Card:
        card = Card(tr("What you sign"))
        for title, answers in self._data.sections:
            card.add(Words(title, "card"))
            for answer in answers:
                card.add(self._answer(answer))
        if not self._data.sections:
            card.add(Words(tr("Nothing written yet."), "soft"))
        return card

    @staticmethod
    def _answer(answer: ReviewAnswer) -> QWidget:
        said = Quotation(answer.words, answer.who) if answer.own_words else Words(answer.words)
        parts: list[QWidget] = [Words(answer.question, "small"), said]
        if answer.who and not answer.own_words:
            parts.append(Words(answer.who, "small"))
        if answer.also:
            parts.append(Words(answer.also))
        return stack(*parts, gap=2)

    def _sign_card(self) -> Card:
        data = self._data
        card = Card(tr("Sign"))
        if data.standing_conflicts:
            count = data.standing_conflicts
            both = tr_many("One question has two answers.", "{count} questions have two answers.", count)
            card.add(
                FindingLine(
                    tr("{both} Both stand, and both print with their authors.", both=both), "information"
                )
            )
        asking = Words(tr("Have I got it right?"), "label")
        card.add(asking)
        self.agreement = ChoiceList(agreement_options(data.person), segmented=False)
        self.agreement.describe(tr("Have I got it right?"), "")
        self.agreement.chosen.connect(self._chosen)
        card.add(self.agreement)
        for part in (asking, self.agreement):
            reveal(part, data.asks_person)
        self.their_words = Words(
            tr("Write what they see differently in the record, in their words. Both print."), "small"
        )
        self.their_words.hide()
        card.add(self.their_words)
        self.way = SigningWay(data.person)
        self.way.changed.connect(self._check)
        self.way.hide()
        card.add(self.way)
        self.reason = LineField()
        self.reason.setAccessibleName(tr("Why was something added?"))
        self.reason.setAccessibleDescription(tr("For example: she rang back about the bus"))
        self.reason.typed.connect(lambda _text: self._check())
        if data.needs_reason:
            asked = Words(tr("Signed before. Why was something added?"), "label")
            card.add(
                stack(asked, Words(tr("For example: she rang back about the bus"), "small"), self.reason)
            )
        card.add(
            Words(
                tr(
                    "Signed by {signer}, on this laptop. You can add to it later; the signed words stay.",
                    signer=data.signer,
                ),
                "small",
            )
        )
        self.button = Button(tr("Sign"), "primary", icon="pen")
        self.button.clicked.connect(self._sign)
        card.add(flowing(self.button))
        self.why_not = Words("", "small")
        card.add(self.why_not)
        self._chosen(None if data.asks_person else "not-asked")
        return card

    def _chosen(self, key: str | None) -> None:
        self._choice = key
        reveal(self.their_words, key in {"partly", "disagrees"})
        reveal(self.way, key in _SIGNING)
        self._check()

    def _check(self) -> None:
        blocking = self._data.blocking
        count = len(blocking)
        if count and all(one.missing for one in blocking):
            why = tr_many("1 answer is still needed.", "{count} answers are still needed.", count)
        elif count:
            why = tr_many(
                "1 thing stands in the way. It is named under Before you sign.",
                "{count} things stand in the way. They are named under Before you sign.",
                count,
            )
        else:
            why = "" if self._choice is not None else tr("Say first how the person stands to it.")
        if not why and self._choice in _SIGNING:
            why = self.way.lacking
        if not why and self._data.needs_reason and not self.reason.text().strip():
            why = tr("Say in a few words why something was added.")
        sent = "" if self._data.asks_person or not why else tr("It is sent without a signature too.")
        self.why_not.setText(f"{why} {sent}".rstrip())
        self.button.setEnabled(not why)
        self.button.setAccessibleDescription(why)

    def _sign(self) -> None:
        self.button.setEnabled(False)
        chosen = Agreement(self._choice or "not-asked", self.reason.text().strip())
        if self._choice in _SIGNING:
            chosen = replace(chosen, how=self.way.how, name=self.way.name, drawing=self.way.drawing)
        self.sign.emit(chosen)

    def not_signed(self, words: str) -> None:
        """Signing did not work: say why, and let it be tried again."""
        self.why_not.setText(words)
        self.why_not.set_tone("bad")
        self.button.setEnabled(True)
