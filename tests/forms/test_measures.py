"""Numbers that look wrong are asked about again; impossible ones are not taken; an NHS number is never thrown away."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.messages import text
from tests.forms import shipped

RANGES = {
    "M1": (30, 250, "kg"),
    "M2": (300, 560, "mm"),
    "M3": (250, 700, "mm"),
    "M4": (350, 600, "mm"),
    "M5": (150, 320, "mm"),
    "M6": (600, 1000, "mm"),
}


def severities(link: str, value: str, unit: str) -> list[str]:
    filling = shipped.session("equipment")
    filling.set(
        ("qc", f"{link}.set", link),
        {
            "valueQuantity": {
                "value": Decimal(value),
                "unit": unit,
                "system": "http://unitsofmeasure.org",
                "code": unit,
            }
        },
    )
    return [one.severity for one in filling.findings(Level.SIGNING) if one.link_id == link]


@pytest.mark.parametrize("link", sorted(RANGES))
def test_outside_the_usual_range_asks_again_and_nothing_or_less_is_not_taken(link: str) -> None:
    low, high, unit = RANGES[link]

    assert severities(link, str(low), unit) == []
    assert severities(link, str(high), unit) == []
    assert severities(link, str(low - 1), unit) == ["warning"]
    assert severities(link, str(high + 1), unit) == ["warning"]
    assert "error" in severities(link, "0", unit)
    assert "error" in severities(link, "-430", unit)


def test_two_readings_more_than_ten_apart_are_measured_again() -> None:
    filling = shipped.session("equipment")
    for link, value in (("M2", 430), ("M2.again", 441)):
        filling.set(
            ("qc", "M2.set", link),
            {
                "valueQuantity": {
                    "value": value,
                    "unit": "mm",
                    "system": "http://unitsofmeasure.org",
                    "code": "mm",
                }
            },
        )

    (found,) = (one for one in filling.findings(Level.SIGNING) if one.link_id == "M2.set")
    assert found.severity == "warning"
    assert "Measure again" in text(found)


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("943 476 5919", True),
        ("9434765919", True),
        ("9434765918", False),
        ("1111111111", False),
        ("12345", False),
        ("943 476 591X", False),
    ],
)
def test_an_nhs_number_is_checked_by_its_last_digit_and_kept_either_way(number: str, fits: bool) -> None:
    filling = shipped.session("person")
    shipped.answer(filling, "p.number/p.nhs", number)
    found = [one for one in filling.findings(Level.SIGNING) if one.link_id == "p.nhs"]

    assert [one.severity for one in found] == ([] if fits else ["warning"])


@pytest.mark.parametrize(
    ("born", "held_up"),
    [("2026-11-22", False), ("2026-11-23", True), ("1906-11-22", False), ("1906-11-21", True)],
)
def test_a_date_of_birth_is_in_the_past_and_at_most_120_years_ago(born: str, held_up: bool) -> None:
    filling = shipped.session("person")
    shipped.answer(filling, "p.name/p.dob", born)

    assert ("p.dob" in shipped.needed(filling)) is held_up


def test_a_child_opens_the_childrens_route() -> None:
    filling = shipped.session("person")
    shipped.answer(filling, "p.name/p.dob", "2010-01-01")
    assert filling.node(("p.name", "p.under18")).enabled

    shipped.answer(filling, "p.name/p.dob", "1941-03-02")
    assert not filling.node(("p.name", "p.under18")).enabled


def test_somebody_without_a_name_or_birthday_can_be_written_down() -> None:
    filling = shipped.session("person")
    filling.set(("p.name", "p.unknown"), {"valueBoolean": True})
    shipped.answer(filling, "p.name/p.desc", "About fifty, red coat, by the station.")
    shipped.answer(filling, "p.name/p.dobQ", "not-known")

    assert shipped.needed(filling) == []


@pytest.mark.parametrize(
    ("postcode", "fits"),
    [("ST13 8AB", True), ("st138ab", True), ("GIR 0AA", True), ("ST13", False), ("LEEK", False)],
)
def test_a_postcode_looks_like_one(postcode: str, fits: bool) -> None:
    filling = shipped.session("person")
    shipped.answer(filling, "p.reach/p.addr[1]/p.addr.lines", "12 Brook Lane")
    shipped.answer(filling, "p.reach/p.addr[1]/p.addr.postcode", postcode)

    assert ("p.addr.postcode" not in shipped.needed(filling)) is fits


def test_a_visiting_risk_is_looked_at_again_within_a_year() -> None:
    filling = shipped.session("person")
    shipped.answer(filling, "p.visiting/risk[1]/risk.review", "2027-11-23")
    assert any("12 months" in text(one) for one in shipped.errors(filling))

    shipped.answer(filling, "p.visiting/risk[1]/risk.review", "2027-11-22")
    assert not any("12 months" in text(one) for one in shipped.errors(filling))


def test_times_out_of_order_are_asked_about_and_hold_up_nothing() -> None:
    filling = shipped.session("telecare-response")
    shipped.answer(filling, "ta/b.arrived", "2026-11-22T02:10:00Z")
    shipped.answer(filling, "tb/b.activated", "2026-11-22T02:30:00Z")
    shipped.answer(filling, "tg/b.left", "2026-11-22T02:05:00Z")

    asked = [one for one in filling.findings(Level.SIGNING) if one.link_id == "tb"]
    assert [one.severity for one in asked] == ["warning", "warning"]


TELLS_ITSELF = {"E3.legSize", "E4.legSize", "E5.rimWall", "E5.rimRoom", "E5.height", "E8.rail"}


def test_every_length_says_from_where_to_where_it_is_measured() -> None:
    measured = [
        item
        for item in shipped.loaded("equipment").walk()
        if item.type == "quantity" and item.link_id[:1] in "ME" and not item.link_id.endswith(".again")
    ]
    silent = {item.link_id for item in measured if not item.help}
    assert len(measured) > 20
    assert silent == TELLS_ITSELF
