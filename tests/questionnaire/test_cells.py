from fieldkit.questionnaire.cells import ENTRY, LIST, SINGLE, Cell
from tests.questionnaire.building import choice, form, group, q, text


def holder(*entries: tuple[str, str]) -> Cell:
    item = form(choice("c", "tea", "milk", repeats=True)).items[0]
    cell = Cell(item, LIST, "c", None)
    for part, order in entries:
        entry = Cell(item, ENTRY, part, cell)
        entry.order = order
        cell.entries[part] = entry
    return cell


def test_entries_with_keys_come_first_and_the_rest_as_the_form_lists_its_options() -> None:
    cell = holder(
        ("e:z", "b"),
        ("e:https://example.org/codes|milk", ""),
        ("e:https://example.org/codes|tea", ""),
        ("e:y", "a"),
    )

    assert [entry.part.rpartition("|")[2] for entry in cell.sorted_entries()] == ["e:y", "e:z", "tea", "milk"]


def test_a_persons_answer_goes_before_initial_and_calculated_ones() -> None:
    cell = Cell(form(q("a")).items[0], SINGLE, "a", None)
    cell.calculated = (text("worked out"),)
    assert cell.values() == (text("worked out"),)
    cell.initial = text("offered")
    assert cell.values() == (text("offered"),)
    cell.hold((text("typed"),))
    assert cell.values() == (text("typed"),)
    cell.hold(())
    assert cell.values() == ()


def test_a_read_only_calculation_wins_over_what_was_stored_earlier() -> None:
    cell = Cell(form(q("a", readOnly=True)).items[0], SINGLE, "a", None)
    cell.authored, cell.calculated = (text("old"),), (text("new"),)

    assert cell.values() == (text("new"),)


def test_nothing_counts_while_the_cell_is_off() -> None:
    cell = Cell(form(q("a")).items[0], SINGLE, "a", None)
    cell.hold((text("x"),))
    cell.enabled = False

    assert cell.values() == (text("x"),)
    assert cell.active_values() == ()
    assert not cell.answered()
    assert cell.holds_anything()


def test_every_cell_is_walked_in_the_order_of_the_form() -> None:
    item = form(group("g", q("a"))).items[0]
    outer = Cell(item, SINGLE, "g", None)
    outer.children["a"] = Cell(item.children[0], SINGLE, "a", outer)

    assert [cell.path for cell in outer.every()] == [(), ("a",)]
