"""Whether sound and film are kept is part of each policy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """No policy so far keeps any."""
    op.add_column("policy", sa.Column("recordings", sa.Boolean, nullable=False, server_default=sa.false()))
