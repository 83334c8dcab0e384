import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.typesetting import PRINTER_PPI
from fieldkit.ui.copies.printer import NotPrintedError, paint, prepared, printer_names
from tests.printing.samples import contents, typesetter


def pdf_printer(place: Path) -> QPrinter:
    """A printer that makes a PDF, as the test has no paper."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(place))
    return prepared(made)


def test_every_page_is_painted_to_the_edges_of_an_a4_sheet_under_a_name_that_tells_nothing(
    qapp: QApplication, tmp_path: Path
) -> None:
    pages = typesetter().pages(record_copy(contents()), ppi=PRINTER_PPI)
    assert paint(pages, pdf_printer(tmp_path / "out.pdf")) == len(pages)
    with pikepdf.open(BytesIO((tmp_path / "out.pdf").read_bytes())) as opened:
        assert len(opened.pages) == len(pages)
        box = [float(side) for side in opened.pages[0].mediabox]
        assert box[2:] == pytest.approx([595, 842], abs=1)
        assert str(opened.docinfo.get("/Title")) == "Copy"


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs pdftoppm of poppler-utils")
def test_what_is_on_the_paper_is_what_was_on_the_screen(qapp: QApplication, tmp_path: Path) -> None:
    (page, *_) = typesetter().pages(record_copy(contents()), ppi=PRINTER_PPI)
    paint([page], pdf_printer(tmp_path / "out.pdf"))
    command = [
        "pdftoppm",
        "-png",
        "-r",
        "72",
        "-singlefile",
        str(tmp_path / "out.pdf"),
        str(tmp_path / "seen"),
    ]
    subprocess.run(command, check=True)
    size, mode = QSize(120, 170), Qt.TransformationMode.SmoothTransformation
    fit = Qt.AspectRatioMode.IgnoreAspectRatio
    meant = QImage.fromData(page).scaled(size, fit, mode)
    seen = QImage(str(tmp_path / "seen.png")).scaled(size, fit, mode)
    differ = [
        abs(meant.pixelColor(x, y).lightness() - seen.pixelColor(x, y).lightness())
        for x in range(size.width())
        for y in range(size.height())
    ]
    assert sum(differ) / len(differ) < 4
    dark = min(meant.pixelColor(x, y).lightness() for x in range(size.width()) for y in range(size.height()))
    assert dark < 150


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_plainly(qapp: QApplication, tmp_path: Path) -> None:
    pages = typesetter().pages(record_copy(contents()), ppi=40)
    with pytest.raises(NotPrintedError):
        paint(pages, pdf_printer(tmp_path / "no" / "such" / "folder.pdf"))


def test_the_printers_of_this_computer_are_listed_once_each(qapp: QApplication) -> None:
    names = printer_names()
    assert len(set(names)) == len(names)


def test_the_system_says_of_no_printed_page_what_it_is(qapp: QApplication, tmp_path: Path) -> None:
    paint(typesetter().pages(record_copy(contents()), ppi=40), pdf_printer(tmp_path / "out.pdf"))
    told = subprocess.run(
        ["strings", str(tmp_path / "out.pdf")], capture_output=True, text=True, check=False
    ).stdout
    assert "What we talked about" not in told
    assert "May" not in told.split()
