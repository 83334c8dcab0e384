"""Search as you type: people by name, sound, number or place, and every word that somebody may read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from fieldkit.records import paths, values
from fieldkit.records.drafts import Draft
from fieldkit.records.paths import Path
from fieldkit.records.translated import searched_text
from fieldkit.store import draft_rows, form_facts, people_terms
from fieldkit.store.connection import Connection
from fieldkit.store.lists import PersonRow, people_of_numbers
from fieldkit.store.packing import text_at
from fieldkit.store.sound import folded

MOST_CANDIDATES = 400
"""How many of the newest texts with the typed words are looked at; common words have thousands."""

MOST_MARKS = 3
"""How often one word is marked in a snippet."""

_AROUND = 60
# What the index takes for a word: letters and digits, with the accents that may stand apart.
_TOKEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


@dataclass(frozen=True)
class Place:
    """Where a text stands, for deciding who may see it. ``authors`` are certificate ids, ``label`` the text's own."""

    record: str
    kind: str
    label: str
    person: str
    visit: str
    authors: tuple[str, ...]


@dataclass(frozen=True)
class Hit:
    """One record in which the words were found. ``snippet`` is plain text; ``marks`` are the found stretches in it."""

    place: Place
    person_name: str
    path: Path
    snippet: str
    marks: tuple[tuple[int, int], ...]
    draft: bool


@dataclass(frozen=True)
class Found:
    """People whom the words fit, best first, and records in which they stand."""

    people: tuple[PersonRow, ...]
    hits: tuple[Hit, ...]


def search(connection: Connection, typed: str, may_see: Callable[[Place], bool], most: int = 20) -> Found:
    """People and records for what was typed so far, the last word taken as a beginning.

    Nothing for which ``may_see`` says no is returned or counted. Hits are one a record, what is being written first,
    then the newest.
    """
    found = people_terms.find(connection, typed, most)
    typed_words = tuple(_TOKEN.findall(typed))
    hits: dict[str, Hit] = {}
    if any(len(word) > 1 for word in typed_words):
        for hit in _draft_hits(connection, typed_words, may_see):
            hits.setdefault(hit.place.record, hit)
        for hit in _text_hits(connection, typed_words, may_see, most - len(hits)):
            hits.setdefault(hit.place.record, hit)
    return Found(people_of_numbers(connection, found), tuple(hits.values())[:most])


def _text_hits(
    connection: Connection, typed: tuple[str, ...], may_see: Callable[[Place], bool], most: int
) -> Iterable[Hit]:
    rows = connection.execute(
        "SELECT texts.record, revision, position, texts.label FROM words JOIN texts ON n = words.rowid"
        " WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?",
        (_expression(typed), MOST_CANDIDATES),
    )
    seen: set[int] = set()
    for record, revision, position, label in rows:
        if len(seen) >= most:
            break
        if record in seen:
            continue
        place, person_name = _place(connection, record, label)
        if not may_see(place):
            continue
        said = connection.execute("SELECT bodies FROM revisions WHERE n = ?", (revision,)).fetchone()
        answer = text_at(said[0], position) if said else None
        if answer is None:
            continue
        hit = _hit(place, person_name, answer[0], answer[1], typed, draft=False)
        if hit is not None:
            seen.add(record)
            yield hit


def _draft_hits(
    connection: Connection, typed: tuple[str, ...], may_see: Callable[[Place], bool]
) -> Iterable[Hit]:
    rows = connection.execute(draft_rows.SELECT + "ORDER BY touched DESC")
    for draft in (draft_rows.read(connection, row) for row in rows.fetchall()):
        hit = _draft_hit(connection, draft, typed, may_see)
        if hit is not None:
            yield hit


def _draft_hit(
    connection: Connection, draft: Draft, typed: tuple[str, ...], may_see: Callable[[Place], bool]
) -> Hit | None:
    form = form_facts.find(connection, draft.form)
    number = connection.execute("SELECT n FROM records WHERE id = ?", (draft.record,)).fetchone()
    for path, field in draft.fields.items():
        if paths.is_reserved(path) or field.value is None or number is None:
            continue
        if '"valueString"' not in field.value or form.item(path).secret:
            continue
        place, person_name = _place(connection, number[0], form.item(path).label)
        hit = _hit(place, person_name, path, field.value, typed, draft=True)
        if hit is not None and may_see(place):
            return hit
    return None


def _place(connection: Connection, record: int, label: str) -> tuple[Place, str]:
    row = connection.execute(
        "SELECT id, kind, person, visit, authors, coalesce((SELECT name FROM people JOIN records AS of"
        " ON of.n = people.record WHERE of.id = listed.person), '')"
        " FROM record_list AS listed JOIN records ON n = listed.record WHERE listed.record = ?",
        (record,),
    ).fetchone()
    assert row is not None  # texts and drafts of a record are written together with its row
    record_id, kind, person, visit, authors, person_name = row
    return Place(record_id, kind, label, person, visit, tuple(json.loads(authors))), person_name


def _hit(
    place: Place, person_name: str, path: Path, value: str, typed: tuple[str, ...], *, draft: bool
) -> Hit | None:
    text = searched_text(values.parse(value))
    marks = _marks(text, typed)
    if marks is None:
        return None
    start = max(0, marks[0][0] - _AROUND) if marks else 0
    end = min(len(text), (marks[0][1] if marks else 0) + 2 * _AROUND)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    moved = tuple(
        (a - start + len(before), b - start + len(before)) for a, b in marks if a >= start and b <= end
    )
    return Hit(place, person_name, path, before + text[start:end] + after, moved, draft)


def _marks(text: str, typed: tuple[str, ...]) -> tuple[tuple[int, int], ...] | None:
    """Where the typed words stand in a text, the last as a beginning; None where one of them doesn't."""
    marks: set[tuple[int, int]] = set()
    for number, word in enumerate(map(folded, typed)):
        beginning = number == len(typed) - 1
        fits = _in_ascii(text, word, beginning) if text.isascii() else _in_any(text, word, beginning)
        found = tuple(islice(fits, MOST_MARKS))
        if not found:
            return None
        marks.update(found)
    return tuple(sorted(marks))


def _in_ascii(text: str, word: str, beginning: bool) -> Iterator[tuple[int, int]]:
    """In a text that folding does not make longer or shorter."""
    end = "" if beginning else r"(?![^\W_])"
    pattern = re.compile(rf"(?<![^\W_]){re.escape(word)}{end}")
    return (found.span() for found in pattern.finditer(text.lower()))


def _in_any(text: str, word: str, beginning: bool) -> Iterator[tuple[int, int]]:
    """Word by word, each folded as the index folds it."""
    for found in _TOKEN.finditer(text):
        said = folded(found[0])
        if said == word or (beginning and said.startswith(word)):
            yield found.start(), min(found.start() + len(word), found.end()) if beginning else found.end()


def _expression(typed: tuple[str, ...]) -> str:
    """The FTS5 query: every word, the last as a beginning; one letter at the end is too little to look for."""
    used = typed if len(typed[-1]) > 1 else typed[:-1]
    quoted = [f'"{word}"' for word in used]
    if used == typed:
        quoted[-1] += "*"
    return " AND ".join(quoted)
