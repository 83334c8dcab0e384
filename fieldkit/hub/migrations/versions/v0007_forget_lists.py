"""Who may hold a person's records no longer, and the lists by which laptops forget them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "left_case",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("practitioner", sa.Text, nullable=False),
        sa.Column("left_at", sa.Text, nullable=False),
        sa.Column("said_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "person", "practitioner"),
    )
    op.create_table(
        "forget_list",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("certificate", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("records", sa.Text, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("confirmed_by", sa.Text, nullable=False),
        sa.Column("confirmed_count", sa.Integer, nullable=False),
        sa.Column("done_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "certificate", "number"),
    )
