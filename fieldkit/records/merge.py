"""What a record says now: a pure function of the set of its answers, whatever their order, copies or origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from fieldkit.records import values
from fieldkit.records.answers import Erased, Open
from fieldkit.records.paths import Path, is_inside
from fieldkit.records.revisions import Revision

DRAFT = "draft"
"""Stands as the revision of an answer that is still in a draft on this laptop."""


class Held(NamedTuple):
    """An open answer as held here: what was said where, by whose certificate, when by their clock, in which revision."""

    digest: str
    path: Path
    value: str
    replaces: tuple[str, ...]
    cert: str
    at: str
    revision: str


class Field(NamedTuple):
    """The answers at one path that nobody has replaced: one, or several."""

    path: Path
    current: tuple[Held, ...]

    @property
    def conflict(self) -> bool:
        """Whether they differ. The same value twice is agreement."""
        first, *others = self.current
        return bool(others) and any(not values.agree(first.value, other.value) for other in others)

    @property
    def value(self) -> str:
        """The value where there is no conflict; with one, the value of the answer given first."""
        return self.current[0].value

    @property
    def said(self) -> tuple[Held, ...]:
        """One answer for each different value, in the order in which they were given."""
        if len(self.current) == 1:
            return self.current
        different: list[Held] = []
        for held in self.current:
            if not any(values.agree(held.value, other.value) for other in different):
                different.append(held)
        return tuple(different)


@dataclass(frozen=True)
class ContestedRemoval:
    """An entry that one removed while another changed something in it that the remover had not seen.

    It stays, with everything in it, until somebody settles it: the removal is here and not among the fields.
    """

    path: Path
    removal: Held
    changed: tuple[Held, ...]


@dataclass(frozen=True)
class RecordState:
    """What a record says now, and what is known to be missing here.

    ``fields`` by path, in path order; ``unreadable`` counts current answers that are sealed or withheld here;
    ``missing`` are revisions that others build on and that have not arrived; ``heads`` are the newest revisions.
    ``erased`` holds, for each answer that would stand and whose words were destroyed, the id of the order: nothing is
    missing there, and nothing is to be asked for again.
    """

    fields: Mapping[Path, Field]
    contested: tuple[ContestedRemoval, ...]
    unreadable: int
    missing: frozenset[str]
    heads: frozenset[str]
    erased: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields.values() if field.conflict)

    def value(self, path: Path) -> str | None:
        """The value text at a path, or None where nothing stands or it was cleared."""
        field = self.fields.get(path)
        return None if field is None or field.value == values.CLEARED else field.value

    def seen_at(self, path: Path) -> tuple[str, ...]:
        """The digests that stand at a path now: what somebody who begins to edit there sees."""
        field = self.fields.get(path)
        return tuple(held.digest for held in field.current) if field else ()

    def seen_inside(self, path: Path) -> tuple[str, ...]:
        """The digests that stand at a path and below it: what removing that entry replaces."""
        inside = (field for at, field in self.fields.items() if at == path or is_inside(at, path))
        return tuple(held.digest for field in inside for held in field.current)


def merge(revisions: Iterable[Revision], drafts: Iterable[Held] = ()) -> RecordState:
    """Join revisions of one record, and this laptop's drafts over them, into what the record says.

    Any order, any repetition and any split of the same copies gives the same state.
    """
    copies: dict[str, Revision] = {}
    for revision in revisions:
        known = copies.get(revision.id)
        copies[revision.id] = revision if known is None else known.join(revision)
    read = _read(copies.values())
    held, links = read.held, read.links
    for draft in drafts:
        held[draft.digest] = draft
        links.append((draft.digest, draft.replaces))
    removals = {
        digest: one
        for digest, one in held.items()
        if '"removed"' in one.value and values.is_removal(one.value)
    }
    gone, contested = _standing_removals(held, links, removals)
    parents = {parent for revision in copies.values() for parent in revision.header.parents}
    erased = read.erased
    return RecordState(
        fields=_fields(one for digest, one in held.items() if digest not in gone),
        contested=contested,
        unreadable=len(read.closed - held.keys() - erased.keys() - gone),
        missing=frozenset(parents - copies.keys()),
        heads=frozenset(copies.keys() - parents),
        erased=tuple(sorted(erased[digest] for digest in erased.keys() - gone)),
    )


def open_answers(revision: Revision) -> Iterable[Held]:
    """The answers of a revision that can be read in this copy."""
    header = revision.header
    for (digest, replaced), body in zip(header.answers, revision.bodies, strict=True):
        if isinstance(body, Open):
            yield Held(digest, body.path, body.value, replaced, header.cert, header.at, revision.id)


class _Read(NamedTuple):
    """What stands in the copies of a record's revisions.

    ``held`` are open answers by digest; ``links`` name for each answer what it replaces, where it replaces anything;
    ``erased`` is digest to order of what was destroyed; ``closed`` the digests that are sealed or withheld here.
    """

    held: dict[str, Held]
    links: list[tuple[str, tuple[str, ...]]]
    erased: dict[str, str]
    closed: set[str]


def _read(revisions: Iterable[Revision]) -> _Read:
    """In one go, for each list that shows a record and each opening of it passes here."""
    read = _Read({}, [], {}, set())
    for revision in revisions:
        header, revision_id = revision.header, revision.id
        for (digest, replaced), body in zip(header.answers, revision.bodies, strict=True):
            if isinstance(body, Open):
                read.held[digest] = Held(
                    digest, body.path, body.value, replaced, header.cert, header.at, revision_id
                )
            elif isinstance(body, Erased):
                read.erased[digest] = body.order
            else:
                read.closed.add(digest)
            if replaced:
                read.links.append((digest, replaced))
    return read


def _standing_removals(
    held: Mapping[str, Held], links: list[tuple[str, tuple[str, ...]]], removals: Mapping[str, Held]
) -> tuple[set[str], tuple[ContestedRemoval, ...]]:
    """Which answers no longer stand, and which removals are contested.

    What stood in an entry comes back when its removal is itself replaced (an undo), and stays while somebody changed
    something in it that no remover had seen. Inner entries are settled before the entries that hold them.
    """
    gone: set[str] = set()
    for digest, targets in links:
        gone.update(targets if digest not in removals else removals.keys() & targets)
    standing: dict[Path, list[Held]] = {}
    for digest, removal in removals.items():
        if digest in gone:
            gone.update(one for one in removal.replaces if one in held and held[one].path == removal.path)
        else:
            standing.setdefault(removal.path, []).append(removal)
    contested: list[ContestedRemoval] = []
    for path, group in sorted(standing.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        changed = _changed_unseen(path, group, held, gone)
        if changed:
            contested.extend(ContestedRemoval(path, removal, changed) for removal in group)
        else:
            gone.update(one for removal in group for one in removal.replaces)
    gone.update(one.removal.digest for one in contested)
    return gone, tuple(sorted(contested, key=lambda one: (one.path, one.removal.digest)))


def _changed_unseen(
    path: Path, removals: Iterable[Held], held: Mapping[str, Held], gone: set[str]
) -> tuple[Held, ...]:
    seen = frozenset(digest for removal in removals for digest in removal.replaces)
    unseen = (
        other
        for digest, other in held.items()
        if (other.path == path or is_inside(other.path, path))
        and digest not in seen
        and digest not in gone
        and other.value != values.CLEARED
        and not values.is_removal(other.value)
    )
    return tuple(sorted(unseen, key=_given))


def _fields(current: Iterable[Held]) -> Mapping[Path, Field]:
    by_path: dict[Path, tuple[Held, ...]] = {}
    for held in current:
        others = by_path.get(held.path)
        by_path[held.path] = (held,) if others is None else (*others, held)
    return MappingProxyType({path: Field(path, _in_order(by_path[path])) for path in sorted(by_path)})


def _in_order(current: tuple[Held, ...]) -> tuple[Held, ...]:
    return current if len(current) == 1 else tuple(sorted(current, key=_given))


def _given(held: Held) -> tuple[str, str]:
    return held.at, held.digest
