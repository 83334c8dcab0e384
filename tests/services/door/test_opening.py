import subprocess
import sys
from pathlib import Path

import pytest

from fieldkit.services.door import unlock
from fieldkit.services.door.opening import open_first
from fieldkit.services.profile import profiles
from fieldkit.store.errors import PassphraseError, StoreInUseError
from tests.services.desk import PASSPHRASE, Desk

ROOT = Path(__file__).resolve().parents[3]


def test_the_store_opens_first_and_is_gone_in_through_after(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    opened = open_first(desk.laptop, made.id, PASSPHRASE)
    with pytest.raises(StoreInUseError):
        open_first(desk.laptop, made.id, PASSPHRASE)
    session = unlock.enter(desk.laptop, opened)
    assert session.profile is opened
    unlock.lock(session)


def test_a_wrong_passphrase_leaves_the_store_for_the_next_try(desk: Desk) -> None:
    made = profiles.create(desk.laptop, name="Sharon Pike", role="social-worker", passphrase=PASSPHRASE)
    with pytest.raises(PassphraseError):
        open_first(desk.laptop, made.id, "something else")
    open_first(desk.laptop, made.id, PASSPHRASE).close()


def test_little_is_loaded_before_the_key_is_worked_out() -> None:
    """Whoever is quick with the passphrase waits for all that this names before anything else happens."""
    script = (
        "import sys, fieldkit.services.door.opening\n"
        "late = ['fieldkit.questionnaire.session', 'fieldkit.sync', 'pydantic', 'requests', 'PySide6']\n"
        "print([one for one in late if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
