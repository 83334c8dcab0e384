"""An answer's digest hides it, binds it, and survives every state it is passed on in."""

import hashlib
import hmac
import json

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.records.answers import Body, Erased, Open, Sealed, Withheld, digest_of, more_open, salt_for

BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(Withheld),
    st.builds(Sealed, st.binary(min_size=1, max_size=3)),
    st.just(Open(("q",), "null", b"s" * 32)),
    st.builds(Erased, st.sampled_from(["order-1", "order-2"])),
)


def test_the_digest_is_what_the_design_says() -> None:
    path, value, secret = ("goals", "e:1", "g.words"), '{"valueString":"Tea"}', b"k" * 16
    written = json.dumps(list(path), separators=(",", ":")).encode()
    salt = hmac.new(secret, written, hashlib.sha256).digest()
    expected = hashlib.sha256(
        b"fieldkit/answer/1\x00" + salt + len(written).to_bytes(4, "big") + written + value.encode()
    ).hexdigest()

    assert salt_for(secret, path) == salt
    assert digest_of(Open(path, value, salt)) == expected


@given(st.text(st.characters(codec="utf-8"), max_size=8), st.text(st.characters(codec="utf-8"), max_size=8))
def test_moving_a_letter_between_path_and_value_changes_the_digest(path: str, value: str) -> None:
    salt = b"s" * 32

    assert digest_of(Open((path + "x",), value, salt)) != digest_of(Open((path,), "x" + value, salt))


@given(BODIES, BODIES, BODIES)
def test_keeping_the_more_open_copy_does_not_depend_on_order(one: Body, two: Body, three: Body) -> None:
    assert more_open(one, two) == more_open(two, one)
    assert more_open(more_open(one, two), three) == more_open(one, more_open(two, three))
    assert more_open(one, one) == one


def test_an_erasure_stands_against_any_copy_that_turns_up_later() -> None:
    assert more_open(Open(("q",), "null", b"s" * 32), Erased("order")) == Erased("order")
