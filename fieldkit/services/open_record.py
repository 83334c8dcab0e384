"""A record being written in: the form as it stands, what each answer replaces, and a draft that is always on the disk.

In memory and quick, so the window may call every verb here on its own thread; only ``flush`` and ``seal`` wait for the
disk. What arrives meanwhile is merged in by ``take_in`` without touching the field that is being typed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from threading import RLock
from typing import Any

from fieldkit.base.ids import new_id
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.errors import PathError
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.session import FormSession
from fieldkit.records import drafts, order, paths, values
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.merge import DRAFT, Field, Held, RecordState, merge
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Revision
from fieldkit.services.authors import Author, Authors
from fieldkit.services.draft_saver import DraftSaver, SaveState
from fieldkit.services.earlier_version import LeftOver, fitting, has_moved, left_over
from fieldkit.services.seal import TYPING, is_typing, seal_draft
from fieldkit.services.session import Session

Json = dict[str, Any]
View = dict[Path, tuple[Any, ...]]


@dataclass(frozen=True)
class Arrived:
    """A record as the store has it at one moment: what ``take_in`` merges in."""

    revisions: tuple[Revision, ...]
    draft: Draft | None
    authors: Authors


@dataclass(frozen=True)
class Said:
    """One of the answers that stand at a place: what, by whom, when (instant). ``mine``: still in this draft."""

    digest: str
    value: Json | None
    author: Author
    at: str
    mine: bool


class OpenRecord:
    """One record open for writing. Its verbs are ``begin``, ``set``, ``add``, ``remove``, ``settle``, ``undo`` …"""

    def __init__(
        self, session: Session, form: Form, draft: Draft, arrived: Arrived, launch: LaunchContext
    ) -> None:
        """Use ``capture.open_record`` or ``capture.begin_record``."""
        self.id = draft.record
        self.form = form
        self.earlier: tuple[Form, ...] = ()
        self._session = session
        self._lock = RLock()
        self._saver = DraftSaver(session.database, session.now)
        self._revisions = arrived.revisions
        self._authors = arrived.authors
        self._sealed = merge(arrived.revisions)
        self._draft = draft
        self._before: list[Draft] = []
        self._after: list[Draft] = []
        self._step: Path | None = None
        self._typing_at: Path | None = None
        self._live = FormSession(form, launch=launch, clock=session.laptop.clock)
        self._shown: View = self._view()
        self._live.load((path, said) for path, said in self._shown.items())

    # ------------------------------------------------------------------------------------------ what it says

    @property
    def root(self) -> Node:
        """The whole form as it stands."""
        with self._lock:
            return self._live.root

    def node(self, path: Path) -> Node:
        """The node at a path. Raises PathError where the form has no such place."""
        with self._lock:
            return self._live.node(path)

    def changed(self) -> frozenset[Path]:
        """Paths of nodes that look different since this was last asked."""
        with self._lock:
            return self._live.changed()

    @property
    def live(self) -> FormSession:
        """The questionnaire session behind it, for findings and hidden answers. Read only."""
        return self._live

    @property
    def state(self) -> RecordState:
        """What the record says now, this draft included."""
        with self._lock:
            return merge(self._revisions, self._draft.held())

    @property
    def sealed(self) -> RecordState:
        """What the record says without this draft."""
        return self._sealed

    @property
    def revisions(self) -> tuple[Revision, ...]:
        return self._revisions

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def authors(self) -> Authors:
        return self._authors

    @property
    def person(self) -> str:
        """The id of the person it is about; "" for none."""
        return self._reference(paths.SUBJECT, "Patient")

    @property
    def visit(self) -> str:
        """The id of the visit it belongs to; "" for none."""
        return self._reference(paths.VISIT, "Encounter")

    @property
    def left_over(self) -> tuple[LeftOver, ...]:
        """Answers from another version of the form that this one has no place for."""
        return left_over(self.form, self.earlier, self.state, self._authors)

    def said(self, path: Path) -> tuple[Said, ...]:
        """Each different answer that stands at a path, with its author: two or more are a conflict."""
        field = self.state.fields.get(path)
        return () if field is None else tuple(self._told(held) for held in field.said)

    def typed(self, path: Path) -> str | None:
        """Text that was typed at a path and is no legal answer yet."""
        one = self._draft.fields.get(("", TYPING, paths.encode(path)))
        return (
            None if one is None or one.value is None else (values.parse(one.value) or {}).get("valueString")
        )

    # ------------------------------------------------------------------------------------------ verbs

    def begin(self, path: Path, position: int = 0) -> None:
        """The cursor is in this field now: what stands there is what the next key press replaces."""
        with self._lock:
            if self._typing_at != path:
                self.leave()
            self._typing_at = path
            self._draft = drafts.begin(self._draft, self._sealed, path, self._session.now())
            self._draft = replace(self._draft, cursor=(path, position))

    def leave(self) -> None:
        """The cursor has left: what arrived for the field meanwhile may show, and the next edit is a new step."""
        with self._lock:
            at, self._typing_at, self._step = self._typing_at, None, None
            if at is None:
                return
            begun = self._draft.fields.get(at)
            if begun is not None and begun.value is None:
                self._draft = drafts.forget_field(self._draft, at)
            self._show()

    def set(self, path: Path, value: Mapping[str, Any] | None) -> None:
        """Answer, or clear with None. Kept at once, on the disk a moment later."""
        with self._lock:
            text = values.write(value)
            changed = drafts.write(self._draft, self._sealed, path, text, self._session.now())
            self._take(changed, step=path)

    def set_all(self, answers: Iterable[tuple[Path, Mapping[str, Any]]]) -> None:
        """Answer several questions at once: one step to undo."""
        with self._lock:
            changed, at = self._draft, self._session.now()
            for path, value in answers:
                changed = drafts.write(changed, self._sealed, path, values.write(value), at)
            self._take(changed)

    def add(self, path: Path, value: Mapping[str, Any] | None = None) -> Path:
        """Begin an entry at the end of what repeats at ``path``; the entry's path."""
        with self._lock:
            entries = self._live.node(path).children
            key = order.between(entries[-1].order or None if entries else None, None)
            at = (*path, paths.entry(self._new_id()))
            text = values.write({**(value or {}), "order": key})
            self._take(drafts.write(self._draft, self._sealed, at, text, self._session.now()))
            return at

    def remove(self, path: Path) -> None:
        """Remove the entry at ``path`` with everything in it that is seen here."""
        with self._lock:
            self._take(drafts.remove_entry(self._draft, self._sealed, path, self._session.now()))

    def settle(self, path: Path, value: Mapping[str, Any] | None) -> None:
        """Answer over everything that stands there now: choose, join or rewrite."""
        with self._lock:
            text = values.write(value)
            self._take(drafts.settle(self._draft, self._sealed, path, text, self._session.now()))

    def answer_over(self, path: Path, value: Mapping[str, Any], digests: Iterable[str]) -> None:
        """Answer in place of the answers with these digests, wherever they stand: takes a contested removal back."""
        with self._lock:
            seen = tuple(sorted({*digests, *self._sealed.seen_at(path)}))
            one = DraftField(path, values.write(value), seen, self._session.now())
            self._take(replace(self._draft, fields={**self._draft.fields, path: one}))

    def draft_text(self, path: Path, text: str | None) -> None:
        """Keep text that is no legal answer yet; None when there is none any more. It is never sealed."""
        with self._lock:
            at: Path = ("", TYPING, paths.encode(path))
            if text is None:
                changed = drafts.forget_field(self._draft, at)
            else:
                written = values.write({"valueString": text})
                changed = drafts.write(self._draft, self._sealed, at, written, self._session.now())
            self._draft = changed
            self._saver.keep(changed)

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        return self._step_back(self._before, self._after)

    def redo(self) -> bool:
        """Do again what was taken back; whether there was anything."""
        return self._step_back(self._after, self._before)

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    # ------------------------------------------------------------------------------------------ disk and hub

    @property
    def save_state(self) -> SaveState:
        """Whether the disk has everything, since when, and what kept it from being saved."""
        return self._saver.state

    def keep(self) -> None:
        """Keep the record though nobody has answered anything yet: it is listed from now on."""
        with self._lock:
            self._saver.keep(self._draft)

    def flush(self) -> None:
        """Wait until the disk has every key press. Raises the StoreError that kept it from being saved."""
        self._saver.flush()

    def forget(self, chosen: Iterable[Path]) -> None:
        """Drop these places from the draft, and all undoing with them: for what was taken back."""
        with self._lock:
            self._typing_at = self._step = None
            self._before, self._after = [], []
            self._put(drafts.forget_places(self._draft, chosen))

    def take_in(self, arrived: Arrived) -> None:
        """Merge in what an exchange brought (see ``capture.look``); the field being typed in is left alone."""
        with self._lock:
            self._revisions = arrived.revisions
            self._authors = arrived.authors
            self._sealed = merge(arrived.revisions)
            self._show()

    def add_sealed(self, revision: Revision) -> None:
        """Take in a revision of this record that was sealed on this laptop beside the draft: a sign-off."""
        with self._lock:
            self._revisions = (*self._revisions, revision)
            self._sealed = merge(self._revisions)
            self._show()

    def seal(self) -> Revision | None:
        """Make the draft part of the record; None where it says nothing new. Waits for the disk."""
        with self._lock:
            self.leave()
            for path, value in self._live.initial_answers():
                if path not in self._draft.fields:
                    text = values.write(value)
                    self._draft = drafts.write(self._draft, self._sealed, path, text, self._session.now())
            if self._draft.fields:
                self._saver.keep(self._draft)
            self._saver.flush()
            revision = seal_draft(self._session, self.id)
            if revision is not None:
                typing = {path: one for path, one in self._draft.fields.items() if is_typing(path)}
                self._draft = replace(self._draft, fields=typing, cursor=None)
                self._revisions = (*self._revisions, revision)
                self._sealed = merge(self._revisions)
                self._before.clear()
                self._after.clear()
                self._show()
            return revision

    # ------------------------------------------------------------------------------------------ within

    def _take(self, changed: Draft, step: Path | None = None) -> None:
        """Make ``changed`` the draft: one step to undo, or part of the step at the same field."""
        if step is None or step != self._step:
            self._before.append(self._draft)
        self._step = step
        self._after.clear()
        self._put(changed)

    def _put(self, changed: Draft) -> None:
        self._draft = changed
        self._saver.keep(changed)
        self._show()

    def _step_back(self, source: list[Draft], target: list[Draft]) -> bool:
        with self._lock:
            if not source:
                return False
            target.append(self._draft)
            self._step = self._typing_at = None
            self._put(source.pop())
            return True

    def _show(self) -> None:
        """Bring the form up to date with revisions and draft."""
        view = self._view()
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

    def _view(self) -> View:
        """What to show at each path: this author's unsealed answer first, then what else stands there."""
        state = merge(self._revisions, self._draft.held())
        moved = has_moved(state)
        fields = (one for path, one in state.fields.items() if not paths.is_reserved(path))
        view = {one.path: said for one in fields if (said := self._values(one, moved))}
        for contested in state.contested:
            view[contested.path] = (*view.get(contested.path, ()), {"removed": True})
        at = self._typing_at
        if at is not None:
            own = [
                held
                for held in (state.fields[at].current if at in state.fields else ())
                if held.revision == DRAFT
            ]
            if own:
                view[at] = (values.parse(own[0].value),)
            elif at in self._shown:
                view[at] = self._shown[at]
            else:
                view.pop(at, None)
        return view

    def _values(self, field: Field, moved: bool) -> tuple[Any, ...]:
        said = sorted(field.said, key=lambda held: held.revision != DRAFT)
        return fitting(self.form, field.path, said, moved=moved)

    def _told(self, held: Held) -> Said:
        return Said(
            digest=held.digest,
            value=values.parse(held.value),
            author=self._authors.of(held.cert),
            at=held.at,
            mine=held.revision == DRAFT,
        )

    def _reference(self, path: Path, kind: str) -> str:
        text = self.state.value(path)
        target = (values.parse(text) or {}).get("valueReference") if text else None
        return str((target or {}).get("reference", "")).removeprefix(kind + "/")

    def _new_id(self) -> str:
        return new_id(self._session.laptop.clock, self._session.laptop.random)
