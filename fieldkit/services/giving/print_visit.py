"""A letter after a visit: what somebody told us and what happens next, from all that was written down at it."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.printing.about import About
from fieldkit.printing.agreed import agreed_in
from fieldkit.printing.blocks import Text
from fieldkit.printing.people_named import Named, people_named
from fieldkit.printing.phrases import phrases_in
from fieldkit.printing.reading import Answer
from fieldkit.printing.visit_letter import Letter, visit_letter
from fieldkit.services.giving.print_record import Asked, Copy, Read, agreed_part, layouts_of, read
from fieldkit.services.library.roles import ROLES
from fieldkit.services.person import people
from fieldkit.services.profile.session import Session
from fieldkit.services.visit import visits
from fieldkit.services.writing.capture import not_here

_SUMMARY = "record.summary"


def visit_letter_copy(session: Session, visit: str, asked: Asked) -> Copy:
    """The letter about a visit. Nothing that is restricted is in it. Raises RecordNotHereError, PersonNotHereError."""
    line = session.read(lambda connection: visits.one(connection, session.shelf, visit))
    if line is None:
        raise not_here()
    who = people.page(session, line.person).person
    found = read(session, visit, asked)
    written = [read(session, one.id, asked) for one in line.records if not one.restricted]
    agreed = [agreed_in(one.contents) for one in written]
    author = session.practitioner
    names = dict.fromkeys((author.name, *line.with_whom))
    say = phrases_in(asked.language).sentences
    letter = Letter(
        to=(Text(who.name), *(Text(part.strip()) for part in who.address.splitlines()), Text(who.postcode)),
        sender=(Text(author.name), say.text(ROLES.get(author.role, author.role))),
        body=tuple(_next(found)),
        goals=tuple(goal for one in agreed for goal in one.goals),
        actions=tuple(action for one in agreed for action in one.actions),
        numbers=asked.numbers,
        from_names=tuple(Text(name) for name in names),
    )
    about = About(
        who.known_as or who.name,
        language=asked.language,
        made_on=session.laptop.clock.now().astimezone().date(),
        visit_on=line.starts,
        zone=None,
        signs=False,
    )
    document = visit_letter(letter, about)
    return Copy(document, _named(written), short=False, layouts=layouts_of(document), record=visit)


def _next(found: Read) -> Iterator[Text]:
    """What happens next, in the visit's own line."""
    for part in found.contents.walk():
        if isinstance(part, Answer) and part.item is not None and part.item.projects_to == _SUMMARY:
            yield from (said.text for said in part.said if said.text.text)


def _named(written: list[Read]) -> tuple[Named, ...]:
    """Who else is named in what the letter tells: its goals and actions."""
    found: dict[str, Named] = {}
    for one in written:
        for named in people_named(agreed_part(one.contents), one.known):
            before = found.get(named.name)
            mentions = (*before.mentions, *named.mentions) if before else named.mentions
            found[named.name] = Named(named.name, mentions)
    return tuple(found.values())
