"""The sheet of the keyboard's shortcuts: every key that does something, and what it does.

It is made of their declarations, so that it says what the window hears.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from companion.actions.check_in.rhythm import rhythm_of
from companion.domain.errors import N_
from companion.languages import usage_of
from companion.ui.ways.context import Context
from companion.ui.ways.listening import Listening
from companion.ui.ways.paper_out import Paper, PaperOut
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import Line, ScreenName
from companion.ui.ways.shortcuts import Place, Shortcut, print_with, printed_keys
from companion.ui.ways.to_understand import ShortcutsAsked, explain_program
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import ColumnsLayout
from companion.ui.widgets.read_card import ReadCard
from companion.ui.words.rhythm_words import rhythm_words

if TYPE_CHECKING:
    from companion.paper.printable import Printable

_TITLE = N_("The keys of the keyboard")
_SUMMARY = N_("All of it can be done with the mouse, too.")


def shortcut_lines(context: Context) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Heading by heading: the keys, and what they do. Keys of another rhythm than one's own are left out."""
    texts = context.texts
    yield (
        texts("To go to a screen"),
        tuple(
            (printed_keys(texts, name.keys, between=" + "), texts(name.line.words))
            for name in ScreenName
            if isinstance(name.line, Line) and name.keys != Shortcut.SIGNS.keys
        ),
    )
    alike = (Shortcut.LIKE_YESTERDAY, Shortcut.LIKE_LAST_WEEK, Shortcut.LIKE_LAST_TIME)
    own = rhythm_words(texts, rhythm_of(context.journal.carnet)).same_keys
    for place in Place:
        lines = tuple(
            (printed_keys(texts, each.keys, between=" + "), texts(each.words))
            for each in Shortcut
            if each.place is place and (each not in alike or texts(each.keys) == own)
        )
        yield texts(place), lines


class ShortcutsScreen(Screen):
    """One card a place."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._back = way_back(context.look, context.texts("Go back"), self._go_back, on_escape=True)
        self._back.setObjectName("shortcuts-back")
        guide = button(
            context.texts("How to use this program"),
            lambda: explain_program(context),
            kind="link",
        )
        guide.setObjectName("shortcuts-guide")
        self._listening = Listening(context, self, self._aloud, "shortcuts")
        acts = FlowLayout(context.look.space(24))
        self._out = PaperOut(context, self)
        papers = [
            button(context.texts("Print this page"), self._print, kind="link"),
            button(context.texts("Save this page as a PDF"), self._save, kind="link"),
        ]
        for made, handle in zip(papers, ("shortcuts-print", "shortcuts-save"), strict=True):
            made.setObjectName(handle)
        print_with(papers[0], context.texts)
        for made in (guide, *papers, *self._listening.buttons):
            acts.addWidget(made)
        look = context.look
        below_way_back(self.rows, look)
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(label(context.texts(_TITLE), "title"))
        self.rows.addWidget(label(context.texts(_SUMMARY), "soft"))
        self.rows.addLayout(acts)
        cards = ColumnsLayout(
            narrowest=look.px(360), most=2, gap=look.space(16), line_gap=look.space(16)
        )
        for heading, lines in shortcut_lines(context):
            cards.addWidget(self._card(heading, lines))
        self.rows.addLayout(cards)
        self.rows.addStretch(1)

    def led_from(self) -> ScreenName:
        return self.context.state.of(ShortcutsAsked).came_from

    def focus_first(self) -> None:
        """The keyboard starts on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, heading: str, lines: tuple[tuple[str, str], ...]) -> Card:
        look = self.context.look
        made = ReadCard(look)
        made.read(heading, [self._line(*line) for line in lines])
        made.rows.addWidget(label(heading, "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.space(16))
        grid.setVerticalSpacing(look.space(6))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        top = Qt.AlignmentFlag.AlignTop
        for row, (keys, words) in enumerate(lines):
            said = label(words)
            said.setAccessibleName(
                self._line(keys, words)
            )  # heard apart from its keys, it says nothing
            grid.addWidget(label(keys, "strong"), row, 0, top)
            grid.addWidget(said, row, 1, top)
        made.rows.addLayout(grid)
        return made

    def _line(self, keys: str, words: str) -> str:
        return f"{keys}{usage_of(self.context.language).punctuation.colon}{words}"

    def _aloud(self) -> list[str]:
        return [
            said
            for heading, lines in shortcut_lines(self.context)
            for said in (heading, *(self._line(*line) for line in lines))
        ]

    def _print(self) -> None:
        self._out.print(self._paper())

    def _save(self) -> None:
        self._out.save(self._paper())

    def _paper(self) -> Paper:
        texts, today = self.context.texts, self.context.journal.today()
        lines = tuple(shortcut_lines(self.context))

        def build() -> "Printable":
            from companion.paper.key_sheet import key_sheet

            return key_sheet(lines, texts(_TITLE), texts(_SUMMARY), texts, today)

        return Paper("keys", texts(_TITLE), build, personal=False)

    def _go_back(self) -> None:
        self.context.go(self.led_from())
