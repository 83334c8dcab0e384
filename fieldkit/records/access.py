"""Who may see what: one pure rule for hub and laptop, over a policy that the hub publishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ORDINARY = "ordinary"
RESTRICTED = "restricted"
PRIVATE = "private"
CONCERN = "concern"
LABELS = (ORDINARY, RESTRICTED, PRIVATE, CONCERN)
"""From what the care team sees to what few see; the later a label stands, the stricter it is."""

RECORDED = "yes"
"""What a policy says of ``recordings`` where sound and film are kept: what is signed has no truth values."""

AUTHOR = "author"
PARTNER = "partner"
AREA = "area"


@dataclass(frozen=True)
class Reader:
    """Who asks: the practitioner's id and role (``social-worker``, ``cpn``, ``firefighter`` …)."""

    practitioner: str
    role: str


@dataclass(frozen=True)
class Policy:
    """Which role, with which involvement, may read which label in which kind of record.

    ``rules`` are (role, kind, label, involvement); "*" stands for any. Involvement is "author" (wrote in the record),
    "partner" (named on its visit) or "area" (works in the record's area). What no rule allows is not allowed.
    ``recordings``: whether the organisation keeps sound and film at all.
    """

    version: str
    rules: frozenset[tuple[str, str, str, str]]
    recordings: bool = False


def read_policy(resource: Mapping[str, Any]) -> Policy:
    """A policy from the hub's resource: ``{"version": text, "rules": [[role, kind, label, involvement] …]}``.

    ``"recordings": "yes"`` stands in it where sound and film are kept; nothing else means yes.
    """
    rules = frozenset((r, k, lab, i) for r, k, lab, i in resource["rules"])
    return Policy(str(resource["version"]), rules, resource.get("recordings") == RECORDED)


def may_read(policy: Policy, role: str, kind: str, label: str, involvement: Iterable[str]) -> bool:
    """Whether this role may read answers of this label in records of this kind."""
    return any(
        (one_role, one_kind, one_label, one_involvement) in policy.rules
        for one_role in (role, "*")
        for one_kind in (kind, "*")
        for one_label in (label, "*")
        for one_involvement in (*involvement, "*")
    )


def strictest(labels: Iterable[str]) -> str:
    """The strictest of some labels; an unknown label counts as the strictest there is."""
    ranks = [LABELS.index(label) if label in LABELS else len(LABELS) - 1 for label in labels]
    return LABELS[max(ranks, default=0)]


def involvement(reader: Reader, authors: Iterable[str], partners: Iterable[str]) -> frozenset[str]:
    """How a reader is involved in a record whose authors and visit partners (practitioner ids) are given."""
    found = {AREA}
    if reader.practitioner in frozenset(authors):
        found.add(AUTHOR)
    if reader.practitioner in frozenset(partners):
        found.add(PARTNER)
    return frozenset(found)


CARE_TEAM = ("social-worker", "cpn")
THERAPISTS = ("occupational-therapist", "physiotherapist")
"""Registered professionals to whom an assessor passes on what they may not judge themselves."""
EVERYBODY = (*CARE_TEAM, *THERAPISTS, "firefighter", "trusted-assessor", "manager", "safeguarding-lead")

STARTING_POLICY: Mapping[str, Any] = {
    "version": "1",
    "rules": [
        *(["*", "*", label, AUTHOR] for label in LABELS),
        *([role, kind, ORDINARY, AREA] for role in EVERYBODY for kind in ("person", "visit", "action")),
        *([role, "person", RESTRICTED, AREA] for role in (*CARE_TEAM, "manager", "safeguarding-lead")),
        *([role, "visit", RESTRICTED, AREA] for role in (*CARE_TEAM, "manager", "safeguarding-lead")),
        *(
            [role, kind, ORDINARY, AREA]
            for role in (*CARE_TEAM, "manager", "safeguarding-lead")
            for kind in ("conversation", "equipment", "telecare", "other")
        ),
        *(
            [role, kind, RESTRICTED, AREA]
            for role in CARE_TEAM
            for kind in ("conversation", "telecare", "other")
        ),
        *(
            [role, "responder-card", label, AREA]
            for role in (*CARE_TEAM, "firefighter")
            for label in (ORDINARY, RESTRICTED)
        ),
        *([role, "responder-card", ORDINARY, AREA] for role in ("manager", "safeguarding-lead")),
        ["firefighter", "telecare", ORDINARY, AREA],
        *(
            [role, kind, ORDINARY, AREA]
            for role in ("trusted-assessor", *THERAPISTS)
            for kind in ("telecare", "equipment")
        ),
        *(["*", kind, ORDINARY, PARTNER] for kind in ("conversation", "equipment", "telecare", "other")),
        ["safeguarding-lead", "concern", "*", AREA],
    ],
}
"""The table of roles this project starts with; a locality publishes its own through its hub.

Wellness plans are with their author only until the person shares them; a concern is with its author and the lead. A
responder card is whole on every responder's laptop: at night nobody can ask the hub for what is missing.
"""
