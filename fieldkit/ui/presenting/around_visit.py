"""What stands around the records of a visit: who, with whom, what to know, what to look at. Pure: no widgets, no store."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from fieldkit.services.library.form_titles import titled
from fieldkit.services.person.people import PersonPage
from fieldkit.services.visit.visits import VisitLine
from fieldkit.services.writing.draft_saver import SaveState
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.ui.language.days import clock_words, since_words
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.presenting import presenting
from fieldkit.ui.screens.facts import NEUTRAL
from fieldkit.ui.screens.visit_data import LookAt, TabData, VisitData

RESTRICTED = {"restricted", "private", "concern"}
MOVE = "move "
"""Before a record's id: what to look at is the newer version of its form."""


def visit_data(
    visit: VisitLine | None,
    page: PersonPage | None,
    records: Mapping[str, OpenRecord],
    *,
    called: str,
    own: str,
    today: date,
    last_time: Sequence[tuple[str, str]],
    newer: Collection[str] = (),
) -> VisitData:
    """Everything around the records that are open; ``own`` is the name of who looks at it.

    ``newer`` are the records whose form has a newer version to move to.
    """
    newest = page.matters[0] if page is not None and page.matters else None
    about = [visit.person] if visit is not None else [one.person for one in records.values()]
    unnamed = bool(about) and not any(about)
    return VisitData(
        visit_id=visit.id if visit is not None else "",
        name=presenting.NOT_NAMED if unnamed else page.person.name if page is not None else "",
        known_as="" if unnamed else called,
        under=_under(visit, own),
        tabs=tuple(_tabs(visit, records)),
        matters=newest.text if newest is not None else "",
        matters_said=presenting.said_words(newest, called, today) if newest is not None else "",
        needs=presenting.person_facts(page) if page is not None else (),
        last_time=tuple(last_time),
        look_at=(*_to_look_at(records.values()), *_newer_forms(records.values(), newer)),
        unnamed=unnamed,
        call_out=visit is not None and visit.call_out,
    )


def _under(visit: VisitLine | None, own: str) -> str:
    if visit is None:
        return tr("Record")
    others = ", ".join(name for name in visit.with_whom if name != own)
    since = tr(
        "{part} at {clock_words}",
        part=visit.purpose if visit.call_out else tr("visit"),
        clock_words=clock_words(visit.starts),
    )
    return tr("{since} · with {others}", since=since, others=others) if others else since


def _tabs(visit: VisitLine | None, records: Mapping[str, OpenRecord]) -> Iterable[TabData]:
    for record in records.values():
        yield TabData(record.id, shown(titled(record.form.title)), record.form.sensitivity in RESTRICTED)
    if visit is not None:
        for line in visit.records:
            if line.id not in records and line.id != visit.id:
                yield TabData(line.id, line.title, line.restricted)


def _to_look_at(records: Iterable[OpenRecord]) -> Iterable[LookAt]:
    for record in records:
        count = len(record.state.conflicts)
        if count and record.form.sensitivity not in RESTRICTED:
            words = tr(
                "{title}: {part} two answers.",
                title=shown(titled(record.form.title)),
                part=tr("one question has") if count == 1 else tr("{count} questions have", count=count),
            )
            yield LookAt(tr("Two answers"), "wait", words, tr("Settle"), record.id)


def _newer_forms(records: Iterable[OpenRecord], newer: Collection[str]) -> Iterable[LookAt]:
    for record in records:
        if record.id in newer:
            title = NEUTRAL if record.form.sensitivity in RESTRICTED else shown(titled(record.form.title))
            words = tr("{title}: there is a newer version of this form.", title=title)
            yield LookAt(tr("Newer form"), "plain", words, tr("See what changes"), MOVE + record.id)


def saved_words(state: SaveState, now: datetime) -> tuple[str, str]:
    """How far the writing is kept, and the tone to say it in."""
    if state.trouble is not None:
        return tr("Not saved: {message}", message=state.trouble.message), "bad"
    if not state.saved:
        return tr("Saving"), "accent"
    if state.at is not None:
        return since_words(state.at, now), "ok"
    return tr("Saved"), "ok"
