"""What a form says of its items reaches the lists, with the group's label and priority taken in."""

import json

from fieldkit.store import form_facts
from fieldkit.store.form_facts import UNKNOWN_FORM, ItemFacts
from tests.store.laptop import CONCERN, CONVERSATION, Laptop, canonical, extension, form, item


def test_roles_labels_and_priorities_are_read() -> None:
    facts = form_facts.of_resource(json.loads(CONVERSATION))
    assert facts.purpose == "conversation"
    assert facts.item(("summary",)) == ItemFacts("record.summary", "ordinary", "")
    assert facts.item(("home",)).label == "private"
    assert facts.item(("risk",)).priority == "urgent-fact"
    assert facts.item(("steps", "e:1", "step")).role == "action.what"
    assert facts.item(("words",)) == ItemFacts("", "ordinary", "")


def test_an_item_is_as_private_as_the_groups_around_it() -> None:
    inner = item("inner", extension("sensitivity", "ordinary"))
    resource = json.loads(form("x", item("group", extension("sensitivity", "private"), item=[inner])))
    facts = form_facts.of_resource(resource)
    assert facts.item(("group", "inner")).label == "private"


def test_the_whole_form_s_label_holds_for_every_item() -> None:
    facts = form_facts.of_resource(json.loads(CONCERN))
    assert facts.item(("what",)).label == "concern"
    assert facts.item(("anything",)).label == "concern"


def test_a_label_nobody_knows_counts_as_the_strictest() -> None:
    facts = form_facts.of_resource(json.loads(form("x", item("a", extension("sensitivity", "cosmic")))))
    assert facts.item(("a",)).label == "concern"


def test_an_entry_s_id_is_passed_over() -> None:
    facts = form_facts.of_resource(json.loads(form("x", item("a", extension("projects-to", "action.what")))))
    assert facts.item(("a", "e:0198")).role == "action.what"


def test_written_down_and_read_again_it_is_the_same() -> None:
    facts = form_facts.of_resource(json.loads(CONVERSATION))
    assert form_facts.read(form_facts.write(facts)) == facts


def test_a_form_that_has_not_arrived_is_the_most_private(laptop: Laptop) -> None:
    assert laptop.read(lambda c: form_facts.find(c, "nowhere|1#x")) is UNKNOWN_FORM
    assert UNKNOWN_FORM.item(("anything",)).label == "concern"
    assert laptop.read(lambda c: form_facts.find(c, canonical(CONCERN))).purpose == "concern"


def test_a_secret_item_and_what_stands_inside_it_have_no_role_and_are_marked() -> None:
    secret = {"url": "https://fieldkit.example.org/fhir/StructureDefinition/secret", "valueBoolean": True}
    inner = item("inner", extension("projects-to", "record.summary"))
    resource = json.loads(form("x", item("gate", secret, item=[inner]), item("open")))
    facts = form_facts.read(form_facts.write(form_facts.of_resource(resource)))
    assert facts.item(("gate", "inner")) == ItemFacts("", "ordinary", "", secret=True)
    assert not facts.item(("open",)).secret
