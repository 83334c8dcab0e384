from datetime import UTC, datetime

from fieldkit.services.exchange import forgetting
from fieldkit.store import state
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.notices import Band
from tests.ui.computer import Computer


def test_while_something_urgent_reached_nobody_its_band_stays(opened: Computer) -> None:
    opened.start_visit()
    form = opened.desk.session.newest_form("safeguarding-concern")
    opened.desk.asking._begin(form.canonical, opened.person)
    opened.until(lambda: len(opened.visiting.records) == 2)
    concern = next(one for one in opened.visiting.records.values() if one.form.name == form.name)
    text = next(
        node
        for node in concern.root.walk()
        if node.item is not None and node.item.type == "text" and not node.entry_id
    )
    concern.set(text.path, {"valueString": "x"})
    opened.visiting.leave()
    opened.until(lambda: opened.window.page is opened.desk.today)
    opened.settled()
    words = [band.words.text() for band in opened.window.findChildren(Band) if band.isVisible()]
    assert len(words) == 1
    assert words[0].startswith("Not sent: 1 note.")
    assert "oncern" not in words[0]


def test_what_the_hub_had_the_laptop_forget_is_told_until_somebody_has_read_it(opened: Computer) -> None:
    session = opened.desk.session
    session.write(lambda held: state.put(held, "forgotten-told", "12"))
    opened.desk.syncing.bands.look_forgotten()
    opened.until(lambda: bool(_band(opened, "12 records of people you no longer visit were taken off")))

    (band,) = _band(opened, "12 records of people")
    (ok,) = band.findChildren(Button)
    ok.click()

    opened.until(lambda: not _band(opened, "12 records") and session.read(forgetting.told) == "")


def test_a_band_that_stays_keeps_its_button_when_another_comes(opened: Computer) -> None:
    opened.settled()
    bands = opened.desk.syncing.bands
    bands.set_lease("Three days without the hub.")
    (lease,) = _band(opened, "Three days")
    bands.set_calling(datetime(2026, 11, 22, 9, 30, 15, tzinfo=UTC))
    opened.settled()
    (calling,) = _band(opened, "999: nobody reached yet, since 09:30:15.")
    assert calling.y() < lease.y()
    assert _band(opened, "Three days") == [lease]


def test_each_band_asks_for_what_its_button_says(opened: Computer) -> None:
    opened.settled()
    bands = opened.desk.syncing.bands
    asked: list[str] = []
    bands.repair_asked.connect(lambda: asked.append("repair"))
    bands.helpers_asked.connect(lambda: asked.append("helpers"))
    bands.set_damage("A page cannot be read.")
    bands.set_recovery("Nobody could open this.")
    for words, button in (("Nobody could", "Name two people"), ("A page", "Repair")):
        (band,) = _band(opened, words)
        next(one for one in band.findChildren(Button) if one.text() == button).click()
    assert asked == ["helpers", "repair"]


def _band(opened: Computer, words: str) -> list[Band]:
    return [one for one in opened.window.findChildren(Band) if one.isVisible() and words in one.words.text()]
