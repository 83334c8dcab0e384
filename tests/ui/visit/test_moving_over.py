from fieldkit.services.writing import capture
from fieldkit.services.writing.entering import enter
from fieldkit.ui.forms.left_over import LEFT_OVER
from fieldkit.ui.presenting.around_visit import MOVE
from fieldkit.ui.screens.newer_version import NewerVersionSheet
from fieldkit.ui.screens.review import ReviewScreen
from tests.services.form_versions import NEW, OLD, add
from tests.ui.computer import Computer


def begun(opened: Computer) -> str:
    """A record of the old version, shown, with a newer one on the laptop."""
    session = opened.desk.session
    record = capture.begin_record(session, session.form(add(session, OLD)), person=opened.person)
    add(session, NEW)
    enter(record, ("gone",), "Old words")
    enter(record, ("same",), "Kept")
    record.flush()
    opened.desk.open_record(record.id)
    opened.until(lambda: record.id in opened.visiting.records)
    opened.settled()
    return record.id


def asked(opened: Computer, record: str) -> NewerVersionSheet:
    moving = opened.desk.asking.moving_over
    opened.visiting.workspace.look.emit(MOVE + record)
    opened.until(lambda: moving.sheet is not None)
    assert moving.sheet is not None
    return moving.sheet


def test_the_newer_version_is_to_look_at_and_staying_leaves_all_as_it_was(opened: Computer) -> None:
    record = begun(opened)
    (one,) = opened.visiting.workspace._data.look_at
    assert (one.key, one.words) == (
        MOVE + record,
        "A form with versions: there is a newer version of this form.",
    )
    asked(opened, record).stay.click()
    opened.settled()
    assert opened.visiting.records[record].form.version == "1.0.0"


def test_moving_shows_the_newer_form_with_the_answers_left_over_in_a_section_and_in_the_review(
    opened: Computer,
) -> None:
    record = begun(opened)
    asked(opened, record).move_button.click()
    opened.until(lambda: opened.visiting.records[record].form.version == "1.10.0")
    opened.settled()
    view = opened.view()
    assert view.navigator.keys()[-1] == LEFT_OVER
    assert opened.visiting.workspace._data.look_at == ()
    opened.visiting.review(record)
    opened.until(lambda: isinstance(opened.window.filling, ReviewScreen))
    review = opened.window.filling
    assert isinstance(review, ReviewScreen)
    assert [(line.question, line.words) for line in review._data.left_over] == [("Goes away", "Old words")]
