from fieldkit.printing.agreed import Contact, Known, agreed_in, contacts_in
from fieldkit.printing.blocks import Text
from fieldkit.printing.reading import read_contents
from tests.printing.samples import (
    ABOUT,
    NUMBERS,
    answered,
    contents,
    form,
    group,
    inside,
    question,
    response,
    role,
)

PEOPLE = form(
    group(
        "who", "People", question("n", "Name"), question("t", "Phone"), question("r", "Who they are"),
        question("told", "Told?", "boolean"), repeats=True,
    )
)  # fmt: skip


def test_goals_and_actions_are_found_by_their_roles() -> None:
    agreed = agreed_in(contents(), NUMBERS)
    assert [goal.words.text for goal in agreed.goals] == ["To church on my own two feet."]
    assert [(one.what.text, one.owner.text, one.due) for one in agreed.actions] == [
        ("Fit a rail", "Owen", "2026-12-01"), ("Walk to the corner", "May", ""),
    ]  # fmt: skip
    assert agreed.numbers == NUMBERS


def test_an_action_says_how_it_stands() -> None:
    status = question("s", "How is it?", "choice", role("action.status"))
    one = form(group("a", "A", question("w", "What", "string", role("action.what")), status))
    said = response(
        inside(
            "a",
            answered("w", "Ring the surgery"),
            answered("s", {"valueCoding": {"code": "done", "display": "Done"}}),
        )
    )
    (action,) = agreed_in(read_contents(one, said, ABOUT)).actions
    assert action.done
    assert action.status.text == "Done"


def test_somebody_with_a_number_is_a_contact_with_all_that_is_known_of_them() -> None:
    said = response(
        inside(
            "who",
            answered("n", "Lena"),
            answered("t", "07700 900 123"),
            answered("r", "Sister"),
            answered("told", {"valueBoolean": True}),
        )
    )
    (contact,) = contacts_in(read_contents(PEOPLE, said, ABOUT))
    assert contact == Contact(
        Text("Lena"),
        Text("07700 900 123"),
        (Known(Text("Sister"), Text("Who they are:")), Known(Text("Yes"), Text("Told?"))),
        ("who", "e:1"),
    )


def test_an_entry_without_a_number_is_no_contact() -> None:
    assert (
        contacts_in(
            read_contents(
                PEOPLE, response(inside("who", answered("n", "Lena"), answered("r", "Sister"))), ABOUT
            )
        )
        == ()
    )


def test_numbers_are_known_however_they_are_written() -> None:
    for phone in ("01522 555 0142", "(01522) 555-0142", "+44 7700 900123", "01522 555 0142 ext 3", "999111"):
        said = response(inside("who", answered("n", "Lena"), answered("t", phone)))
        assert [one.phone.text for one in contacts_in(read_contents(PEOPLE, said, ABOUT))] == [phone]
