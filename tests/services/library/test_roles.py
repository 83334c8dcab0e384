import subprocess
import sys

from fieldkit.services.equipment import equipment_catalogue
from fieldkit.services.library.roles import ROLES

LOADED = "import sys, fieldkit.services.library.roles; print('cryptography' in sys.modules, 'sqlcipher3' in sys.modules)"


def test_every_role_has_words_of_its_own_without_a_code_in_them() -> None:
    assert len(set(ROLES.values())) == len(ROLES)
    assert [words for words in ROLES.values() if "-" in words or words != words.strip()] == []


def test_they_are_known_without_loading_keys_or_the_store() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False"]


def test_everybody_who_may_take_over_what_an_assessor_must_pass_on_can_have_a_profile() -> None:
    registered = equipment_catalogue.load().rules.registered_roles
    assert registered
    assert registered <= ROLES.keys()
