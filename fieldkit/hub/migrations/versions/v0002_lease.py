"""How many days a laptop may do without the hub is decided for each area."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Every area begins with fourteen days."""
    op.add_column("area", sa.Column("lease_days", sa.Integer, nullable=False, server_default="14"))
