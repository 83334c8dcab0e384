import pytest

from fieldkit.printing.leaving_out import NOTHING, SECRET, LeaveOut
from fieldkit.questionnaire import extensions as ext
from tests.printing.samples import form, group, our, question

FORM = form(
    group(
        "a",
        "A",
        question("a.code", "Key safe code", "string", {"url": SECRET, "valueBoolean": True}),
        question("a.note", "Note"),
    ),
    group("b", "B", question("b.note", "Note", "string", our("sensitivity", "valueCode", "restricted"))),
    question("c", "Machine", "string", {"url": ext.HIDDEN, "valueBoolean": True}),
)


@pytest.mark.parametrize(("link_id", "path"), [("a.code", ("a", "a.code")), ("c", ("c",))])
def test_secrets_and_hidden_items_are_in_no_copy(link_id: str, path: tuple[str, ...]) -> None:
    assert NOTHING.leaves(path, FORM.item(link_id))


def test_a_label_a_path_and_a_choice_of_sections_each_leave_something_out() -> None:
    assert LeaveOut(labels=frozenset({"restricted"})).leaves(("b", "b.note"), FORM.item("b.note"))
    assert LeaveOut(paths=frozenset({("a", "a.note")})).leaves(("a", "a.note"), FORM.item("a.note"))
    assert LeaveOut(only=frozenset({"b"})).leaves(("a",), FORM.item("a"))
    assert not LeaveOut(only=frozenset({"b"})).leaves(("b", "b.note"), FORM.item("b.note"))


def test_nothing_else_is_left_out() -> None:
    assert not NOTHING.leaves(("a", "a.note"), FORM.item("a.note"))
    assert not NOTHING.leaves(("strange",), None)
