"""Every screen of a visit: each form in the workspace, review, together, cover, a copy to give, and the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldkit.dev.house import House
from fieldkit.services.writing import capture, forms
from fieldkit.ui.forms.view import FormView
from fieldkit.ui.screens.cover import PinSheet
from fieldkit.ui.screens.review import ReviewScreen
from fieldkit.ui.widgets.buttons import Button

Shown = Callable[[House], QWidget]
FORMS: tuple[str, ...] = (
    "conversation", "carer-conversation", "equipment", "huddle-note", "mdt-prompt", "ons4", "referral",
    "safeguarding-concern", "safety-plan", "telecare-response", "telecare-setup", "wellness-plan",
)  # fmt: skip
"""The forms that a visit can hold, by the names of their files."""


def _visit(house: House) -> QWidget:
    house.start_visit(2)
    return house.window


def _form(name: str) -> Shown:
    def show(house: House) -> QWidget:
        session = house.desk.session
        house.start_visit(2)
        line = next(one for one in forms.to_begin(session) if one.name == name)
        house.begin(session.form(line.canonical))
        return house.window

    return show


def _section(part: str) -> Shown:
    """A section of the signed conversation whose key holds these letters."""

    def show(house: House) -> QWidget:
        view = _open_signed(house)
        view.show_section(next(one.key for one in view.visible_sections() if part in str(one.key)))
        house.settled()
        return house.window

    return show


def _open_signed(house: House) -> FormView:
    house.desk.open_record(house.record)
    house.until(lambda: house.record in house.desk.visiting.records)
    house.settled()
    return house.view()


def _review(house: House) -> QWidget:
    house.start_visit(2)
    record = house.desk.visiting.workspace.current_record()
    assert record is not None
    house.desk.visiting.review(record)
    house.until(lambda: isinstance(house.window.filling, ReviewScreen))
    house.settled()
    return house.window


def _review_ready(house: House) -> QWidget:
    _open_signed(house)
    house.desk.visiting.review(house.record)
    house.until(lambda: isinstance(house.window.filling, ReviewScreen))
    house.settled()
    return house.window


def _together(house: House) -> QWidget:
    _open_signed(house)
    house.desk.visiting.show_together()
    house.settled()
    return house.window


def _emergency(house: House) -> QWidget:
    house.start_visit(2)
    house.desk.show_emergency()
    house.settled()
    return house.window


def _cover(house: House) -> QWidget:
    house.start_visit(2)
    house.desk.cover.asked()
    sheet = house.sheet()
    assert isinstance(sheet, PinSheet)
    sheet.field.setText("481705")
    sheet.accept()
    house.settled()
    house.desk.cover.asked()
    house.settled()
    return house.window


def _ending(house: House) -> QWidget:
    house.start_visit(2)
    house.desk.ending.begin()
    house.until(lambda: house.desk.ending.screen is not None)
    house.settled()
    return house.window


def _copy(house: House) -> QWidget:
    desk = house.desk
    desk.giving.of_record(house.record)
    house.settled()
    if desk.giving.sheet is not None and desk.giving.sheet.isVisible():
        next(one for one in desk.giving.sheet.findChildren(Button)).click()
    house.until(lambda: house.window.filling is desk.giving.screen)
    house.settled()
    return house.window


def _card(house: House) -> QWidget:
    desk = house.desk
    desk.calling_out.start(house.may, "4471")
    house.until(lambda: house.window.filling is desk.visiting.workspace)
    house.settled()
    desk.calling_out.show_card()
    house.settled()
    return house.window


def _call_out(house: House) -> QWidget:
    desk = house.desk
    desk.calling_out.start(house.may, "4472")
    house.settled()
    desk.visiting.show()
    house.settled()
    return house.window


def _person_form(house: House) -> QWidget:
    desk = house.desk
    desk.open_record(house.may)
    house.until(lambda: house.may in desk.visiting.records)
    house.settled()
    return house.window


def _visit_form(house: House) -> QWidget:
    desk = house.desk
    record = capture.open_record(desk.session, house.stage.cast.visits[1]).id
    desk.open_record(record)
    house.until(lambda: record in desk.visiting.records)
    house.settled()
    return house.window


VISITS: tuple[tuple[str, Shown], ...] = (
    ("visit", _visit),
    *((f"visit-{name}", _form(name)) for name in FORMS),
    ("visit-signed", _section("sb")),
    ("visit-goals", _section("sh")),
    ("visit-person", _person_form),
    ("visit-plan", _visit_form),
    ("visit-call-out", _call_out),
    ("visit-responder-card", _card),
    ("visit-review", _review),
    ("visit-review-ready", _review_ready),
    ("visit-together", _together),
    ("visit-emergency", _emergency),
    ("visit-cover", _cover),
    ("visit-give-copy", _copy),
    ("visit-ending", _ending),
)
