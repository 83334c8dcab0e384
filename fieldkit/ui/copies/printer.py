"""Pages on paper: painted picture by picture onto a printer, on a worker's thread, never by way of a file of ours."""

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from fieldkit.base.errors import FieldKitError
from fieldkit.printing.typesetting import PRINTER_PPI
from fieldkit.ui.language.wording import tr


class NotPrintedError(FieldKitError):
    """The printer took nothing, or stopped on the way."""

    code = "FK-PRINT-NOT-PRINTED"


def printer_names() -> tuple[str, ...]:
    """The printers of this computer, its usual one first. Slow: the system may ask the network."""
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name)))


def printer(name: str) -> QPrinter:
    """A printer of this computer, set to A4 to the edge; the job is called neither by form nor by person."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPrinterName(name)
    return prepared(made)


def prepared(made: QPrinter) -> QPrinter:
    """Any printer, made ready for the pages of a copy."""
    made.setResolution(PRINTER_PPI)
    made.setFullPage(True)
    made.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    made.setDocName(tr("Copy"))
    made.setCreator("FieldKit")
    return made


def paint(pages: Iterable[bytes], onto: QPrinter) -> int:
    """Print pages given as PNG; how many went. Raises NotPrintedError."""
    painter = QPainter()
    if not painter.begin(onto):
        raise _trouble()
    painted = 0
    try:
        for page in pages:
            if painted and not onto.newPage():
                raise _trouble()
            picture = QImage.fromData(page)
            sheet = QRectF(onto.paperRect(QPrinter.Unit.DevicePixel))
            painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), picture)
            painted += 1
    finally:
        painter.end()
    return painted


def _trouble() -> NotPrintedError:
    return NotPrintedError(
        tr("The printer did not take the copy."),
        tr("See that it is on and has paper, or save the copy and print it later."),
    )
