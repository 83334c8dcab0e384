"""What keeps a person safe, what they need us to do differently and how to come in: read by role from their record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkit.base.wording import joined
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Item
from fieldkit.records import access, paths
from fieldkit.records.merge import Held, merge
from fieldkit.services.library.form_shelf import FormShelf
from fieldkit.services.library.form_words import label_words, option_words
from fieldkit.store import drafts, facts, library, revisions
from fieldkit.store.connection import Connection
from fieldkit.store.facts import Fact
from fieldkit.store.form_facts import FormFacts

ADJUSTMENT = "person.adjustment"
ALERT = "person.alert"
ACCESS = "person.access"
"""A neutral note about calling, the same in colour and wording whatever the reason behind it."""
_DO, _YEAR, _SOURCE = "person.alert-do", "person.alert-date", "person.alert-source"

SAFETY_KIND, ADJUSTMENT_KIND, ACCESS_KIND = "safety", "adjustment", "access"
_KINDS = ((SAFETY_KIND, ALERT), (ADJUSTMENT_KIND, ADJUSTMENT), (ACCESS_KIND, ACCESS))
"""What comes first where there is little room."""

_SAYS_NOTHING = frozenset(
    {"not-asked", "prefers-not-to-say", "none-known", "not-known", "standard-print", "no", "none"}
)


@dataclass(frozen=True)
class Need:
    """One adjustment or alert in a few words. ``label`` is how private it is (``records.access.LABELS``)."""

    words: str
    held: Held
    label: str

    @property
    def restricted(self) -> bool:
        return self.label != access.ORDINARY


@dataclass(frozen=True)
class NeedLine:
    """One need in a list: ``kind`` is "safety", "adjustment" or "access"."""

    kind: str
    words: str


@dataclass(frozen=True)
class RecordFacts:
    """What a record says by role, drafts included; ``labels`` tells how private a place in it is."""

    by_role: Mapping[str, tuple[Fact, ...]]
    labels: FormFacts
    canonical: str

    def label(self, fact: Fact) -> str:
        """How private a fact is."""
        return self.labels.item(fact.path).label


def facts_of(connection: Connection, record: str) -> RecordFacts:
    """What a record here says by role."""
    held = revisions.everything_of(connection, record)
    written = drafts.of_record(connection, record)
    state = merge(held, (one for draft in written for one in draft.held()))
    used = [one.header.form for one in held] + [draft.form for draft in written]
    canonical = facts.current_form(state, max(used, default=""))
    labels = library.facts_of(connection, canonical)
    return RecordFacts(facts.of_state(state, labels), labels, canonical)


def needs_in(connection: Connection, shelf: FormShelf, found: RecordFacts, role: str) -> tuple[Need, ...]:
    """Everything of a role in a few words each; "not asked" and the like say nothing and are left out."""
    said = found.by_role.get(role, ())
    if not said:
        return ()
    form = shelf.form(connection, found.canonical)
    worded = ((_words(form, fact), fact) for fact in said)
    return tuple(
        Need(_in_full(words, fact, found), fact.held, found.label(fact)) for words, fact in worded if words
    )


def needs_of(connection: Connection, shelf: FormShelf, person: str) -> tuple[NeedLine, ...]:
    """What everybody who visits must know, safety first; restricted ones show on the person's own page only."""
    return lines_of(connection, shelf, facts_of(connection, person)) if person else ()


def lines_of(connection: Connection, shelf: FormShelf, found: RecordFacts) -> tuple[NeedLine, ...]:
    """The same from what was read of the person's record already."""
    return tuple(
        dict.fromkeys(
            NeedLine(kind, one.words)
            for kind, role in _KINDS
            for one in needs_in(connection, shelf, found, role)
            if not one.restricted
        )
    )


def _in_full(words: str, fact: Fact, found: RecordFacts) -> str:
    """With what to do, the year and who says so, where the same entry says them: ``Allergic to: nuts, 2019, GP letter``."""

    def beside(role: str) -> str:
        if not fact.entry:
            return ""
        said = (one for one in found.by_role.get(role, ()) if one.entry == fact.entry)
        return next((one.text for one in said if found.label(one) == access.ORDINARY), "")

    year, source = beside(_YEAR)[:4], beside(_SOURCE)
    whole = joined(": ", words, beside(_DO))
    return joined(", ", whole, "" if year in source else year, source)


def _words(form: Form, fact: Fact) -> str:
    """``Call before visiting``, ``Large print``, ``Allergic to: penicillin``; "" where nothing follows from it."""
    item = form.item(next((one for one in reversed(fact.path) if not paths.is_entry(one)), ""))
    if item is None:
        return fact.text
    if item.type == "boolean":
        return label_words(item) if fact.value.get("valueBoolean") is True else ""
    if item.type in ("choice", "open-choice"):
        code = (fact.value.get("valueCoding") or {}).get("code")
        return "" if code in _SAYS_NOTHING else option_words(item, str(code or ""), fact.text)
    return joined(": ", _called(item), fact.text) if item.type == "string" else fact.text


def _called(item: Item) -> str:
    """The item's text, or its group's where the text is a question."""
    asked = item.label.endswith("?") and item.parent is not None
    return label_words(item.parent if asked and item.parent is not None else item)
