"""The hub's tables. Every key begins with the area, so that areas can spread over servers without a change of schema.

Instants are texts as ``base.clock`` writes them; they compare in order. Ids and digests are lower-case hex.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    false,
)

metadata = MetaData()

area = Table(
    "area",
    metadata,
    Column("area", Text, primary_key=True),
    # A restore from a backup starts a new epoch: numbers given out since then name something else.
    Column("epoch", Text, nullable=False),
    # The last number given out. Taking the next ones locks this row until the commit, so numbers follow commit order.
    Column("number", Integer, nullable=False),
    Column("roster", Integer, nullable=False),
    Column("opened_at", Text, nullable=False),
    # How many days a laptop shows everything without meeting the hub.
    Column("lease_days", Integer, nullable=False, server_default="14"),
)

hub_key = Table(
    "hub_key",
    metadata,
    Column("area", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("public", Text, nullable=False),
    Column("secret", Text, nullable=False),
    PrimaryKeyConstraint("area", "purpose"),
)

policy = Table(
    "policy",
    metadata,
    Column("area", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("published_at", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    # Whether sound and film are kept.
    Column("recordings", Boolean, nullable=False, server_default=false()),
    PrimaryKeyConstraint("area", "version"),
)

practitioner = Table(
    "practitioner",
    metadata,
    Column("area", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    PrimaryKeyConstraint("area", "id"),
)

invitation = Table(
    "invitation",
    metadata,
    Column("area", Text, nullable=False),
    # SHA-256 of the code: whoever reads the database cannot enrol with it.
    Column("code", Text, nullable=False),
    Column("practitioner", Text),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("used_at", Text),
    Column("used_by", Text),
    Column("certificate", Text),
    PrimaryKeyConstraint("area", "code"),
)

certificate = Table(
    "certificate",
    metadata,
    Column("area", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("practitioner", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("statement", Text, nullable=False),
    Column("revision_key", Text, nullable=False),
    Column("request_key", Text, nullable=False),
    # Empty for a certificate that a laptop made for itself and the hub has taken on.
    Column("posting_key", Text, nullable=False),
    Column("adopted", Boolean, nullable=False),
    Column("valid_to", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("revoked_at", Text),
    Column("revoked_why", Text),
    PrimaryKeyConstraint("area", "id"),
    Index("certificate_posting", "area", "posting_key"),
)

form = Table(
    "form",
    metadata,
    Column("area", Text, nullable=False),
    Column("canonical", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("area", "canonical"),
)

record = Table(
    "record",
    metadata,
    # Its row is what two processes queue for when both take in revisions of one record.
    Column("area", Text, nullable=False),
    Column("id", Text, nullable=False),
    PrimaryKeyConstraint("area", "id"),
)

record_fact = Table(
    "record_fact",
    metadata,
    # What decides who may read a record: its kind, forms, visit, authors, and the partners that a visit names.
    Column("area", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("fact", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("area", "record", "fact", "value"),
    Index("record_fact_value", "area", "fact", "value"),
)

revision = Table(
    "revision",
    metadata,
    Column("area", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("cert", Text, nullable=False),
    Column("header", Text, nullable=False),
    Column("signature", Text, nullable=False),
    # JSON list of answer bodies in the header's order, as ``records.copies`` writes them.
    Column("bodies", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("sender", Text, nullable=False),
    PrimaryKeyConstraint("area", "id"),
    Index("revision_record", "area", "record"),
)

event = Table(
    "event",
    metadata,
    # What happened, in the order of commits: the number is what a laptop's cursor counts.
    Column("area", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ref", Text, nullable=False),
    # For whom; null for everybody whom the policy allows.
    Column("practitioner", Text),
    Column("urgent", Boolean, nullable=False),
    PrimaryKeyConstraint("area", "number"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("area", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("copy", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("area", "revision"),
    Index("quarantine_form", "area", "form"),
)

held_form = Table(
    "held_form",
    metadata,
    # From laptops whose access had ended: passed on only once an answer to it is released from quarantine.
    Column("area", Text, nullable=False),
    Column("canonical", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("area", "canonical"),
)

taken_back = Table(
    "taken_back",
    metadata,
    # Orders signed by authors: what they name is destroyed here and wherever it comes from again.
    Column("area", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("practitioner", Text, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("area", "id"),
    Index("taken_back_record", "area", "record"),
)

access_log = Table(
    "access_log",
    metadata,
    Column("area", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("practitioner", Text, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("revisions", Integer, nullable=False),
    PrimaryKeyConstraint("area", "id"),
    Index("access_log_record", "area", "record"),
)

file_use = Table(
    "file_use",
    metadata,
    # Which answers name a file: its label is theirs.
    Column("area", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("size", Integer, nullable=False),
    PrimaryKeyConstraint("area", "file", "record", "path"),
)

file = Table(
    "file",
    metadata,
    Column("area", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content_type", Text, nullable=False),
    # JSON list of the SHA-256 of its pieces, in order.
    Column("pieces", Text, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("area", "hash"),
)

file_piece = Table(
    "file_piece",
    metadata,
    Column("area", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("area", "hash"),
)

check_in_call = Table(
    "check_in_call",
    metadata,
    # Who was told that somebody is not back, in which turn: 0 is whoever watches, then the duty list.
    Column("area", Text, nullable=False),
    Column("visit", Text, nullable=False),
    Column("back_by", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Column("told", Text, nullable=False),
    Column("told_at", Text, nullable=False),
    PrimaryKeyConstraint("area", "visit", "back_by", "step"),
)

left_case = Table(
    "left_case",
    metadata,
    # Who visits a person no longer: nothing about that person goes to them until it is given back.
    Column("area", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("practitioner", Text, nullable=False),
    Column("left_at", Text, nullable=False),
    Column("said_by", Text, nullable=False),
    PrimaryKeyConstraint("area", "person", "practitioner"),
)

forget_list = Table(
    "forget_list",
    metadata,
    # What one laptop has to forget; it is signed anew each time it is told. Records is a JSON list of ids.
    Column("area", Text, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("records", Text, nullable=False),
    # How many records the laptop holds, as far as the hub knows or the laptop has said.
    Column("held", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("confirmed_count", Integer, nullable=False),
    Column("done_at", Text, nullable=False),
    PrimaryKeyConstraint("area", "certificate", "number"),
)
