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
