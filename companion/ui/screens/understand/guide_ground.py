"""The guide where no record book is open: the first questions, the lock.

It is only read: there is no journal to lead to, and no glossary to open a word in.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.explanations import load_explanations
from companion.domain.explanations import Guide
from companion.messages import Texts
from companion.ui.doors.press_guard import as_screen
from companion.ui.look.look import Look
from companion.ui.screens.understand.drawing import drawing
from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.scroll_ground import SIDE

_TERM: Final = re.compile(r'<a class="term"[^>]*>(.*?)</a>')


class GuideGround(QWidget):
    """How the program is used, below the way back to the screen that it lies on."""

    def __init__(
        self, look: Look, texts: Texts, back: Callable[[], None], *, at_counter: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName("guide")
        as_screen(self)
        explanations, language = load_explanations(), texts.language
        guide = explanations.explanation(
            Guide.USING_IT_NURSE if at_counter else Guide.USING_IT, language
        )
        view = ReaderView(look, partial(drawing, look, language))
        view.setObjectName("guide-page")
        view.setAccessibleName(guide.head.title)
        view.show_html(_TERM.sub(r"\1", explanations.html(guide)))
        leads_back = way_back(look, texts("Back"), back)
        leads_back.setObjectName("guide-back")
        rows = QVBoxLayout(self)
        side = look.space(SIDE)
        rows.setContentsMargins(side, 0, side, look.space(20))
        below_way_back(rows, look)
        rows.addWidget(leads_back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(view, 1)
        self.setFocusProxy(view)
