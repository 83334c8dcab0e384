"""The shape of a form after reading: items, options, conditions, expressions. Nothing here changes once built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from fieldkit.questionnaire.offer import NOTHING_OFFERED, Offer
from fieldkit.records.paths import Path

Json = dict[str, Any]

QUESTION_TYPES: Final = frozenset(
    {
        "boolean",
        "decimal",
        "integer",
        "date",
        "dateTime",
        "time",
        "string",
        "text",
        "url",
        "choice",
        "open-choice",
        "attachment",
        "reference",
        "quantity",
    }
)
ITEM_TYPES: Final = QUESTION_TYPES | {"group", "display"}


@dataclass(slots=True, frozen=True)
class Condition:
    """One ``enableWhen``: a question's linkId, an operator and the expected answer (its ``answer[x]``)."""

    question: str
    operator: str
    key: str
    expected: Any


@dataclass(slots=True, frozen=True)
class Expression:
    """An expression as the form's author wrote it."""

    text: str
    language: str = "text/fhirpath"
    name: str = ""

    @property
    def runnable(self) -> bool:
        """Whether the engine evaluates this language (FHIRPath only)."""
        return self.language == "text/fhirpath" and bool(self.text.strip())


@dataclass(slots=True, frozen=True)
class Location:
    """Where a rule leads: ``start`` is run, ``steps`` are linkIds below what it finds.

    Without ``start`` it begins at the rule's own place, or at the whole form (``whole``).
    """

    start: Expression | None
    steps: tuple[str, ...]
    whole: bool = False


@dataclass(slots=True, frozen=True)
class Constraint:
    """A rule of the form's author: ``severity`` is error or warning, ``human`` what to tell the person.

    ``locations`` say where it leads, the first that leads anywhere; ``leads_to`` are those places, where it is broken.
    """

    key: str
    expression: Expression
    human: str
    severity: str
    locations: tuple[Location, ...] = ()
    leads_to: tuple[Path, ...] = ()


@dataclass(slots=True, frozen=True)
class Toggle:
    """Options (by entry id) that are offered only while the expression is true."""

    entry_ids: tuple[str, ...]
    expression: Expression


@dataclass(slots=True, frozen=True)
class Limit:
    """A least or greatest value: fixed (its FHIR key and value), or worked out by an expression."""

    key: str
    value: Any
    expression: Expression | None = None


@dataclass(slots=True, eq=False)
class Item:
    """One item of a form: a question, a group or a display. Compared by identity."""

    link_id: str
    type: str
    json: Json
    """The item as it stands in the file."""
    text: str = ""
    prefix: str = ""
    parent: Item | None = None
    children: tuple[Item, ...] = ()
    index: int = 0
    """Position in document order, over the whole form."""
    lineage: tuple[Item, ...] = ()
    """From the top-level item down to this one."""

    required: bool = False
    repeats: bool = False
    read_only: bool = False
    hidden: bool = False
    max_length: int | None = None
    min_length: int | None = None
    min_occurs: int | None = None
    max_occurs: int | None = None
    min_value: Limit | None = None
    max_value: Limit | None = None
    max_decimals: int | None = None
    max_size: Decimal | None = None
    mime_types: tuple[str, ...] = ()
    regex: str = ""

    control: str = ""
    help: str = ""
    entry_format: str = ""
    unit: str = ""
    unit_coding: Json | None = None
    unit_options: tuple[Json, ...] = ()
    units_open: bool = False
    """Whether an amount may have a unit that is not among the options."""
    display_category: str = ""
    orientation: str = ""
    open_label: str = ""
    slider_step: Decimal | None = None
    short_text: str = ""
    collapsible: str = ""
    rich_text: str = ""
    """The text as safe, reduced HTML (only b, i, u, br, p, ul, ol, li, h1-h6); empty where the text is plain."""
    media: Json | None = None
    signature_required: bool = False
    reference_types: tuple[str, ...] = ()
    attached: bool = False
    """A display that belongs to its parent's label (help, unit, flyover ...), not a line of its own."""

    options: Offer = NOTHING_OFFERED
    option_source: str = "none"
    """none | listed | contained | bundled | missing"""
    initial: tuple[Json, ...] = ()

    enable_when: tuple[Condition, ...] = ()
    enable_all: bool = False
    enable_expression: Expression | None = None
    variables: tuple[Expression, ...] = ()
    calculated: Expression | None = None
    initial_expression: Expression | None = None
    answer_expression: Expression | None = None
    text_expression: Expression | None = None
    toggles: tuple[Toggle, ...] = ()
    constraints: tuple[Constraint, ...] = ()

    own_words: bool = False
    sensitivity: str = ""
    safety_item: bool = False
    answer_per_author: bool = False
    practitioners_own: bool = False
    """What a practitioner has to judge: asked of nobody else, and not shown on a screen that is turned to the person."""
    priority: str = ""
    carry_over: str = ""
    send_minimum: bool = False
    section_reason: bool = False
    projects_to: str = ""
    one_press: str = ""
    """On a group: the words of one button that answers all its open safety questions with "no"."""
    one_press_time: bool = False
    """On a dateTime in such a group: gets the moment in which that button was pressed."""
    opens: str = ""
    """The canonical url of a form that an answer here calls for; empty for none."""
    picks_from: str = ""
    """The linkId of a question whose answers in the same record may be picked here; empty for none."""
    secret: bool = False
    """Such as the code of a key safe: asked and kept, but never printed, exported, listed or searched."""

    is_group: bool = False
    is_display: bool = False
    is_question: bool = False
    has_entries: bool = False
    """Whether the path of this item's instances holds an entry id (``e:...``)."""
    by_link: dict[str, Item] = field(default_factory=dict, repr=False)
    """Children by linkId; of several with one linkId the first."""

    def walk(self) -> Iterator[Item]:
        """This item and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def label(self) -> str:
        """What to call this item where its own text is missing: its text, short text or linkId."""
        return self.text or self.short_text or self.link_id

    def end_words(self, end: str) -> str:
        """The author's words at an end of a slider, ``lower`` or ``upper``; empty where there are none."""
        return next((child.text for child in self.children if child.attached and child.control == end), "")

    @property
    def effective_sensitivity(self) -> str:
        """The label of this item or, where it has none, of the nearest item around it; empty where none has."""
        for item in reversed(self.lineage):
            if item.sensitivity:
                return item.sensitivity
        return ""

    @property
    def is_practitioners_own(self) -> bool:
        """Whether this item, or one around it, is a practitioner's to judge; so is what each author answers apart."""
        return any(item.practitioners_own or item.answer_per_author for item in self.lineage)
