"""What stands at each place of a record that is open: this author's own words first, and what is typed in left alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.errors import PathError
from fieldkit.questionnaire.session import FormSession
from fieldkit.records import paths, values
from fieldkit.records.merge import DRAFT, Field, Held, RecordState
from fieldkit.records.paths import Path
from fieldkit.services.library.authors import Author, Authors
from fieldkit.services.writing.earlier_version import fitting, has_moved
from fieldkit.store import facts

Json = dict[str, Any]
View = dict[Path, tuple[Any, ...]]


@dataclass(frozen=True)
class Said:
    """One of the answers that stand at a place: what, by whom, when (instant). ``mine``: still in this draft."""

    digest: str
    value: Json | None
    author: Author
    at: str
    mine: bool


def said_at(state: RecordState, path: Path, authors: Authors) -> tuple[Said, ...]:
    """Each different answer that stands at a path, with its author: two or more are a conflict."""
    field = state.fields.get(path)
    return () if field is None else tuple(_told(held, authors) for held in field.said)


def reference_at(state: RecordState, path: Path, kind: str) -> str:
    """The id of what a place of the record refers to, such as a Patient; "" for nothing."""
    text = state.value(path)
    return facts.reference_id(values.parse(text), kind) if text else ""


def _told(held: Held, authors: Authors) -> Said:
    return Said(
        digest=held.digest,
        value=values.parse(held.value),
        author=authors.of(held.cert),
        at=held.at,
        mine=held.revision == DRAFT,
    )


class ShownAnswers:
    """Keeps a live form at what its record says; only what became different is told to the form."""

    def __init__(self, form: Form, live: FormSession, state: RecordState) -> None:
        """The live form is loaded with the record as it stands."""
        self._form = form
        self._live = live
        self._shown = self._view(state, None)
        live.load((path, said) for path, said in self._shown.items())

    def show(self, state: RecordState, typing_at: Path | None) -> None:
        """Bring the live form up to date; the field at ``typing_at`` goes on saying what its writer types."""
        view = self._view(state, typing_at)
        gone = [path for path in self._shown if path not in view]
        for path in sorted(gone, key=len, reverse=True):
            self._clear(path)
        for path in sorted(view, key=len):
            if self._shown.get(path) != view[path]:
                self._tell(path, view[path])
        self._shown = view

    def _tell(self, path: Path, said: tuple[Any, ...]) -> None:
        try:
            self._live.set(path, said[0] if len(said) == 1 else said)
        except PathError:
            # An answer to a question that this version of the form does not have: kept in the record, shown nowhere.
            return

    def _clear(self, path: Path) -> None:
        try:
            if paths.is_entry(path[-1]):
                self._live.remove_entry(path)
            else:
                self._live.set(path, None)
        except PathError:
            return

    def _view(self, state: RecordState, typing_at: Path | None) -> View:
        moved = has_moved(state)
        fields = (one for path, one in state.fields.items() if not paths.is_reserved(path))
        view = {one.path: said for one in fields if (said := self._values(one, moved))}
        for contested in state.contested:
            view[contested.path] = (*view.get(contested.path, ()), {"removed": True})
        if typing_at is not None:
            self._leave_alone(view, state, typing_at)
        return view

    def _leave_alone(self, view: View, state: RecordState, at: Path) -> None:
        current = state.fields[at].current if at in state.fields else ()
        own = [held for held in current if held.revision == DRAFT]
        if own:
            view[at] = (values.parse(own[0].value),)
        elif at in self._shown:
            view[at] = self._shown[at]
        else:
            view.pop(at, None)

    def _values(self, field: Field, moved: bool) -> tuple[Any, ...]:
        said = sorted(field.said, key=lambda held: held.revision != DRAFT)
        return fitting(self._form, field.path, said, moved=moved)
