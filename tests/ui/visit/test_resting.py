from datetime import timedelta

from tests.ui.computer import Computer


def test_a_record_left_alone_for_five_minutes_is_sealed_and_stays_open(opened: Computer) -> None:
    opened.start_visit()
    record = next(iter(opened.visiting.records.values()))
    path = next(
        node.path
        for node in record.root.walk()
        if node.item is not None and node.item.type == "text" and not node.entry_id
    )
    record.set(path, {"valueString": "My kitchen"})
    record.flush()
    opened.desk.resting.look()
    opened.settled()
    assert record.draft.new_answers()

    opened.laptop.clock.advance(timedelta(minutes=6))
    opened.desk.resting.look()
    opened.until(lambda: not record.draft.new_answers())

    assert record.id in opened.visiting.records
    assert record.node(path).values[0]["valueString"] == "My kitchen"
