"""What somebody can be given about themselves: an about-me page for a ward or care home, and who does what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fieldkit.base.wording import said
from fieldkit.printing.about import About
from fieldkit.printing.about_me import Told, about_me, told_in
from fieldkit.printing.action_list import action_list
from fieldkit.printing.agreed import Action
from fieldkit.printing.blocks import Text
from fieldkit.printing.people_named import Mention, Named, people_named
from fieldkit.printing.phrases import phrases_in
from fieldkit.printing.sentences import Sentences
from fieldkit.services.giving.print_record import Asked, Copy, layouts_of, read
from fieldkit.services.known import needs
from fieldkit.services.library.form_words import choice_words
from fieldkit.services.person import actions, people
from fieldkit.services.person.actions import ActionLine
from fieldkit.services.person.people import PersonPage
from fieldkit.services.profile.session import Session
from fieldkit.store import lists
from fieldkit.store.connection import Connection

WHO_DOES_WHAT = said("Who does what")


@dataclass(frozen=True)
class _Person:
    """A person's page, and what everybody who helps must know, worded."""

    page: PersonPage
    needs: tuple[str, ...]


def about_me_copy(session: Session, person: str, asked: Asked) -> Copy:
    """The about-me page: needs first, then their own words. Raises PersonNotHereError, RecordNotHereError."""
    known, found = _look(session, person), read(session, person, asked)
    say = found.contents.phrases.sentences
    page = told_in(found.contents, tuple(say.text(one, beside=True) for one in known.needs))
    who = known.page.person
    newest = known.page.matters[0] if known.page.matters else None
    if newest is not None and newest.text not in {one.words.text for one in page.told}:
        ask = phrases_in(asked.language)("about-me.matters")
        newer = Told(Text(ask, asked.language), Text(newest.text, newest.language))
        page = replace(page, told=(newer, *page.told))
    page = replace(page, full_name=Text(who.name), born=who.birth_date, nhs_number=who.nhs)
    about = replace(found.about, name=who.known_as or who.name, signs=bool(found.about.signed_by))
    document = about_me(page, about)
    named = people_named(found.contents, tuple(one.name.text for one in page.people))
    return Copy(document, named, short=False, layouts=layouts_of(document), record=person)


def action_list_copy(session: Session, person: str, asked: Asked) -> Copy:
    """Who does what, from every record about a person; restricted ones are left out. Raises PersonNotHereError."""
    page = people.page(session, person)
    who = page.person
    about = About(
        who.known_as or who.name,
        language=asked.language,
        made_on=session.laptop.clock.now().astimezone().date(),
        zone=None,
        signs=False,
    )
    kept = [one for one in page.actions if one.what and (one.record, one.entry) not in asked.leave_out]
    say = phrases_in(asked.language).sentences
    listed = session.read(lambda connection: [_action(session, connection, one, say) for one in kept])
    document = action_list(listed, about, asked.numbers)
    named = tuple(_named(page.actions, {who.name, who.known_as}))
    return Copy(document, named, short=False, layouts=layouts_of(document), record=person)


def _named(listed: tuple[ActionLine, ...], own: set[str]) -> Iterator[Named]:
    """Whoever does something, with what they do; a mention is left out by record and entry."""
    owners = dict.fromkeys(one.owner for one in listed if one.owner and one.owner not in own)
    for owner in owners:
        theirs = (one for one in listed if one.owner == owner and one.what)
        yield Named(owner, tuple(Mention((one.record, one.entry), WHO_DOES_WHAT, one.what) for one in theirs))


def _action(session: Session, connection: Connection, line: ActionLine, say: Sentences) -> Action:
    """An action of somebody's record, with the words of its form in the language of the copy."""
    row = lists.record(connection, line.record)
    kind, status = line.owner_type, line.status
    if row is not None:
        form = session.shelf.form(connection, row.form)
        kind = choice_words(form, "action.owner-type", kind)
        status = choice_words(form, "action.status", status)
    owner = Text(line.owner) if line.owner else say.text(kind, beside=True)
    done = line.status.casefold() in actions.DONE
    return Action(say.text(line.what), owner, line.due, say.text(status, beside=True), done=done)


def _look(session: Session, person: str) -> _Person:
    page = people.page(session, person)
    lines = session.read(lambda connection: needs.needs_of(connection, session.shelf, person))
    return _Person(page, tuple(one.words for one in lines))
