from fieldkit.base.assets import resource
from tests.cli.conftest import Terminal


def test_a_feed_is_taken_in_and_found_by_need_and_place(terminal: Terminal) -> None:
    assert "directory import" in terminal.type("directory", "find", "falls").out
    feed = str(resource("sample-directory.json"))
    assert terminal.json("directory", "import", feed) == {"services": 7, "left_out": 1}
    told = terminal.type("directory", "find", "falls", "--near", "ST13").out
    assert "Handy Hands (Moorlands Home Help)" in told
    assert "Imran Akhtar, Coordinator, 01632 960102" in told
    found = terminal.json("directory", "find", "lonel", "--near", "M1")
    assert [one["name"] for one in found["services"]] == ["Night Line"]


def test_a_file_that_is_no_feed_changes_nothing_and_says_so(terminal: Terminal) -> None:
    told = terminal.type("directory", "import", terminal.file("x.json", b"no feed"))
    assert told.code == 3
    assert "[FK-DIRECTORY-FEED]" in told.err


def test_the_table_of_duty_teams_is_taken_in(terminal: Terminal) -> None:
    rows = b"postcodes,council,day,night,checked\nST,Staffordshire,0345 604 2719,,2026-10-20\n"
    assert terminal.json("directory", "duty-teams", terminal.file("t.csv", rows)) == {"teams": 1}
    assert "1 duty teams" in terminal.type("directory", "duty-teams", terminal.file("t.csv", rows)).out
    assert "[FK-DUTY-TABLE]" in terminal.type("directory", "duty-teams", terminal.file("x.csv", b"x")).err
