import subprocess
import sys

from fieldkit.services.library.roles import ROLES

LOADED = "import sys, fieldkit.services.library.roles; print('cryptography' in sys.modules, 'sqlcipher3' in sys.modules)"


def test_every_role_has_words_of_its_own_without_a_code_in_them() -> None:
    assert len(set(ROLES.values())) == len(ROLES)
    assert [words for words in ROLES.values() if "-" in words or words != words.strip()] == []


def test_they_are_known_without_loading_keys_or_the_store() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False"]
