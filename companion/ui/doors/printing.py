"""The page on paper: each side's picture painted onto a sheet of A4.

The pictures come from those who make the page; nothing here knows what they show.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from companion.domain.errors import N_, CompanionError

PAPER_PPI = 300


class PrinterRefused(CompanionError):
    """The printer does not take the page."""

    message = N_("The printer did not take the page. Please check it, or save the page as a PDF.")


def a4_printer(job: str) -> QPrinter:
    """A printer for whole A4 sheets. `job` is what others may read in the printer's list."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job)
    printer.setResolution(PAPER_PPI)
    set_a4(printer)
    return printer


def set_a4(printer: QPrinter) -> None:
    """Whole A4 sheets, upright, whatever the dialog or the printer would rather have."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
    )
    printer.setFullPage(True)
    printer.setPageLayout(layout)


def print_sides(printer: QPrinter, pictures: Sequence[bytes]) -> None:
    """Paint each side (PNG) onto a sheet of its own. Raises PrinterRefused."""
    set_a4(printer)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefused
    try:
        for number, picture in enumerate(pictures):
            if number and not printer.newPage():
                raise PrinterRefused
            _paint_side(painter, QImage.fromData(picture))
    finally:
        painter.end()


def _paint_side(painter: QPainter, image: QImage) -> None:
    sheet = QRectF(painter.viewport())
    size = QSizeF(image.size()).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(sheet.topLeft(), size)
    place.moveCenter(sheet.center())
    painter.drawImage(place, image)
