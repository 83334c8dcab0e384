import pytest

from fieldkit.ui.presenting.put_off import PutOff


def test_a_line_is_made_when_it_is_looked_at_and_only_once() -> None:
    made: list[int] = []

    def double(number: int) -> int:
        made.append(number)
        return number * 2

    lines = PutOff((1, 2, 3, 4), double)
    assert len(lines) == 4
    assert bool(lines)
    assert made == []
    assert (lines[0], lines[0], lines[-1]) == (2, 2, 8)
    assert made == [1, 4]


def test_a_part_of_it_waits_too_and_ends_where_the_list_ends() -> None:
    made: list[int] = []

    def same(number: int) -> int:
        made.append(number)
        return number

    lines = PutOff(range(100), same)
    first = lines[:3]
    assert len(lines[3:]) == 97
    assert made == []
    assert list(first) == [0, 1, 2]
    assert made == [0, 1, 2]
    with pytest.raises(IndexError):
        first[3]
