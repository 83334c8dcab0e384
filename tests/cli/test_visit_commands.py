from datetime import timedelta

from tests.cli.conftest import Terminal


def test_a_call_out_starts_from_nothing_and_is_joined_to_the_person_later(terminal: Terminal) -> None:
    started = terminal.json("visit", "call-out", "--incident", "117")
    assert terminal.json("visit", "call-out", "--incident", "117") == started
    assert "not named yet with Sharon Pike: Call-out 117" in terminal.type("today").out

    person = terminal.json("person", "new", "--given", "Mary", "--family", "Ashdown")["id"]
    moved = terminal.json("visit", "is-for", started["id"], "--person", person)["moved"]
    assert sorted(moved) == sorted([started["id"], started["record"]])
    assert "Mary Ashdown with Sharon Pike: Call-out 117" in terminal.type("today").out


def test_a_death_that_is_told_shows_on_today_and_a_mistake_takes_it_back(terminal: Terminal) -> None:
    person = terminal.json("person", "new", "--given", "Mary")["id"]
    terminal.json("visit", "plan", "--person", person, "--starts", "2026-11-22T11:00+00:00")
    terminal.json("person", "died", person, "--told-by", "Jean", "--on", "2026-11-19")
    assert "Mary may have died on 19 November 2026" in terminal.type("today").out
    terminal.json("person", "died", person, "--confirmed-by", "hospital", "--on", "2026-11-19")
    assert "Mary died on 19 November 2026." in terminal.type("today").out
    terminal.json("person", "died", person, "--mistake")
    assert "died" not in terminal.type("today").out


def test_a_visit_is_handed_over_only_to_somebody_who_is_known(terminal: Terminal) -> None:
    person = terminal.json("person", "new", "--given", "Mary")["id"]
    visit = terminal.json("visit", "plan", "--person", person, "--starts", "2026-11-22T11:00+00:00")["id"]

    done = terminal.type("visit", "cover", visit, "--to", "nobody")
    assert done.code == 3
    assert "FK-VISIT-COVER" in done.err


def test_a_time_that_is_none_is_told(terminal: Terminal) -> None:
    assert terminal.type("visit", "plan", "--person", "p", "--starts", "soon").code == 3


def test_a_calendar_file_plans_visits_and_says_what_fits_nobody(terminal: Terminal) -> None:
    terminal.json("person", "new", "--given", "Mary", "--family", "Ashdown")
    start = (terminal.clock.now() + timedelta(hours=2)).strftime("%Y%m%dT%H%M%SZ")
    titles = ("Mary Ashdown: first talk", "Team meeting")
    events = "".join(
        f"BEGIN:VEVENT\nUID:{one}\nDTSTART:{start}\nSUMMARY:{one}\nEND:VEVENT\n" for one in titles
    )
    file = terminal.file("week.ics", f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n".encode())
    assert "planned" in terminal.type("visit", "import", file, "--dry-run").out
    assert "Mary" not in terminal.type("today").out

    done = terminal.type("visit", "import", file)

    assert done.code == 1
    assert [line.split()[0] for line in done.out.splitlines()] == ["planned", "nobody"]
    assert "first talk" in terminal.type("today").out
    missing = terminal.type("visit", "import", file + ".none")
    assert "FK-CALENDAR-FILE" in missing.err
