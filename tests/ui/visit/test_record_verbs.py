from pathlib import Path

import pytest

from fieldkit.base.errors import FieldKitError
from fieldkit.questionnaire.definition import load_form
from fieldkit.services.writing import capture
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.visit.record_verbs import RecordVerbs, said_lines
from tests.services.desk import SMALL_FORM, Desk


class _Heard:
    def __init__(self, record: OpenRecord) -> None:
        self.changed = 0
        self.record = record
        self.shown: list[str | None] = []
        self.told: list[object] = []
        self.verbs = RecordVerbs(
            record,
            changed=self._count,
            settle=self.told.append,
            attach=lambda path, given: self.told.append((path, given)),
            trouble=self.told.append,
            removed=lambda: self.told.append("removed"),
        )

    def _count(self) -> None:
        self.changed += 1
        self.shown.append(self.record.typed(("n",)))


@pytest.fixture
def laptop(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _record(laptop: Desk) -> OpenRecord:
    session = laptop.open()
    return capture.begin_record(session, load_form(SMALL_FORM))


def test_verbs_reach_the_record_and_the_view_is_told(laptop: Desk) -> None:
    record = _record(laptop)
    heard = _Heard(record)
    heard.verbs.begin(("a",))
    heard.verbs.set(("a",), {"valueString": "x"})
    heard.verbs.leave()
    entry = heard.verbs.add(("g",))
    heard.verbs.set((*entry, "w"), {"valueString": "y"})
    heard.verbs.remove(entry)
    assert record.node(("a",)).values[0]["valueString"] == "x"
    assert heard.changed >= 5
    assert heard.told == ["removed"]
    heard.verbs.settle(("a",))
    heard.verbs.attach(("a",))
    assert heard.told[1:] == [("a",), (("a",), None)]
    laptop.close()


def test_a_legal_answer_ends_the_draft_of_half_of_one(laptop: Desk) -> None:
    record = _record(laptop)
    heard = _Heard(record)
    heard.verbs.draft_text(("n",), "thr")
    assert record.typed(("n",)) == "thr"
    heard.verbs.set(("n",), {"valueInteger": 3})
    assert record.typed(("n",)) is None
    assert heard.shown == ["thr", None], "the field never shows the half over the answer"
    assert said_lines(record, ("n",))[0][1] == "3"
    laptop.close()


def test_what_cannot_be_kept_is_told_and_stops_nothing(laptop: Desk) -> None:
    record = _record(laptop)
    heard = _Heard(record)
    laptop.close()
    heard.verbs.set(("a",), {"valueString": "x"})
    assert isinstance(heard.told[0], FieldKitError)
