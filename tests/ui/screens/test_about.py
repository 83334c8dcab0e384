import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from pytestqt.qtbot import QtBot

from fieldkit.ui.screens.about import APPROVALS, LIBRARIES, AboutScreen
from fieldkit.ui.widgets.text import Words

ROOT = Path(__file__).resolve().parents[3]


def _words(qtbot: QtBot) -> str:
    screen = AboutScreen("0.1")
    qtbot.addWidget(screen)
    return " ".join(words.text() for words in screen.findChildren(Words))


def test_what_nobody_has_approved_yet_is_said_plainly(qtbot: QtBot) -> None:
    texts = _words(qtbot)
    assert "Not yet approved" in texts
    for what, by_whom in APPROVALS:
        assert f"{what}: waits for {by_whom}." in texts


def test_it_says_the_same_as_the_log_of_hazards_in_the_same_order() -> None:
    listed = (ROOT / "docs" / "hazards.md").read_text("utf-8").partition("## Not yet approved")[2]
    rows = [line.split("|")[1:3] for line in listed.splitlines() if line.startswith("| ")][2:]
    written = [(what.strip().replace('"', "“", 1).replace('"', "”"), by.strip()) for what, by in rows]
    assert written == [(what[:1].lower() + what[1:] if what[1:2] != "9" else what, by) for what, by in APPROVALS]


def test_every_library_that_a_laptop_carries_is_named_with_its_licence(qtbot: QtBot) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["camera"]]
    assert sorted(one.package for one in LIBRARIES) == sorted(Requirement(line).name for line in asked)
    texts = _words(qtbot)
    for one in LIBRARIES:
        assert f"{one.name} ({one.licence})" in texts
