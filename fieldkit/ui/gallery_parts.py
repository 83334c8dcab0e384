"""The pieces of the gallery: every widget in every state, so that design can be judged in one place."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldkit.ui.look import icons
from fieldkit.ui.look.icons import Icon
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.chip import Chip
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from fieldkit.ui.widgets.choices import CheckList, ChoiceList
from fieldkit.ui.widgets.dates import DateField, DateTimeField, TimeField
from fieldkit.ui.widgets.entries import LineField, TextField, mark_state
from fieldkit.ui.widgets.notices import Band, ConflictLine, EmptyState, FindingLine
from fieldkit.ui.widgets.numbers import NumberField, QuantityField, SliderField
from fieldkit.ui.widgets.own_words import OwnWords, Quotation
from fieldkit.ui.widgets.pages import Avatar, flowing, side_by_side
from fieldkit.ui.widgets.places import Place, PlaceList
from fieldkit.ui.widgets.text import Words
from fieldkit.ui.widgets.typeahead import TypeAhead

Now = Callable[[], datetime]
LONG = (
    "My kitchen, my radio. Not being rushed. And Jean not worrying about me every time the phone goes and she "
    "cannot get an answer because I am out at the gate talking to the milkman."
)
_HELP = [ChoiceOption(words, words) for words in ("Ask first", "Show me", "With me", "Not asked")]
_LONG_CHOICES = [
    ChoiceOption("come", "Yes, and I would like somebody to come with me the first time because of the bus"),
    ChoiceOption("no", "No"),
    ChoiceOption("skip", "Prefers not to say"),
]


def labelled(words: str, field: QWidget) -> QWidget:
    """A field under its label, named by it."""
    card = Card()
    card.setAccessibleName(words)
    field.setAccessibleName(words)
    card.add(Words(words, "label"))
    card.add(field)
    (field.focusProxy() or field).setAccessibleName(words)
    return card


def type_scale() -> QWidget:
    """Every role of text."""
    card = Card("Words")
    for role in ("page", "section", "card", "name", "words", "body", "strong", "soft", "small", "label"):
        card.add(Words(f"{role}: What matters to May", role))
    return card


def chips() -> QWidget:
    """Every tone, with and without icon, and a long one."""
    parts = [
        Chip("Safe at the hub", "ok", "shield"),
        Chip("Saved 2 s ago", "ok", "check"),
        Chip("On this laptop only", "wait", "laptop"),
        Chip("Two answers", "wait", "two"),
        Chip("Not accepted", "bad", "error"),
        Chip("Penicillin, 2019, GP letter", "bad", "warning"),
        Chip("Lip-reads: sit where the light is on your face", "accent", "eye"),
        Chip("Sending", "accent", "send"),
        Chip("Note", "plain", "note"),
    ]
    card = Card("Chips")
    card.add(flowing(*parts))
    return card


def buttons() -> QWidget:
    """Every kind, with icon, with key, switched off."""
    off = Button("Not now")
    off.setEnabled(False)
    off_primary = Button("Sign", "primary")
    off_primary.setEnabled(False)
    card = Card("Buttons")
    card.add(
        flowing(
            Button("Start visit", "primary"),
            Button("Prepare"),
            Button("999 card", "danger", icon="phone", key="F9"),
            Button("Find anything", icon="search", key="Ctrl K"),
            Button("Later", "quiet"),
            Button("Switch person", "link"),
            Button("One of many", "listed", icon="note"),
            off,
            off_primary,
        )
    )
    return card


def text_fields() -> list[QWidget]:
    """Lines and paragraphs: empty, filled, wrong, read-only, off, long, right to left."""
    empty, filled, wrong, still, off = (LineField("Like this") for _ in range(5))
    filled.show_text("Up by eight, the radio")
    wrong.show_text("31 June")
    mark_state(wrong, "error")
    still.show_text("Signed on 14 November")
    still.set_locked(True)
    off.setEnabled(False)
    wrong_box = labelled("A line with a finding", wrong)
    wrong_box.layout().addWidget(FindingLine("There is no such day. June has 30.", "error"))  # type: ignore[union-attr]  # a card always has a layout
    area = TextField(lines=2)
    area.show_text(LONG)
    mirrored = LineField()
    mirrored.show_text("أحب المطبخ والراديو")
    mirrored.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return [
        labelled("An empty line", empty),
        labelled("A line", filled),
        wrong_box,
        labelled("A line to read only", still),
        labelled("A line switched off", off),
        labelled("A paragraph", area),
        labelled("Right to left", mirrored),
    ]


def own_words() -> list[QWidget]:
    """Own words: empty, long, signed."""
    empty = OwnWords("May's own words · typed by Sharon")
    long = OwnWords("May's own words · typed by Sharon")
    long.show_text(LONG)
    signed = OwnWords("May's own words · signed 14 November")
    signed.show_text("Somebody popping in who isn't in a hurry.")
    signed.set_locked(True)
    return [
        labelled("What matters most to you?", empty),
        labelled("What matters most to you? (long)", long),
        labelled("What matters most to you? (signed)", signed),
        Quotation("I want to stay in my own kitchen, with the radio on.", "May, to Sharon Pike, 14 November"),
    ]


def choices() -> list[QWidget]:
    """Segments, rows, boxes and lists: empty, chosen, locked, several marks."""
    empty, chosen, locked = (ChoiceList(_HELP, segmented=True) for _ in range(3))
    chosen.set_chosen(["Show me"])
    locked.set_chosen(["With me"])
    locked.set_locked(True)
    rows = ChoiceList(_LONG_CHOICES, segmented=False)
    rows.set_chosen(["come"])
    boxes = CheckList(
        [
            ChoiceOption("rugs", "Loose rugs"),
            ChoiceOption("cold", "Cold or damp"),
            ChoiceOption("none", "None of these", True),
        ]
    )
    boxes.set_ticked({"rugs"})
    many = TypeAhead([ChoiceOption(str(place), f"Street {place}") for place in range(4_000)])
    many.describe("Thousands of choices", "")
    for box in (empty, chosen, locked, rows, boxes):
        box.describe("How do you like help?", "")
    return [
        labelled("Segments", empty),
        labelled("Segments, chosen", chosen),
        labelled("Segments, to read only", locked),
        labelled("Rows", rows),
        labelled("Boxes", boxes),
        labelled("Thousands of choices", many),
    ]


def measures(now: Now) -> list[QWidget]:
    """Numbers, quantities, dates, times."""
    whole = NumberField(whole=True, unit="mm")
    whole.show_number(460)
    whole.field.setAccessibleName("Seat height, in mm")
    weight = QuantityField([ChoiceOption("kg", "kg"), ChoiceOption("[stone_av]", "stone")])
    weight.describe("Weight", "")
    slider = SliderField(0, 10, low_words="Not at all", high_words="Completely")
    slider.show_number(6)
    slider.describe("How satisfied are you with your life?", "")
    partial, moment, clock = DateField(now), DateTimeField(now), TimeField(now)
    partial.show_date("2026-11")
    moment.show_moment("2026-11-21T09:30:00+00:00")
    for part in (partial, moment, clock):
        part.describe("When was it?", "")
    return [
        labelled("A number with its unit", whole),
        labelled("A quantity", weight),
        labelled("A slider with its number", slider),
        labelled("A date of which the day is not known", partial),
        labelled("Date and time", moment),
        labelled("A time", clock),
    ]


def notices() -> list[QWidget]:
    """Findings, two answers, bands, empty places."""
    findings = Card("Findings")
    findings.add(FindingLine("Use a date that is not in the future.", "error"))
    findings.add(FindingLine("This is more than 250 kg. Check the number.", "warning"))
    findings.add(FindingLine("The form worked this out.", "information"))
    findings.add(ConflictLine([("Sharon Pike, 09:52", "2"), ("Glynis Hart, 09:55", "3")], "Falls this year"))
    return [
        findings,
        Band("Not sent. Ring 0300 111 8010 now.", "bad", [("Ring now", _nothing), ("I rang", _nothing)]),
        Band("Offline since 10:02. Everything is kept on this laptop.", "wait", []),
        EmptyState(
            "inbox", "Nothing has come back yet", "Replies from other teams stand here.", "Sync now", _nothing
        ),
    ]


def places() -> QWidget:
    """Section list and tabs."""
    sections = PlaceList("nav", "Sections")
    sections.set_places(
        [
            Place("start", "Starting well", tail="✓", spoken="all answered"),
            Place("matters", "What matters to me", tail="2/4", spoken="2 of 4 answered"),
            Place("long", "National disability insurance and other support that is paid for", tail="–"),
        ]
    )
    sections.light("matters")
    tabs = PlaceList("tab", "Records", across=True)
    tabs.set_places([Place("c", "Conversation"), Place("w", "Wellness plan"), Place("n", "Note")])
    tabs.light("c")
    card = Card("Places")
    card.add(tabs)
    card.add(sections)
    card.add(side_by_side(Avatar("May Ashdown"), Words("May Ashdown", "name"), stretch=1))
    return card


def icon_sheet() -> QWidget:
    """Every icon with its name."""
    card = Card("Icons")
    card.add(
        flowing(
            *(
                side_by_side(Icon(name, 22), Words(name, "small", wrap=False), gap=6)
                for name in icons.names()
            ),
            gap=16,
        )
    )
    return card


def _nothing() -> None:
    """Buttons of the gallery do nothing."""
