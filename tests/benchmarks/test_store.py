"""The store is measured with the work that was promised: so many records, answers and narratives, the same each time."""

import itertools
import json

from benchmarks.store_workload import PEOPLE, SHAPES, Workload
from fieldkit.records.merge import merge
from fieldkit.records.paths import is_reserved


def test_six_thousand_records_hold_a_hundred_and_twenty_thousand_answers() -> None:
    assert sum(shape.records for shape in SHAPES) == 6000
    assert sum(shape.records * shape.fields for shape in SHAPES) == 120_000
    assert [(shape.fields, shape.records) for shape in SHAPES] == [
        (12, 3000),
        (24, 1500),
        (40, 900),
        (20, 600),
    ]


def test_the_same_seed_makes_the_same_work_and_another_makes_other_work() -> None:
    def beginning(seed: int) -> list[str]:
        histories = itertools.islice(Workload(seed=seed).histories(), 20)
        return [revision.id for history in histories for revision in history]

    assert beginning(1) == beginning(1)
    assert beginning(1) != beginning(2)


def test_a_record_has_three_revisions_and_an_answer_in_every_field() -> None:
    fields = {shape.name: shape.fields for shape in SHAPES}
    for history in itertools.islice(Workload().histories(), PEOPLE, PEOPLE + 40):
        state = merge(history)
        answered = [path for path in state.fields if not is_reserved(path)]
        name = history[0].header.form.partition("|")[0].rpartition("/")[2]
        assert len(history) == 3
        assert len(answered) == fields[name]
        assert state.conflicts == ()
        assert state.missing == frozenset()


def test_about_one_answer_in_ten_is_a_narrative() -> None:
    said = [
        json.loads(field.value).get("valueString", "")
        for history in itertools.islice(Workload().histories(), PEOPLE, PEOPLE + 400)
        for path, field in merge(history).fields.items()
        if not is_reserved(path)
    ]
    narratives = [text for text in said if len(text) >= 190]
    assert 0.07 < len(narratives) / len(said) < 0.13
    assert max(map(len, narratives)) <= 1200
