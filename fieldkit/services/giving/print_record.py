"""A record as a copy to give: what of it goes on paper, and who else is named on it; in memory until somebody saves it."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import joined, said
from fieldkit.printing.about import About, Addition, Earlier, Signature, View
from fieldkit.printing.agreed import Contact, agreed_in
from fieldkit.printing.blocks import Document
from fieldkit.printing.earlier_version import Left, with_left_over
from fieldkit.printing.layouts import Layout
from fieldkit.printing.leaving_out import LeaveOut
from fieldkit.printing.people_named import Named, people_named
from fieldkit.printing.protection import protect
from fieldkit.printing.reading import Answer, Contents, Group, Line, read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.short_copy import short_copy
from fieldkit.printing.typesetting import Typesetter
from fieldkit.printing.wellness_plan import wellness_plan
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.items import Item
from fieldkit.records import access, paths, signoff, values
from fieldkit.records.merge import RecordState, merge
from fieldkit.records.paths import Path
from fieldkit.records.revisions import Revision
from fieldkit.services.giving.export import Exported, export
from fieldkit.services.known.needs import facts_of
from fieldkit.services.library import authors
from fieldkit.services.library.authors import Authors
from fieldkit.services.library.form_words import answer_words, label_words
from fieldkit.services.person.own_views import views_of
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.writing import attach, capture, take_back
from fieldkit.services.writing.earlier_numbers import earlier_numbers
from fieldkit.store import facts, lists
from fieldkit.store.connection import Connection
from fieldkit.store.errors import NotHeldError

PLAN: Final = "wellness-plan"
_CONTACT: Final = "person.contact-name"
_MANNERS: Final = {
    "device": "signed",
    "typed": "signed",
    "drawn": "signed",
    "said-so": "agreed",
    "disagrees": "disagreed",
    "declined": "said-no",
}


class NoSectionError(FieldKitError):
    """A section was asked for in which nothing stands."""

    code = "FK-PRINT-SECTION"


@dataclass(frozen=True)
class Asked:
    """What is wanted of a copy.

    ``whole``: all of the record; else a short copy (goals, who does what, numbers) of a record that has any, as what
    may lie on a table. ``sections``: top-level linkIds; none means all. ``leave_out``: paths ticked in the preview.
    ``with_labels``: sensitivity labels that are printed although they are stricter than the record's own. ``numbers``:
    whom to call. ``language``: of the fixed wording.
    """

    whole: bool = False
    sections: tuple[str, ...] = ()
    leave_out: frozenset[Path] = frozenset()
    with_labels: frozenset[str] = frozenset()
    numbers: tuple[Contact, ...] = ()
    language: str = "en"


@dataclass(frozen=True)
class Section:
    """A section of the record that has something in it: its linkId, for ``Asked.sections``, and its heading."""

    link_id: str
    heading: str


@dataclass(frozen=True)
class Copy:
    """A copy before it is made into pages. ``named``: who else is named on it, to be looked at before it is given.

    ``short``: it is the short copy. ``layouts``: those it can have. ``record``: where it is written down that it was
    given. ``sections``: what of the record can be chosen, all of them whatever was asked; none where it is not a record.
    """

    document: Document
    named: tuple[Named, ...]
    short: bool
    layouts: tuple[Layout, ...]
    record: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Read:
    """What of a record may be printed. ``known``: the person's contacts by name; ``person`` is their record's id.

    ``filled``: the linkIds of everything on the top level that holds an answer, sections or not.
    """

    contents: Contents
    about: About
    known: tuple[str, ...]
    sections: tuple[Section, ...]
    person: str
    filled: tuple[str, ...]


@dataclass(frozen=True)
class _Look:
    """Everything about a record that a copy needs, of one moment."""

    form: Form
    name: str
    visit_on: str
    state: RecordState
    revisions: tuple[Revision, ...]
    authors: Authors
    contacts: tuple[str, ...]
    person: str
    earlier: Mapping[str, Earlier]
    views: tuple[View, ...]


def copy_of(session: Session, record: str, asked: Asked) -> Copy:
    """The copy of a record: its newest signed state. Raises RecordNotHereError, FormNotHereError, NoSectionError.

    Seal drafts first: what is not sealed is in no copy.
    """
    found = read(session, record, asked)
    _require(asked.sections, found.filled)
    contents, about = found.contents, found.about
    agreed = agreed_in(contents, asked.numbers)
    if contents.form.purpose == PLAN:
        document, short = wellness_plan(contents), False
    elif not asked.whole and not asked.sections and (agreed.goals or agreed.actions):
        document, short = short_copy(agreed, replace(about, added_since=())), True
    else:
        document, short = record_copy(contents), False
    named = people_named(agreed_part(contents) if short else contents, found.known)
    return Copy(document, named, short, layouts_of(document), record, found.sections)


def _require(asked: tuple[str, ...], known: tuple[str, ...]) -> None:
    missing = [one for one in asked if one not in known]
    if missing:
        raise NoSectionError(
            said("This record has nothing in {sections}.", sections=", ".join(missing)),
            said("Choose from what it has something in: {sections}.", sections=", ".join(known)),
        )


def read(session: Session, record: str, asked: Asked) -> Read:
    """What of a record may be printed, of one moment. Raises as ``copy_of`` does."""
    exported = export(session, record)
    look = session.read(lambda connection: _look(session, connection, record))
    leave_out = _leave_out(look.form, asked)
    about = _about(session, look, leave_out, asked.language)
    about = replace(about, taken_back=take_back.told(session, record, look.name))
    every = replace(leave_out, only=None)
    everything = _contents(look.form, exported, about, every)
    sections = tuple(
        Section(part.path[0], part.heading.beside or part.heading.text)
        for part in everything.parts
        if isinstance(part, Group)
    )
    chosen = everything if leave_out == every else _contents(look.form, exported, about, leave_out)
    filled = tuple(dict.fromkeys(part.path[0] for part in everything.parts if not isinstance(part, Line)))
    return Read(chosen, about, look.contacts, sections, look.person, filled)


def _contents(form: Form, exported: Exported, about: About, leave_out: LeaveOut) -> Contents:
    """What the form asks, and then what was answered to an earlier version of it."""
    left = (Left(one.path, one.item, one.question, one.words, one.privacy) for one in exported.left_over)
    return with_left_over(read_contents(form, exported.response, about, leave_out), left, leave_out)


def layouts_of(document: Document) -> tuple[Layout, ...]:
    """The layouts that a document can have: easy-read only where it was written for it."""
    return tuple(Layout) if document.easy_read else (Layout.STANDARD, Layout.LARGE)


def pdf(typesetter: Typesetter, copy: Copy, layout: Layout, password: str | None) -> bytes:
    """The file to give, protected unless ``password`` is None. Raises LayoutError, PasswordError, TypesettingError."""
    made = typesetter.pdf(copy.document, layout)
    return made if password is None else protect(made, password)


def _look(session: Session, connection: Connection, record: str) -> _Look:
    arrived = capture.look_at(session, connection, record)
    state = merge(arrived.revisions)
    row = lists.record(connection, record)
    person = lists.person(connection, row.person) if row else None
    visit_id = facts.reference_id(_value(state, paths.VISIT), "Encounter")
    visit = visits.one(connection, session.shelf, visit_id) if visit_id else None
    canonical = facts.current_form(state, max(one.header.form for one in arrived.revisions))
    form = session.shelf.form(connection, canonical)
    known = facts_of(connection, person.id).by_role.get(_CONTACT, ()) if person else ()
    return _Look(
        form=form,
        name=(person.known_as or person.given or person.name) if person else "",
        visit_on=visit.starts if visit else "",
        state=state,
        revisions=arrived.revisions,
        authors=authors.read(connection),
        contacts=tuple(one.text for one in known),
        person=person.id if person else "",
        earlier=earlier_numbers(session, connection, row) if row else {},
        views=views_of(connection, person.id, form.title, row.started) if row and person else (),
    )


def _leave_out(form: Form, asked: Asked) -> LeaveOut:
    """Labels stricter than the record's own stay out unless they were asked for."""
    own = access.LABELS.index(form.sensitivity) if form.sensitivity in access.LABELS else 0
    return LeaveOut(
        labels=frozenset(access.LABELS[own + 1 :]) - asked.with_labels,
        paths=asked.leave_out,
        only=frozenset(asked.sections) or None,
    )


def _about(session: Session, look: _Look, leave_out: LeaveOut, language: str) -> About:
    signatures = signoff.sign_offs(look.revisions)
    version = f"{len(signatures)} ({signatures[-1].revision[:6]})" if signatures else ""
    return About(
        name=look.name,
        language=language,
        made_on=session.laptop.clock.now().astimezone().date(),
        visit_on=look.visit_on,
        signed_by=tuple(_signature(session, one, look.authors) for one in signatures),
        version=version,
        added_since=tuple(dict.fromkeys(_added(look, leave_out))) if signatures else (),
        zone=None,
        names={one.practitioner: one.name for one in look.authors.by_certificate.values()},
        earlier=look.earlier,
        views=look.views,
    )


def _signature(session: Session, one: signoff.SignOff, known: Authors) -> Signature:
    if one.how != "device":
        drawing = _drawing(session, one.drawing) if one.drawing else ""
        return Signature(one.signer, one.at, manner=_MANNERS.get(one.how, "signed"), drawing=drawing)
    author = known.of(one.cert)
    return Signature(known.named(one.signer) or author.name, one.at, author.role_words)


def _drawing(session: Session, file_hash: str) -> str:
    """A drawn signature as base64; "" while it has not come from the hub."""
    try:
        return base64.b64encode(attach.content(session, file_hash)).decode("ascii")
    except NotHeldError:
        return ""


def _added(look: _Look, leave_out: LeaveOut) -> Iterator[Addition]:
    """What no signature covers and this copy does not leave out: who, when, and the words of it."""
    for path in signoff.added_since(look.revisions, look.state):
        items = [look.form.item(part) for part in path if not paths.is_entry(part)]
        places = [path[: number + 1] for number in range(len(path))]
        last = items[-1] if items else None
        if last is None or any(leave_out.leaves(place, _item(look.form, place)) for place in places):
            continue
        for held in look.state.fields[path].current:
            words = answer_words(last, values.parse(held.value)) if held.value else ""
            if words or not paths.is_entry(path[-1]):
                between = " " if last.label.endswith("?") else ": "
                what = joined(between, label_words(last), words)
                yield Addition(look.authors.of(held.cert).name, held.at, what)


def _item(form: Form, place: Path) -> Item | None:
    """The item at a path; None for an entry, which is the same item again."""
    return None if paths.is_entry(place[-1]) else form.item(place[-1])


def _value(state: RecordState, path: Path) -> dict[str, Any] | None:
    text = state.value(path)
    return values.parse(text) if text else None


def agreed_part(contents: Contents) -> Contents:
    """Of what may be printed, only its goals and actions: what a short copy or a letter says."""
    answers = (part for part in contents.walk() if isinstance(part, Answer) and part.item is not None)
    kept = (part for part in answers if part.item and part.item.projects_to.startswith(("goal.", "action.")))
    return replace(contents, parts=tuple(kept))
