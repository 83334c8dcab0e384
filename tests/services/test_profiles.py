import pytest

from fieldkit.services import profiles
from fieldkit.services.profiles import ProfileChoiceError, ProfileFieldsError
from fieldkit.store.errors import VaultMissingError
from fieldkit.store.profile_list import SPOOL
from tests.services.desk import PASSPHRASE, Desk


def test_the_first_profile_becomes_current_and_is_found_by_name_and_id(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name=" Sharon Pike ", role="social-worker", passphrase=PASSPHRASE)
    profiles.create(desk.laptop, name="Glynis Hart", role="cpn", passphrase=PASSPHRASE)

    assert [one.name for one in profiles.list_profiles(desk.laptop)] == ["Glynis Hart", "Sharon Pike"]
    assert profiles.current(desk.laptop) == made
    assert profiles.find(desk.laptop, None) == made
    assert profiles.find(desk.laptop, "glynis hart").role == "cpn"
    assert profiles.find(desk.laptop, made.id) == made


def test_another_profile_can_be_made_current(desk: Desk) -> None:
    profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    other = profiles.create(desk.laptop, name="Glynis Hart", role="cpn", passphrase=PASSPHRASE)

    profiles.make_current(desk.laptop, other.id)

    current = profiles.current(desk.laptop)
    assert current is not None
    assert current.name == "Glynis Hart"
    with pytest.raises(VaultMissingError):
        profiles.make_current(desk.laptop, "nobody")


@pytest.mark.parametrize(("name", "role", "words"), [("", "cpn", "x"), ("G", "king", "x"), ("G", "cpn", "")])
def test_what_makes_no_profile_makes_nothing(desk: Desk, name: str, role: str, words: str) -> None:
    with pytest.raises(ProfileFieldsError):
        profiles.create(desk.laptop, name=name, role=role, passphrase=words)

    assert profiles.list_profiles(desk.laptop) == ()


def test_nobody_here_and_nobody_of_that_name_are_told_apart(desk: Desk) -> None:
    with pytest.raises(ProfileChoiceError, match="no profile"):
        profiles.find(desk.laptop, None)
    profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    with pytest.raises(ProfileChoiceError, match="not clear"):
        profiles.find(desk.laptop, "somebody else")


def test_envelopes_still_to_be_posted_are_counted_without_unlocking(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    spool = desk.laptop.data / "profiles" / made.id / SPOOL
    spool.mkdir(exist_ok=True)
    (spool / f"0-{'a' * 64}.age").write_bytes(b"sealed")

    assert profiles.find(desk.laptop, None).waiting == 1


def test_a_damaged_vault_is_listed_as_such(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    (desk.laptop.data / "profiles" / made.id / "vault.json").write_text("{}", encoding="utf-8")

    assert [one.damaged for one in profiles.list_profiles(desk.laptop)] == [True]
