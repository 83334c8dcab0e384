import json

import pytest

from fieldkit.demo.typist import type_at_visit
from fieldkit.services.writing.capture import begin_record
from tests.services.desk import Desk


def test_each_key_press_is_told_the_moment_it_was_typed(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    session = desk.open()
    record = begin_record(session, session.newest_form("conversation"))

    pressed = type_at_visit(record, (("sb/b.matters", "Tea"), ("sc/c.why", "Hm")), 0.0, 10)

    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert pressed == 15
    assert [(one["typed"], one["path"], one["text"]) for one in told] == [
        (11, "sb/b.matters", "T"), (12, "sb/b.matters", "Te"), (13, "sb/b.matters", "Tea"),
        (14, "sc/c.why", "H"), (15, "sc/c.why", "Hm"),
    ]  # fmt: skip
    assert record.node(("sb", "b.matters")).values[0]["valueString"] == "Tea"
