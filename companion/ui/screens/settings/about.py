"""About the program: its version, what it is for and is not, who looked at its words, whose work is inside."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion import paths
from companion.content.licences import bundled_parts, program_version
from companion.languages import usage_of
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, printed_keys
from companion.ui.ways.to_understand import explain_program, show_shortcuts
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.layouts.items_layout import ColumnsLayout
from companion.ui.widgets.read_card import ReadCard
from companion.ui.widgets.unfolding import Unfolding
from companion.ui.words.intended_use import NOT_A_DEVICE


class AboutCard(Card):
    """What it is in a few sentences, at the end of the settings, and the way to the rest."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        texts = context.texts
        self.rows.addWidget(label(texts("About"), "heading"))
        for sentence in (
            texts("Compagnon Immuno, version {version}", version=program_version()),
            texts(NOT_A_DEVICE),
            texts("No care team has reviewed its medical texts yet; each one names its sources."),
            texts("Free software under the Apache 2.0 licence."),
        ):
            self.rows.addWidget(label(sentence))
        guide = button(texts("How to use this program"), partial(explain_program, context))
        guide.setObjectName("guide")
        guide.setToolTip(printed_keys(texts, Shortcut.GUIDE.keys))
        more = button(
            texts("About this program, and its licences"),
            partial(context.go, ScreenName.ABOUT),
            kind="link",
        )
        more.setObjectName("about-more")
        keys = button(
            texts("The keys of the keyboard"), partial(show_shortcuts, context), kind="link"
        )
        keys.setObjectName("about-shortcuts")
        keys.setToolTip(printed_keys(texts, Shortcut.SHEET.keys))
        for made in (guide, keys, more):
            self.rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


class AboutScreen(Screen):
    """One card a question; the parts in columns."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        self._back = way_back(
            look,
            texts("Back to the settings"),
            partial(context.go, ScreenName.SETTINGS),
            on_escape=True,
        )
        self._back.setObjectName("about-back")
        below_way_back(self.rows, look)
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(label(texts("About this program"), "title"))
        self._add(
            texts("Which version this is"),
            texts("Compagnon Immuno, version {version}", version=program_version()),
            texts("It never looks on the network, so it cannot tell whether there is a newer one."),
            texts(
                "Look at the place where you got it: the page, the person or the hospital. A newer "
                "version opens the record book that you have."
            ),
        )
        self._add(
            texts("What it is for"),
            texts(
                "To note how you feel during an immunotherapy, and to read about it. To bring one clear "
                "page to the consultation."
            ),
            texts(NOT_A_DEVICE),
        )
        self._add(
            texts("Who has looked at its words"),
            texts("No care team has reviewed its medical texts yet; each one names its sources."),
        )
        self._add_parts()
        self.rows.addStretch(1)

    def focus_first(self) -> None:
        """The keyboard starts on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, heading: str, *sentences: str) -> ReadCard:
        made = ReadCard(self.context.look)
        made.rows.addWidget(label(heading, "heading"))
        for sentence in sentences:
            made.rows.addWidget(label(sentence))
        made.read_words(heading)
        self.rows.addWidget(made)
        return made

    def _add_parts(self) -> None:
        look, texts = self.context.look, self.context.texts
        made = self._add(
            texts("Licences"),
            texts("Free software under the Apache 2.0 licence."),
            texts("It holds the work of others, each under its own free licence:"),
        )
        listed = QWidget()
        parts = ColumnsLayout(
            narrowest=look.px(300), most=3, gap=look.space(16), line_gap=look.space(6)
        )
        for part in bundled_parts(paths.resources()):
            name = " ".join(filter(None, (part.name, part.version)))
            colon = usage_of(texts.language).punctuation.colon
            parts.addWidget(label(f"{name}{colon}{part.licence}", "small"))
        listed.setLayout(parts)
        if look.is_large:  # a line each: two screens of names
            opening, closing = texts("Show the list"), texts("Hide the list")
            made.rows.addWidget(Unfolding(look, opening, closing, listed, handle="about-parts"))
        else:
            made.rows.addWidget(listed)
        made.rows.addWidget(label(texts("The text of each licence lies beside the program.")))
        made.read_words(texts("Licences"))
