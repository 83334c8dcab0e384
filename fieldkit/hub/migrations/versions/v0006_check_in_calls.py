"""Who was told that somebody is not back: nobody is told twice by the same turn, and it can be shown afterwards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "check_in_call",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("visit", sa.Text, nullable=False),
        sa.Column("back_by", sa.Text, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("told_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "visit", "back_by", "step"),
    )
