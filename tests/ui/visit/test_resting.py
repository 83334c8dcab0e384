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


def test_a_worry_goes_at_once_when_another_tab_is_shown_and_stays_open(opened: Computer) -> None:
    opened.start_visit()
    talk = next(iter(opened.visiting.records))
    form = opened.desk.session.newest_form("safeguarding-concern")
    opened.desk.asking._begin(form.canonical, opened.person)
    opened.until(lambda: len(opened.visiting.records) == 2)
    opened.settled()
    worry = next(one for one in opened.visiting.records.values() if one.form.purpose == "concern")
    worry.set(("xe", "e.saw"), {"valueString": "The purse was empty."})
    worry.flush()
    assert worry.draft.new_answers()
    sealed: list[str] = []
    opened.desk.resting.sealed.connect(lambda: sealed.append("told"))

    opened.visiting.workspace.tabs.button(talk).click()
    opened.until(lambda: bool(sealed))

    assert not worry.draft.new_answers()
    assert worry.id in opened.visiting.records


def test_any_other_record_goes_on_being_written_when_another_tab_is_shown(opened: Computer) -> None:
    opened.start_visit()
    talk = next(iter(opened.visiting.records.values()))
    talk.set(("sb", "b.matters"), {"valueString": "My kitchen"})
    talk.flush()
    form = opened.desk.session.newest_form("safeguarding-concern")
    opened.desk.asking._begin(form.canonical, opened.person)
    opened.until(lambda: len(opened.visiting.records) == 2)
    opened.settled()

    assert talk.draft.new_answers()
