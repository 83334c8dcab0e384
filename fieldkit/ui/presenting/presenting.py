"""Puts what services say of a record and its people into the words and tones that lists show. Pure: no widgets, no store."""

from datetime import date

from fieldkit.base.wording import said
from fieldkit.services.known import needs
from fieldkit.services.library.record_lines import RecordLine as KnownRecord
from fieldkit.services.person.people import OwnWords, PersonPage
from fieldkit.ui.language.days import day_words
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.screens.facts import Fact, RecordLine

TONES = {
    "safe": "ok",
    "sending": "accent",
    "only-here": "wait",
    "draft": "wait",
    "refused": "bad",
    "received": "plain",
}


TONE_OF_NEED = {needs.SAFETY_KIND: "bad", needs.ADJUSTMENT_KIND: "accent", needs.ACCESS_KIND: "plain"}
"""Every access note has the one neutral tone: nothing tells by its colour why somebody wants a call first."""


NOT_NAMED = said("Not named yet")
"""What to call somebody at a call-out until it is known who they are."""


_NEVER_SIGNED = {"person", "visit", "action"}
"""Kinds of record that nobody signs: that they are not signed says nothing."""


def tone_of(where: str) -> str:
    """Green only for what a receipt covers."""
    return TONES.get(where, "wait")


def liked_name(name: str, known_as: str) -> str:
    """What to call somebody where their name does not say it already; "" for Karen Mellor who is called Karen."""
    said, full = known_as.casefold(), name.casefold()
    return "" if full == said or full.startswith(f"{said} ") else known_as


def one_line(address: str) -> str:
    """An address written over several lines, on one."""
    return ", ".join(part.strip().rstrip(",") for part in address.splitlines() if part.strip())


def record_line(line: KnownRecord, today: date) -> RecordLine:
    """A record in a list."""
    state = "" if line.kind in _NEVER_SIGNED else line.state_words
    detail = " · ".join(shown(part) for part in (line.summary, state) if part)
    return RecordLine(
        record_id=line.id,
        title=line.title,
        about=line.person_name,
        detail=detail,
        state=line.where_words,
        tone=tone_of(line.where),
        restricted=line.restricted,
        when=day_words(line.signed or line.changed or line.touched, today),
    )


def said_words(words: OwnWords, called: str, day: date) -> str:
    """Who said it, to whom, when."""
    speaker = called if words.speaker in {"person", ""} else shown(words.speaker)
    return tr(
        "{speaker}, to {heard_by}, {day_words}",
        speaker=speaker,
        heard_by=words.heard_by,
        day_words=day_words(words.at, day),
    )


def person_facts(page: PersonPage) -> tuple[Fact, ...]:
    """What everybody who visits must know, safety first; what is restricted stays out."""
    groups = (
        (needs.SAFETY_KIND, page.alerts),
        (needs.ADJUSTMENT_KIND, page.adjustments),
        (needs.ACCESS_KIND, page.access),
    )
    return tuple(
        Fact(flag.text, TONE_OF_NEED[kind]) for kind, flags in groups for flag in flags if not flag.restricted
    )
