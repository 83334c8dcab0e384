"""Answers read by their question, for what no list shows and so has no role: what may be shown to everybody who visits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldkit.records import access, paths, values
from fieldkit.records.merge import merge
from fieldkit.records.paths import SIGN_OFF, Path
from fieldkit.store import drafts, facts, library, revisions
from fieldkit.store.connection import Connection

HOW_SIGNED = "sign-off.how"
"""The link under which the ways stand in which a record was signed: "device" for practitioners, else a person's."""
_NOTHING_SAID = frozenset({"not-asked", "prefers-not-to-say"})


@dataclass(frozen=True)
class Said:
    """One settled answer: the question's linkId, its whole path, its words, when it was written down (instant).

    ``restricted``: it shows only when somebody asks for it. Secret answers, such as codes, are never among these.
    """

    link: str
    path: Path
    text: str
    value: Mapping[str, Any]
    at: str
    restricted: bool

    @property
    def entry(self) -> Path:
        """The innermost entry it stands in; () for none."""
        places = [index for index, part in enumerate(self.path) if paths.is_entry(part)]
        return self.path[: places[-1] + 1] if places else ()

    @property
    def code(self) -> str:
        """The code of a chosen answer; "" where it is none."""
        coding = self.value.get("valueCoding")
        return str(coding.get("code") or "") if isinstance(coding, Mapping) else ""


def said_in(connection: Connection, record: str) -> tuple[Said, ...]:
    """Every answer of a record that says something, drafts included, in path order. Two answers that stand give none."""
    held = revisions.everything_of(connection, record)
    written = drafts.of_record(connection, record)
    state = merge(held, (one for draft in written for one in draft.held()))
    used = [one.header.form for one in held] + [draft.form for draft in written]
    form = library.facts_of(connection, facts.current_form(state, max(used, default="")))
    found = []
    for path, field in state.fields.items():
        item = form.item(path)
        how = path[:2] == ("", SIGN_OFF) and path[-1] == "how"
        if (paths.is_reserved(path) and not how) or item.secret or len(field.said) != 1:
            continue
        value = values.parse(field.said[0].value)
        text = facts.shown(value)
        link = HOW_SIGNED if how else next((part for part in reversed(path) if not paths.is_entry(part)), "")
        if value is not None and text:
            said = Said(link, path, text, value, field.said[0].at, item.label != access.ORDINARY)
            found += [] if said.code in _NOTHING_SAID else [said]
    return tuple(found)


def has_secret(connection: Connection, record: str) -> bool:
    """Whether a code is kept in a record; never which."""
    held = revisions.everything_of(connection, record)
    state = merge(held)
    form = library.facts_of(
        connection, facts.current_form(state, max((one.header.form for one in held), default=""))
    )
    return any(form.item(path).secret and field.said for path, field in state.fields.items())
