from io import BytesIO

import pikepdf
import pytest

from fieldkit.printing.errors import PasswordError
from fieldkit.printing.protection import protect
from fieldkit.printing.record_copy import record_copy
from tests.printing.reading_aloud import read_aloud, said
from tests.printing.samples import contents, typesetter

PASSWORD = "kettle-garden-otter"


def plain() -> bytes:
    return typesetter().pdf(record_copy(contents()))


def test_a_protected_copy_opens_with_its_password_and_says_the_same_with_all_its_tags() -> None:
    locked = protect(plain(), PASSWORD)
    assert said(locked, PASSWORD) == said(plain())
    assert [one.tag for one in read_aloud(locked, PASSWORD).walk()] == [
        one.tag for one in read_aloud(plain()).walk()
    ]


@pytest.mark.parametrize("wrong", ["", "kettle-garden-otters", "owner"])
def test_it_opens_with_no_other(wrong: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(protect(plain(), PASSWORD)), password=wrong)


def test_it_is_aes_of_256_bits_over_the_properties_too_and_lets_screen_readers_read() -> None:
    locked = protect(plain(), PASSWORD)
    assert b"Your copy" not in locked
    assert b"My garden" not in locked
    with pikepdf.open(BytesIO(locked), password=PASSWORD) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.encryption.stream_method.name == "aesv3"
        assert opened.allow.accessibility


@pytest.mark.parametrize("password", ["", "short", "é" * 64])
def test_a_password_that_would_not_protect_is_not_taken(password: str) -> None:
    with pytest.raises(PasswordError):
        protect(plain(), password)
