"""Every sheet that can lie over the window, filled as it would be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldkit.dev.house import House
from fieldkit.ui.screens.call_out import WhoSheet
from fieldkit.ui.screens.closed_plans import EndPlanSheet, HowKeptSheet, PlanEnd
from fieldkit.ui.screens.copy_sheets import DocumentSheet, PasswordSheet, PlainSheet, PrintSheet
from fieldkit.ui.screens.cover import PinSheet
from fieldkit.ui.screens.end_visit import UnsentSheet
from fieldkit.ui.screens.key_sheets import BackupPassphraseSheet
from fieldkit.ui.screens.newer_version import NewerVersionData, NewerVersionSheet
from fieldkit.ui.screens.news_sheets import CheckFirstSheet, ConfirmSheet
from fieldkit.ui.screens.sheets import Sheet
from fieldkit.ui.screens.taking_back import TakeBackSheet, WrittenLine
from fieldkit.ui.widgets.choice_buttons import ChoiceOption

_PEOPLE = [
    ChoiceOption("may", "May Ashdown · 12 Brook Lane, Nether Hallow"),
    ChoiceOption("ivor", "Ivor Bly · 3 Chapel Row, Long Hallow"),
]


def _asked(ask: Callable[[House], object]) -> Callable[[House], QWidget]:
    """The sheet that the program itself opens when this is asked of it."""

    def show(house: House) -> QWidget:
        ask(house)
        return house.sheet()

    return show


def _made(make: Callable[[House], Sheet]) -> Callable[[House], QWidget]:
    """A sheet which the program opens only after much else happened."""

    def show(house: House) -> QWidget:
        make(house).open()
        return house.sheet()

    return show


def _ask_cover(house: House) -> None:
    house.desk.today.cover_for_me.emit(house.stage.cast.visits[0])


def _give(house: House) -> None:
    house.desk.giving.about_person(house.may)


def _newer(house: House) -> Sheet:
    data = NewerVersionData(
        title="Conversation",
        changes=[("What matters to you?", "is worded anew"), ("Who helps you now?", "is a new question")],
        left_over=[],
        late=False,
    )
    return NewerVersionSheet(data, house.window)


def _take_back(house: House) -> Sheet:
    lines = [
        WrittenLine("a", "What matters most to you?", "My kitchen, my radio. Not being rushed.", ""),
        WrittenLine("b", "Why now?", "I went over in the bathroom again on Tuesday.", ""),
        WrittenLine("c", "Are you safe at home?", "Yes", "It is signed, and stays."),
    ]
    return TakeBackSheet(lines, ("Jean's number is in the council's own list too.",), "May", house.window)


def _end_plan(house: House) -> Sheet:
    parts = [ChoiceOption("s1", "What helps me stay well"), ChoiceOption("s2", "Who I ring")]
    return EndPlanSheet(PlanEnd("May", parts, given=False, between_two=False, in_visit=True), house.window)


SHEETS: tuple[tuple[str, Callable[[House], QWidget]], ...] = (
    ("sheet-new-person", _asked(lambda house: house.desk.asking.new_person())),
    ("sheet-plan-visit", _asked(lambda house: house.desk.asking.plan(house.may))),
    ("sheet-begin-record", _asked(lambda house: house.desk.asking.begin_record(house.may))),
    ("sheet-how-kept", _made(lambda house: HowKeptSheet("May", house.window))),
    ("sheet-end-plan", _made(_end_plan)),
    ("sheet-cover-for-me", _asked(_ask_cover)),
    ("sheet-check-first", _made(lambda house: CheckFirstSheet("May is in hospital since Tuesday.", house.window))),
    ("sheet-death", _asked(lambda house: house.desk.person.death_heard.emit(house.may))),
    ("sheet-death-confirmed", _made(lambda house: ConfirmSheet(house.desk.now, house.window))),
    ("sheet-call-out", _asked(lambda house: house.desk.calling_out.ask())),
    ("sheet-who", _made(lambda house: WhoSheet(_PEOPLE, house.window))),
    ("sheet-which-copy", _asked(_give)),
    ("sheet-document", _made(lambda house: DocumentSheet(_PEOPLE, house.window))),
    ("sheet-print", _made(lambda house: PrintSheet(4, ["Office printer", "Hall"], house.window))),
    ("sheet-password", _made(lambda house: PasswordSheet("kettle-orchard-seven-lamp", house.window))),
    ("sheet-no-password", _made(lambda house: PlainSheet(house.window))),
    ("sheet-passphrase", _asked(lambda house: house.program.door.keeping.ask_passphrase(""))),
    ("sheet-backup-passphrase", _made(lambda house: BackupPassphraseSheet("That is not its passphrase.", house.window))),
    ("sheet-pin", _made(lambda house: PinSheet("", house.window))),
    ("sheet-unsent", _made(lambda house: UnsentSheet(1, "0300 111 8010", house.window))),
    ("sheet-take-back", _made(_take_back)),
    ("sheet-newer-version", _made(_newer)),
)  # fmt: skip
