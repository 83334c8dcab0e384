"""After unlocking: back to the same screen, record and section as before the door shut; the cursor is with the draft."""

from collections.abc import Callable

from fieldkit.services.door import last_place
from fieldkit.services.door.last_place import LastPlace
from fieldkit.services.person import people
from fieldkit.services.person.people import PersonPage
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.ui.beneath.tasks import Tasks
from fieldkit.ui.day.desk import Desk
from fieldkit.ui.visit.opened import Opened, open_with_person


def place_of(desk: Desk) -> LastPlace:
    """Where the desk is now. Asked before anything is put away."""
    screen, person = desk.place
    visiting = desk.visiting
    current = visiting.workspace.current_record() or ""
    if current in visiting.closed:
        current = ""
    view = visiting.workspace.form(current)
    return LastPlace(
        screen=screen,
        person=person,
        visit=visiting.visit.id if visiting.visit is not None else desk.visit_place.visit,
        records=tuple(one for one in visiting.records if one not in visiting.closed),
        current=current,
        section=view.current if view is not None else "",
    )


def go_back(desk: Desk, tasks: Tasks, place: LastPlace) -> None:
    """Go there; where nothing was open that is a page beside the rail."""
    if place.records:
        session = desk.session
        tasks.run(_opening(session, place), lambda opened: _show(desk, place, opened), desk.visiting.trouble)
        return
    if place.visit:
        tasks.run(_looking_up(desk.session, place.visit), lambda page: desk.visit_place.hold(place.visit, page))
    if place.person:
        desk.open_person(place.person)
    elif place.screen != "today":
        desk.go(place.screen)


def _looking_up(session: Session, visit: str) -> Callable[[], PersonPage | None]:
    """Where a visit goes on that was left open: for the 999 card."""

    def work() -> PersonPage | None:
        line = session.read(lambda connection: visits.one(connection, session.shelf, visit))
        return people.page(session, line.person) if line is not None and line.person else None

    return work


def _opening(session: Session, place: LastPlace) -> Callable[[], list[Opened]]:
    def work() -> list[Opened]:
        found = last_place.reopen(session, place)
        return [open_with_person(session, record, found.visit) for record in found.records]

    return work


def _show(desk: Desk, place: LastPlace, opened: list[Opened]) -> None:
    # Asked before anything is shown: a field that gets the keyboard puts a cursor into the draft.
    at_cursor = {one.record.id for one in opened if one.record.draft.cursor is not None}
    for one in opened:
        desk.visiting.show_opened(one)
    view = desk.visiting.workspace.form(place.current)
    if view is None or place.current in at_cursor:
        return
    if place.section in {section.key for section in view.visible_sections()}:
        view.show_section(place.section)
        view.focus_first()
