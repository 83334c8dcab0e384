from pathlib import Path

from fieldkit.services.profile import self_check
from fieldkit.store.salvaging import Salvaged
from fieldkit.ui.door.checking import Checking
from fieldkit.ui.door.mending import mended_words
from fieldkit.ui.screens.repair_sheet import RepairSheet
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import Band
from tests.services.desk import PASSPHRASE
from tests.ui.computer import Computer

PAGE = 4096
IN_IT = -8
"""A page of the twenty that the long text takes up at the end of the file."""


def shut(computer: Computer) -> Path:
    """Lock; the file of the store."""
    path = computer.desk.session.database.path
    with computer.qtbot.waitSignal(computer.program.door.shut, timeout=20_000):
        computer.program.door.lock()
    computer.settled()
    return path


def spoil(path: Path, page: int) -> bytes:
    """Turn one bit of a page; negative numbers count from the end. The bytes as they are then."""
    content = bytearray(path.read_bytes())
    content[page * PAGE + 1000] ^= 1
    path.write_bytes(bytes(content))
    return bytes(content)


def sheet_of(computer: Computer) -> RepairSheet:
    computer.until(lambda: any(one.isVisible() for one in computer.window.findChildren(RepairSheet)))
    return next(one for one in computer.window.findChildren(RepairSheet) if one.isVisible())


def test_damage_that_the_look_over_the_store_finds_is_repaired_from_the_band(opened: Computer) -> None:
    # Takes up the last pages of the file, which nothing reads on the way in.
    opened.desk.session.write(
        lambda held: held.execute("CREATE TABLE spare AS SELECT zeroblob(81920) AS long")
    )
    damaged = spoil(path := shut(opened), IN_IT)
    opened.unlock()
    session = opened.desk.session
    session.write(lambda held: held.execute("DELETE FROM state WHERE name = 'self-check-full'"))
    checking = Checking(
        session, opened.program.tasks, opened.desk.syncing.bands.set_damage, opened.window, later=1
    )
    opened.until(lambda: bool(opened.window.findChildren(Band)))
    checking.stop()
    assert self_check.full(session).faults
    (band,) = opened.window.findChildren(Band)
    repair = next(one for one in band.findChildren(Button) if one.text() == "Repair")

    repair.click()
    sheet = sheet_of(opened)
    assert opened.program.door.desk is None
    assert not sheet.go.isEnabled()
    sheet.field.setText("not this one at all")
    sheet.go.click()
    opened.until(lambda: sheet_of(opened) is not sheet)
    assert path.read_bytes()[IN_IT * PAGE :] == damaged[IN_IT * PAGE :]

    again = sheet_of(opened)
    again.field.setText(PASSPHRASE)
    again.go.click()
    opened.until(lambda: opened.program.door.desk is not None)
    opened.until(lambda: "kept as it was" in opened.window.toast.words.text())
    assert self_check.full(opened.desk.session).faults == ()
    kept = [
        one.read_bytes()[IN_IT * PAGE :]
        for one in (path.parent / "damaged").iterdir()
        if one.suffix != ".db-wal"
    ]
    assert damaged[IN_IT * PAGE :] in kept


def test_a_store_that_does_not_open_offers_a_repair_and_is_never_replaced_by_an_empty_one(
    opened: Computer,
) -> None:
    damaged = spoil(path := shut(opened), 0)
    screen = opened.program.door.screen
    assert screen is not None
    assert screen.mend.isHidden()
    screen.unlock.emit(path.parent.name, PASSPHRASE)
    opened.until(lambda: not screen.mend.isHidden())
    screen.mend.click()
    sheet = sheet_of(opened)
    sheet.field.setText(PASSPHRASE)
    sheet.go.click()
    opened.until(lambda: sheet_of(opened) is not sheet)
    assert opened.program.door.desk is None
    assert path.read_bytes() == damaged


def test_what_came_of_it_says_how_much_is_there_and_how_much_is_gone() -> None:
    whole = mended_words(Salvaged(3, 2, 0, Path("kept")))
    assert whole.startswith("2 records can be read again. The damaged")
    part = mended_words(Salvaged(3, 1, 4, Path("kept")))
    assert "1 record can be read again. 4 things could not be read." in part
