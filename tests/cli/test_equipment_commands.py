from tests.cli.conftest import Terminal


def test_the_list_shows_that_limits_are_for_practice(terminal: Terminal) -> None:
    listed = terminal.type("equipment", "list")
    assert listed.code == 0
    assert "practice only: 190 kg" in listed.out
    assert len(terminal.json("equipment", "list")["items"]) == 62


def test_a_thing_that_may_not_be_issued_says_why_and_what_would_clear_it(terminal: Terminal) -> None:
    person = terminal.json("person", "new", "--given", "Mary")["id"]
    record = terminal.json("record", "new", "equipment", "--person", person)["id"]
    assert "Nothing is wanted" in terminal.type("equipment", "fit", record).out
    terminal.json("record", "set", record, "qe/q.item[new]/q.item.code", "T02")
    told = terminal.type("equipment", "fit", record)
    assert told.code == 1
    assert "T02 Raised toilet seat 100 mm: blocked" in told.out
    assert "Weigh them." in told.out
    as_json = terminal.type("equipment", "fit", record, "--json").json
    assert as_json["blocked"] is True
    assert {"rule", "outcome", "verdict", "words", "clear", "missing"} == set(
        as_json["things"][0]["reasons"][0]
    )


def test_a_record_that_is_not_about_equipment_is_told_plainly(terminal: Terminal) -> None:
    person = terminal.json("person", "new", "--given", "Mary")["id"]
    told = terminal.type("equipment", "fit", person)
    assert told.code == 3
    assert "[FK-EQUIPMENT-RECORD]" in told.err
