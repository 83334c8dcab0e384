"""A record in one line, as every list shows it: what it is called, who wrote it, and where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.records import access
from fieldkit.services.library import authors
from fieldkit.services.library.authors import Authors
from fieldkit.services.library.form_titles import titled
from fieldkit.store import library, lists, outbox
from fieldkit.store.connection import Connection
from fieldkit.store.library import HeldForm

NOTE = said("Note")
"""What a restricted record is called outside its own screen: somebody may be reading over the shoulder."""

DRAFT = "draft"

WHERE: Mapping[str, str] = {
    DRAFT: said("On this laptop, not yet at the hub"),
    outbox.ONLY_HERE: said("On this laptop, not yet at the hub"),
    outbox.SENDING: said("Sending"),
    outbox.REFUSED: said("Not accepted"),
    outbox.SAFE: said("Safe at the hub"),
    outbox.RECEIVED: said("At the hub"),
}

STATES: Mapping[str, str] = {
    "draft": said("Being written"),
    "unsigned": said("Not signed yet"),
    "signed": said("Signed"),
    "added-since-signing": said("Signed, and something was added since"),
}


@dataclass(frozen=True)
class RecordLine:
    """One record. Instants are texts in UTC; "" stands for never or nobody.

    ``state``: a key of STATES. ``where``: a key of WHERE, for what this practitioner wrote "safe" only by receipt.
    ``restricted``: title, person and summary are held back here and stand on the record's own screen only.
    """

    id: str
    title: str
    kind: str
    form: str
    person: str
    person_name: str
    visit: str
    state: str
    where: str
    authors: tuple[str, ...]
    started: str
    changed: str
    signed: str
    touched: str
    summary: str
    conflicts: int
    missing: int
    unreadable: int
    restricted: bool

    @property
    def where_words(self) -> str:
        return WHERE[self.where]

    @property
    def state_words(self) -> str:
        return STATES[self.state]


class Lines:
    """Turns rows into lines, within one reading of the store."""

    def __init__(self, connection: Connection) -> None:
        self.authors: Authors = authors.read(connection)
        self._connection = connection
        self._forms: Mapping[str, HeldForm] = {one.canonical: one for one in library.everything(connection)}
        self._names: dict[str, str] = {}

    def line(self, row: lists.RecordRow, *, revealed: bool = False) -> RecordLine:
        """``revealed``: for the record's own screen, where a restricted record is called what it is."""
        form = self._forms.get(row.form)
        restricted = form is not None and form.label != access.ORDINARY
        masked = restricted and not revealed
        return RecordLine(
            id=row.id,
            title=NOTE if masked else self.title(row.form),
            kind="" if masked else row.kind,
            form="" if masked else form_name(row.form),
            person="" if masked else row.person,
            person_name="" if masked else self.name(row.person),
            visit="" if masked else row.visit,
            state=row.state,
            where=DRAFT if row.touched or not row.delivery else row.delivery,
            authors=self.authors.names(row.authors),
            started=row.started,
            changed=row.changed,
            signed=row.signed,
            touched=row.touched,
            summary="" if masked else row.summary,
            conflicts=row.conflicts,
            missing=row.missing,
            unreadable=row.unreadable,
            restricted=restricted,
        )

    def title(self, canonical: str) -> str:
        """What a form is called; "A form not here yet" where it has not arrived."""
        form = self._forms.get(canonical)
        return said("A form not here yet") if form is None else titled(form.title or form.name or form.url)

    def name(self, person: str) -> str:
        """A person's name; "" for none or for somebody not here."""
        if person and person not in self._names:
            row = lists.person(self._connection, person)
            self._names[person] = "" if row is None else (row.name or row.known_as)
        return self._names.get(person, "")


def form_name(canonical: str) -> str:
    """The last part of a form's url: ``conversation`` of ``https://…/Questionnaire/conversation|1.0.0#…``."""
    return canonical.partition("|")[0].rstrip("/").rpartition("/")[2]
