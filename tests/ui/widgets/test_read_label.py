"""Words on a wide screen are set in lines that the eye can follow."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QPixmap, QTextLayout
from pytestqt.qtbot import QtBot

from companion.ui.widgets.basics import label
from companion.ui.widgets.plain_words import MOST_ON_A_LINE

WIDE = 2_000
SENTENCE = "Une clé ou un autre dossier, au cas où cet ordinateur tomberait en panne. "


def inked(widget_words: str, qtbot: QtBot) -> tuple[int, int]:
    """How far to the right the words are painted on a wide screen, and how high their place is."""
    made = label(widget_words)
    qtbot.addWidget(made)
    made.setStyleSheet("color: black; background: white")
    made.resize(WIDE, made.heightForWidth(WIDE))
    shot = QPixmap(made.size())
    made.render(shot, QPoint())
    image = shot.toImage()
    dark = [
        x
        for x in range(image.width())
        if any(
            image.pixelColor(x, y).lightness() < QColor("grey").lightness()
            for y in range(image.height())
        )
    ]
    return max(dark), made.height()


@pytest.mark.parametrize("times", [2, 4])
def test_a_long_text_goes_on_below_before_its_line_is_too_long(qtbot: QtBot, times: int) -> None:
    """No line takes more than the room of so many letters, and all lines are in sight."""
    words = (SENTENCE * times).strip()
    right, height = inked(words, qtbot)
    metrics = label(words).fontMetrics()
    assert right < metrics.horizontalAdvance(words) / len(words) * MOST_ON_A_LINE
    assert height >= -(-len(words) // MOST_ON_A_LINE) * metrics.height()


def test_a_text_that_fits_a_line_stays_on_it(qtbot: QtBot) -> None:
    """Short words are not broken, whatever room there is."""
    words = SENTENCE.strip()
    assert len(words) <= MOST_ON_A_LINE
    assert inked(words, qtbot)[1] < 2 * label(words).fontMetrics().height()


def test_no_line_begins_with_the_dot_between_two_things(qtbot: QtBot) -> None:
    """At its end it says that another follows; however wide the window, as Qt sets the words that it holds."""
    made = label(
        "Jour 12 du cycle 6 · Écrit par Marianne, le 28 novembre 2026 · Noté 5 jours après"
    )
    qtbot.addWidget(made)
    ends = 0
    for width in range(90, 700, 3):
        lines = lines_of(made.text(), made.font(), width)
        assert not [line for line in lines if line.startswith("·")], width
        ends += sum(line.rstrip().endswith("·") for line in lines)
    assert ends


def lines_of(words: str, font: QFont, width: int) -> list[str]:
    """The words as they are set in so much room."""
    setting, lines = QTextLayout(words, font), list[str]()
    setting.beginLayout()
    while (line := setting.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(words[line.textStart() : line.textStart() + line.textLength()])
    setting.endLayout()
    return lines
