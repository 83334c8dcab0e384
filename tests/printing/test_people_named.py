from fieldkit.printing.leaving_out import LeaveOut
from fieldkit.printing.people_named import people_named
from fieldkit.printing.reading import read_contents
from tests.printing.samples import ABOUT, answered, contents, form, group, inside, question, response, role

FORM = form(
    group("who", "People", question("n", "Name", "string", role("person.contact-name")), repeats=True),
    question("do", "Please don't", "string", repeats=True),
    question("by", "Seen by", "reference"),
)
SAID = response(
    inside("who", answered("n", "Jean Moss")),
    answered("do", "Don't talk over me to Jean", "Don't move my chair"),
    answered("by", {"valueReference": {"display": "Glynis Hart"}}),
)


def test_everybody_named_is_listed_with_every_place_that_speaks_of_them() -> None:
    found = people_named(read_contents(FORM, SAID, ABOUT))
    assert [one.name for one in found] == ["Jean Moss", "Glynis Hart"]
    assert [mention.words for mention in found[0].mentions] == ["Jean Moss", "Don't talk over me to Jean"]


def test_a_mention_can_be_left_out_by_its_path() -> None:
    before = people_named(read_contents(FORM, SAID, ABOUT))
    ticked = LeaveOut(paths=frozenset(mention.path for one in before for mention in one.mentions))
    assert people_named(read_contents(FORM, SAID, ABOUT, ticked)) == ()


def test_names_the_caller_knows_are_looked_for_and_the_person_is_not() -> None:
    found = people_named(contents(), ("Tom", "May", "the son"))
    assert [one.name for one in found] == ["the son", "Owen"]
