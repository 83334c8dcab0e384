"""A form file becomes a Form: a tree of items that can be asked, with whatever is wrong in it listed, not hidden."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.wording import said
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.authoring import authoring_findings
from fieldkit.questionnaire.errors import (
    FormNotJsonError,
    FormNotQuestionnaireError,
    FormTooLargeError,
    FormVersionError,
)
from fieldkit.questionnaire.expression_reading import read_constraints, read_variables
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.findings import FormFinding
from fieldkit.questionnaire.item_reading import Reading, read_item
from fieldkit.questionnaire.items import Constraint, Expression, Item, Json
from fieldkit.questionnaire.language import Translator
from fieldkit.questionnaire.options import ValueSets, contained_value_sets

MOST_ITEMS = 20_000
MOST_LEVELS = 100


class Form:
    """A questionnaire ready to be filled in. Immutable once loaded; share it freely between sessions.

    ``resource`` is the parsed file, exact, unknown members included. ``findings`` are for the form's author.
    """

    def __init__(self, resource: Json, sha256: str, language: str, value_sets: ValueSets) -> None:
        self.resource = resource
        self.sha256 = sha256
        self.language = language
        self.value_sets: ValueSets = {**value_sets, **contained_value_sets(resource)}
        translate = Translator(language)
        self.url = _text(resource, "url")
        self.version = _text(resource, "version")
        self.name = _text(resource, "name")
        self.status = _text(resource, "status")
        self.title = translate(resource, "title") or self.name or self.url
        self.description = translate(resource, "description")
        found = Extensions(resource)
        self.sensitivity = found.text(ext.SENSITIVITY)
        self.purpose = found.text(ext.PURPOSE)
        self.priority = found.text(ext.PRIORITY)
        reading = Reading(contained_value_sets(resource), value_sets, translate)
        self.variables: tuple[Expression, ...] = read_variables(found, "", reading.note)
        self.constraints: tuple[Constraint, ...] = read_constraints(found, "", reading.note)
        self._by_link: dict[str, list[Item]] = {}
        self.items: tuple[Item, ...] = _Tree(reading, self._by_link).build(resource)
        self.by_link: dict[str, Item] = _first_of_each(self.items)
        self.all_items: tuple[Item, ...] = tuple(item for top in self.items for item in top.walk())
        self.findings: tuple[FormFinding, ...] = (*reading.findings, *authoring_findings(self))

    @property
    def canonical(self) -> str:
        """``url|version#sha256``: which bytes of which version a record was written with."""
        return f"{self.url}|{self.version}#{self.sha256}"

    @property
    def reference(self) -> str:
        """``url|version``, as a QuestionnaireResponse names its form; the url alone where there is no version."""
        return f"{self.url}|{self.version}" if self.version else self.url

    @property
    def usable(self) -> bool:
        """Whether the form may be filled in: no finding says that something in it can't be used."""
        return not any(finding.severity == "error" for finding in self.findings)

    def item(self, link_id: str) -> Item | None:
        """The (first) item with this linkId."""
        found = self._by_link.get(link_id)
        return found[0] if found else None

    def items_with(self, link_id: str) -> tuple[Item, ...]:
        """Every item with this linkId; more than one only in a faulty form."""
        return tuple(self._by_link.get(link_id, ()))

    def walk(self) -> Iterator[Item]:
        """Every item in document order."""
        return iter(self.all_items)


def load_form(
    data: bytes | str | Mapping[str, Any], *, language: str = "", value_sets: ValueSets | None = None
) -> Form:
    """Read a FHIR R4 Questionnaire (JSON).

    ``value_sets`` are the published value sets by canonical url. Faults of single items become ``Form.findings``.
    Raises FormError where there is nothing that could be filled in: no JSON, no Questionnaire, another FHIR
    version, too many items or levels.
    """
    resource, sha256 = _parse(data)
    if resource.get("resourceType") != "Questionnaire":
        raise FormNotQuestionnaireError(
            said("This file is not a FHIR questionnaire."),
            said("Choose a file whose resourceType is Questionnaire."),
        )
    _check_shape(resource)
    return Form(resource, sha256, language, value_sets or {})


def _parse(data: bytes | str | Mapping[str, Any]) -> tuple[Json, str]:
    if isinstance(data, Mapping):
        resource: Any = dict(data)
        content = _written(resource)
    else:
        content = data.encode("utf-8", "replace") if isinstance(data, str) else data
        try:
            resource = loads(content.decode("utf-8-sig"))
        except ValueError as error:
            raise FormNotJsonError(
                said("This form file is not readable JSON."), said("Check the file, or export it again.")
            ) from error
    if not isinstance(resource, dict):
        raise FormNotQuestionnaireError(
            said("This file is not a FHIR questionnaire."),
            said("Choose a file whose resourceType is Questionnaire."),
        )
    return resource, hashlib.sha256(content).hexdigest()


def _written(resource: Json) -> bytes:
    try:
        return dumps(resource).encode("utf-8")
    except (TypeError, ValueError, RecursionError) as error:
        raise FormNotJsonError(
            said("This form can't be written as JSON."), said("Give a form made of JSON values.")
        ) from error


def _check_shape(resource: Json) -> None:
    """Refuse what is plainly written for FHIR R5 or STU3: half understood would be worse than not opened."""
    stack: list[tuple[Any, int]] = [(resource, 0)]
    count = 0
    while stack:
        element, level = stack.pop()
        listed = element.get("item")
        if level > MOST_LEVELS or count > MOST_ITEMS:
            raise FormTooLargeError(
                said(
                    "This form has more than {items:,} items or {levels} levels.",
                    items=MOST_ITEMS,
                    levels=MOST_LEVELS,
                ),
                said("Split it into smaller forms."),
            )
        for one in listed if isinstance(listed, list) else ():
            if not isinstance(one, dict):
                continue
            count += 1
            other = _other_version(one)
            if other:
                raise FormVersionError(
                    said("This form is written for FHIR {other}, FieldKit reads FHIR R4.", other=other),
                    said("Ask whoever made the form for its R4 version."),
                )
            stack.append((one, level + 1))


_R5_MEMBERS = frozenset({"answerConstraint", "disabledDisplay"})
_STU3_MEMBERS = frozenset(
    {
        "option",
        "options",
        *(
            f"initial{kind}"
            for kind in (
                "Boolean",
                "Decimal",
                "Integer",
                "Date",
                "DateTime",
                "Time",
                "String",
                "Uri",
                "Attachment",
            )
        ),
        *("initialCoding", "initialQuantity", "initialReference"),
    }
)


def _other_version(item: Json) -> str:
    if item.get("type") == "coding" or not _R5_MEMBERS.isdisjoint(item):
        return "R5"
    return "" if _STU3_MEMBERS.isdisjoint(item) else "STU3"


class _Tree:
    """Builds the tree of items and the index by linkId, settling doubled and missing linkIds."""

    def __init__(self, reading: Reading, by_link: dict[str, list[Item]]) -> None:
        self._reading = reading
        self._by_link = by_link
        self._count = 0

    def build(self, resource: Json) -> tuple[Item, ...]:
        return self._children(resource, None)

    def _children(self, element: Json, parent: Item | None) -> tuple[Item, ...]:
        listed = element.get("item")
        if listed is None:
            return ()
        if not isinstance(listed, list):
            self._reading.note(
                "items-broken", parent.link_id if parent else "", "error", "The items are no list."
            )
            return ()
        children: dict[str, Item] = {}
        for one in listed:
            if not isinstance(one, dict):
                self._reading.note(
                    "item-broken", parent.link_id if parent else "", "error", "An item is no object."
                )
                continue
            link_id = self._link_id(one)
            if link_id in children:
                self._reading.note(
                    "duplicate-link-id",
                    link_id,
                    "error",
                    "Two items side by side have this linkId; only the first can be used.",
                )
                continue
            children[link_id] = self._item(one, link_id, parent)
        return tuple(children.values())

    def _link_id(self, element: Json) -> str:
        link_id = element.get("linkId")
        if isinstance(link_id, str) and link_id:
            return link_id
        invented = f"no-link-id-{self._count}"
        self._reading.note(
            "no-link-id", invented, "error", f"An item has no linkId: {str(element.get('text'))[:60]!r}."
        )
        return invented

    def _item(self, element: Json, link_id: str, parent: Item | None) -> Item:
        item = read_item(element, link_id, self._reading)
        item.parent = parent
        item.index = self._count
        item.lineage = (*parent.lineage, item) if parent else (item,)
        self._count += 1
        known = self._by_link.setdefault(link_id, [])
        if known:
            self._reading.note("duplicate-link-id", link_id, "error", "Two items have this linkId.")
        known.append(item)
        if "item" in element:
            item.children = self._children(element, item)
            item.by_link = _first_of_each(item.children)
            _take_attached_texts(item)
        item.has_entries = _has_entries(item)
        return item


def _has_entries(item: Item) -> bool:
    if item.is_group:
        return item.repeats
    if not item.is_question:
        return False
    return item.repeats or item.answer_per_author or any(not child.is_display for child in item.children)


def _take_attached_texts(item: Item) -> None:
    """Help, unit, legal and slider lines stand in the file as display children; on the screen they belong to the label."""
    elsewhere = (
        {"unit", "lower", "upper"}
        if item.control == "slider" and item.type in {"integer", "decimal"}
        else {"unit"}
    )
    helps = [child.text for child in item.children if child.attached and child.control not in elsewhere]
    item.help = "\n".join(text for text in helps if text)
    if not item.unit:
        item.unit = next(
            (child.text for child in item.children if child.attached and child.control == "unit"), ""
        )


def _first_of_each(items: tuple[Item, ...]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.link_id, item)
    return found


def _text(resource: Json, name: str) -> str:
    value = resource.get(name)
    return value if isinstance(value, str) else ""
