"""What practitioners are, in words: apart from who they are, so that the locked door can say it before all else is loaded."""

from __future__ import annotations

from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "social-worker": "social worker",
    "cpn": "community psychiatric nurse",
    "firefighter": "firefighter",
    "trusted-assessor": "trusted assessor",
    "manager": "manager",
    "safeguarding-lead": "safeguarding lead",
}
