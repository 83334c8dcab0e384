import sys

import pytest

from fieldkit.base.uptime import FixedUptime, SystemUptime, Uptime


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells one boot from the next")
def test_the_system_names_this_run_of_the_computer_and_its_time_goes_on() -> None:
    first, second = SystemUptime().read(), SystemUptime().read()
    assert first.boot == second.boot != ""
    assert 0 < first.seconds <= second.seconds


def test_a_fixed_one_stands_until_it_is_moved() -> None:
    fixed = FixedUptime("a", 5)
    assert fixed.read() == fixed.read() == Uptime("a", 5)
    fixed.seconds += 10
    assert fixed.read().seconds == 15
