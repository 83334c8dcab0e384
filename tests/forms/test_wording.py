"""Plain words: what a form asks can be read aloud at a kitchen table and understood by a child of ten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.forms import shipped

BANNED = re.compile(
    r"\b(refus\w*|perpetrator\w*|victim\w*|abuser\w*|complian\w*|non-complian\w*|challenging behaviou?r|suffer\w*|"
    r"the elderly|service users?|clients?|deni(?:es|ed)|allegedly|committed suicide|wheelchair[- ]bound|handicapped|"
    r"high risk of suicide|low risk|medium risk|please note|in order to|utili[sz]e\w*|commence\w*)\b",
    re.IGNORECASE,
)
NATIONAL = "Office for National Statistics"
LONGEST = 170


def texts(name: str) -> Iterator[str]:
    """Everything that a form puts on the screen."""
    resource = shipped.resource(name)
    yield resource["title"]
    yield resource["description"]
    for item in shipped.walk(resource):
        yield item["text"]
        for one in item.get("answerOption", []):
            yield one["valueCoding"]["display"]
        for one in item.get("extension", []):
            for part in one.get("extension", []):
                if part["url"] == "human":
                    yield part["valueString"]


def test_no_choice_says_me_to_whoever_happens_to_read_it() -> None:
    """A colleague fills most of it in: the person's own part is named as theirs, in Welsh too."""
    mine = {
        (name, item["linkId"], words)
        for name in shipped.NAMES
        for item in shipped.walk(shipped.resource(name))
        for one in item.get("answerOption", [])
        for words in (one["valueCoding"]["display"], *_beside(one["valueCoding"]))
        if words.casefold().strip() in {"me", "i", "myself", "fi", "fi fy hun"}
    }
    assert mine == set()


def _beside(coding: dict[str, Any]) -> Iterator[str]:
    for told in coding.get("_display", {}).get("extension", []):
        yield from (part["valueString"] for part in told["extension"] if "valueString" in part)


def syllables(word: str) -> int:
    """A count good enough for an average: groups of vowels, a silent e at the end left out."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le")
    return max(1, groups - silent)


def grade(passage: list[str]) -> float:
    """The Flesch-Kincaid grade (Kincaid and others, 1975); add five for the age of the reader."""
    sentences = [part for text in passage for part in re.split(r"[.?!:;]+", text) if part.strip()]
    words = [word for sentence in sentences for word in re.findall(r"[A-Za-z']+", sentence)]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@pytest.mark.parametrize("name", shipped.NAMES)
def test_no_text_uses_a_word_that_blames_or_hides(name: str) -> None:
    assert [text for text in texts(name) if BANNED.search(text)] == []


@pytest.mark.parametrize("name", shipped.NAMES)
def test_no_text_is_long_or_empty(name: str) -> None:
    resource = shipped.resource(name)
    lines = [item["text"] for item in shipped.walk(resource)]

    assert [text for text in lines if not text.strip() or len(text) > LONGEST] == []


@pytest.mark.parametrize("name", shipped.NAMES)
def test_a_child_of_ten_can_read_the_form(name: str) -> None:
    asked = [item["text"] for item in shipped.walk(shipped.resource(name)) if "Overall, " not in item["text"]]

    assert grade(asked) <= 4.0


def test_the_wellbeing_questions_are_the_exact_words_with_their_source() -> None:
    exact = {
        "satisfied": "Overall, how satisfied are you with your life nowadays?",
        "worthwhile": "Overall, to what extent do you feel that the things you do in your life are worthwhile?",
        "happy": "Overall, how happy did you feel yesterday?",
        "anxious": "Overall, how anxious did you feel yesterday?",
    }
    for name, prefix in (("ons4", "o"), ("conversation", "i")):
        for key, words in exact.items():
            item = shipped.items(name)[f"{prefix}.{key}"]
            assert item["text"] == words
            assert item["type"] == "integer"
            assert shipped.extension(item, "carry-over") == "never"
            assert shipped.item(name, f"{prefix}.{key}").control == ""
        assert NATIONAL in shipped.resource(name)["copyright"]
        assert "Open Government Licence" in shipped.resource(name)["copyright"]


def test_the_wellness_plan_claims_no_name_and_opens_with_what_cannot_be_kept() -> None:
    shown = list(texts("wellness-plan"))

    assert not [text for text in shown if "WRAP" in text]
    assert "WRAP" in shipped.resource("wellness-plan")["copyright"]
    limits = shipped.items("wellness-plan")["w.limits"]["text"]
    assert limits == (
        "This is yours. One thing I could not keep to myself: if you or someone else were about to be seriously hurt. "
        "If I can, I would tell you first."
    )


def test_no_form_has_a_score_of_falls_or_of_the_wish_to_die() -> None:
    for name in ("telecare-response", "safety-plan"):
        for item in shipped.walk(shipped.resource(name)):
            assert "calculatedExpression" not in str(item.get("extension", ""))
            assert not re.search(r"risk (?:score|level)|total", item["text"], re.IGNORECASE)
