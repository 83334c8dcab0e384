"""Every sheet that can lie over the window, filled as it would be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from fieldkit.dev.drawn_camera import DrawnCameras
from fieldkit.dev.house import House
from fieldkit.services.library.roles import ROLES
from fieldkit.ui.beneath.judging import Judging
from fieldkit.ui.forms.how_said import HowSaidSheet
from fieldkit.ui.forms.translation import TranslationSheet
from fieldkit.ui.screens.call_out import WhoSheet
from fieldkit.ui.screens.closed_plans import EndPlanSheet, HowKeptSheet, PlanEnd
from fieldkit.ui.screens.copy_sheets import DocumentSheet, PasswordSheet, PlainSheet, PrintSheet
from fieldkit.ui.screens.cover import LiftSheet, PinSheet
from fieldkit.ui.screens.directory import ForWhomSheet
from fieldkit.ui.screens.end_visit import UnsentSheet
from fieldkit.ui.screens.key_sheets import BackupPassphraseSheet
from fieldkit.ui.screens.newcomer_sheets import JoinedSheet, JoinSheet, NewProfileSheet
from fieldkit.ui.screens.newer_version import NewerVersionData, NewerVersionSheet
from fieldkit.ui.screens.news_sheets import CheckFirstSheet, ConfirmSheet
from fieldkit.ui.screens.photo_sheet import PhotoSheet
from fieldkit.ui.screens.recovery_sheets import ForgottenSheet, NameHelpersSheet, RedeemSheet
from fieldkit.ui.screens.repair_sheet import RepairSheet
from fieldkit.ui.screens.taking_back import TakeBackSheet, WrittenLine
from fieldkit.ui.visit.attaching import AgreedSheet, OriginalSheet, PictureSheet, RecordingSheet
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.sheet import Sheet

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


def _new_profile(house: House) -> Sheet:
    return NewProfileSheet(
        ROLES, Judging(house.program.tasks), "Type a longer passphrase.", None, house.window
    )


def _translation(house: House) -> Sheet:
    return TranslationSheet({"valueString": "Rwy'n hoffi fy nghegin."}, "Sharon Pike", house.window)


def _redeem(house: House) -> Sheet:
    return RedeemSheet(Judging(house.program.tasks), ("Sharon Pike",), "", house.window)


def _name_helpers(house: House) -> Sheet:
    return NameHelpersSheet("age1qz", "", "That is no key of a person who helps.", house.window)


def _photo(house: House) -> Sheet:
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")  # type: ignore[call-overload]  # the stubs want bytes where Qt takes text
    return PictureSheet(bytes(kept.data().data()), "The step at the back door", house.window)


def _take_photo(house: House) -> None:
    house.desk.visiting.photographing.cameras = DrawnCameras()
    house.desk.visiting.photographing.take(lambda _offered: None)


def _photo_taken(house: House) -> None:
    _take_photo(house)
    sheet = house.sheet()
    assert isinstance(sheet, PhotoSheet)
    sheet.take.click()


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
    ("sheet-new-profile", _made(_new_profile)),
    ("sheet-join", _made(lambda house: JoinSheet("https://hub.example", "", "That code was used before.", house.window))),
    ("sheet-joined", _made(lambda house: JoinedSheet("Sharon Pike", "Social worker", "hub", "3f 9a 61 c4", house.window))),
    ("sheet-forgotten", _made(lambda house: ForgottenSheet(["3f 9a", "61 c4"], "No file was chosen.", house.window))),
    ("sheet-redeem", _made(_redeem)),
    ("sheet-name-helpers", _made(_name_helpers)),
    ("sheet-help", _asked(lambda house: house.window.help_asked.emit())),
    ("sheet-lift", _made(lambda house: LiftSheet("That is not it. 2 tries left.", house.window))),
    ("sheet-for-whom", _made(lambda house: ForWhomSheet("Community Meals", _PEOPLE, house.window))),
    ("sheet-how-said", _made(lambda house: HowSaidSheet(None, house.window))),
    ("sheet-translation", _made(_translation)),
    ("sheet-repair", _made(lambda house: RepairSheet("40 of 50 records would be gone.", house.window, accept=True))),
    ("sheet-original", _made(lambda house: OriginalSheet("IMG_2041.jpg", house.window))),
    ("sheet-agreed", _made(lambda house: AgreedSheet(house.window))),
    ("sheet-recording", _made(lambda house: RecordingSheet("Voice note, 0:45", house.window))),
    ("sheet-photo", _made(_photo)),
    ("sheet-take-photo", _asked(_take_photo)),
    ("sheet-photo-taken", _asked(_photo_taken)),
    ("sheet-pin", _made(lambda house: PinSheet("", house.window))),
    ("sheet-unsent", _made(lambda house: UnsentSheet(1, "0300 111 8010", house.window))),
    ("sheet-take-back", _made(_take_back)),
    ("sheet-newer-version", _made(_newer)),
)  # fmt: skip
