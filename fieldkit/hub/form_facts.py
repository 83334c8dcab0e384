"""What the hub has to know about a form to route a record: labels, who was at the visit, what is urgent. Nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from fieldkit.base.jsontext import loads
from fieldkit.records.access import CONCERN, ORDINARY, strictest
from fieldkit.records.paths import Path, is_reserved

_EXTENSION = "https://fieldkit.example.org/fhir/StructureDefinition/"
SENSITIVITY = _EXTENSION + "sensitivity"
PRIORITY = _EXTENSION + "priority"
SAFETY_ITEM = _EXTENSION + "safety-item"
PROJECTS_TO = _EXTENSION + "projects-to"
ATTENDEE = "visit.attendee"


@dataclass(frozen=True)
class FormFacts:
    """``labels`` by linkId are the strictest of the item, its ancestors and the form; ``root`` is the form's own."""

    root: str
    labels: Mapping[str, str]
    attendees: frozenset[str]
    urgent: frozenset[str]
    all_urgent: bool
    safety: frozenset[str] = frozenset()
    roles: Mapping[str, str] = field(default_factory=dict)

    def label(self, path: Path) -> str | None:
        """The label of an answer at ``path``; None where the form has no such question."""
        if is_reserved(path):
            return self.root
        known = [self.labels[part] for part in path if part in self.labels]
        return strictest(known) if known else None

    def is_urgent(self, path: Path) -> bool:
        """Whether an answer there goes ahead of everything else."""
        return self.all_urgent or any(part in self.urgent for part in path)

    def is_safety(self, path: Path) -> bool:
        """Whether it is an answer that keeps people safe, which nobody takes back."""
        return any(part in self.safety for part in path)

    def role(self, path: Path) -> str:
        """What the answer at a path is to the lists; "" for nothing."""
        return next((self.roles[part] for part in reversed(path) if part in self.roles), "")

    def names_attendee(self, path: Path) -> bool:
        return any(part in self.attendees for part in path)


UNKNOWN = FormFacts(CONCERN, {}, frozenset(), frozenset(), all_urgent=False)
"""Stands for a form that the hub has not got: a gap counts as the stricter."""


@lru_cache(maxsize=512)
def read_form(text: str) -> FormFacts:
    """Read a form's exact text; one that is not a questionnaire counts as unknown."""
    try:
        resource = loads(text.removeprefix("\ufeff"))
    except ValueError:
        return UNKNOWN
    if not isinstance(resource, dict):
        return UNKNOWN
    root = _code(resource, SENSITIVITY) or ORDINARY
    items = list(_walk(resource, strictest([root])))
    labels: dict[str, str] = {}
    for item, label in items:
        link = str(item.get("linkId", ""))
        labels[link] = strictest([label, labels.get(link, ORDINARY)])
    return FormFacts(
        root=strictest([root]),
        labels=labels,
        attendees=_links(items, PROJECTS_TO, {ATTENDEE}),
        urgent=_links(items, PRIORITY, {"urgent-fact", "safeguarding", "welfare"}),
        all_urgent=_code(resource, PRIORITY) is not None,
        safety=frozenset(str(item.get("linkId", "")) for item, _ in items if _flag(item, SAFETY_ITEM)),
        roles={
            str(item.get("linkId", "")): role for item, _ in items if (role := _code(item, PROJECTS_TO)) is not None
        },
    )


def _walk(node: Mapping[str, Any], label: str) -> Iterator[tuple[Mapping[str, Any], str]]:
    waiting = [(node, label)]
    while waiting:
        parent, inherited = waiting.pop()
        children = parent.get("item")
        for item in children if isinstance(children, list) else []:
            if isinstance(item, dict):
                own = strictest([inherited, _code(item, SENSITIVITY) or ORDINARY])
                yield item, own
                waiting.append((item, own))


def _links(items: list[tuple[Mapping[str, Any], str]], url: str, codes: set[str]) -> frozenset[str]:
    return frozenset(str(item.get("linkId", "")) for item, _ in items if _code(item, url) in codes)


def _flag(element: Mapping[str, Any], url: str) -> bool:
    extensions = element.get("extension")
    return any(
        isinstance(one, dict) and one.get("url") == url and one.get("valueBoolean") is True
        for one in (extensions if isinstance(extensions, list) else [])
    )


def _code(element: Mapping[str, Any], url: str) -> str | None:
    extensions = element.get("extension")
    for extension in extensions if isinstance(extensions, list) else []:
        if isinstance(extension, dict) and extension.get("url") == url:
            return str(extension.get("valueCode", ""))
    return None
