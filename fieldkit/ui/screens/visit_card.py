"""One visit on Today: when, whom and where, what to know, and its buttons; under each other where the text is large."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.screens.facts import fact_row
from fieldkit.ui.screens.today_data import VisitLine
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.flow import FlowLayout
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import Folding
from fieldkit.ui.widgets.reveal import reveal
from fieldkit.ui.widgets.text import Words, stack

_BUTTONS_SHARE = 0.36
"""How much of a visit's card its buttons may take beside the words; with large text they stand under them."""


class VisitCard(Card):
    """Each signal carries the visit's id, and `open_person` the person's. The `first` is the one that one key starts."""

    start = Signal(str)
    prepare = Signal(str)
    open_person = Signal(str)
    cover = Signal(str)

    def __init__(self, visit: VisitLine, *, first: bool) -> None:
        super().__init__(marked=first)
        told = QWidget()
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_XL)
        when = stack(
            Words(visit.time, "section", wrap=False),
            Words(visit.ended or visit.started or visit.length, "small", wrap=False),
            gap=0,
        )
        row.addWidget(when)
        middle = QVBoxLayout()
        middle.setSpacing(tokens.SPACE_XS)
        called = Words(
            tr("likes to be called {known_as}", known_as=visit.known_as) if visit.known_as else "", "soft"
        )
        line = QWidget()
        flow = FlowLayout(line, gap=tokens.SPACE_S, line_gap=0)
        flow.addWidget(self._name(visit))
        if visit.known_as:
            called.setWordWrap(False)
            flow.addWidget(called)
        middle.addWidget(line)
        middle.addWidget(Words(" · ".join(part for part in (visit.place, visit.with_whom) if part), "soft"))
        if visit.hold:
            middle.addWidget(FindingLine(visit.hold, "warning"))
        if visit.facts:
            middle.addSpacing(tokens.SPACE_XS)
            middle.addWidget(fact_row(visit.facts))
        middle.addStretch(1)
        row.addLayout(middle, 1)
        self.add(Folding(told, self._visit_buttons(visit, first=first), share=_BUTTONS_SHARE))

    def _name(self, visit: VisitLine) -> QWidget:
        if not visit.person_id:
            return Words(visit.name, "name", wrap=False)
        name = Button(visit.name, "name")
        name.setAccessibleName(tr("Open the page of {name}", name=visit.name))
        name.clicked.connect(lambda _=False, who=visit.person_id: self.open_person.emit(who))
        return name

    def _visit_buttons(self, visit: VisitLine, *, first: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        words = tr("Open again") if visit.ended else tr("Carry on") if visit.started else tr("Start visit")
        start = Button(words, "primary" if first else "quiet", key="F2" if first else "")
        start.setAccessibleName(f"{words}: {visit.name}, {visit.time}")
        start.clicked.connect(lambda _=False, which=visit.visit_id: self.start.emit(which))
        prepare = Button(tr("Prepare"), "quiet" if first else "plain")
        prepare.setAccessibleName(tr("Prepare: {name}, {time}", name=visit.name, time=visit.time))
        prepare.clicked.connect(lambda _=False, which=visit.visit_id: self.prepare.emit(which))
        for button in (start, prepare) if first else (prepare, start):
            column.addWidget(button)
        cover = Button(tr("Cover for me"), "quiet")
        cover.setAccessibleName(tr("Cover for me: {name}, {time}", name=visit.name, time=visit.time))
        cover.clicked.connect(lambda _=False, which=visit.visit_id: self.cover.emit(which))
        column.insertWidget(column.count(), cover)
        reveal(prepare, bool(visit.person_id) and not visit.stopped and not visit.ended)
        reveal(start, not visit.stopped)
        reveal(cover, bool(visit.person_id) and not visit.stopped and not visit.started and not visit.ended)
        column.addStretch(1)
        return box
