"""Paper: the system's own dialog in the window's language, whole A4 sheets, a refusal told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.ui.doors.dialogs import QtDialogs
from companion.ui.doors.printing import PrinterRefused, a4_printer, print_sides
from companion.ui.look.qt_language import QtLanguage
from tests.systems import linux_only


def answer_dialog(*, accept: bool) -> list[str]:
    """Answer the print dialog once it stands there; returns what its buttons will have said."""
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        said.extend(button.text() for button in dialog.findChildren(QAbstractButton))
        if accept:
            dialog.accept()
        else:
            dialog.reject()

    QTimer.singleShot(0, answer)
    return said


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window for the dialog to stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@linux_only("Windows and macOS show a print dialog of their own")
def test_the_print_dialog_speaks_french_and_can_be_cancelled(
    qapp: QApplication, parent: QWidget
) -> None:
    """Its buttons are French; cancelling gives no printer."""
    language = QtLanguage(qapp)
    language.use(Language.FR)
    said = answer_dialog(accept=False)
    try:
        printer = QtDialogs().choose_printer(parent, "Imprimer", "Page pour la consultation")
    finally:
        language.use(Language.EN)

    assert printer is None
    assert "Portrait" in said
    assert "Paysage" in said


@linux_only("Windows and macOS show a print dialog of their own")
def test_the_chosen_printer_lives_and_has_a4_and_no_name_in_its_job(
    qapp: QApplication, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialog keeps no hold of its printer: it is still there afterwards."""
    monkeypatch.setenv("HOME", str(tmp_path))
    answer_dialog(accept=True)
    printer = QtDialogs().choose_printer(parent, "Print", "Page for the consultation")

    assert printer is not None
    assert printer.docName() == "Page for the consultation"
    assert printer.pageLayout().pageSize().name() == "A4"


@pytest.mark.qt_log_ignore("QPainter", "QPdf", "could not")
def test_a_printer_that_takes_nothing_is_told(qapp: QApplication, tmp_path: Path) -> None:
    """A sheet that cannot be begun is a mishap with its sentence."""
    printer = a4_printer("test")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "page.pdf"))

    with pytest.raises(PrinterRefused):
        print_sides(printer, [b""])


def test_a_side_keeps_its_shape_on_the_sheet(qapp: QApplication, tmp_path: Path) -> None:
    """A picture is neither stretched nor cut: it fills the sheet that has its shape."""
    from pypdf import PdfReader

    side = tmp_path / "side.png"
    image = QImage(210, 297, QImage.Format.Format_Grayscale8)
    image.fill(0)
    assert image.save(str(side))
    printer = a4_printer("test")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    print_sides(printer, [side.read_bytes(), side.read_bytes()])

    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 2
