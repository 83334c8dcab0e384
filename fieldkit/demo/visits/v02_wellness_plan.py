"""V2: "I want nothing shared": a plan that is only hers, and gone for good when she takes it away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from fieldkit.demo.canary import scan
from fieldkit.demo.cast import SHARON
from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import Computer, VisitStage
from fieldkit.records import paths
from fieldkit.services.exchange.sync_now import sync_now
from fieldkit.services.person import closed_records, find
from fieldkit.services.writing import record_list

TOOL = "I walk to the river when the house gets too loud for me."


def play(stage: VisitStage) -> None:
    """May writes her plan with Sharon and takes it away."""
    computer = stage.computer("laptop")
    computer.add(SHARON, join=True)
    with computer.session(SHARON[0]) as session:
        person = add_may(session)
        plan_today(session, person, purpose="A wellness plan")
        sync_now(session)
    hand = computer.switch_on(SHARON[0])
    hand.start_first_visit()
    _closed(stage, computer, hand, person)
    _wiped(stage, computer, hand)
    _not_safe(stage, hand)


def _closed(stage: VisitStage, computer: Computer, hand: Hand, person: str) -> None:
    tell = stage.telling
    tell.step("She wants a plan, and nothing of it shared")
    session = hand.desk.session
    form = session.newest_form("wellness-plan")
    hand.desk.plans.begin(form.canonical, person)
    hand.until(lambda: bool(hand.desk.plans.opened), "the plan is begun closed")
    hand.settled()
    plan = next(iter(hand.desk.plans.opened.values()))
    entry = plan.record.add(paths.parse_written("w1/w1.tool"))
    plan.record.set((*entry, "w1.tool.what"), {"valueString": TOOL, "speaker": "person"})
    plan.record.flush()
    hand.refresh()
    hand.picture("closed-plan")
    tell.check(
        "it is on no list of records",
        plan.record.id not in [one.id for one in record_list.list_records(session)],
    )
    found = find.find(session, "river")
    tell.check("searching does not find it", not found.records, found.records)
    hand.sync()
    files = [computer.laptop.data, stage.folder / "hub"]
    read, leaks = scan(files, (TOOL,))
    tell.check(
        f"no file of the laptop or the hub has it readable ({read} files)",
        not leaks,
        [str(one.file) for one in leaks],
    )
    tell.check(
        "it is not kept for anybody yet",
        [one.between_two for one in closed_records.everything(session)] == [False],
    )


def _wiped(stage: VisitStage, computer: Computer, hand: Hand) -> None:
    tell = stage.telling
    tell.step("Give and wipe")
    record = next(iter(hand.desk.plans.opened))
    hand.desk.plans.ask(record, lambda: None)
    hand.settled()
    sheet = hand.sheet
    stage.save(sheet, "where-does-it-go")
    shown = hand.words(sheet)
    tell.check("nothing happens by itself", "Nothing happens by itself" in shown, shown[:300])
    tell.check("a print queue is warned of before printing", "print queue" in shown, shown)
    tell.check(
        "it can't be wiped before she has a copy or wants none", not hand.button("Wipe it", sheet).isEnabled()
    )
    box = next(one for one in sheet.findChildren(QCheckBox) if "no copy" in one.text())
    box.click()
    hand.press("Wipe it", sheet)
    hand.until(lambda: not hand.desk.plans.opened, "it is wiped")
    hand.settled()
    hand.picture("wiped")
    session = hand.desk.session
    tell.check("wiped, its key is gone: nothing opens it any more", closed_records.everything(session) == ())
    _, leaks = scan([computer.laptop.data, stage.folder / "hub"], (TOOL,))
    tell.check("and no file has a sentence of it", not leaks, [str(one.file) for one in leaks])


def _not_safe(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("Then she says that some days she does not want to be here")
    before = set(hand.visiting.records)
    hand.press("+ Record")
    QTest.keyClick(hand.sheet, Qt.Key.Key_F4)
    hand.until(lambda: bool(set(hand.visiting.records) - before), "a safety plan is open")
    hand.settled()
    opened = hand.record
    hand.picture("safety-plan")
    tell.check(
        "one key opens the safety plan, with nothing to choose first, over whatever was asked just then",
        opened.form.url.endswith("/safety-plan"),
    )
    tell.check("its tab says “Note”", "Note" in hand.words(hand.visiting.workspace.tabs))
    hand.choose("x1/x.now", "Thoughts")
    hand.picture("thoughts")
    shown = hand.words()
    tell.check("thoughts without a plan: it says whom to ring before leaving", "111" in shown, shown[-900:])
