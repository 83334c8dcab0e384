"""What practitioners are, in words: apart from who they are, so that the locked door can say it before all else is loaded."""

from __future__ import annotations

from collections.abc import Mapping

from fieldkit.base.wording import said

ROLES: Mapping[str, str] = {
    "social-worker": said("social worker"),
    "cpn": said("community psychiatric nurse"),
    "firefighter": said("firefighter"),
    "trusted-assessor": said("trusted assessor"),
    "occupational-therapist": said("occupational therapist"),
    "physiotherapist": said("physiotherapist"),
    "manager": said("manager"),
    "safeguarding-lead": said("safeguarding lead"),
}
