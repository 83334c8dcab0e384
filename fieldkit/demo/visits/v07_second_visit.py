"""V7: a colleague who was not there goes today; she knows what matters, and nothing old passes for new."""

from __future__ import annotations

from PySide6.QtCore import Qt

from fieldkit.demo.cast import GLYNIS, SHARON, exchange
from fieldkit.demo.people import MAY
from fieldkit.demo.talk import write
from fieldkit.demo.visits import covering
from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.visit_stage import KEVIN, Computer, VisitStage
from fieldkit.records import paths
from fieldkit.services.exchange.sync_now import sync_now
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import sign
from fieldkit.services.writing.capture import begin_record
from fieldkit.services.writing.earlier_answers import STILL_RIGHT

EATING = "se/e.eat/e.eat.how"
WORRY = "He has his hands round my purse before I've sat down."
OPEN = "What we are sorting out"


def play(stage: VisitStage) -> None:
    """Sharon was there eight days ago and is ill; Glynis covers for her on her own laptop."""
    sharon, glynis = stage.computer("sharon"), stage.computer("glynis")
    kevin = stage.computer("kevin")
    for computer, who in ((sharon, SHARON), (glynis, GLYNIS), (kevin, KEVIN)):
        computer.add(who, join=True)
    with sharon.session(SHARON[0]) as session:
        person = add_may(session, talked_before=True)
        _earlier(session, person)
        visit = plan_today(session, person, purpose="Second visit")
        sync_now(session)
        covering.hand_over(session, visit, glynis.practitioners[GLYNIS[0]], kevin.practitioners[KEVIN[0]])
        sync_now(session)
    for computer, who in ((glynis, GLYNIS), (kevin, KEVIN)):
        exchange(computer.laptop, computer.profiles[who[0]], stage.passphrase)
    covering.what_came(stage, (glynis, GLYNIS[0]), (kevin, KEVIN[0]))
    hand = glynis.switch_on(GLYNIS[0])
    _prepare(stage, hand)
    _beside(stage, hand)
    covering.watched(stage, glynis)
    _page(stage, glynis, person)
    covering.next_time(stage, hand)


def _earlier(session: Session, person: str) -> None:
    """What was also written down: how eating goes, a worry of a stricter label, and what is still open."""
    talk = begin_record(session, session.newest_form("conversation"), person=person)
    write(talk, ((EATING, "fine"), ("se/e.safe/e.safe.how", "fine-at-a-cost")))
    talk.seal()
    plan = begin_record(session, session.newest_form("safety-plan"), person=person)
    write(plan, (("x1/x.said", WORRY),))
    plan.seal()
    episode = begin_record(session, session.newest_form("episode"), person=person)
    write(episode, (
        ("ep1/ep.first", "2026-09-14T10:00:00+01:00"),
        ("ep1/ep.matters", "To get out of the house again before the winter."),
        ("ep1/ep.lead", SHARON[0]),
        ("ep2/ep.block", "waiting-for-a-landlord"),
    ))  # fmt: skip
    sign.sign(session, episode)


def _prepare(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("Before she goes: two minutes with Prepare")
    hand.press("Prepare")
    hand.until(lambda: hand.window.page is hand.desk.preparing.screen, "Prepare is shown")
    hand.settled()
    shown = hand.words()
    hand.picture("prepare")
    for what, words in (
        ("what matters, in May's words", MAY.matters[:40]),
        ("what must be done differently", "I lip-read"),
        ("what keeps her safe, with its source", "2019, GP letter"),
        ("an open promise, and whose it is", "Ring Denise about the Community Meal · Sharon Pike"),
        ("what happened last time", "Conversation record"),
        ("what whoever hands it over wants her to know", covering.NOTE),
        ("until when what is written reaches her", "What is written about it reaches you until"),
    ):
        tell.check(f"it says {what}", words in shown, shown[:900])
    tell.check("it says nothing that is for few eyes only", WORRY not in shown)


def _beside(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("In the visit: what was said before stands beside, never in the field")
    hand.key(Qt.Key.Key_F2)
    hand.until(lambda: hand.window.filling is hand.visiting.workspace, "the visit is open")
    hand.settled()
    block = hand.block(EATING)
    shown = hand.words(block)
    tell.check("the earlier answer stands beside the question, with who wrote it and when",
               "“Fine”" in shown and SHARON[0] in shown, shown)  # fmt: skip
    tell.check(
        "the field itself is empty for signing", not hand.record.node(paths.parse_written(EATING)).answered
    )
    hand.picture("beside")
    own = hand.block("sb/b.matters")
    tell.check("May's own words can be read and not moved",
               MAY.matters[:40] in hand.words(own) and not hand.offers("Still right", own), hand.words(own))  # fmt: skip
    hand.picture("own-words")
    whole = []
    for section in hand.view.visible_sections():
        hand.view.show_section(section.key)
        whole.append(hand.words())
    tell.check("nothing out of the safety plan is offered anywhere", WORRY not in "\n".join(whole))
    before = hand.presses
    hand.press("Still right", hand.block(EATING))
    value = hand.record.node(paths.parse_written(EATING)).values
    tell.check("one press says it is still right, as an answer of its own kind",
               hand.presses == before + 1 and bool(value) and {"said", "asked"} <= set(value[0].get(STILL_RIGHT, {})), value)  # fmt: skip
    tell.check("and it is not asked again", not hand.offers("Still right", hand.block(EATING)))
    hand.picture("still-right")


def _page(stage: VisitStage, computer: Computer, person: str) -> None:
    tell, hand = stage.telling, computer.hand
    tell.step("Her page holds the case open until May says it is sorted")
    hand.desk.open_person(person)
    hand.until(lambda: hand.window.page is hand.desk.person, "her page is shown")
    hand.settled()
    shown = hand.words()
    hand.picture("person")
    tell.check("it says that something is still open", "Open since 14 September" in shown, shown[:900])
    tell.check("and who leads", f"{SHARON[0]} leads" in shown, shown[:900])
