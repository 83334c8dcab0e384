"""The first tables: area with its counter, keys, people who enrol, records as revisions, events, quarantine, log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them all."""
    op.create_table(
        "area",
        sa.Column("area", sa.Text, primary_key=True),
        sa.Column("epoch", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("roster", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
    )
    op.create_table(
        "hub_key",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("public", sa.Text, nullable=False),
        sa.Column("secret", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "purpose"),
    )
    op.create_table(
        "policy",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("published_at", sa.Text, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("area", "version"),
    )
    op.create_table(
        "practitioner",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "id"),
    )
    op.create_table(
        "invitation",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("practitioner", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Text, nullable=False),
        sa.Column("used_at", sa.Text),
        sa.Column("used_by", sa.Text),
        sa.Column("certificate", sa.Text),
        sa.PrimaryKeyConstraint("area", "code"),
    )
    op.create_table(
        "certificate",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("practitioner", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("revision_key", sa.Text, nullable=False),
        sa.Column("request_key", sa.Text, nullable=False),
        sa.Column("posting_key", sa.Text, nullable=False),
        sa.Column("adopted", sa.Boolean, nullable=False),
        sa.Column("valid_to", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.Column("revoked_at", sa.Text),
        sa.Column("revoked_why", sa.Text),
        sa.PrimaryKeyConstraint("area", "id"),
    )
    op.create_table(
        "form",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("canonical", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "canonical"),
    )
    op.create_table(
        "record",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "id"),
    )
    op.create_table(
        "record_fact",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("fact", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "record", "fact", "value"),
    )
    op.create_table(
        "revision",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("cert", sa.Text, nullable=False),
        sa.Column("header", sa.Text, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        sa.Column("bodies", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "id"),
    )
    op.create_table(
        "event",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("ref", sa.Text, nullable=False),
        sa.Column("practitioner", sa.Text),
        sa.Column("urgent", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("area", "number"),
    )
    op.create_table(
        "quarantine",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("revision", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("copy", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("area", "revision"),
    )
    op.create_table(
        "access_log",
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("practitioner", sa.Text, nullable=False),
        sa.Column("certificate", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("revisions", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("area", "id"),
    )
    op.create_index("certificate_posting", "certificate", ["area", "posting_key"])
    op.create_index("record_fact_value", "record_fact", ["area", "fact", "value"])
    op.create_index("revision_record", "revision", ["area", "record"])
    op.create_index("quarantine_form", "quarantine", ["area", "form"])
    op.create_index("access_log_record", "access_log", ["area", "record"])
