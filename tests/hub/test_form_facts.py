from fieldkit.base.jsontext import dumps
from fieldkit.hub.form_facts import UNKNOWN, read_form
from tests.sync.sample_forms import CONCERN, CONVERSATION, PLAN, VISIT, extension, form, item

NESTED = form(
    "nested",
    item("group", extension("sensitivity", "restricted"), kind="group", item=[
        item("inner", extension("sensitivity", "ordinary")),
        item("deep", extension("sensitivity", "private"), item=[item("deeper")]),
    ]),
    item("odd", extension("sensitivity", "no such label")),
)  # fmt: skip


def test_an_item_is_as_strict_as_whatever_it_stands_in() -> None:
    facts = read_form(NESTED.text)
    labels = [facts.label(("group", name)) for name in ("inner", "deep")]
    assert labels == ["restricted", "private"]
    assert facts.label(("group", "deep", "e:1", "deeper")) == "private"
    assert facts.label(("group",)) == "restricted"


def test_a_label_nobody_knows_is_the_strictest() -> None:
    assert read_form(NESTED.text).label(("odd",)) == "concern"


def test_a_question_that_the_form_does_not_have_has_no_label() -> None:
    assert read_form(CONVERSATION.text).label(("nowhere",)) is None
    assert read_form(CONVERSATION.text).label(("", "subject")) == "ordinary"


def test_a_forms_own_label_holds_for_everything_in_it() -> None:
    assert read_form(PLAN.text).label(("signs",)) == "private"
    assert read_form(CONCERN.text).root == "concern"


def test_urgent_items_and_urgent_forms() -> None:
    assert read_form(CONVERSATION.text).is_urgent(("allergy",))
    assert not read_form(CONVERSATION.text).is_urgent(("matters",))
    assert read_form(CONCERN.text).is_urgent(("said",))


def test_who_came_along_is_found_wherever_the_form_asks_it() -> None:
    assert read_form(VISIT.text).names_attendee(("attendee", "e:1"))
    assert not read_form(VISIT.text).names_attendee(("place",))


def test_what_is_no_form_counts_as_unknown() -> None:
    for text in ("rubbish", "[]", "null"):
        assert read_form(text) == UNKNOWN
    assert UNKNOWN.root == "concern"


def test_odd_shapes_harm_nothing() -> None:
    odd = dumps({"item": [7, {"linkId": "a", "item": {}}, {"extension": [3]}], "extension": "x"})
    assert read_form(odd).label(("a",)) == "ordinary"
