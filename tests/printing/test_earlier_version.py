from fieldkit.printing.earlier_version import SECTION, Left, with_left_over
from fieldkit.printing.leaving_out import NOTHING, LeaveOut
from fieldkit.printing.people_named import people_named
from fieldkit.printing.reading import Group
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.wellness_plan import wellness_plan
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import contents, form, group, our, question, typesetter
from tests.printing.tagging import faults

HEADING = "Answers from the earlier version of this form"
OLD = form(
    group(
        "old", "Before",
        question("old.gone", "Who has a key?"),
        question("old.code", "Code of the key safe", "string", our("secret", "valueBoolean", True)),
    ),
    group("shut", "For us only", question("shut.note", "What we saw"), extension=[our("sensitivity", "valueCode", "safeguarding")]),
)  # fmt: skip


def left(link_id: str, words: str) -> Left:
    """An answer to a question of the old form."""
    item = OLD.item(link_id)
    assert item is not None
    path = tuple(step.link_id for step in item.lineage)
    return Left(path, item, item.label, words, item.effective_sensitivity)


KEY = left("old.gone", "Jean Moss next door")


def answers(parts: tuple[object, ...]) -> list[object]:
    """What stands in the section; nothing where there is none."""
    return [
        inner for part in parts if isinstance(part, Group) and part.path == (SECTION,) for inner in part.parts
    ]


def test_they_are_the_last_section_with_what_was_asked_then() -> None:
    pdf = typesetter().pdf(record_copy(with_left_over(contents(), [KEY], NOTHING)))
    after = said(pdf).partition(squashed(HEADING))[2]
    assert squashed("Who has a key?") in after
    assert squashed("Jean Moss next door") in after
    assert faults(pdf) == []


def test_a_plan_has_them_too() -> None:
    pdf = typesetter().pdf(wellness_plan(with_left_over(contents(), [KEY], NOTHING)))
    assert squashed("Jean Moss next door") in said(pdf)


def test_without_any_there_is_no_heading() -> None:
    known = contents()
    assert with_left_over(known, [], NOTHING) is known


def test_secrets_and_labels_and_answers_that_were_ticked_stay_out() -> None:
    code, note = left("old.code", "4471"), left("shut.note", "A bruise")
    assert answers(with_left_over(contents(), [code], NOTHING).parts) == []
    assert len(answers(with_left_over(contents(), [note], NOTHING).parts)) == 1
    closed = LeaveOut(labels=frozenset({"safeguarding"}))
    assert answers(with_left_over(contents(), [note], closed).parts) == []
    unknown = Left(("away",), None, "away", "A bruise", "safeguarding")
    assert answers(with_left_over(contents(), [unknown], closed).parts) == []
    ticked = LeaveOut(paths=frozenset({KEY.path}))
    assert answers(with_left_over(contents(), [KEY], ticked).parts) == []


def test_it_is_chosen_like_any_section() -> None:
    assert answers(with_left_over(contents(), [KEY], LeaveOut(only=frozenset({"b"}))).parts) == []
    assert len(answers(with_left_over(contents(), [KEY], LeaveOut(only=frozenset({SECTION}))).parts)) == 1


def test_who_is_named_there_can_be_looked_at_before_it_is_given() -> None:
    named = people_named(with_left_over(contents(), [KEY], NOTHING), ("Jean Moss",))
    jean = next(one for one in named if one.name == "Jean Moss")
    assert KEY.path in {mention.path for mention in jean.mentions}
