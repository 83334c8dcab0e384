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
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.nodes import Node
from fieldkit.questionnaire.session import FormSession
from fieldkit.records import drafts, order, paths, values
from fieldkit.records.drafts import Draft, DraftField
from fieldkit.records.files import file_of
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Revision
from fieldkit.services.library.authors import Authors
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import half_typed
from fieldkit.services.writing.draft_saver import DraftSaver, SaveState
from fieldkit.services.writing.earlier_version import LeftOver, left_over
from fieldkit.services.writing.seal import seal_draft
from fieldkit.services.writing.shown_answers import Said, ShownAnswers, reference_at, said_at
from fieldkit.services.writing.undo_steps import UndoSteps


@dataclass(frozen=True)
class Arrived:
    """A record as the store has it at one moment: what ``take_in`` merges in."""

    revisions: tuple[Revision, ...]
    draft: Draft | None
    authors: Authors


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
        self._steps = UndoSteps()
        self._typing_at: Path | None = None
        self._files_left: frozenset[tuple[Path, str]] = frozenset()
        self._live = FormSession(form, launch=launch, clock=session.laptop.clock)
        self._shown = ShownAnswers(form, self._live, self.state)

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
        return reference_at(self.state, paths.SUBJECT, "Patient")

    @property
    def visit(self) -> str:
        """The id of the visit it belongs to; "" for none."""
        return reference_at(self.state, paths.VISIT, "Encounter")

    @property
    def left_over(self) -> tuple[LeftOver, ...]:
        """Answers from another version of the form that this one has no place for."""
        return left_over(self.form, self.earlier, self.state, self._authors)

    def said(self, path: Path) -> tuple[Said, ...]:
        """Each different answer that stands at a path, with its author: two or more are a conflict."""
        return said_at(self.state, path, self._authors)

    def typed(self, path: Path) -> str | None:
        """Text that was typed at a path and is no legal answer yet."""
        return half_typed.typed(self._draft, path)

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
            at, self._typing_at = self._typing_at, None
            self._steps.end()
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
            at = (*path, paths.entry(new_id(self._session.laptop.clock, self._session.laptop.random)))
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
            changed = half_typed.with_typed(self._draft, self._sealed, path, text, self._session.now())
            self._draft = changed
            self._saver.keep(changed)

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        with self._lock:
            return self._go_to(self._steps.undo(self._draft))

    def redo(self) -> bool:
        """Do again what was taken back; whether there was anything."""
        with self._lock:
            return self._go_to(self._steps.redo(self._draft))

    @property
    def can_undo(self) -> bool:
        return self._steps.can_undo

    @property
    def can_redo(self) -> bool:
        return self._steps.can_redo

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

    def files_typed(self, chosen: Iterable[Path]) -> frozenset[str]:
        """The files (hashes) that stand or stood at these places since the record was last sealed, for taking them back."""
        places = tuple(chosen)
        with self._lock:
            found = self._files_left | _files_of(self._draft)
        return frozenset(
            one for path, one in found if any(path == at or paths.is_inside(path, at) for at in places)
        )

    def forget(self, chosen: Iterable[Path]) -> None:
        """Drop these places from the draft, and all undoing with them: for what was taken back."""
        with self._lock:
            self._typing_at = None
            self._steps.forget()
            self._put(drafts.forget_places(self._draft, chosen))

    def take_in(self, arrived: Arrived) -> None:
        """Merge in what an exchange brought (see ``capture.look``); the field being typed in is left alone."""
        with self._lock:
            self._authors = arrived.authors
            self._hold(arrived.revisions)

    def add_sealed(self, revision: Revision) -> None:
        """Take in a revision of this record that was sealed on this laptop beside the draft: a sign-off."""
        with self._lock:
            self._hold((*self._revisions, revision))

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
                self._draft = half_typed.only(self._draft)
                self._steps.forget()
                self._hold((*self._revisions, revision))
            return revision

    # ------------------------------------------------------------------------------------------ within

    def _take(self, changed: Draft, step: Path | None = None) -> None:
        """Make ``changed`` the draft: one step to undo, or part of the step at the same field."""
        self._steps.taken(self._draft, step)
        self._put(changed)

    def _put(self, changed: Draft) -> None:
        self._files_left |= _files_of(self._draft) - _files_of(changed)
        self._draft = changed
        self._saver.keep(changed)
        self._show()

    def _go_to(self, draft: Draft | None) -> bool:
        if draft is None:
            return False
        self._typing_at = None
        self._put(draft)
        return True

    def _hold(self, revisions: tuple[Revision, ...]) -> None:
        self._revisions, self._sealed = revisions, merge(revisions)
        self._show()

    def _show(self) -> None:
        """Bring the form up to date with revisions and draft."""
        self._shown.show(self.state, self._typing_at)


def _files_of(draft: Draft) -> frozenset[tuple[Path, str]]:
    """Where which files (hashes) stand in a draft."""
    named = (
        (path, file_of(values.parse(one.value)))
        for path, one in draft.fields.items()
        if one.value is not None and "valueAttachment" in one.value
    )
    return frozenset((path, found.hash) for path, found in named if found is not None)
