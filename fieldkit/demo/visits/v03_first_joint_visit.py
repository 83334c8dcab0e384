"""V3: two laptops on one coffee table, a son who reads along, and two accounts that must both stay standing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.demo.cast import GLYNIS, SHARON, exchange
from fieldkit.demo.talk import write
from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import Computer, VisitStage
from fieldkit.records import paths
from fieldkit.services.exchange.sync_now import sync_now as sync
from fieldkit.services.person import actions, people
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.visit.start_visit import open_at_visit
from fieldkit.services.writing import capture, earlier_answers, record_list, resolve, sign
from fieldkit.services.writing.capture import begin_record
from fieldkit.ui.language.differences import GAP
from fieldkit.ui.screens.cover import PinSheet
from fieldkit.ui.screens.review import ReviewScreen

PIN = "407316"
SON = "Tom Ashdown"
ONCE = "I tripped on the bath mat once last week."
TWICE = "I tripped on the bath mat twice last week."
SAID = "I lie awake and listen for him on the stairs."
COSTS = "I have not slept through since the spring, and I have told nobody."
EIGHT = (
    ("sb/b.matters", "My kitchen, my radio, and not being rushed."),
    ("sc/c.why", ONCE),
    ("sd/d[1]/d.detail", "Jean rings every night at six."),
    ("sh/h.goals", "No goal today"),
    ("sj/j.s9", "Is a conversation only"),
    ("sk/k.sum", "Yes, that's about it."),
    ("sk/k.agree", "Yes"),
    ("sk/k.copy", "No copy"),
)
"""All that a first conversation needs: eight answers, in the words of the form's own buttons."""


def play(stage: VisitStage) -> None:
    """Sharon and Glynis visit May together; her son sits on the sofa."""
    sharon, glynis = stage.computer("sharon"), stage.computer("glynis")
    sharon.add(SHARON, join=True)
    glynis.add(GLYNIS, join=True)
    with sharon.session(SHARON[0]) as session:
        person = add_may(session)
        visit = plan_today(
            session, person, with_whom=(glynis.practitioners[GLYNIS[0]],), purpose="First talk"
        )
        sync(session)
    exchange(glynis.laptop, glynis.profiles[GLYNIS[0]], stage.passphrase)
    record = _eight_answers(stage, sharon)
    _shoulder(stage, sharon)
    _carer(stage, sharon, record)
    _covered(stage, sharon)
    _both_wrote(stage, sharon, glynis, visit, record)
    _settle(stage, sharon, record)


def _eight_answers(stage: VisitStage, computer: Computer) -> str:
    tell = stage.telling
    tell.step("The joint visit starts; a first conversation is written down")
    hand = computer.switch_on(SHARON[0])
    hand.picture("today")
    hand.key(Qt.Key.Key_F2)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "the visit is open")
    hand.settled()
    record = hand.record
    for path, words in EIGHT:
        _answer(hand, path, words)
    hand.picture("eight-answers")
    hand.visiting.review(record.id)
    hand.until(lambda: isinstance(hand.window.filling, ReviewScreen), "the review is shown")
    hand.settled()
    review = hand.window.filling
    assert isinstance(review, ReviewScreen)
    answered = sum(
        1 for path in record.state.fields if not paths.is_reserved(path) and not paths.is_entry(path[-1])
    )
    tell.check("eight answers are all there is in it", answered == len(EIGHT), answered)
    hand.press("May agrees", review)
    tell.check("and they are enough to sign", review.button.isEnabled(), hand.words(review)[:300])
    hand.picture("review")
    hand.key(Qt.Key.Key_Escape)
    hand.visiting.show()
    hand.settled()
    return record.id


def _answer(hand: Hand, path: str, words: str) -> None:
    written = paths.parse_written(path)
    if any(paths.is_entry(part) for part in written):
        hand.view.jump(written[:2])
        hand.press("Add", hand.view.kit.blocks[written[:2]])
        made = hand.record.node(written[:2]).children[-1].path
        path = paths.write((*made, *written[3:]))
    item = hand.record.form.item(written[-1])
    assert item is not None
    if item.type == "choice":
        hand.choose(path, words)
    else:
        hand.type(path, words)


def _shoulder(stage: VisitStage, computer: Computer) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("Her son leans over. What the screen tells him")
    session, visit = hand.desk.session, hand.visiting.visit
    assert visit is not None
    note = open_at_visit(session, visit, session.newest_form("safety-plan"))
    note.set(paths.parse_written("x1/x.said"), {"valueString": SAID, "speaker": "person"})
    note.flush()
    hand.visiting.open_record(note.id)
    hand.until(lambda: note.id in hand.visiting.records, "the note is open")
    hand.settled()
    tabs = hand.words(hand.visiting.workspace.tabs)
    tell.check("the restricted record's tab says “Note”", "Note" in tabs and "afe" not in tabs, tabs)
    tell.check(
        "the window's title names nobody", hand.window.windowTitle() == "FieldKit", hand.window.windowTitle()
    )
    hand.visiting.workspace.show_form(next(iter(hand.visiting.records)))
    hand.settled()
    shown = hand.words()
    tell.check(
        "the visit shows no other person's name or restriction", SON not in shown and SAID not in shown
    )
    hand.picture("note-tab")
    hand.key(Qt.Key.Key_F7)
    together = hand.words()
    hand.picture("together")
    tell.check("together with May there are only the question and her words",
               not any(word in together for word in ("Note", "Jean Ashdown", SON, "To look at", GLYNIS[0])), together)  # fmt: skip
    tell.check("and there is nothing but a way back", hand.offers("Back") and not hand.offers("Review"))
    hand.key(Qt.Key.Key_F7)
    hand.key(Qt.Key.Key_F8)
    tell.check("one key takes every restricted tab away", "Note" not in hand.words(hand.visiting.workspace.tabs)
               and note.id not in hand.visiting.records)  # fmt: skip
    hand.visiting.undo()
    hand.settled()
    tell.check("undo brings nothing of it back", SAID not in hand.words() and "Note" not in hand.words())
    hand.record.redo()
    hand.refresh()
    with_it = capture.open_record(session, note.id)
    tell.check("and what matters to her is on the screen", hand.offers("What matters to me")
               and _section(hand) == "What matters to me", _section(hand))  # fmt: skip
    tell.check("its words are kept", with_it.node(paths.parse_written("x1/x.said")).answered)
    hand.picture("hidden")


def _section(hand: Hand) -> str:
    return next(one.words for one in hand.view.visible_sections() if one.key == hand.view.current)


def _carer(stage: VisitStage, computer: Computer, record: str) -> None:
    tell, session = stage.telling, computer.hand.desk.session
    tell.step("Her daughter, asked alone, says what it costs her")
    jean = new_person(session, PersonDetails(given="Jean", family="Ashdown", known_as="Jean"))
    talk = begin_record(session, session.newest_form("carer-conversation"), person=jean)
    write(talk, (("c1/c.do", COSTS), ("c2/c.sleep", COSTS)))
    talk.seal()
    line, mine = record_list.line(session, talk.id), computer.hand.visiting.records[record]
    tell.check("it is a record of her own, for few", (line.person, line.restricted) == (jean, True))
    offered = earlier_answers.look_back(session, mine)
    tell.check("nothing of it is offered in May's", COSTS not in str(offered))
    found = [one.id for one in people.page(session, mine.person).records]
    tell.check("or listed under her", talk.id not in found, found)


def _covered(stage: VisitStage, computer: Computer) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("They listen; the screen covers itself, a PIN lifts it")
    hand.desk.cover.asked()
    hand.settled()
    sheet = hand.window.findChild(PinSheet)
    assert isinstance(sheet, PinSheet)
    QTest.keyClicks(sheet.field, PIN)
    hand.press("Use it", sheet)
    hand.show()
    hand.program.door.idleness.idle.emit()
    hand.settled()
    tell.check("five idle minutes bring a cover, not the lock", hand.desk.cover.on and not hand.locked)
    shown = hand.words()
    tell.check("it shows nothing personal", "May" not in shown and "Ashdown" not in shown, shown)
    tell.check("999 is one press away", hand.offers("999 card"))
    hand.picture("cover")
    _pin(hand, "111222")
    tell.check(
        "a wrong PIN does not lift it", hand.desk.cover.on and "2 tries left" in hand.words(), hand.words()
    )
    _pin(hand, PIN)
    tell.check("the PIN does, and the visit is where it was",
               not hand.desk.cover.on and hand.window.filling is hand.visiting.workspace)  # fmt: skip


def _pin(hand: Hand, digits: str) -> None:
    screen = hand.desk.cover.screen
    assert screen is not None
    QTest.keyClicks(screen.field, digits)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    hand.settled()


def _both_wrote(stage: VisitStage, sharon: Computer, glynis: Computer, visit: str, record: str) -> None:
    tell = stage.telling
    tell.step("Glynis heard it otherwise, on her own laptop")
    other = glynis.switch_on(GLYNIS[0])
    other.desk.start_visit(visit)
    other.until(lambda: record in other.visiting.records, "she begins the same conversation")
    other.settled()
    tell.check("two laptops that begin the visit apart begin one conversation", other.record.id == record)
    other.type("sc/c.why", TWICE)
    other.picture("glynis-writes")
    other.visiting.leave()
    other.until(lambda: not other.visiting.records, "it is left")
    other.desk.syncing.sync_now()
    other.settled()
    hand = sharon.hand
    hand.show()
    hand.visiting.leave()
    hand.until(lambda: not hand.visiting.records, "Sharon leaves the visit")
    hand.desk.syncing.sync_now()
    hand.until(
        lambda: record_list.line(hand.desk.session, record).conflicts == 1, "both accounts have come together"
    )
    hand.settled()
    tell.check("both accounts stand", True)


def _settle(stage: VisitStage, computer: Computer, record: str) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("Settling makes no single account out of two")
    hand.desk.open_record(record)
    hand.until(lambda: record in hand.visiting.records, "the record is open")
    hand.settled()
    hand.desk.settling.open(record, None)
    hand.until(lambda: bool(hand.desk.settling.screen.cards), "the two accounts are shown")
    hand.settled()
    hand.picture("two-accounts")
    card = hand.desk.settling.screen.cards[0]
    shown = hand.words(card)
    tell.check(
        "both stand side by side with their authors",
        all(one in shown for one in (SHARON[0], GLYNIS[0])),
        shown,
    )
    assert card.field is not None
    joined = card.field.toPlainText()
    tell.check("the joined text has a gap where they differ", GAP in joined and "once" not in joined
               and "twice" not in joined, joined)  # fmt: skip
    tell.check("it can't be saved while the gap is open", card.save is not None and not card.save.isEnabled())
    hand.press("Ask Mary Ashdown next time", card)
    promised = [one.what for one in actions.all_open(hand.desk.session)]
    tell.check("May can be asked: the question becomes an action for the next visit, and both stand until then",
               promised == ["Ask again: What's happening, and why now?"] and len(hand.desk.settling.screen.cards) == 1, promised)  # fmt: skip
    hand.press("Leave both standing", card)
    opened = hand.visiting.records[record]
    found = resolve.conflicts(opened)
    tell.check(
        "leaving both standing is a full answer",
        len(found) == 1 and found[0].standing and len(found[0].said) == 2,
    )
    tell.check("and holds up no signature", sign.review(opened).ready, sign.review(opened).blocking)
    hand.desk.settling.back()
    hand.settled()
    hand.visiting.review(record)
    hand.until(lambda: isinstance(hand.window.filling, ReviewScreen), "the review is shown")
    hand.settled()
    review = hand.window.filling
    assert isinstance(review, ReviewScreen)
    hand.press("May agrees", review)
    hand.picture("signing-with-both")
    reviewed = hand.words(review)
    tell.check("what is signed keeps them apart, each with who wrote it down",
               all(f"as {one} wrote it down" in reviewed for one in (SHARON[0], GLYNIS[0])), reviewed[:400])  # fmt: skip
    hand.press("Sign", review)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "it is signed")
    hand.settled()
    line = record_list.line(hand.desk.session, record)
    tell.check("it is signed with both standing", line.state == "signed" and line.conflicts == 1, line)
