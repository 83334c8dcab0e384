from tests.cli.conftest import Terminal


def test_people_are_added_listed_found_and_shown(terminal: Terminal) -> None:
    person = terminal.json(
        "person", "new", "--given", "Mary", "--family", "Ashdown", "--known-as", "May",
        "--birth-date", "1941-03-02", "--matters", "The garden.",
    )["id"]  # fmt: skip

    (listed,) = terminal.json("person", "list")["people"]
    page = terminal.json("person", "show", person)

    assert (listed["id"], listed["name"], listed["age"]) == (person, "Mary Ashdown", 85)
    assert page["matters"][0]["text"] == "The garden."
    assert "“The garden.”" in terminal.type("person", "show", person).out
    assert "Mary Ashdown" in terminal.type("person", "list", "--like", "ash").out
    assert [one["id"] for one in terminal.json("search", "ashdown")["people"]] == [person]


def test_a_planned_visit_stands_in_today_and_calls_for_its_record(terminal: Terminal) -> None:
    person = terminal.json("person", "new", "--given", "Mary")["id"]
    visit = terminal.json(
        "visit", "plan", "--person", person, "--starts", "2026-11-22T14:00+00:00", "--purpose", "First talk"
    )["id"]

    assert [one["id"] for one in terminal.json("today")["visits"]] == [visit]
    first = terminal.json("record", "new", "conversation", "--visit", visit)["id"]
    assert terminal.json("record", "new", "conversation", "--visit", visit)["id"] == first
    assert "First talk" in terminal.type("today").out


def test_a_time_that_is_none_is_told(terminal: Terminal) -> None:
    done = terminal.type("visit", "plan", "--person", "p", "--starts", "soon")

    assert (done.code, "[FK-VISIT-TIMES]" in done.err) == (3, True)


def test_words_are_found_in_records(terminal: Terminal) -> None:
    record = terminal.json("record", "new", "conversation")["id"]
    terminal.type("record", "set", record, "b.matters", "damson jam")

    assert terminal.json("search", "damson")["records"][0]["record"]["id"] == record
    assert "damson jam" in terminal.type("search", "damson").out
