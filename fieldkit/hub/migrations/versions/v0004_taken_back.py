"""The orders by which answers were taken back: kept so that what was destroyed can never come in again, and counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "taken_back",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("practitioner", sa.Text, nullable=False),
        sa.Column("answers", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "id"),
    )
    op.create_index("taken_back_record", "taken_back", ["area", "record"])
