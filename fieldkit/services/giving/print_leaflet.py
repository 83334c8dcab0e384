"""A leaflet that stays with equipment: read from the equipment record and, where the maker's plate was read, the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.printing.agreed import Contact
from fieldkit.printing.blocks import NO_TEXT, Text
from fieldkit.printing.equipment_leaflet import Equipment, equipment_leaflet
from fieldkit.printing.people_named import people_named
from fieldkit.printing.phrases import Phrases
from fieldkit.printing.reading import Answer, Contents, Group
from fieldkit.services.equipment.equipment_catalogue import Catalogue, load
from fieldkit.services.giving.print_record import Asked, Copy, layouts_of, read
from fieldkit.services.profile.session import Session

_CLEAN: Final = "q.clean"
_CALL: Final = "q.call"
_WANT: Final = "goal.words"


class NoEquipmentError(FieldKitError):
    """A record without a thing that a leaflet could be about."""

    code = "FK-PRINT-NO-EQUIPMENT"


def leaflet_copy(session: Session, record: str, asked: Asked) -> Copy:
    """A page for each thing in an equipment record. Raises NoEquipmentError, RecordNotHereError, FormNotHereError."""
    found = read(session, record, replace(asked, sections=()))
    pieces = tuple(_pieces(found.contents, load()))
    if not pieces:
        raise NoEquipmentError(
            said("There is no equipment in this record that a leaflet could be about."),
            said("Choose what is wanted in the record first."),
        )
    about = replace(found.about, signs=bool(found.about.signed_by))
    document = equipment_leaflet(pieces, about, (*_call(found.contents), *asked.numbers))
    named = people_named(replace(found.contents, parts=()), found.known)
    return Copy(document, named, short=False, layouts=layouts_of(document), record=record)


def _pieces(contents: Contents, known: Catalogue) -> Iterator[Equipment]:
    fields, phrases = known.rules.fields, contents.phrases
    said = {part.path[-1]: part for part in contents.walk() if isinstance(part, Answer)}
    want = next((one for one in said.values() if one.item and one.item.projects_to == _WANT), None)
    for part in contents.walk():
        if not (isinstance(part, Group) and part.item and part.item.link_id == fields["group"]):
            continue
        inside = {one.path[-1]: one for one in part.parts if isinstance(one, Answer)}
        code = inside.get(fields["code"])
        if code is None:
            continue
        limit = inside.get(fields["limit"])
        yield Equipment(
            name=code.said[0].text,
            what_for=want.said[0].text if want else NO_TEXT,
            how_to_use=_fixed(phrases, "leaflet.use-lines"),
            keep_safe=_fixed(phrases, "leaflet.care-lines"),
            stop_if=_fixed(phrases, "leaflet.stop-lines"),
            cleaning=_words(said.get(_CLEAN)) or _fixed(phrases, "leaflet.clean-lines"),
            weight_limit=limit.said[0].text.text if limit else "",
        )


def _call(contents: Contents) -> Iterator[Contact]:
    """Whom to call, as it was written down."""
    for part in contents.walk():
        if isinstance(part, Answer) and part.path[-1] == _CALL:
            yield Contact(
                Text(contents.phrases("leaflet.here"), contents.phrases.language), part.said[0].text
            )


def _fixed(phrases: Phrases, key: str) -> tuple[Text, ...]:
    return tuple(Text(line, phrases.language) for line in phrases(key).split("|"))


def _words(answer: Answer | None) -> tuple[Text, ...]:
    return tuple(said.text for said in answer.said) if answer else ()
