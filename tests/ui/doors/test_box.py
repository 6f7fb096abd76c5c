"""A box has one primary button, and its words have room also once the text or the window changed."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.doors.box import Box
from companion.ui.look.look import Look
from companion.ui.look.palettes import CONTRAST_DARK, LIGHT, Palette
from companion.ui.look.style_sheet import style_sheet

# A box that is shown makes Qt's own platform without a screen speak of size hints.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
QUESTION = "Commencer une saisie pour le 12 novembre ?"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window of the usual size in the usual look."""
    made = QWidget()
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(Look(LIGHT), ""))
    made.resize(1280, 820)
    return made


def settle() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()


def words_of(box: Box) -> QLabel:
    """The question, where it stands."""
    (found,) = [part for part in box.findChildren(QLabel) if part.text() == QUESTION]
    return found


@pytest.mark.parametrize("palette", [LIGHT, CONTRAST_DARK])
def test_one_button_is_filled(qtbot: QtBot, window: QWidget, palette: Palette) -> None:
    """The usual answer has the primary colour for its ground, and the other has not."""
    window.setStyleSheet(style_sheet(Look(palette), ""))
    box = Box(window, QUESTION, "")
    yes = box.offer("Oui & non", Box.ButtonRole.AcceptRole, is_primary=True)
    no = box.offer("Non", Box.ButtonRole.RejectRole)
    box.show()
    settle()
    grounds = [
        made.grab().toImage().pixelColor(12, made.height() // 2) for made in (yes, no)
    ]  # inside of the ring
    box.close()
    assert grounds == [QColor(palette.primary), QColor(palette.surface)]
    assert box.defaultButton() is yes
    assert yes.text() == "Oui && non"


def test_a_box_that_is_open_grows_with_the_text(qtbot: QtBot, window: QWidget) -> None:
    """The question has its letters' room at the new size, on one line as before."""
    box = Box(window, QUESTION, "")
    box.agree()
    box.show()
    settle()
    before = words_of(box).width()
    window.setStyleSheet(style_sheet(Look(LIGHT, 150), ""))
    settle()
    words = words_of(box)
    letters, whole, place = (
        words.fontMetrics().horizontalAdvance(QUESTION),
        box.rect(),
        words.geometry(),
    )
    box.close()
    assert before < letters <= place.width()
    assert whole.contains(place)


def test_a_box_that_is_open_follows_the_window(qtbot: QtBot, window: QWidget) -> None:
    """In a narrow window its words take more lines, and on one line they stand again in a wide one."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    window.resize(480, 820)
    box = Box(window, QUESTION, "")
    box.agree()
    box.show()
    widths = []
    for width in (480, 1280, 480):
        window.resize(width, 820)
        settle()
        widths.append(words_of(box).width())
    box.close()
    assert widths[0] == widths[2] <= 480
    assert widths[1] > widths[0]
