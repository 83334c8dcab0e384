from fieldkit.printing.agreed import Action, Contact, Known
from fieldkit.printing.blocks import Text
from fieldkit.printing.lists import action_blocks, contact_block
from fieldkit.printing.phrases import phrases_in
from tests.printing.samples import ABOUT, NUMBERS

ENGLISH = phrases_in("en")


def test_an_action_says_who_and_by_when_and_how_it_stands() -> None:
    actions = [
        Action(Text("Fit a rail"), Text("Owen"), "2026-12-01", Text("Agreed")),
        Action(Text("Ring"), done=True),
    ]
    first, second = action_blocks(actions, ABOUT, ENGLISH)
    assert [line.text for line in first["lines"]] == ["Owen", "By 1 December 2026", "Agreed"]
    assert (second["done"], [line.text for line in second["lines"]]) == (True, ["Done"])


def test_contacts_keep_their_numbers_and_what_is_known_of_them() -> None:
    (row,) = contact_block(NUMBERS, ENGLISH)["rows"]
    assert (row["name"].text, row["phone"].text) == ("Orchard House team", "01522 555 0142")
    assert [line.text for line in row["lines"]] == ["Monday to Friday"]


def test_what_was_asked_of_a_contact_stands_apart_from_the_words() -> None:
    contact = Contact(Text("Lena"), Text("999"), (Known(Text("Sister")), Known(Text("Yes"), Text("Told?"))))
    (row,) = contact_block([contact], ENGLISH)["rows"]
    plain, asked = row["lines"]
    assert plain.text == "Sister"
    assert (asked["ask"].text, asked["value"].text) == ("Told?", "Yes")
