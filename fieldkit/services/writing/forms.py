"""The forms on this laptop: listed, checked, and added from a file."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.check import Problem
from fieldkit.questionnaire.check import check as check_form
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.services.library.form_titles import titled
from fieldkit.services.library.record_lines import form_name
from fieldkit.services.library.value_sets import shipped_value_sets
from fieldkit.services.profile.session import Session
from fieldkit.store import library
from fieldkit.store.connection import Connection
from fieldkit.store.library import HeldForm


class FormNotUsableError(FieldKitError):
    """A form with faults that would let answers be lost or shown wrongly."""

    code = "FK-FORM-NOT-USABLE"


@dataclass(frozen=True)
class FormLine:
    """A form that can be filled in. ``name`` is what to call it on the command line; ``source`` where it came from.

    A form without a url is a form of its own each time it is changed: nothing tells which is the newer one.
    """

    canonical: str
    name: str
    title: str
    version: str
    url: str
    purpose: str
    source: str
    newest: bool


@dataclass(frozen=True)
class AddedForm:
    """What came of adding a file. ``problems`` are things that are not honoured as written; ``new`` false: known before."""

    form: FormLine
    problems: tuple[Problem, ...]
    new: bool


def list_forms(session: Session) -> tuple[FormLine, ...]:
    """Every form and version, by title."""
    return tuple(sorted(session.read(_lines), key=lambda one: (one.title.casefold(), one.version)))


def to_begin(session: Session) -> tuple[FormLine, ...]:
    """The forms to offer for a new record about a person: the newest version of each."""
    return tuple(
        one for one in list_forms(session) if one.newest and one.purpose not in ("person", "visit", "action")
    )


def check(data: bytes) -> tuple[Problem, ...]:
    """What in a form file can't be rendered faithfully; none means that all of it can."""
    return check_form(data, value_sets=shipped_value_sets())


def load(data: bytes) -> Form:
    """A form file as it would open on this laptop, without keeping it. Raises FormError."""
    return load_form(data, value_sets=shipped_value_sets())


def add(session: Session, data: bytes) -> AddedForm:
    """Keep a form file, to fill in from now on. Raises FormError, FormNotUsableError; then nothing is kept."""
    form = load(data)
    problems = check(data)
    faults = [one for one in problems if one.severity == "error"]
    if faults or not form.usable:
        first = faults[0].message if faults else said("It has faults.")
        raise FormNotUsableError(
            said("This form can't be used as it is: {first}", first=first),
            said("Run `fieldkit form check FILE` for the whole list."),
        )
    new = session.write(
        lambda connection: library.add(connection, data, form.canonical, library.ADDED, session.now())
    )
    line = next(one for one in session.read(_lines) if one.canonical == form.canonical)
    return AddedForm(line, problems, new)


def _lines(connection: Connection) -> tuple[FormLine, ...]:
    held = library.everything(connection)
    newest = {one.url: library.newest(connection, one.url) for one in held if one.url}
    return tuple(_line(one, newest.get(one.url, one)) for one in held)


def _line(one: HeldForm, newest: HeldForm | None) -> FormLine:
    return FormLine(
        canonical=one.canonical,
        name=form_name(one.canonical) or one.name or one.canonical,
        title=titled(one.title or one.name or one.url),
        version=one.version,
        url=one.url,
        purpose=one.purpose,
        source=one.source,
        newest=newest is not None and newest.canonical == one.canonical,
    )
