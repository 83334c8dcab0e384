"""After a record moved to a newer version of its form: what still shows, and which answers the form has no place for.

Worked out from the record each time and never kept, so an answer that a colleague gives to the old version, before the
move has reached them, is in the list as soon as it arrives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Item
from fieldkit.questionnaire.moving import Unplaced, misfit, place, unplaced
from fieldkit.records import access, paths, values
from fieldkit.records.merge import Held, RecordState
from fieldkit.records.paths import Path
from fieldkit.services.library.authors import Author, Authors
from fieldkit.services.library.words import value_words
from fieldkit.store import facts


@dataclass(frozen=True)
class LeftOver:
    """An answer that the form of today does not take. ``reason`` is one of ``questionnaire.moving``'s.

    ``question`` is what was asked then; ``privacy`` the label it had then; ``movable``: the form would take it in
    another shape or place. ``item`` asked it then, None where no version that is here does.
    """

    path: Path
    question: str
    words: str
    reason: str
    author: Author
    at: str
    privacy: str
    movable: bool
    item: Item | None


def has_moved(state: RecordState) -> bool:
    """Whether somebody moved the record to another version of its form."""
    field = state.fields.get(paths.FORM)
    return field is not None and any(held.replaces for held in field.current)


def moved_on(form: Form, state: RecordState) -> bool:
    """Whether the record is at another version than the one it is held against: a colleague moved it meanwhile."""
    return facts.current_form(state, form.canonical) != form.canonical


def fitting(form: Form, path: Path, said: Iterable[Held], *, moved: bool) -> tuple[Any, ...]:
    """The values of these answers that the form takes at a path, cleared ones (None) among them.

    Of a record that nobody moved that is all of them: what is wrong with one there is for the form's findings to say.
    """
    read = (values.parse(held.value) for held in said)
    if not moved:
        return tuple(read)
    return tuple(one for one in read if one is None or not misfit(form, path, one))


def taken(form: Form, state: RecordState) -> Iterator[tuple[Path, tuple[Any, ...]]]:
    """What stands at each place of the form: every different answer, without those left over from another version."""
    moved = has_moved(state)
    for path, field in state.fields.items():
        if not paths.is_reserved(path) and (kept := fitting(form, path, field.said, moved=moved)):
            yield path, kept


def not_taken(form: Form, state: RecordState) -> tuple[tuple[Held, Unplaced], ...]:
    """Each different answer that the form does not take, beside the answer as held; none where nobody moved the record."""
    if not has_moved(state):
        return ()
    return misfits(form, state)


def misfits(form: Form, state: RecordState) -> tuple[tuple[Held, Unplaced], ...]:
    """The same whether the record has moved or not: what would be left over, and what would change its shape."""
    found: list[tuple[Held, Unplaced]] = []
    for path, field in state.fields.items():
        for held in field.said:
            found.extend((held, one) for one in unplaced(form, [(path, values.parse(held.value))]))
    return tuple(found)


def left_over(
    form: Form, earlier: Sequence[Form], state: RecordState, authors: Authors
) -> tuple[LeftOver, ...]:
    """What to show as left over, in the order of paths. ``earlier`` are the versions it was written with before."""
    return tuple(told(held, one, (*earlier, form), authors) for held, one in not_taken(form, state))


def told(held: Held, one: Unplaced, forms: Sequence[Form], authors: Authors) -> LeftOver:
    """One answer in words, its question from the first of ``forms`` that asks it."""
    item = next((found for form in forms if (found := place(form, one.path)) is not None), None)
    own = item.effective_sensitivity if item is not None else ""
    return LeftOver(
        path=one.path,
        question=item.label if item is not None else paths.write(one.path),
        words="" if item is not None and item.secret else value_words(one.value),
        reason=one.reason,
        author=authors.of(held.cert),
        at=held.at,
        privacy=own or access.strictest(form.sensitivity or access.ORDINARY for form in forms),
        movable=one.move is not None,
        item=item,
    )
