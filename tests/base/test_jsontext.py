"""Exact JSON: digits survive, and the signed form is unique."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.base.jsontext import canonical, dumps, loads

SIGNABLE = st.recursive(
    st.text(st.characters(codec="utf-8")) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="ascii")), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("written", ["12.50", "1.000", "0.1", "100", "-3.20", "1E+2"])
def test_a_number_keeps_the_digits_it_was_written_with(written: str) -> None:
    assert dumps(loads(written)) == written


def test_fractions_are_read_as_decimals_never_as_floats() -> None:
    assert loads('{"a": 0.1}') == {"a": Decimal("0.1")}


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "{", "[" * 100_000])
def test_what_is_not_json_is_a_value_error(bad: str) -> None:
    with pytest.raises(ValueError):
        loads(bad)


def test_a_lone_surrogate_is_repaired_on_the_way_out() -> None:
    assert dumps({"a": "x\ud800y"}) == '{"a":"x\ufffdy"}'


@given(SIGNABLE)
def test_canonical_bytes_read_back_to_the_same_value(value: object) -> None:
    assert loads(canonical(value)) == value


@given(st.dictionaries(st.text(st.characters(codec="ascii")), st.integers(), min_size=2))
def test_the_order_of_keys_does_not_change_what_is_signed(value: dict[str, int]) -> None:
    assert canonical(value) == canonical(dict(reversed(value.items())))


@pytest.mark.parametrize("value", [None, True, 1.5, Decimal("1.5"), {"a": None}, {1: "a"}, {"é": 1}])
def test_what_has_no_single_form_cannot_be_signed(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)
