import os
import re
from collections import Counter

from fieldkit.printing.spoken_password import spoken_password, word_list


def test_a_password_is_three_plain_words() -> None:
    assert re.fullmatch(r"[a-z]{3,10}(-[a-z]{3,10}){2}", spoken_password(os.urandom))


def test_the_list_has_a_thousand_different_short_words() -> None:
    words = word_list()
    assert len(words) == len(set(words)) >= 1000
    assert all(re.fullmatch(r"[a-z]{3,10}", word) for word in words)


def test_no_two_words_sound_alike_to_the_ear_of_a_spelling_rule() -> None:
    sounds = Counter(
        re.sub(r"(.)\1", r"\1", word.replace("ph", "f").replace("ck", "k").rstrip("e"))
        for word in word_list()
    )
    assert [sound for sound, count in sounds.items() if count > 1] == []


def test_every_word_comes_up_as_often_as_any_other() -> None:
    count = len(word_list())
    draws = iter([(2**32 - 1).to_bytes(4, "big"), *((number).to_bytes(4, "big") for number in range(count))])
    drawn = [spoken_password(lambda _: next(draws), words=1) for _ in range(count)]
    assert sorted(drawn) == sorted(word_list()), "the one draw that would favour early words was thrown away"
