"""A person is found by part of a name, by its sound, by NHS number, postcode or telephone: one short index for all."""

from __future__ import annotations

from collections.abc import Iterable

from fieldkit.store.connection import Connection
from fieldkit.store.sound import folded, sound, words

_SOUND = "~"
_NUMBER = "#"
SHORTEST_PART = 3


def terms_for(names: Iterable[str], numbers: Iterable[str], postcode: str) -> frozenset[str]:
    """What to index: each name's words, their endings of three letters and more, their sounds; numbers; the postcode."""
    found: set[str] = set()
    for word in (word for name in names for word in words(name)):
        found.add(word)
        found.update(word[at:] for at in range(1, len(word) - SHORTEST_PART + 1))
        heard = sound(word)
        if len(heard) > 1:
            found.add(_SOUND + heard)
    found.update(_NUMBER + digits for number in numbers if (digits := _digits(number)))
    closed_up = "".join(words(postcode))
    if closed_up:
        found.add(_NUMBER + closed_up)
    return frozenset(found)


def set_terms(connection: Connection, record: int, terms: frozenset[str]) -> None:
    """Put these in place of what the person was found by until now."""
    held = {
        term for (term,) in connection.execute("SELECT term FROM people_terms WHERE record = ?", (record,))
    }
    if held == terms:
        return
    connection.executemany(
        "DELETE FROM people_terms WHERE term = ? AND record = ?", ((term, record) for term in held - terms)
    )
    connection.executemany(
        "INSERT INTO people_terms (term, record) VALUES (?, ?)", ((term, record) for term in terms - held)
    )


def find(connection: Connection, typed: str, most: int) -> tuple[int, ...]:
    """Numbers of people who fit every typed word, best first: beginnings of names, then parts, then sounds alike."""
    typed_words = words(typed)
    if not typed_words:
        return ()
    whole = _by_number(connection, typed_words, most)
    if whole:
        return whole
    scores: dict[int, int] | None = None
    for word in typed_words:
        fits = _fits(connection, word)
        scores = (
            fits
            if scores is None
            else {record: scores[record] + worse for record, worse in fits.items() if record in scores}
        )
    best = sorted((scores or {}).items(), key=lambda pair: (pair[1], pair[0]))
    return tuple(record for record, _ in best[:most])


def _by_number(connection: Connection, typed_words: tuple[str, ...], most: int) -> tuple[int, ...]:
    """NHS numbers, telephones and postcodes are typed with or without blanks."""
    closed_up = "".join(typed_words)
    if len(closed_up) < SHORTEST_PART or not any(letter.isdigit() for letter in closed_up):
        return ()
    return tuple(_beginning(connection, _NUMBER + closed_up, most))


def _fits(connection: Connection, word: str) -> dict[int, int]:
    """Each person whom a word fits, and how badly (0 a name's beginning or part, 1 a sound alike)."""
    fits = dict.fromkeys(_beginning(connection, word, 2000), 0)
    heard = sound(word)
    if len(heard) > 1:
        for (record,) in connection.execute(
            "SELECT record FROM people_terms WHERE term = ?", (_SOUND + heard,)
        ):
            fits.setdefault(record, 1)
    return fits


def _beginning(connection: Connection, start: str, most: int) -> list[int]:
    rows = connection.execute(
        "SELECT DISTINCT record FROM people_terms WHERE term >= ? AND term < ? LIMIT ?",
        (start, start + "\U0010ffff", most),
    )
    return [record for (record,) in rows]


def _digits(text: str) -> str:
    return "".join(letter for letter in folded(text) if letter.isdigit())
