"""What somebody is typing, before it is sealed: each field remembers what its author saw when they began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from fieldkit.records import paths, values
from fieldkit.records.merge import DRAFT, Held, RecordState
from fieldkit.records.paths import Path, is_inside
from fieldkit.records.revisions import NewAnswer


@dataclass(frozen=True)
class DraftField:
    """One field being edited: its value so far, what it replaces, and when it was last touched (instant).

    ``value`` is None while the field was only looked into: that shows nothing, seals nothing and settles nothing.
    """

    path: Path
    value: str | None
    replaces: tuple[str, ...]
    touched: str

    @property
    def answer(self) -> NewAnswer | None:
        """What sealing signs; None where the field says nothing and replaces nothing."""
        if self.value is None or (self.value in (values.CLEARED, values.REMOVED) and not self.replaces):
            return None
        return NewAnswer(self.path, self.value, self.replaces)


@dataclass(frozen=True)
class Draft:
    """The unsealed part of one record on this laptop, by one author.

    ``cursor`` is the path and position in the text where the author was, for coming back after a lock.
    """

    record: str
    form: str
    cert: str
    fields: Mapping[Path, DraftField] = field(default_factory=dict)
    cursor: tuple[Path, int] | None = None

    def held(self) -> tuple[Held, ...]:
        """The draft's fields as answers, to be merged over what is sealed."""
        return tuple(
            Held(DRAFT + paths.encode(one.path), one.path, one.value, one.replaces, self.cert, at, DRAFT)
            for one, at in self._saying()
        )

    def new_answers(self) -> tuple[NewAnswer, ...]:
        """What sealing signs, in path order."""
        return tuple(sorted((one for one, _ in self._saying()), key=lambda one: one.path))

    def _saying(self) -> list[tuple[NewAnswer, str]]:
        return [(one.answer, one.touched) for one in self.fields.values() if one.answer is not None]


def begin(draft: Draft, state: RecordState, path: Path, at: str) -> Draft:
    """Note what stands at ``path`` now, before the first key press there. A field already begun is left as it is.

    ``state`` is the sealed state the author sees, without this draft.
    """
    if path in draft.fields:
        return draft
    return _with(draft, [DraftField(path, None, state.seen_at(path), at)])


def write(draft: Draft, state: RecordState, path: Path, value: str, at: str) -> Draft:
    """Put a value into a field, beginning it first where that has not been done."""
    begun = begin(draft, state, path, at).fields[path]
    return _with(draft, [replace(begun, value=value, touched=at)])


def settle(draft: Draft, state: RecordState, path: Path, value: str, at: str) -> Draft:
    """Answer a field over everything that stands there now: for choosing, joining or rewriting two answers."""
    begun = draft.fields.get(path)
    seen = set(state.seen_at(path)) | set(begun.replaces if begun else ())
    return _with(draft, [DraftField(path, value, tuple(sorted(seen)), at)])


def remove_entry(draft: Draft, state: RecordState, path: Path, at: str) -> Draft:
    """Remove an entry with everything in it that its remover can see; the draft's own fields in it are dropped."""
    kept = {at_: one for at_, one in draft.fields.items() if at_ != path and not is_inside(at_, path)}
    dropped = (one for at_, one in draft.fields.items() if at_ == path or is_inside(at_, path))
    seen = set(state.seen_inside(path)) | {digest for one in dropped for digest in one.replaces}
    removal = DraftField(path, values.REMOVED, tuple(sorted(seen)), at)
    return replace(draft, fields={**kept, path: removal})


def forget_field(draft: Draft, path: Path) -> Draft:
    """Leave a field as it was before this draft: for undo, and for a field begun but not changed."""
    return replace(draft, fields={at: one for at, one in draft.fields.items() if at != path})


def forget_places(draft: Draft, chosen: Iterable[Path]) -> Draft:
    """Leave these places and all inside them as if nobody had typed there, unfinished text included: for taking back."""
    places = tuple(chosen)

    def is_chosen(path: Path) -> bool:
        at = paths.decode(path[2]) if path[:2] == ("", paths.TYPING) else path
        return any(at == place or is_inside(at, place) for place in places)

    kept = {path: one for path, one in draft.fields.items() if not is_chosen(path)}
    return replace(draft, fields=kept, cursor=None)


def unchanged(draft: Draft, state: RecordState) -> tuple[Path, ...]:
    """Fields that say what the author saw when they began: sealing them would say nothing new."""
    return tuple(
        path
        for path, one in draft.fields.items()
        if len(one.replaces) == 1
        and one.replaces == state.seen_at(path)
        and state.fields[path].value == one.value
    )


def _with(draft: Draft, fields: Iterable[DraftField]) -> Draft:
    return replace(draft, fields={**draft.fields, **{one.path: one for one in fields}})
