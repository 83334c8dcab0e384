"""What much is known of stands in pictures as it would on a laptop, under names of its own."""

from fieldkit.dev import known_scenes


def test_no_two_of_them_share_a_name() -> None:
    names = [name for name, _ in known_scenes.KNOWN]
    assert len(set(names)) == len(names)
    assert all(name.startswith("known-") for name in names)
