import subprocess
from pathlib import Path

from fieldkit.demo.visits import covering
from fieldkit.demo.visits.caseload import add_may, plan_today
from fieldkit.services.day import today
from fieldkit.services.writing import record_list
from tests.services.desk import Desk


def test_both_visits_go_to_colleagues_and_something_is_written_after_yesterdays(desk: Desk) -> None:
    sharon = desk.join()
    glynis, kevin = desk.join("Glynis Hart", "cpn"), desk.join("Kevin Doyle", "firefighter")
    desk.exchange(sharon)
    visit = plan_today(sharon, add_may(sharon))
    covering.hand_over(sharon, visit, glynis.practitioner.id, kevin.practitioner.id)
    assert today.today(sharon).visits == ()
    talks = [one for one in record_list.list_records(sharon) if one.kind == "conversation"]
    assert [one.person_name for one in talks] == ["Iwan Prosser"]


def test_the_program_writes_down_what_it_is_told(tmp_path: Path) -> None:
    heard = tmp_path / "rung.json"
    program = covering.telephone(tmp_path, heard)
    subprocess.run([str(program)], input='{"to": "Sharon Pike"}', text=True, check=True)
    assert '"Sharon Pike"' in heard.read_text("utf-8")
