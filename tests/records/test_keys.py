"""Keys sign, and nothing else passes for a signature."""

import os

import pytest

from fieldkit.records.keys import KeyGoneError, SigningKey, fingerprint, is_signed


def test_a_signature_holds_for_its_message_and_key_only() -> None:
    key, other = SigningKey.make(os.urandom), SigningKey.make(os.urandom)
    signature = key.sign(b"words")

    assert is_signed(key.public, b"words", signature)
    assert not is_signed(key.public, b"other words", signature)
    assert not is_signed(other.public, b"words", signature)
    assert not is_signed("no key", b"words", signature)
    assert not is_signed(key.public, b"words", b"short")


def test_a_key_made_from_its_own_seed_is_the_same_key() -> None:
    key = SigningKey.make(os.urandom)

    assert SigningKey(key.seed()).public == key.public


def test_the_rfc_8032_vector_is_met() -> None:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    key = SigningKey(seed)

    assert key.public == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a")


def test_a_fingerprint_is_sixteen_short_groups() -> None:
    groups = fingerprint(SigningKey.make(os.urandom).public).split(" ")

    assert [len(group) for group in groups] == [4] * 16


def test_a_forgotten_key_signs_nothing_and_gives_nothing_away() -> None:
    key = SigningKey.make(os.urandom)

    key.forget()

    with pytest.raises(KeyGoneError):
        key.sign(b"words")
    with pytest.raises(KeyGoneError):
        key.seed()
    assert len(key.public) == 64
