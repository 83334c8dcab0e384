"""The fixed wording of every copy, by language: resources/print/phrases/<language>.json; English where one is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from functools import cache
from typing import Any, Final

from fieldkit.base.assets import AssetMissingError, resource
from fieldkit.base.jsontext import loads
from fieldkit.base.pseudo import PSEUDO_TAG, pseudo
from fieldkit.printing.sentences import Sentences

_ENGLISH: Final = "en"
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_TIME: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?$")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


class Phrases:
    """Wording, dates and times in one language; ``sentences`` says what other floors wrote in it."""

    def __init__(self, language: str, own: Mapping[str, Any], english: Mapping[str, Any]) -> None:
        self.language = language
        self._own = own
        self._english = english
        self.sentences = Sentences(language, lambda day: self.day(day, None))

    def __call__(self, key: str, **parts: object) -> str:
        """The phrase with this key, its ``{parts}`` filled in. Raises KeyError for a key that English lacks."""
        phrase: str = self._own.get(key) or self._english[key]
        return phrase.format(**parts)

    @property
    def reviewed(self) -> bool:
        """Whether somebody who translates has read the wording, or nobody had to translate it."""
        return "review" not in self._own

    def known(self, group: str, code: str) -> str:
        """The wording of a code such as ``speaker.family``; the code itself where it has none."""
        key = f"{group}.{code}"
        return self(key) if key in self._english else code

    def quotes(self) -> tuple[str, str]:
        """Opening and closing quotation mark."""
        opening, closing = self("quotes").split()
        return opening, closing

    def day(self, when: str, zone: tzinfo | None) -> str:
        """A FHIR date or dateTime as a day in words, as exact as it was given: ``14 November 2026``, ``May 2026``."""
        moment = _instant(when)
        return self._date(moment.astimezone(zone).date().isoformat() if moment else when.partition("T")[0])

    def moment(self, when: str, zone: tzinfo | None) -> str:
        """A FHIR date or dateTime with its time, if it has one, on the clocks of ``zone``."""
        moment = _instant(when)
        if moment is None:
            return self._date(when)
        local = moment.astimezone(zone)
        return self(
            "date.with-time", day=self._date(local.date().isoformat()), time=self.time(f"{local:%H:%M:%S}")
        )

    def time(self, when: str) -> str:
        """A FHIR time: ``9:30 am``; seconds only where they are not zero."""
        match = _TIME.match(when)
        if not match:
            return when
        hour, minute = int(match[1]), match[2]
        second = f":{match[3]}{match[4] or ''}" if match[3] and (match[3] != "00" or match[4]) else ""
        half = self("time.am") if hour < 12 else self("time.pm")
        return f"{hour % 12 or 12}:{minute}{second} {half}"

    def date(self, day: date | None) -> str:
        """A calendar day in words; empty where there is none."""
        return self._date(day.isoformat()) if day else ""

    def _date(self, when: str) -> str:
        match = _DATE.match(when)
        if not match:
            return when
        year, month, day = match[1], match[2], match[3]
        if not month:
            return year
        months = self("date.months").split()
        name = months[int(month) - 1] if 1 <= int(month) <= len(months) else month
        return f"{int(day)} {name} {year}" if day else f"{name} {year}"


def phrases_in(language: str) -> Phrases:
    """The phrases for a BCP 47 tag: its language's, where a copy in it exists, else English."""
    match = _LANGUAGE.match(language)
    wanted = match[0].lower() if match else _ENGLISH
    own = _wording(wanted)
    return Phrases(wanted if own else _ENGLISH, own, _wording(_ENGLISH))


@cache
def _wording(language: str) -> Mapping[str, Any]:
    if language == PSEUDO_TAG:
        return {key: _made_up(key, phrase) for key, phrase in _wording(_ENGLISH).items()}
    try:
        content = resource("print", "phrases", f"{language}.json").read_bytes()
    except AssetMissingError:
        return {}
    wording: Mapping[str, Any] = loads(content.decode("utf-8"))
    return wording


def _made_up(key: str, phrase: str) -> str:
    """A phrase in the made-up language; what is a list stays one."""
    if key == "quotes":
        return phrase
    if key == "date.months":
        return " ".join(pseudo(one).replace(" ", "") for one in phrase.split())
    return "|".join(pseudo(one) for one in phrase.split("|"))


def _instant(when: str) -> datetime | None:
    if "T" not in when:
        return None
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
