"""The page in words: all of its lines are there, the screen scrolls and not a part of it."""

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.drawings.page_preview import PagePreview
from companion.ui.look.look import LIGHT, Look

LINES = 60


@pytest.mark.parametrize("percent", [100, 200])
def test_no_line_of_the_text_is_hidden(qtbot: QtBot, percent: int) -> None:
    """Also where signs of another font make a line higher than the others, and in another width."""
    preview = PagePreview(Look(LIGHT, percent), load_texts(Language.FR))
    qtbot.addWidget(preview)
    line = "Depuis le 3 novembre, à quel point cela pesait-il\u202f? ▲ ▼ → ⟶ ☐ 痛み "
    preview.show_page([], "\n".join(line * (1 + number % 3) for number in range(LINES)))
    preview.resize(700, 900)
    preview.show()
    for width in (700, 360, 900):
        preview.resize(width, 900)
        QApplication.processEvents()
        for text in preview.findChildren(QPlainTextEdit):
            text.show()
            QApplication.processEvents()
            assert text.document().blockCount() == LINES
            assert text.verticalScrollBar().maximum() == 0, width
