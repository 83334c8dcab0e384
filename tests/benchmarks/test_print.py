from benchmarks.print import record
from tests.printing.reading_aloud import said, squashed
from tests.printing.samples import typesetter


def test_the_record_that_is_measured_holds_as_many_answers_as_it_says() -> None:
    told = said(typesetter().pdf(record(40)))
    assert all(squashed(f"{number}. She would like") in told for number in range(40))
    assert squashed("40. She would like") not in told
