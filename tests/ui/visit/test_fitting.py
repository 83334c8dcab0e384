from PySide6.QtWidgets import QLabel

from fieldkit.services.equipment.equipment_check import CheckedEquipment
from fieldkit.services.equipment.equipment_fit import BLOCKED, Reason, ThingFit
from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.ui.screens.fit_panel import FitPanel
from fieldkit.ui.visit.fitting import fit_data
from tests.ui.accessible import nameless
from tests.ui.computer import Computer


def _said(panel: FitPanel) -> str:
    return " ".join(one.text() for one in panel.findChildren(QLabel))


def test_what_fits_is_said_beside_the_form_and_follows_what_is_written(opened: Computer) -> None:
    session = opened.desk.session
    record = capture.begin_record(session, session.newest_form("equipment"), person=opened.person)
    lineage = {one.link_id: tuple(step.link_id for step in one.lineage) for one in record.form.walk()}
    mm = {"value": 440, "unit": "mm", "code": "mm", "system": "http://unitsofmeasure.org"}
    enter(record, lineage["M2"], {"valueQuantity": mm})
    enter(record, lineage["q.want"], "Sit down safely")
    record.seal()
    opened.desk.open_record(record.id)
    opened.until(lambda: record.id in opened.desk.fitting.panels)
    panel = opened.desk.fitting.panels[record.id]
    opened.until(lambda: "440" in panel.measured.text())
    assert "Floor to knee: 440 mm" in panel.drawing.accessibleName()
    assert panel.things.parts() != []

    shown = opened.visiting.records[record.id]
    enter(shown, (*lineage["q.item.code"][:-1], "e:one", "q.item.n"), "1")
    shown.flush()
    opened.desk.fitting.soon(record.id)
    opened.until(lambda: "Not chosen yet" in _said(panel))
    place = (*lineage["q.item.code"][:-1], "e:one", "q.item.code")
    enter(shown, place, "Raised toilet seat 100 mm")
    shown.flush()
    view = opened.visiting.workspace.form(record.id)
    assert view is not None
    view.refresh()
    view.refreshed.emit()
    opened.until(lambda: "Raised toilet seat 100 mm" in _said(panel))
    assert "Do not leave it there yet" in _said(panel)
    assert "questions are not answered yet" in _said(panel)
    assert nameless(panel) == []

    opened.desk.fitting.summaries[record.id].why.emit()
    opened.settled()
    assert view.current == "qe"
    assert panel.isVisible()


def test_what_holds_for_all_things_is_kept_apart_from_what_holds_for_one() -> None:
    def thing(name: str, *words: str) -> ThingFit:
        reasons = tuple(Reason(one, "block", BLOCKED, one, "") for one in words)
        return ThingFit("e:1", name, name, "2", BLOCKED, reasons)

    both = CheckedEquipment("r", (thing("Frame", "Cable?", "Too wide."), thing("Rail", "Cable?")))
    data = fit_data(both, ())
    assert [one.reasons for one in data.things] == [("Too wide.",), ()]
    assert data.every == ("Cable?",)
    assert fit_data(CheckedEquipment("r", both.things[1:]), ()).every == ()
