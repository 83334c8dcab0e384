"""Screens as they are once much is known and much goes on: a full person's page, a code that shows, an exchange under way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from fieldkit.dev.house import House
from fieldkit.records import paths
from fieldkit.records.paths import Path
from fieldkit.services.exchange.sync_progress import Progress
from fieldkit.services.person import people
from fieldkit.services.sending import pausing
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.language.wording import tr
from fieldkit.ui.presenting import presenting_sync

Shown = Callable[[House], QWidget]

_HALF_WAY = Progress(sent=4, parts=9, done=31_000, total=52_000, came=6, seconds_left=18)


def _place(record: OpenRecord, link: str, entry: str = "known") -> Path:
    """The path of a question; every repeating group on the way is entered once."""
    item = record.form.item(link)
    assert item is not None
    path: list[str] = []
    for step in item.lineage:
        path.append(step.link_id)
        if step.repeats and step.is_group:
            path.append(paths.entry(entry))
    return tuple(path)


def _fill(house: House) -> None:
    """Tell what a few months would have told: how to get in, who may know, how life feels, what was fitted."""
    session = house.desk.session
    own = capture.open_record(session, house.may)
    for link, said in (
        ("p.access", "Side door. Knock loudly, wait two minutes."),
        ("p.safe.where", "Left of the back door, behind the pot"),
        ("p.keysafe", "4711 star"),
        ("p.pets", "Bramble, a cat who likes the stairs"),
        ("p.share.org", "GP surgery"),
        ("p.share.ok", "Yes"),
        ("risk.fact", "Loose stair carpet"),
    ):
        enter(own, _place(own, link), said)
    own.seal()
    for satisfied, anxious in ((4, 8), (6, 5)):
        scores = capture.begin_record(session, session.newest_form("ons4"), person=house.may)
        for link, number in (
            ("o.satisfied", satisfied),
            ("o.worthwhile", satisfied + 1),
            ("o.happy", 6),
            ("o.anxious", anxious),
        ):
            enter(scores, _place(scores, link), {"valueInteger": number})
        scores.seal()


def _known(house: House) -> QWidget:
    desk = house.desk
    if not people.page(desk.session, house.may).story.key_code:
        _fill(house)
    desk.open_person(house.may)
    house.until(lambda: house.window.page is desk.person and desk.person.person_id == house.may)
    house.settled()
    return house.window


def _chart(house: House) -> QWidget:
    shown = _known(house)
    return _scrolled(house, shown, tr("Happy yesterday"))


def _code(house: House) -> QWidget:
    house.start_visit(0)
    shown = _known(house)
    codes = house.desk.person.codes
    assert codes is not None
    codes.show_button.click()
    house.settled()
    house.desk.person.ensureWidgetVisible(codes)
    house.settled()
    return shown


def _scrolled(house: House, shown: QWidget, words: str) -> QWidget:
    page = house.desk.person
    target = next(one for one in page.findChildren(QWidget) if getattr(one, "text", str)() == words)
    page.ensureWidgetVisible(target)
    house.settled()
    return shown


def _sending(house: House) -> QWidget:
    window = house.go("sync", house.desk.syncing.screen)
    screen = house.desk.syncing.screen
    how_far = presenting_sync.share_words(_HALF_WAY)
    screen.show_data(replace(screen.data, under=tr("You can keep working."), running=True, progress=how_far))
    house.settled()
    return window


def _paused(house: House) -> QWidget:
    pausing.pause(house.desk.session)
    window = house.go("sync", house.desk.syncing.screen)
    pausing.go_on(house.desk.session)
    return window


KNOWN: tuple[tuple[str, Shown], ...] = (
    ("known-person", _known),
    ("known-person-chart", _chart),
    ("known-person-code", _code),
    ("known-sync-sending", _sending),
    ("known-sync-paused", _paused),
)
