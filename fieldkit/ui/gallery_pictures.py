"""The gallery's drawings, papers and frames: what shows rather than asks, in every state."""

from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from fieldkit.ui.gallery_parts import LONG, labelled
from fieldkit.ui.widgets.before_after import BeforeAfter
from fieldkit.ui.widgets.body_figure import BodyFigure
from fieldkit.ui.widgets.buttons import Button
from fieldkit.ui.widgets.card import Card, ListCard
from fieldkit.ui.widgets.kept import Part
from fieldkit.ui.widgets.live_picture import LivePicture
from fieldkit.ui.widgets.notices import Toast
from fieldkit.ui.widgets.pages import Folding, flowing
from fieldkit.ui.widgets.paper import PaperView
from fieldkit.ui.widgets.picture import DropFrame, Thumbnail
from fieldkit.ui.widgets.places import FootWords, Place, PlaceList, PlaceStrip, Rail
from fieldkit.ui.widgets.seat_drawing import DEPTH, ELBOW, KNEE, SEAT, SeatDrawing
from fieldkit.ui.widgets.share_bar import ShareBar
from fieldkit.ui.widgets.sheet import Sheet
from fieldkit.ui.widgets.shown_picture import ShownPicture
from fieldkit.ui.widgets.signature import SignaturePad
from fieldkit.ui.widgets.text import Words

_PLACES = {"left-hand": "Left hand", "face": "Face", "bottom": "Bottom"}


def picture(width: int, height: int) -> bytes:
    """A plain picture as PNG."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#E0A030"))
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]  # the stubs know no device and format by name
    return bytes(held.data().data())


def charts() -> list[QWidget]:
    """Before and after, a seat measured in part and whole, how far something has come."""
    scales = Card("Before and after")
    for before, now in ((3, 7), (7, 3), (None, 5), (5, 5)):
        scales.add(
            BeforeAfter(before, now, f"From {before} to {now}" if before is not None else f"Now {now}")
        )
    seats = Card("A seat, as measured")
    for lengths in ({KNEE: 440}, {KNEE: 440, DEPTH: 420, ELBOW: 230, SEAT: 400}):
        seat = SeatDrawing()
        seat.show_lengths(lengths, f"{len(lengths)} lengths of the seat")
        seats.add(seat)
    shares = Card("How far it has come")
    for share in (0.0, 0.58, 1.0, None):
        bar = ShareBar()
        bar.show_share(share)
        bar.setAccessibleName("Share done" if share is not None else "Not known yet")
        shares.add(bar)
    return [scales, seats, shares]


def drawn() -> list[QWidget]:
    """A body with a place chosen and to read only, and a line to sign on."""
    chosen, locked = BodyFigure(_PLACES), BodyFigure(_PLACES)
    for one in (chosen, locked):
        one.set_chosen("front", "left-hand", None)
    locked.set_locked(True)
    return [
        labelled("Where on the body?", chosen),
        labelled("Where on the body? (signed)", locked),
        labelled("Sign here", SignaturePad("Sign here")),
    ]


def files() -> list[QWidget]:
    """Small pictures with and without content, a place to drop a file, a picture, and pages to read."""
    small = Card("Photos and files")
    plain, shown = Thumbnail(), Thumbnail("camera")
    shown.show_content(picture(120, 90))
    for one, words in ((plain, "A file without a picture"), (shown, "A photo of the steps")):
        one.setAccessibleName(words)
    small.add(flowing(plain, shown))
    seen, off = LivePicture(), LivePicture()
    seen.show_picture(QImage.fromData(picture(160, 90)))
    seen.setAccessibleName("What the camera sees")
    off.show_words("The camera is off.")
    off.setAccessibleName("The camera is off.")
    small.add(Folding(seen, off))
    frame = DropFrame()
    frame.setAccessibleName("Drop a photo here")
    frame.setMinimumHeight(80)
    small.add(frame)
    small.add(ShownPicture(picture(160, 60), "A plain picture"))
    paper = PaperView()
    paper.show_pages([picture(210, 297), picture(210, 297)])
    paper.setFixedHeight(320)
    return [small, labelled("A copy, page for page", paper)]


def frames() -> list[QWidget]:
    """The rail with its foot, tabs that scroll, a list told anew, parts that fold, what was just done, a sheet."""
    rail = Rail()
    rail.places.set_places(
        [Place("today", "Today", "today"), Place("sync", "Sync", "sync", "3", "3 waiting")]
    )
    rail.places.light("today")
    rail.set_foot(FootWords("Offline", "wait", "3 records only on this laptop", "Last at the hub 08:12"))
    rail.setFixedHeight(320)
    tabs = PlaceList("tab", "Records of a long visit", across=True)
    tabs.set_places([Place(str(n), f"Conversation record {n}") for n in range(8)])
    tabs.light("0")
    strip = Card("Tabs that do not fit")
    strip.add(PlaceStrip(tabs))
    listed = ListCard("A list with dividing lines")
    listed.show_lines([Part(words, words, partial(Words, words)) for words in ("First", "Second", LONG)])
    folding = Card("Side by side, or one under the other")
    folding.add(Folding(Words(LONG), Button("Prepare")))
    return [rail, strip, listed, folding, _toast(), _sheet()]


def _toast() -> QWidget:
    host = QWidget()
    host.setMinimumHeight(80)
    toast = Toast(host)
    toast.tell("Done: Ring Warm and Well for May", lambda: None)
    card = Card("What was just done")
    card.add(host)
    return card


def _sheet() -> QWidget:
    sheet = Sheet("Told of a death", "Visits and reminders wait until it is confirmed.", None)
    sheet.setWindowFlags(Qt.WindowType.Widget)
    sheet.add_buttons("Tell everybody", lambda: None)
    sheet.setMinimumHeight(220)
    card = Card("A sheet")
    card.add(sheet)
    return card
