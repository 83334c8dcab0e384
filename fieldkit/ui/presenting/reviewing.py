"""Gathers what the review, together and conflict screens show of an open record. No widgets; slow enough for a task."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from fieldkit.base.wording import said
from fieldkit.questionnaire import moving
from fieldkit.questionnaire.nodes import Node
from fieldkit.records import paths, values
from fieldkit.records.paths import Path
from fieldkit.services.equipment.issuing import InTheWay
from fieldkit.services.following.ask_next_time import may_be_asked
from fieldkit.services.library.form_titles import titled
from fieldkit.services.library.words import value_words as value_in_words
from fieldkit.services.writing import resolve, sign
from fieldkit.services.writing.earlier_version import LeftOver, has_moved
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.shown_answers import Said
from fieldkit.ui.forms.blocks import label_words
from fieldkit.ui.forms.sections import sections_of
from fieldkit.ui.forms.translation import translation_line
from fieldkit.ui.forms.verbs import LeftOverLine
from fieldkit.ui.forms.words import answers_words, value_words
from fieldkit.ui.language.days import moment_words
from fieldkit.ui.language.wording import shown, tr
from fieldkit.ui.screens.conflicts import ConflictData, RemovalData, Version
from fieldkit.ui.screens.facts import NEUTRAL
from fieldkit.ui.screens.review import Agreement, ReviewAnswer, ReviewData, ReviewFinding
from fieldkit.ui.screens.together import TogetherLine

ORDINARY = {"", "ordinary"}
CONCERN = "concern"
"""The purpose of a form that tells a worry about somebody."""


def _questions(nodes: Iterable[Node]) -> Iterable[Node]:
    """The answered questions below, in the order of the form; entries of one question stay together."""
    for node in nodes:
        item = node.item
        if item is None or not node.shown:
            continue
        if item.is_question and not node.entry_id and (node.values or item.options):
            yield node
            yield from _questions(child for entry in node.children for child in entry.children)
        elif item.is_question and not node.entry_id:
            yield node
        else:
            yield from _questions(node.children)


def answers_of(
    nodes: Iterable[Node], called: str, said_at: Callable[[Path], Iterable[Said]]
) -> tuple[ReviewAnswer, ...]:
    """The answers that stand under these nodes; of two to one question each by itself, with who wrote it down."""
    found = []
    for node in _questions(nodes):
        torn = next((one for one in (node, *node.children) if one.conflict), None)
        if torn is not None and node.item is not None:
            label, own = label_words(node), node.item.own_words
            for one in said_at(torn.path):
                wrote = one.author.name
                who = tr("{called}, as {wrote} wrote it down", called=called, wrote=wrote) if own else wrote
                found.append(
                    ReviewAnswer(
                        label, value_in_words(one.value or {}), own, who, translation_line(one.value)
                    )
                )
            continue
        words = answers_words(node)
        if words and node.item is not None:
            own = node.item.own_words
            found.append(ReviewAnswer(label_words(node), words, own, called if own else "", _also(node)))
    return tuple(found)


def _also(node: Node) -> str:
    """What stands beside the answers in another language."""
    return "\n".join(line for value in node.values if (line := translation_line(value)))


def review_data(record: OpenRecord, *, person: str, signer: str) -> ReviewData:
    """What is shown before signing."""
    seen = sign.review(record)
    root = record.root
    called = person or tr("The person")
    sections = []
    for section in sections_of(root, sensitivity=record.form.sensitivity):
        answers = answers_of((record.node(path) for path in section.paths), called, record.said)
        if answers:
            sections.append((section.words, answers))
    lines = [
        ReviewFinding(one.path, one.label, one.text, "error" if one.blocks else "warning")
        for one in seen.findings
    ]
    return ReviewData(
        title=shown(titled(record.form.title)) if record.form.sensitivity in ORDINARY else NEUTRAL,
        under=person,
        person=person,
        signer=signer,
        blocking=tuple(one for one in lines if one.severity == "error"),
        notes=tuple(one for one in lines if one.severity != "error"),
        hidden=tuple(ReviewAnswer(one.label, one.words) for one in seen.hidden),
        left_over=tuple(ReviewAnswer(one.question, one.words) for one in record.left_over),
        sections=tuple(sections),
        standing_conflicts=len(seen.conflicts),
        needs_reason=seen.needs_reason,
        asks_person=record.form.purpose != CONCERN,
    )


def with_fit(data: ReviewData, ways: Iterable[InTheWay]) -> ReviewData:
    """The same with what stands against leaving the things of an equipment assessment there.

    What waits for an answer that is asked for already is not told a second time.
    """
    asked = {part for one in data.blocking for part in one.path[-1:]}
    lines = [
        ReviewFinding(
            one.path,
            one.thing or tr("Not chosen yet"),
            shown(one.words),
            "error" if one.blocks else "warning",
            missing=False,
        )
        for one in ways
        if not (one.asks and one.asks <= asked)
    ]
    return replace(
        data,
        blocking=(*data.blocking, *(one for one in lines if one.severity == "error")),
        notes=(*data.notes, *(one for one in lines if one.severity != "error")),
    )


_WHY_LEFT = {
    moving.NO_QUESTION: said("It is not asked any more."),
    moving.OTHER_KIND: said("The question takes another kind of answer now."),
    moving.NOT_OFFERED: said("It is not one of the answers offered now."),
}


def left_over_line(one: LeftOver, today: date) -> LeftOverLine:
    """An answer left over from an earlier version of the form, in words."""
    said = f"{one.author.name}, {moment_words(one.at, today)}"
    return LeftOverLine(one.question, one.words, said, _WHY_LEFT[one.reason])


def left_over_lines(record: OpenRecord, today: date) -> tuple[LeftOverLine, ...]:
    """All of them; told quickly where nobody ever moved the record, for this is asked after every answer."""
    if not has_moved(record.sealed) and paths.FORM not in record.draft.fields:
        return ()
    return tuple(left_over_line(one, today) for one in record.left_over)


def agreement_of(chosen: Agreement, person: str) -> sign.Agreement | None:
    """The person's own signature; None where they were not asked."""
    called = person or tr("The person")
    if chosen.choice == "disagrees":
        return sign.Agreement(called, "disagrees")
    if chosen.choice not in {"agrees", "partly"}:
        return None
    return sign.Agreement(chosen.name or called, chosen.how, chosen.drawing)


def together_lines(nodes: Iterable[Node]) -> tuple[TogetherLine, ...]:
    """Questions and words of a section, for the person to read; nothing restricted, and nothing that is ours to judge."""
    lines = []
    for node in _questions(nodes):
        item = node.item
        if item is not None and item.effective_sensitivity in ORDINARY and not item.is_practitioners_own:
            lines.append(TogetherLine(label_words(node), answers_words(node), item.own_words, _also(node)))
    return tuple(lines)


def conflict_key(record_id: str, path: paths.Path) -> str:
    """One text for a record and a place in it."""
    return f"{record_id} {paths.encode(path)}"


def conflict_place(key: str) -> tuple[str, paths.Path]:
    """Record id and path again."""
    record_id, _, path = key.partition(" ")
    return record_id, paths.decode(path)


def conflict_data(record: OpenRecord, person: str, today: date) -> tuple[ConflictData, ...]:
    """Every place in a record where answers differ and nobody has said that both are to stand."""
    restricted = record.form.sensitivity not in ORDINARY
    where = " · ".join(part for part in (person, shown(titled(record.form.title))) if part)
    return tuple(
        ConflictData(
            key=conflict_key(record.id, one.path),
            where=where,
            question=one.label,
            versions=tuple(_version(said, today) for said in one.said),
            joinable=one.joinable,
            safety=one.safety,
            restricted=restricted,
            person=person,
            can_ask=may_be_asked(record, one.path),
        )
        for one in resolve.conflicts(record)
        if not one.standing
    )


def removal_data(record: OpenRecord, person: str, today: date) -> tuple[RemovalData, ...]:
    """Every entry of a record that one took out while another changed something in it."""
    where = " · ".join(part for part in (person, shown(titled(record.form.title))) if part)
    return tuple(
        RemovalData(
            key=conflict_key(record.id, one.path),
            where=where,
            what=_entry_words(record, one.path),
            words=_words_within(record, one.path),
            removed=tr(
                "{by} took it out, {moment_words}", by=one.by, moment_words=moment_words(one.at, today)
            ),
            changed=tr("{names} changed something in it", names=", ".join(one.changed_by)),
            restricted=record.form.sensitivity not in ORDINARY,
        )
        for one in resolve.removals(record)
    )


def _entry_words(record: OpenRecord, path: paths.Path) -> str:
    item = record.form.item(next((part for part in reversed(path) if not paths.is_entry(part)), ""))
    return item.label if item is not None else ""


def _words_within(record: OpenRecord, path: paths.Path) -> str:
    """What stands in the entry, so that whoever settles it knows which one it is."""
    found = [
        value_in_words(values.parse(held.value))
        for at, field in record.state.fields.items()
        if at[: len(path)] == path
        for held in field.said
    ]
    return " · ".join(words for words in found if words)


def _version(said: Said, today: date) -> Version:
    who = ", ".join(part for part in (said.author.name, said.author.role_words) if part)
    return Version(said.digest, value_words(said.value) or "(cleared)", who, moment_words(said.at, today))
