from pathlib import Path

from fieldkit.services.profile import profiles
from fieldkit.services.profile.who_may_unlock import who_may_unlock
from fieldkit.store.vault_file import VAULT
from tests.services.desk import Desk


def test_everybody_is_listed_by_name_with_the_role_in_words_and_who_was_here_last(desk: Desk) -> None:
    desk.lock(desk.open("Sharon Pike", "social-worker"))
    desk.lock(desk.open("Glynis Hart", "cpn"))
    profiles.make_current(desk.laptop, profiles.find(desk.laptop, "Sharon Pike").id)
    assert [(one.name, one.role, one.current) for one in who_may_unlock(desk.laptop)] == [
        ("Glynis Hart", "community psychiatric nurse", False),
        ("Sharon Pike", "social worker", True),
    ]


def test_whoever_has_a_damaged_vault_is_not_offered(desk: Desk) -> None:
    session = desk.open("Sharon Pike", "social-worker")
    folder: Path = session.profile.profile.folder
    desk.lock(session)
    (folder / VAULT).write_text("{}", encoding="utf-8")
    assert profiles.list_profiles(desk.laptop)[0].damaged
    assert who_may_unlock(desk.laptop) == ()
