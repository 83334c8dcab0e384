import pytest

from fieldkit.services.sending.still_to_send import StillToSend, still_to_send
from tests.services.desk import Desk


def test_a_laptop_without_a_profile_has_nothing_to_send(desk: Desk) -> None:
    assert still_to_send(desk.laptop).words == "Not joined to a hub yet."


def test_everybodys_envelopes_are_counted_while_all_are_locked(desk: Desk) -> None:
    session = desk.join()
    desk.small_record(session, ("a", "sealed")).seal()
    desk.lock(session)

    found = still_to_send(desk.laptop)

    assert (found.waiting, found.joined, found.words) == (1, True, "1 thing still to send.")


@pytest.mark.parametrize(
    ("waiting", "joined", "words"),
    [(0, True, "Everything sent."), (2, True, "2 things still to send."), (0, False, "Not joined to a hub yet.")],
)
def test_a_bystander_may_read_the_line(waiting: int, joined: bool, words: str) -> None:
    assert StillToSend(0, waiting, joined, None).words == words
