"""V9: Iwan speaks Welsh; what he said stays his, in his language, and the English beside it says whose English it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldkit.base.jsontext import dumps
from fieldkit.demo.cast import SHARON
from fieldkit.demo.visits.caseload import IWAN, plan_today
from fieldkit.demo.visits.hand import Hand
from fieldkit.demo.visits.paper import languages_of, picture_pages, words_of
from fieldkit.demo.visits.visit_stage import VisitStage
from fieldkit.records import paths
from fieldkit.records.translated import translated_in
from fieldkit.services.giving.export import export
from fieldkit.services.giving.print_record import Asked, copy_of
from fieldkit.services.person.new_person import new_person
from fieldkit.services.writing.entering import enter
from fieldkit.ui.forms.translation import TranslationSheet
from fieldkit.ui.presenting.reviewing import review_data

WELSH = "Mae'r gegin yn oer ond fy nghegin i ydi hi."
ENGLISH = "The kitchen is cold, but it is my kitchen."
ORIGINAL = "sd/d[1]/d.detail"


def play(stage: VisitStage) -> None:
    """Sharon writes down what he says, and beside it what she understood."""
    computer = stage.computer("laptop")
    computer.add(SHARON)
    with computer.session(SHARON[0]) as session:
        plan_today(session, new_person(session, IWAN), purpose="A first talk")
    hand = computer.switch_on(SHARON[0])
    _written(stage, hand)
    _on_paper(stage, hand)


def _written(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("His words in Welsh, and what Sharon made of them")
    today = hand.words()
    tell.check("Today says that he speaks Welsh", "Welsh" in today, today[:500])
    hand.start_first_visit()
    said = {"valueString": WELSH, "speaker": "person", "language": "cy"}
    enter(hand.record, paths.parse_written(ORIGINAL), said)
    hand.record.flush()
    hand.refresh()
    hand.view.jump(paths.parse_written(ORIGINAL))
    hand.settled()
    original = paths.write((*hand.record.node(("sd", "d")).children[0].path, "d.detail"))
    hand.type(original, " Ie wir.")
    value = hand.record.node(paths.parse_written(original)).values[0]
    tell.check("who spoke, and in which language, stays with the words when they are gone on with",
               value["valueString"].endswith("Ie wir.") and value.get("language") == "cy" and value.get("speaker") == "person", value)  # fmt: skip
    _translated(stage, hand, original)
    hand.key(Qt.Key.Key_F7)
    together = hand.words()
    hand.picture("together")
    tell.check("together they read both", WELSH in together and ENGLISH in together, together)
    hand.key(Qt.Key.Key_F7)
    hand.record.seal()


def _translated(stage: VisitStage, hand: Hand, original: str) -> None:
    tell = stage.telling
    block = hand.block(original)
    hand.press("In another language", block)
    sheet = hand.sheet
    assert isinstance(sheet, TranslationSheet)
    tell.check("it is Sharon's translation until she says otherwise", sheet.who.text() == SHARON[0], sheet.who.text())
    QTest.keyClicks(sheet.words, ENGLISH)
    stage.save(sheet, "in-another-language")
    hand.press("Keep", sheet)
    hand.picture("both-written")
    value = hand.record.node(paths.parse_written(original)).values[0]
    found = translated_in(value)
    tell.check("one answer holds his words and hers, and whose English it is",
               value["valueString"].startswith(WELSH) and found is not None
               and (found.text, found.language, found.who) == (ENGLISH, "en", SHARON[0]), value)  # fmt: skip
    shown = hand.words(hand.block(original))
    tell.check("both stand under the question, the English with her name",
               ENGLISH in shown and f"translated by {SHARON[0]}" in shown, shown)  # fmt: skip
    answers = review_data(hand.record, person=IWAN.known_as, signer=SHARON[0]).sections
    both = [one for _, lines in answers for one in lines if one.words.startswith(WELSH) and ENGLISH in one.also]
    tell.check("what is signed shows both", len(both) == 1, answers)


def _on_paper(stage: VisitStage, hand: Hand) -> None:
    tell = stage.telling
    tell.step("On paper, and for other systems")
    session, record = hand.desk.session, hand.record.id
    made = copy_of(session, record, Asked(whole=True))
    words = words_of(made.document)
    picture_pages(stage, made.document, "copy")
    tell.check("both stand on his copy, the original first",
               0 <= words.find(WELSH) < words.find(ENGLISH), words[:600])  # fmt: skip
    tell.check("the English says that it is a translation, and through whom",
               words.find(WELSH) < words.find(f"own translation, {SHARON[0]}") < words.find(ENGLISH), words[:900])  # fmt: skip
    spoken = languages_of(made.document, WELSH)
    tell.check("a screen reader reads the Welsh as Welsh", spoken == {"cy"}, spoken)
    sent = dumps(export(session, record).response)
    tell.check("other systems get the language and the translation too",
               all(f'"{one}"' in sent for one in ("language", "translated")) and WELSH in sent and ENGLISH in sent)  # fmt: skip
    welsh = copy_of(session, record, Asked(whole=True, language="cy"))
    tell.check("the wording of the copy itself can be Welsh", words_of(welsh.document) != words)
