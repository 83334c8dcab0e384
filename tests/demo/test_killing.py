from datetime import timedelta

from fieldkit.demo.killing import type_and_kill
from fieldkit.demo.talk import FIRST_HALF
from fieldkit.records import paths
from fieldkit.services.visit.plan_visit import plan_visit
from fieldkit.services.visit.start_visit import start_visit
from tests.services.desk import PASSPHRASE, START, Desk


def test_a_killed_child_leaves_every_word_that_the_disk_had(desk: Desk) -> None:
    session = desk.open()
    visit = plan_visit(session, desk.person(session), starts=START, ends=START + timedelta(hours=1))
    profile = session.profile.profile.id
    desk.lock(session)

    found = type_and_kill(desk.laptop.data, profile, visit, PASSPHRASE, pause=0.0)

    assert found.killed
    assert found.pressed == sum(len(said) for _, said in FIRST_HALF)
    assert found.may_be == {path: (said,) for path, said in FIRST_HALF}
    record = start_visit(desk.unlock(profile), visit).record
    for path, said in FIRST_HALF:
        assert record.node(paths.parse_written(path)).values[0]["valueString"] == said
