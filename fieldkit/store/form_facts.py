"""What the lists need to know of a form: which items feed them, how private each is, what is urgent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from fieldkit.records import access, paths
from fieldkit.records.paths import Path
from fieldkit.store.connection import Connection

_BASE = "https://fieldkit.example.org/fhir/StructureDefinition/"
_ROLE = _BASE + "projects-to"
_SENSITIVITY = _BASE + "sensitivity"
_PRIORITY = _BASE + "priority"
_SECRET = _BASE + "secret"
_PURPOSE = _BASE + "purpose"

_MOST_FOUND = 4096
"""How many paths of a form are remembered; entries have ids of their own, so their number has no end."""


@dataclass(frozen=True)
class ItemFacts:
    """An item's role in the lists ("" for none), its label with its groups' taken in, its priority ("" for none)."""

    role: str
    label: str
    priority: str
    secret: bool = False
    """Never in a list and never found by its words, such as the code of a key safe; holds for what stands inside too."""


@dataclass(frozen=True)
class FormFacts:
    """Of one form: purpose, label and priority of the whole, and the items that differ from "nothing special"."""

    purpose: str
    label: str
    priority: str
    items: Mapping[str, ItemFacts] = field(default_factory=dict)

    def item(self, path: Path) -> ItemFacts:
        """What holds for the answer at a path: the innermost part that this form knows, entry ids passed over."""
        known = self._found.get(path)
        if known is None:
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            known = self._found[path] = self._look(path)
        return known

    def _look(self, path: Path) -> ItemFacts:
        items = self.items
        for part in reversed(path):
            if part in items:
                return items[part]
            if not paths.is_entry(part):
                break
        return self._plain

    @cached_property
    def _found(self) -> dict[Path, ItemFacts]:
        """What was looked up before: each answer of each record is asked for several times whenever lists are made."""
        return {}

    @cached_property
    def _plain(self) -> ItemFacts:
        return ItemFacts("", self.label, self.priority)


UNKNOWN_FORM = FormFacts("", access.CONCERN, "")
"""A form that has not arrived yet: nothing of it goes into lists, and its words count as the most private."""


def find(connection: Connection, canonical: str) -> FormFacts:
    """Of a form in this store's library; UNKNOWN_FORM where it has not arrived."""
    row = connection.execute("SELECT facts FROM forms WHERE canonical = ?", (canonical,)).fetchone()
    return read(row[0]) if row else UNKNOWN_FORM


def of_resource(resource: Mapping[str, Any]) -> FormFacts:
    """Read a FHIR R4 Questionnaire (as parsed JSON)."""
    label = access.strictest([_code(resource, _SENSITIVITY) or access.ORDINARY])
    priority = _code(resource, _PRIORITY)
    items: dict[str, ItemFacts] = {}
    _collect(resource, label, priority, items, secret=False)
    plain = ItemFacts("", label, priority)
    special = {link: one for link, one in items.items() if one != plain}
    return FormFacts(_code(resource, _PURPOSE) or "other", label, priority, special)


def write(facts: FormFacts) -> str:
    """As the JSON text that the library keeps beside the form."""
    items = {link: [one.role, one.label, one.priority, one.secret] for link, one in facts.items.items()}
    return json.dumps([facts.purpose, facts.label, facts.priority, items], ensure_ascii=False)


@lru_cache(maxsize=256)
def read(text: str) -> FormFacts:
    """Read what ``write`` gave. Kept, since every save and every list asks for the same few forms."""
    purpose, label, priority, items = json.loads(text)
    return FormFacts(purpose, label, priority, {link: ItemFacts(*one) for link, one in items.items()})


def _collect(
    node: Mapping[str, Any], label: str, priority: str, into: dict[str, ItemFacts], *, secret: bool
) -> None:
    for item in node.get("item") or ():
        own = _code(item, _SENSITIVITY)
        inner = access.strictest([label, own]) if own else label
        urgent = _code(item, _PRIORITY) or priority
        hidden = secret or _flag(item, _SECRET)
        role = "" if hidden else _code(item, _ROLE)
        into.setdefault(str(item.get("linkId", "")), ItemFacts(role, inner, urgent, hidden))
        _collect(item, inner, urgent, into, secret=hidden)


def _flag(node: Mapping[str, Any], url: str) -> bool:
    return any(
        one.get("url") == url and one.get("valueBoolean") is True for one in node.get("extension") or ()
    )


def _code(node: Mapping[str, Any], url: str) -> str:
    for extension in node.get("extension") or ():
        if extension.get("url") == url:
            return str(extension.get("valueCode") or "")
    return ""
