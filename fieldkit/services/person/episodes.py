"""What we are sorting out: holds a case open until the person says it is sorted, and says who leads and what is in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import joined, said
from fieldkit.records import access
from fieldkit.services.known.needs import RecordFacts, facts_of
from fieldkit.services.library.words import day_words
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.capture import open_record
from fieldkit.services.writing.entering import value_of
from fieldkit.store import form_facts, lists
from fieldkit.store.connection import Connection
from fieldkit.store.facts import Fact

ENDS = frozenset({"sorted-says-the-person", "sorted-plan", "ended-by-person", "moved-away", "sorted-died"})
_NOTHING_HOLDS = frozenset({"nothing-holds", "not-asked", "prefers-not-to-say"})


class EpisodeEndError(FieldKitError):
    """Closing what we are sorting out without saying how, or by whose word."""

    code = "FK-EPISODE-END"


@dataclass(frozen=True)
class Episode:
    """One thing that we sort out. ``since`` is when it began or was opened again (FHIR), ``block`` what holds it up.

    ``open`` until somebody wrote how it ended, by whose word: ``ended`` says both.
    """

    record: str
    person: str
    since: str
    lead: str
    block: str
    ended: str
    open: bool

    def words(self, today: date) -> str:
        """``Open since 14 September · Sharon leads · waiting for a landlord``."""
        since = day_words(self.since, today) if self.since else said("a day that nobody wrote down")
        if not self.open:
            return joined(" · ", self.ended, said("began {day}", day=since))
        lead = said("{name} leads", name=self.lead) if self.lead else said("nobody leads yet")
        return joined(" · ", said("Open since {day}", day=since), lead, _lower(self.block))


def of_person(connection: Connection, person: str) -> tuple[Episode, ...]:
    """A person's, those that are open first, then the newest."""
    rows = lists.records_of(connection, person)
    found = [one for row in rows if (one := of_row(connection, row)) is not None]
    return tuple(sorted(sorted(found, key=lambda one: one.since, reverse=True), key=lambda one: not one.open))


def of_row(connection: Connection, row: lists.RecordRow) -> Episode | None:
    """The episode in a record's row; None where it is something else, or for few."""
    facts = form_facts.find(connection, row.form)
    if facts.label != access.ORDINARY or not any(one.role == "episode.first" for one in facts.items.values()):
        return None
    said = facts_of(connection, row.id)
    opened = _newest(said, "episode.first")
    again = _newest(said, "episode.again")
    ended = _ending(said)
    ended_on = _newest(said, "episode.sorted-on")
    reopened = bool(again) and again[:10] >= ended_on[:10]
    return Episode(
        record=row.id,
        person=row.person,
        since=again if reopened else opened or row.started,
        lead=_newest(said, "episode.lead"),
        block=next(
            (one.text for one in said.by_role.get("episode.block", ()) if _code(one) not in _NOTHING_HOLDS),
            "",
        ),
        ended="" if reopened else ended,
        open=reopened or not ended,
    )


def close(session: Session, record: str, how: str, *, on: str, word: str) -> None:
    """Say that it is sorted: ``how`` is one of ENDS, ``on`` a FHIR date, ``word`` whose word it is. Sealed at once.

    Raises EpisodeEndError, RecordNotHereError, StoreError.
    """
    if how not in ENDS or not on or not word.strip():
        raise EpisodeEndError(
            said("It stays open until you say how it ended, when, and by whose word."),
            said("Ask the person: is it sorted?"),
        )
    opened = open_record(session, record)
    items = {one.projects_to: one for one in opened.form.walk() if one.projects_to}
    for role, words in (("episode.sorted", how), ("episode.sorted-on", on), ("episode.word", word.strip())):
        path = tuple(step.link_id for step in items[role].lineage)
        opened.settle(path, value_of(items[role], words))
    opened.seal()


def _ending(said: RecordFacts) -> str:
    """How it ended and by whose word; "" while any of both is missing, or answers stand against each other."""
    ends = [one for one in said.by_role.get("episode.sorted", ()) if _code(one) in ENDS]
    word = _newest(said, "episode.word")
    if not word or len({_code(one) for one in ends}) != 1:
        return ""
    return f"{ends[0].text}, by the word of {word}"


def _newest(said: RecordFacts, role: str) -> str:
    found = sorted(said.by_role.get(role, ()), key=lambda one: (one.text, one.held.at))
    return found[-1].text if found else ""


def _code(fact: Fact) -> str:
    coding = fact.value.get("valueCoding")
    return str(coding.get("code") or "") if isinstance(coding, Mapping) else ""


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
