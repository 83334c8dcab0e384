from fieldkit.services.profile import profiles
from fieldkit.store import ended, profile_list
from fieldkit.store.ended import Ended
from fieldkit.ui.door.locked_words import ended_words, locked_now
from tests.ui.computer import Computer


def test_who_may_unlock_is_said_with_whose_profile_is_the_current_one(locked: Computer) -> None:
    laptop = locked.program.laptop
    said = locked_now(laptop, ())
    (only,) = profiles.list_profiles(laptop)
    assert [one.profile_id for one in said.profiles] == [only.id]
    assert said.current == only.id
    assert said.notices == ()


def test_an_access_that_ended_is_said_before_what_concerns_the_laptop(locked: Computer) -> None:
    laptop = locked.program.laptop
    (only,) = profile_list.list_profiles(laptop.data)
    ended.note(
        only.folder, Ended("Sharon Pike", "left", "2026-11-22T09:00:00.000Z", handed_over=2, shredded=True)
    )
    said = locked_now(laptop, ("The disk is not encrypted.",))
    assert said.notices == (
        "An access on this laptop has ended. 2 pieces of unsent work reached the hub first.",
        "The disk is not encrypted.",
    )


def test_an_access_that_ended_with_nothing_unsent_names_nobody_and_no_reason() -> None:
    words = ended_words(Ended("Sharon Pike", "dismissed", "2026-11-22T09:00:00.000Z"))
    assert words == "An access on this laptop has ended."
