from fieldkit.questionnaire.cells import LIST, SINGLE
from fieldkit.questionnaire.tree import CellTree
from tests.questionnaire.building import form, group, q

USED = form(group("g", group("h", q("a"), repeats=True), repeats=True), q("b"))


def test_what_does_not_repeat_is_there_from_the_start() -> None:
    tree = CellTree(USED.items)

    assert [(cell.path, cell.role) for cell in tree.every()] == [(("g",), LIST), (("b",), SINGLE)]


def test_entries_come_into_being_on_the_way_when_asked_for() -> None:
    tree = CellTree(USED.items)

    assert tree.find(("g", "e:1", "h", "e:2", "a")) is None
    assert tree.find(("g", "e:1", "h", "e:2", "a"), make=True) is not None
    assert tree.find(("g", "not an entry"), make=True) is None
    assert tree.find(("b", "e:1"), make=True) is None


def test_instances_are_found_through_all_entries() -> None:
    tree = CellTree(USED.items)
    for one in ("e:1", "e:2"):
        tree.find(("g", one, "h", "e:x", "a"), make=True)
    target = USED.item("a")

    assert target is not None
    assert [cell.path[1] for cell in tree.instances(target)] == ["e:1", "e:2"]


def test_adding_an_entry_twice_gives_the_same_one_and_dropping_it_forgets_it() -> None:
    tree = CellTree(USED.items)
    holder = tree.find(("g",))
    assert holder is not None

    entry = tree.add_entry(holder, "e:1")
    assert tree.add_entry(holder, "e:1") is entry
    tree.drop_entry(entry)

    assert tree.find(("g", "e:1")) is None
