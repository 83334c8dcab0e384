"""What keeps a thing from being left with somebody: told before an assessment is signed that says it was fitted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fieldkit.base.wording import joined, said
from fieldkit.questionnaire.items import Item
from fieldkit.records import paths, values
from fieldkit.records.paths import Path
from fieldkit.services.equipment import equipment_catalogue, equipment_fit
from fieldkit.services.equipment.equipment_answers import code_of
from fieldkit.services.equipment.equipment_check import PURPOSE, check
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.sign import NotReadyError

_DONE = "q.done"
_LEFT_THERE = frozenset({"fitted", "left-to-try"})


@dataclass(frozen=True)
class InTheWay:
    """One reason against leaving things there; ``thing`` names them. ``words`` say what would help.

    ``path`` leads to the question that it waits for, or to the first of the things; ``asks`` are the linkIds of the
    questions it is about. ``blocks``: the record says that it was left there.
    """

    path: Path
    thing: str
    words: str
    blocks: bool
    asks: frozenset[str] = frozenset()


def facts_of(session: Session) -> frozenset[str]:
    """What the rules may take for granted here: in a practice the person is made up."""
    return frozenset({"practice"} if session.laptop.practice else ())


def in_the_way(session: Session, record: OpenRecord) -> tuple[InTheWay, ...]:
    """Everything that stands against what an open record wants; () where it is no equipment assessment.

    Raises EquipmentDataError.
    """
    return tuple(_in_the_way(session, record)) if record.form.purpose == PURPOSE else ()


def hold_back(session: Session, record: OpenRecord) -> None:
    """Raise NotReadyError where a record says that something was left there which may not be."""
    held = [one for one in in_the_way(session, record) if one.blocks]
    if held:
        raise NotReadyError(
            said("{thing} may not be left there yet: {why}", thing=held[0].thing, why=held[0].words),
            said("Do what it says, or change what was done today."),
        )


def _in_the_way(session: Session, record: OpenRecord) -> Iterator[InTheWay]:
    left_there = bool(_LEFT_THERE & set(_codes(record, _DONE)))
    found: dict[str, InTheWay] = {}
    about = {rule.id: str(rule.when.get("value", "")) for rule in equipment_catalogue.load().rules.rules}
    for thing in check(session, record, facts_of(session)).things:
        for why in thing.reasons:
            if why.verdict == equipment_fit.BLOCKED:
                words = why.words if why.clear in why.words else joined(" ", why.words, why.clear)
                links = (why.rule, about.get(why.rule, ""), *why.missing)
                asks = frozenset(one for one in links if record.form.item(one) is not None)
                way = InTheWay(_place(record, thing.entry, asks), thing.name, words, left_there, asks)
                known = found.get(words)
                names = dict.fromkeys((*known.thing.split(", "), thing.name)) if known else ()
                found[words] = replace(known, thing=", ".join(names)) if known else way
    yield from found.values()


def _codes(record: OpenRecord, link: str) -> Iterator[str]:
    """The choices that stand at a question."""
    hidden = frozenset(record.live.hidden_answers())
    for path, field in record.state.fields.items():
        if link in path and path not in hidden:
            yield from (code_of(values.parse(one.value)) for one in field.said)


def _place(record: OpenRecord, entry: str, asks: Iterable[str]) -> Path:
    """The question that has to be answered, where it stands once; else the thing; else the record's first answer."""
    for link in sorted(asks):
        item = record.form.item(link)
        path = _shown(record, item) if item is not None else ()
        if path:
            return path
    for path in record.state.fields:
        if not paths.is_reserved(path) and entry in path:
            return path[: path.index(entry) + 1]
    return next((path for path in record.state.fields if not paths.is_reserved(path)), ())


def _shown(record: OpenRecord, item: Item) -> Path:
    """Where a question stands; while it is hidden, the question that brings it. () where several may stand."""
    path: Path = ()
    for step in item.lineage:
        path = (*path, step.link_id)
        if step.has_entries:
            return ()
        bringing = record.form.item(step.enable_when[0].question) if step.enable_when else None
        if bringing is not None and not record.node(path).shown:
            return _shown(record, bringing)
    return path
