from datetime import date
from pathlib import Path

from fieldkit.questionnaire.definition import load_form
from fieldkit.services.equipment.issuing import InTheWay
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.presenting import reviewing
from fieldkit.ui.screens.review import Agreement, ReviewData, ReviewFinding
from tests.forms import shipped
from tests.services.desk import SMALL_FORM, Desk

TODAY = date(2026, 11, 22)


def _record(laptop: Desk) -> OpenRecord:
    return capture.begin_record(laptop.open(), load_form(SMALL_FORM))


def test_the_review_shows_what_is_needed_and_what_was_answered(tmp_path: Path) -> None:
    laptop = Desk(tmp_path)
    record = _record(laptop)
    record.set(("n",), {"valueInteger": 3})
    data = reviewing.review_data(record, person="May", signer="Sharon Pike")
    assert [finding.question for finding in data.blocking] == ["A word"]
    assert data.blocking[0].severity == "error"
    answers = [answer for _, found in data.sections for answer in found]
    assert [(answer.question, answer.words) for answer in answers] == [("How many", "3")]
    assert not data.needs_reason
    laptop.close()


def test_agreements_are_kept_in_the_words_of_the_record() -> None:
    assert reviewing.agreement_of(Agreement("not-asked"), "May") is None
    agreed = reviewing.agreement_of(Agreement("agrees"), "May")
    assert agreed is not None
    assert (agreed.name, agreed.how) == ("May", "said-so")
    disagreed = reviewing.agreement_of(Agreement("disagrees"), "")
    assert disagreed is not None
    assert disagreed.how == "disagrees"


def test_together_holds_questions_and_words(tmp_path: Path) -> None:
    laptop = Desk(tmp_path)
    record = _record(laptop)
    record.set(("a",), {"valueString": "Kitchen"})
    lines = reviewing.together_lines(record.root.children)
    assert ("A word", "Kitchen") in [(line.question, line.words) for line in lines]
    laptop.close()


def test_together_leaves_out_what_a_practitioner_has_to_judge() -> None:
    asked = {item.label for item in shipped.loaded("conversation").walk() if item.is_question}
    nodes = shipped.session("conversation").root.children
    shown = {line.question for line in reviewing.together_lines(nodes)}
    ours = {"Substantial difficulty taking part?", "What I noticed", "This conversation"}
    assert ours < asked
    assert not ours & shown
    assert {"What would make this easier for you?", "Would someone to speak up for you help?"} <= shown


def test_a_conflict_has_one_key_that_leads_back(tmp_path: Path) -> None:
    key = reviewing.conflict_key("0198", ("g", "e:1", "w"))
    assert reviewing.conflict_place(key) == ("0198", ("g", "e:1", "w"))
    laptop = Desk(tmp_path)
    assert reviewing.conflict_data(_record(laptop), "May", TODAY) == ()
    laptop.close()


def test_two_accounts_are_reviewed_each_with_its_author_and_never_as_one(tmp_path: Path) -> None:
    laptop = Desk(tmp_path)
    sharon, glynis = laptop.join(), laptop.join("Glynis Hart", "cpn")
    record = laptop.small_record(sharon, ("a", "A fall"))
    record.seal()
    laptop.exchange(sharon)
    laptop.exchange(glynis)
    other = capture.open_record(glynis, record.id)
    for one, words in ((record, "She fell once"), (other, "She fell twice")):
        one.set(("a",), {"valueString": words})
        one.seal()
    for session in (sharon, glynis, sharon):
        laptop.exchange(session)

    data = reviewing.review_data(capture.open_record(sharon, record.id), person="May", signer="Sharon Pike")

    shown = [(answer.words, answer.who) for _, found in data.sections for answer in found]
    assert sorted(shown) == [("She fell once", "Sharon Pike"), ("She fell twice", "Glynis Hart")]
    laptop.close()


def test_a_typed_or_drawn_signature_goes_under_the_name_that_was_given() -> None:
    typed = reviewing.agreement_of(Agreement("agrees", how="typed", name="Mary Ashdown"), "May")
    drawn = reviewing.agreement_of(Agreement("partly", how="drawn", drawing=b"png"), "May")
    assert typed is not None
    assert (typed.name, typed.how, typed.drawing) == ("Mary Ashdown", "typed", b"")
    assert drawn is not None
    assert (drawn.name, drawn.how, drawn.drawing) == ("May", "drawn", b"png")


def test_the_review_of_a_restricted_record_calls_it_a_note_for_somebody_may_read_along(
    tmp_path: Path,
) -> None:
    laptop = Desk(tmp_path)
    session = laptop.open()
    record = capture.begin_record(session, session.newest_form("safeguarding-concern"))

    assert reviewing.review_data(record, person="May", signer="Sharon Pike").title == "Note"
    assert reviewing.review_data(_record(laptop), person="May", signer="Sharon Pike").title == "Small form"
    laptop.close()


def test_what_waits_for_an_answer_that_is_asked_for_already_is_told_once() -> None:
    asked = ReviewFinding(("qf", "q.perm.answer"), "What did they say?", "Needed.", "error")
    data = ReviewData("Equipment assessment", "", "May", "Priya", blocking=(asked,))
    again = InTheWay(
        asked.path, "Grab rail", "The owner has not said yes.", True, frozenset({"q.perm.answer"})
    )
    other = InTheWay(("qe",), "Grab rail", "It is too short.", True)
    found = reviewing.with_fit(data, (again, other))
    assert [(one.words, one.missing) for one in found.blocking] == [
        ("Needed.", True),
        ("It is too short.", False),
    ]
