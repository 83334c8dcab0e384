"""Nobody repeats their story, and nothing old passes for new: earlier answers stand beside a question, never in it.

One press makes "still right (said 14 November, asked again today)", an answer of its own kind. Own words are shown and
never moved. What stands under a stricter label is not offered under a milder one, and not counted there either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.extensions import OURS, Extensions
from fieldkit.questionnaire.items import Item
from fieldkit.records import access, paths, values
from fieldkit.records.merge import Held, RecordState, merge
from fieldkit.records.paths import Path
from fieldkit.services.known.needs import RecordFacts, facts_of
from fieldkit.services.library import authors
from fieldkit.services.library.authors import Author, Authors
from fieldkit.services.library.form_shelf import FormNotHereError
from fieldkit.services.library.words import value_words
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.entering import enter
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.store import facts, library, lists, revisions
from fieldkit.store.connection import Connection

OFFER: Final = "offer"
MAY_USE: Final = "visit.may-use"
SECRET: Final = OURS + "secret"
STILL_RIGHT: Final = "stillRight"

# Each time anew, whatever a form says: the four wellbeing questions are the person's own answers of that day.
_NEVER_FORMS = ("/ons4",)
# Roles that mean the same in every form; a summary or a planned time means something else each time.
_SAME_MEANING = ("person.", "goal.")
_SAYS_NOTHING = frozenset({"not-asked", "prefers-not-to-say"})
_KEPT_RIDERS = ("speaker", "language", "through")


class NotKeptError(FieldKitError):
    """An earlier answer that can't be kept as still right here."""

    code = "FK-EARLIER-NOT-KEPT"


@dataclass(frozen=True)
class EarlierAnswer:
    """What was answered before to the same question, or to one that means the same.

    ``form`` is the title it was answered in, ``record`` that record's id; ``speaker`` is "person", a name or "";
    ``at`` and ``said`` are instants: when it was written down, and when it was first said. ``may_keep``: whether it can
    be made "still right"; own words, and answers of which two stand, can only be read.
    """

    record: str
    form: str
    question: str
    values: tuple[Mapping[str, Any], ...]
    words: str
    own_words: bool
    speaker: str
    author: Author
    at: str
    said: str
    label: str
    may_keep: bool


@dataclass(frozen=True)
class EarlierAnswers:
    """Everything on offer beside the questions of one record, the newest first, by linkId."""

    by_link: Mapping[str, tuple[EarlierAnswer, ...]] = field(default_factory=dict)

    def beside(self, path: Path) -> tuple[EarlierAnswer, ...]:
        """What to show beside the question at a path."""
        return self.by_link.get(_link(path), ())


def look_back(session: Session, record: OpenRecord) -> EarlierAnswers:
    """Everything on offer for an open record, read from what is sealed here about the same person. Slow: for a task.

    Nothing at a visit at which the person said that what they told us before is not to be used.
    """
    asked = {
        item.link_id: item for item in record.form.walk() if item.is_question and may_offer(record.form, item)
    }
    if not record.person or not asked:
        return EarlierAnswers()

    def look(connection: Connection) -> EarlierAnswers:
        if record.visit and _said_no(facts_of(connection, record.visit)):
            return EarlierAnswers()
        return _Looking(session, connection, record, asked).all()

    return session.read(look)


def is_unwanted(visit: OpenRecord) -> bool:
    """Whether an open record is a visit's in which the person said no to using what they told us before."""
    item = next((one for one in visit.form.walk() if one.projects_to == MAY_USE), None)
    if item is None:
        return False
    said_now = visit.node(tuple(step.link_id for step in item.lineage)).values
    return any((one.get("valueCoding") or {}).get("code") == "no" for one in said_now)


def _said_no(visit: RecordFacts) -> bool:
    """Of two answers that stand the stricter counts."""
    return any(
        (one.value.get("valueCoding") or {}).get("code") == "no" for one in visit.by_role.get(MAY_USE, ())
    )


def earlier_answers(session: Session, record: OpenRecord, path: Path) -> tuple[EarlierAnswer, ...]:
    """What to show beside one question, the newest first."""
    return look_back(session, record).beside(path)


def may_offer(form: Form, item: Item) -> bool:
    """Whether earlier answers may stand beside this question: its nearest ``carry-over`` says so, and nothing forbids it."""
    if form.url.endswith(_NEVER_FORMS) or any(_closed(step) for step in item.lineage):
        return False
    return next((step.carry_over for step in reversed(item.lineage) if step.carry_over), "") == OFFER


def still_right(session: Session, record: OpenRecord, path: Path, earlier: EarlierAnswer) -> tuple[Path, ...]:
    """Answer with what was said before, asked again now; the paths it now stands at.

    The answer is of its own kind: ``{value[x], "stillRight": {"said": instant, "asked": instant}}``. Raises
    NotKeptError where that may not be done, EnteredValueError or PathError where the question is another.
    """
    item = record.form.item(_link(path))
    if (
        item is None
        or not earlier.may_keep
        or item.own_words
        or not may_offer(record.form, item)
        or _rank(earlier.label) > _rank(_label(record.form, item))
    ):
        raise NotKeptError(
            said("This was said before and can only be read here."),
            said("Ask again, and write down what is said today."),
        )
    asked = {STILL_RIGHT: {"said": earlier.said, "asked": session.now()}}
    return tuple(enter(record, path, {**_kept(value), **asked}) for value in earlier.values)


class _Looking:
    """One look through everything that is known about the person."""

    def __init__(
        self, session: Session, connection: Connection, record: OpenRecord, asked: Mapping[str, Item]
    ) -> None:
        self._session = session
        self._connection = connection
        self._record = record
        self._asked = asked
        self._authors: Authors = authors.read(connection)
        self._policy = library.policy(connection)
        self._roles = _roles(record.form)

    def all(self) -> EarlierAnswers:
        found: dict[str, list[EarlierAnswer]] = {}
        for row in lists.records_of(self._connection, self._record.person):
            if row.id != self._record.id:
                for link, one in self._of_record(row):
                    found.setdefault(link, []).append(one)
        return EarlierAnswers({link: _newest(ones) for link, ones in found.items()})

    def _of_record(self, row: lists.RecordRow) -> Iterator[tuple[str, EarlierAnswer]]:
        held = revisions.everything_of(self._connection, row.id)
        if not held:
            return
        state = merge(held)
        used = tuple(dict.fromkeys((*(one.header.form for one in held), row.form)))
        try:
            form = self._session.shelf.form(self._connection, facts.current_form(state, row.form))
        except FormNotHereError:
            return
        known = tuple(library.facts_of(self._connection, one) for one in used)
        roles = _roles(form)
        for question, answers in _questions(state).items():
            source = form.item(_link(question))
            if source is None or not _may_be_source(form, source):
                continue
            label = facts.label_of(question, known)
            if not self._may_read(row, label):
                continue
            for target in self._targets(form, source, roles):
                if _rank(label) <= _rank(_label(self._record.form, target)):
                    for one in self._answers(row, form, source, target, answers, label):
                        yield target.link_id, one

    def _targets(self, form: Form, source: Item, roles: Mapping[str, str]) -> Iterator[Item]:
        """The questions here that are the same, or that alone have the role which this one alone has there."""
        if form.url == self._record.form.url:
            same = self._asked.get(source.link_id)
            if same is not None and same.type == source.type:
                yield same
            return
        role = source.projects_to
        if role.startswith(_SAME_MEANING) and roles.get(role) == source.link_id:
            same = self._asked.get(self._roles.get(role, ""))
            if same is not None and same.type == source.type:
                yield same

    def _answers(
        self, row: lists.RecordRow, form: Form, source: Item, target: Item, said: tuple[Held, ...], label: str
    ) -> Iterator[EarlierAnswer]:
        own = source.own_words or target.own_words
        spoken = [(one, value) for one in said if (value := values.parse(one.value)) and _says(value)]
        apart = len({one.path for one, _ in spoken}) < len(spoken) or not source.repeats
        groups = [[one] for one in spoken] if apart else [spoken] if spoken else []
        fits = all(_fits(target, value) for _, value in spoken) and not _in_entries(target)
        for group in groups:
            newest = max((one for one, _ in group), key=lambda one: one.at)
            first = group[0][1]
            yield EarlierAnswer(
                record=row.id,
                form=form.title,
                question=source.label,
                values=tuple(value for _, value in group),
                words=", ".join(value_words(value) for _, value in group),
                own_words=own,
                speaker=str(first.get("speaker") or ""),
                author=self._authors.of(newest.cert),
                at=newest.at,
                said=_first_said(first) or newest.at,
                label=label,
                may_keep=not own and fits and len(groups) == 1,
            )

    def _may_read(self, row: lists.RecordRow, label: str) -> bool:
        own = self._session.practitioner
        wrote = (self._authors.of(one).practitioner for one in row.authors)
        involved = access.involvement(access.Reader(own.id, own.role), wrote, ())
        return access.may_read(self._policy, own.role, row.kind, label, involved)


def _questions(state: RecordState) -> dict[Path, tuple[Held, ...]]:
    """Every answer that stands, by the question it answers: ticks of one list together."""
    found: dict[Path, tuple[Held, ...]] = {}
    for path, one in state.fields.items():
        if paths.is_reserved(path):
            continue
        question = path[:-1] if paths.is_entry(path[-1]) else path
        found[question] = (*found.get(question, ()), *one.said)
    return found


def _may_be_source(form: Form, item: Item) -> bool:
    if form.url.endswith(_NEVER_FORMS) or any(_closed(step) for step in item.lineage):
        return False
    return next((step.carry_over for step in reversed(item.lineage) if step.carry_over), OFFER) == OFFER


def _closed(item: Item) -> bool:
    return item.safety_item or item.answer_per_author or Extensions(item.json).flag(SECRET)


def _roles(form: Form) -> dict[str, str]:
    """The linkId of each role that only one question of the form has; a role that several share says too little."""
    found: dict[str, list[str]] = {}
    for item in form.walk():
        if item.projects_to:
            found.setdefault(item.projects_to, []).append(item.link_id)
    return {role: links[0] for role, links in found.items() if len(links) == 1}


def _first_said(value: Mapping[str, Any]) -> str:
    """When a "still right" was first said; empty for an answer of another kind, or one that does not tell."""
    told = value.get(STILL_RIGHT)
    said_at = told.get("said") if isinstance(told, Mapping) else None
    return said_at if isinstance(said_at, str) else ""


def _says(value: Mapping[str, Any]) -> bool:
    coding = value.get("valueCoding")
    code = coding.get("code") if isinstance(coding, dict) else None
    return code not in _SAYS_NOTHING and bool(value_words(value))


def _fits(target: Item, value: Mapping[str, Any]) -> bool:
    """Whether the question still offers this answer."""
    if target.type != "choice" or not target.options:
        return True
    plain = values.write(_only_value(value))
    return any(values.agree(plain, values.write(_only_value(one.value))) for one in target.options)


def _in_entries(item: Item) -> bool:
    """Whether it stands in something that repeats: then nobody can tell which entry an earlier answer belongs to."""
    return any(step.has_entries for step in item.lineage[:-1])


def _only_value(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in value.items() if key.startswith("value")}


def _kept(value: Mapping[str, Any]) -> dict[str, Any]:
    return {**_only_value(value), **{key: value[key] for key in _KEPT_RIDERS if key in value}}


def _newest(found: list[EarlierAnswer]) -> tuple[EarlierAnswer, ...]:
    """The newest first, each thing that was said once."""
    kept: dict[str, EarlierAnswer] = {}
    for one in sorted(found, key=lambda one: (one.at, one.record), reverse=True):
        kept.setdefault(one.words, one)
    return tuple(kept.values())


def _label(form: Form, item: Item) -> str:
    """How private an answer to this question is: the strictest of the form, the groups around it and its own."""
    said = (form.sensitivity, *(step.sensitivity for step in item.lineage))
    return access.strictest(one for one in said if one)


def _rank(label: str) -> int:
    return access.LABELS.index(label) if label in access.LABELS else len(access.LABELS)


def _link(path: Path) -> str:
    return next((part for part in reversed(path) if not paths.is_entry(part)), "")
