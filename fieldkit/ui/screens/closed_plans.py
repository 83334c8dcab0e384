"""Asks plainly how a plan is kept, before the first word of it is written and again at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import CheckList
from fieldkit.ui.widgets.entries import LineField
from fieldkit.ui.widgets.pages import flowing
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.text import Words

CLOSED, SHARED = "closed", "shared"
WIPE, KEEP, SHARE = "wipe", "keep", "share"


class HowKeptSheet(Sheet):
    """Closed or shared: asked before anything is written, because it can't be made closed afterwards."""

    def __init__(self, called: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("How is this plan kept?"),
            tr("Ask {called}. It is their plan.", called=called or "them"),
            parent,
        )
        self.chosen = ""
        self._offer(
            CLOSED,
            tr("Closed"),
            tr(
                "Only on this laptop while we write. It is never sent, listed, searched or backed up. At the end they take it away and it is wiped, or the two of us keep it, or parts of it are shared. If this laptop is lost before then, the plan is lost too."
            ),
        )
        self._offer(
            SHARED,
            tr("Shared"),
            tr(
                "A record like any other. It is kept by the organisation, and the people who care for them can read it."
            ),
        )
        leave = Button(tr("Not now"), "quiet")
        leave.clicked.connect(self.reject)
        self.column.add(flowing(leave))

    def _offer(self, key: str, words: str, meaning: str) -> None:
        button = Button(words, icon="note")
        button.clicked.connect(lambda: self._choose(key))
        button.setAccessibleDescription(meaning)
        self.column.add(button)
        self.column.add(Words(meaning, "soft"))

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()


@dataclass(frozen=True)
class PlanEnd:
    """What the sheet shows: its sections as options, whether they have a copy, and whether it is kept for two already."""

    called: str
    sections: Sequence[ChoiceOption]
    given: bool
    between_two: bool
    in_visit: bool


class EndPlanSheet(Sheet):
    """Give and wipe, keep for us two, or share. Nothing is done that was not pressed."""

    save_asked = Signal()
    print_asked = Signal()

    def __init__(self, end: PlanEnd, parent: QWidget | None = None) -> None:
        called = end.called or "them"
        super().__init__(
            tr("Where does this plan go?"),
            tr("Nothing happens by itself. You can leave this and choose later."),
            parent,
        )
        self.chosen = ""
        self._given = end.given
        self._said: set[str] = set()
        self._sections: set[str] = set()
        self.share: Button | None = None
        self._add_copy(called)
        self._add_wipe(called)
        self._add_keep(called, between_two=end.between_two)
        if end.sections:
            self._add_share(end.sections)
        if end.in_visit:
            self.note = CheckList(
                [
                    ChoiceOption(
                        "note",
                        tr(
                            "{called} agreed: the visit may say a plan was made",
                            called=end.called or tr("They"),
                        ),
                    )
                ]
            )
            self.note.ticked.connect(self._say)
            self.column.add(self.note)
        leave = Button(tr("Choose later"), "quiet")
        leave.clicked.connect(self.reject)
        self.column.add(flowing(leave))
        self._check()

    @property
    def noted(self) -> bool:
        """Whether the person agreed that the visit says that a plan was made."""
        return "note" in self._said

    @property
    def no_copy_wanted(self) -> bool:
        return "no-copy" in self._said

    def sections(self) -> tuple[str, ...]:
        """The sections ticked for sharing."""
        return tuple(sorted(self._sections))

    def passphrase(self) -> str:
        """The person's own; empty for none."""
        return self.words.text().strip()

    def has_copy(self) -> None:
        """A copy was saved or printed."""
        self._given = True
        self.given.setText(tr("They have a copy."))
        self._check()

    def _add_copy(self, called: str) -> None:
        self.column.add(Words(tr("A copy for {called}", called=called), "card"))
        self.given = Words(tr("They have a copy.") if self._given else tr("They have no copy yet."), "soft")
        self.column.add(self.given)
        save, paper = Button(tr("Save a copy"), icon="note"), Button(tr("Print a copy"), icon="note")
        save.clicked.connect(self.save_asked)
        paper.clicked.connect(self.print_asked)
        self.column.add(flowing(save, paper))
        self.column.add(
            Words(
                tr("A print queue and some printers keep a copy. A file on their own stick does not."),
                "small",
            )
        )

    def _add_wipe(self, called: str) -> None:
        self.column.add(Words(tr("Give and wipe"), "card"))
        self.column.add(
            Words(
                tr("Only {called} has it from then on. Nobody can bring it back here.", called=called), "soft"
            )
        )
        self.want_none = CheckList([ChoiceOption("no-copy", tr("They want no copy"))])
        self.want_none.ticked.connect(self._say)
        self.column.add(self.want_none)
        self.wipe = Button(tr("Wipe it from this laptop"))
        self.wipe.clicked.connect(lambda: self._choose(WIPE))
        self.column.add(flowing(self.wipe))

    def _add_keep(self, called: str, *, between_two: bool) -> None:
        self.column.add(Words(tr("Keep for us two"), "card"))
        self.column.add(
            Words(
                tr(
                    "It stays on this laptop. Your passphrase opens it, and so does one of their own. The hub and your support desk can't. If both are lost, it is gone."
                ),
                "soft",
            )
        )
        self.words = LineField(tr("A passphrase of their own, or nothing"))
        self.words.setAccessibleName(tr("A passphrase of their own"))
        self.column.add(self.words)
        self.keep = Button(
            tr("Keep it for us two") if not between_two else tr("Keep it; change their passphrase")
        )
        self.keep.clicked.connect(lambda: self._choose(KEEP))
        self.column.add(flowing(self.keep))

    def _add_share(self, sections: Sequence[ChoiceOption]) -> None:
        self.column.add(Words(tr("Share parts of it"), "card"))
        self.column.add(
            Words(tr("What is ticked becomes a record like any other. The rest stays closed."), "soft")
        )
        self.parts = CheckList(list(sections))
        self.parts.ticked.connect(self._tick)
        self.column.add(self.parts)
        share = self.share = Button(tr("Share what is ticked"))
        share.clicked.connect(lambda: self._choose(SHARE))
        self.column.add(flowing(share))

    def _say(self, key: str, on: bool) -> None:
        (self._said.add if on else self._said.discard)(key)
        self._check()

    def _tick(self, key: str, on: bool) -> None:
        (self._sections.add if on else self._sections.discard)(key)
        self._check()

    def _check(self) -> None:
        self.wipe.setEnabled(self._given or self.no_copy_wanted)
        if self.share is not None:
            self.share.setEnabled(bool(self._sections))

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()
