"""The tables of today's store, in one readable place; a test proves that the migrations end in the same."""

from __future__ import annotations

from fieldkit.store.connection import Connection

VERSION = 4

WRITTEN_DOWN = (
    # Long record ids get a short number, which is what other tables hold.
    "CREATE TABLE records (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT",
    # What arrived, to the byte: header and signature as signed, bodies as open as this laptop has them.
    """CREATE TABLE revisions (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        record INTEGER NOT NULL REFERENCES records (n),
        cert BLOB NOT NULL,
        arrived TEXT NOT NULL,
        header BLOB NOT NULL,
        signature BLOB NOT NULL,
        bodies BLOB NOT NULL,
        salts BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX revisions_record ON revisions (record)",
    # What is being typed: one row for a record and an author, and one for each field, so that a save is small.
    """CREATE TABLE drafts (
        n INTEGER PRIMARY KEY,
        record INTEGER NOT NULL REFERENCES records (n),
        cert BLOB NOT NULL,
        form TEXT NOT NULL,
        touched TEXT NOT NULL,
        cursor TEXT,
        UNIQUE (record, cert)
    ) STRICT""",
    """CREATE TABLE draft_fields (
        draft INTEGER NOT NULL REFERENCES drafts (n),
        path TEXT NOT NULL,
        touched TEXT NOT NULL,
        replaces BLOB NOT NULL,
        value TEXT,
        UNIQUE (draft, path)
    ) STRICT""",
)

DELIVERY = (
    # What was authored here and no receipt covers yet; covered holds the digests that receipts name so far.
    """CREATE TABLE outbox (
        revision INTEGER PRIMARY KEY REFERENCES revisions (n),
        rank INTEGER NOT NULL,
        size INTEGER NOT NULL,
        state TEXT NOT NULL,
        code TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        next_step TEXT NOT NULL DEFAULT '',
        covered BLOB NOT NULL DEFAULT x'',
        enveloped INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX outbox_order ON outbox (rank, revision)",
    """CREATE TABLE attachment_outbox (
        hash BLOB PRIMARY KEY REFERENCES attachments (hash),
        queued TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE receipts (
        id BLOB PRIMARY KEY,
        content BLOB NOT NULL,
        signature BLOB NOT NULL,
        arrived TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE safe (
        revision INTEGER PRIMARY KEY REFERENCES revisions (n),
        receipt BLOB NOT NULL REFERENCES receipts (id),
        since TEXT NOT NULL
    ) STRICT""",
    # What arrived and could not be believed or understood, with its bytes unchanged.
    """CREATE TABLE quarantine (
        n INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        code TEXT NOT NULL,
        reason TEXT NOT NULL,
        content BLOB NOT NULL,
        arrived TEXT NOT NULL,
        UNIQUE (kind, name)
    ) STRICT""",
    "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

TAKEN_BACK = (
    # Orders by which answers were destroyed. known: whether the hub has it; code and reason: why the hub said no.
    """CREATE TABLE taken_back (
        id BLOB PRIMARY KEY,
        record TEXT NOT NULL,
        at TEXT NOT NULL,
        content BLOB NOT NULL,
        signature BLOB NOT NULL,
        known INTEGER NOT NULL,
        code TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX taken_back_record ON taken_back (record)",
)

TRUST_AND_FORMS = (
    """CREATE TABLE certificates (
        id BLOB PRIMARY KEY,
        practitioner TEXT NOT NULL,
        revision_key TEXT NOT NULL,
        content BLOB NOT NULL,
        signature BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE rosters (
        area TEXT PRIMARY KEY,
        number INTEGER NOT NULL,
        hub TEXT NOT NULL,
        content BLOB NOT NULL,
        signature BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # resource is the form file to the byte, compressed; facts is what the lists need to know of it.
    """CREATE TABLE forms (
        canonical TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        version TEXT NOT NULL,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        source TEXT NOT NULL,
        added TEXT NOT NULL,
        facts TEXT NOT NULL,
        resource BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX forms_url ON forms (url)",
    """CREATE TABLE attachments (
        hash BLOB PRIMARY KEY,
        size INTEGER NOT NULL,
        content_type TEXT NOT NULL,
        chunks BLOB NOT NULL,
        added TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE chunks (hash BLOB PRIMARY KEY, content BLOB NOT NULL) STRICT",
)

PROJECTIONS = (
    """CREATE TABLE record_list (
        record INTEGER PRIMARY KEY REFERENCES records (n),
        kind TEXT NOT NULL,
        form TEXT NOT NULL,
        person TEXT NOT NULL,
        visit TEXT NOT NULL,
        label TEXT NOT NULL,
        state TEXT NOT NULL,
        started TEXT NOT NULL,
        changed TEXT NOT NULL,
        signed TEXT NOT NULL,
        summary TEXT NOT NULL,
        conflicts INTEGER NOT NULL,
        missing INTEGER NOT NULL,
        unreadable INTEGER NOT NULL,
        authors TEXT NOT NULL,
        waits TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX record_list_person ON record_list (person, changed)",
    "CREATE INDEX record_list_kind ON record_list (kind, changed)",
    # Few records ever hold two answers at one place, and every start of the day asks for them.
    "CREATE INDEX record_list_conflicts ON record_list (conflicts) WHERE conflicts > 0",
    # The form that has not arrived and that this record waits for.
    "CREATE INDEX record_list_waits ON record_list (waits) WHERE waits <> ''",
    """CREATE TABLE people (
        record INTEGER PRIMARY KEY REFERENCES records (n),
        name TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        given TEXT NOT NULL,
        family TEXT NOT NULL,
        known_as TEXT NOT NULL,
        birth_date TEXT NOT NULL,
        nhs TEXT NOT NULL,
        address TEXT NOT NULL,
        postcode TEXT NOT NULL,
        phone TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX people_order ON people (sort_name)",
    "CREATE TABLE people_terms (term TEXT, record INTEGER, PRIMARY KEY (term, record)) STRICT, WITHOUT ROWID",
    "CREATE INDEX people_terms_record ON people_terms (record)",
    """CREATE TABLE visits (
        record INTEGER PRIMARY KEY REFERENCES records (n),
        person TEXT NOT NULL,
        starts TEXT NOT NULL,
        ends TEXT NOT NULL,
        purpose TEXT NOT NULL,
        place TEXT NOT NULL,
        attendees TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX visits_starts ON visits (starts)",
    "CREATE INDEX visits_person ON visits (person, starts)",
    """CREATE TABLE actions (
        record INTEGER NOT NULL REFERENCES records (n),
        entry TEXT NOT NULL,
        person TEXT NOT NULL,
        what TEXT NOT NULL,
        goal TEXT NOT NULL,
        owner TEXT NOT NULL,
        owner_type TEXT NOT NULL,
        due TEXT NOT NULL,
        status TEXT NOT NULL,
        label TEXT NOT NULL,
        PRIMARY KEY (record, entry)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX actions_person ON actions (person)",
    "CREATE INDEX actions_due ON actions (due)",
    # Where each current text answer stands: the words themselves stay in their revision.
    """CREATE TABLE texts (
        n INTEGER PRIMARY KEY,
        record INTEGER NOT NULL REFERENCES records (n),
        revision INTEGER NOT NULL REFERENCES revisions (n),
        position INTEGER NOT NULL,
        label TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX texts_record ON texts (record)",
    """CREATE VIRTUAL TABLE words USING fts5 (
        content, content = '', contentless_delete = 1, detail = none, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 2"
    )""",
)

INDEX_SETTINGS = (
    # By itself the index joins its pieces in leaps of some fifty milliseconds, whoever waits; see ``text_index.join``.
    "INSERT INTO words (words, rank) VALUES ('automerge', 0)",
    "INSERT INTO words (words, rank) VALUES ('usermerge', 8)",
    "INSERT INTO words (words, rank) VALUES ('crisismerge', 24)",
)

STATEMENTS = (*WRITTEN_DOWN, *TRUST_AND_FORMS, *DELIVERY, *PROJECTIONS, *TAKEN_BACK, *INDEX_SETTINGS)


def build(connection: Connection) -> None:
    """Make the tables of a new store, inside the caller's transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def version(connection: Connection) -> int:
    """The number of the last migration this store has seen; 0 for an empty file."""
    row = connection.execute("PRAGMA user_version").fetchone()
    return int(row[0]) if row else 0
