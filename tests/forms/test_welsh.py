"""Forms that ask in Welsh too, word for word: those of the main journey, and those that people own or answer for themselves."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from fieldkit.questionnaire.language import translations
from fieldkit.questionnaire.second_language import SecondLanguage, languages_of
from tests.forms import shipped

IN_WELSH = ("person", "visit", "conversation", "wellness-plan", "carer-conversation")
_DIGITS = re.compile(r"\d+")
_KEYS = ("title", "text", "display")


def worded(value: Any, inside: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every text that a person reads, with its Welsh; codes for machines (`code`, extensions) are none."""
    if isinstance(value, list):
        for one in value:
            yield from worded(one, inside)
    elif isinstance(value, dict):
        for name in _KEYS:
            if isinstance(value.get(name), str):
                yield (
                    value[name],
                    tuple(told for code, told in translations(value.get(f"_{name}")) if code == "cy"),
                )
        for name, one in value.items():
            if name not in {"extension", "code"} and not name.startswith("_"):
                yield from worded(one, name)


@pytest.mark.parametrize("name", IN_WELSH)
def test_every_word_of_the_form_has_its_welsh(name: str) -> None:
    said = list(worded(shipped.loaded(name).resource))
    assert len(said) > 100
    assert [text for text, welsh in said if len(welsh) != 1 or not welsh[0].strip()] == []


@pytest.mark.parametrize("name", IN_WELSH)
def test_a_translation_keeps_its_numbers_and_is_no_copy_of_the_english(name: str) -> None:
    said = [(text, welsh[0]) for text, welsh in worded(shipped.loaded(name).resource) if welsh]
    assert [text for text, welsh in said if _DIGITS.findall(text) != _DIGITS.findall(welsh)] == []
    same = {text for text, welsh in said if text == welsh}
    assert same <= {
        "EE", "O2", "Three", "Vodafone", "kg", "£", "ReSPECT", "DNACPR", "Relay UK", "Radio", "Person", "Partner",
        "Landlord", "Braille", "Problem",
    }  # fmt: skip


@pytest.mark.parametrize("name", IN_WELSH)
def test_options_are_read_in_welsh_and_answered_without_it(name: str) -> None:
    form, welsh = shipped.loaded(name), SecondLanguage("cy")
    assert languages_of(form.resource) == ("cy",)
    asked = [item for item in form.all_items if item.options and not item.hidden]
    assert asked
    for item in asked:
        told = welsh.options(item)
        assert all("_display" not in one.value.get("valueCoding", {}) for one in item.options)
        assert told or item.option_source != "listed", item.link_id
