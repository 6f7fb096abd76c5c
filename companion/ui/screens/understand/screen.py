"""Comprendre: the explanations, a search over them, and one explanation at a time to read or to hear.

It opens what a link of an explanation means within the program, and nothing else. Where one stopped is kept
for the session only: what somebody reads about says much about them.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from companion.actions.check_in.open_check_in import new_check_in
from companion.domain.errors import UnknownExplanation
from companion.domain.explanations import GLOSSARY, Explanation, Guide, LinkKind
from companion.ui.screens.understand.drawing import drawing
from companion.ui.screens.understand.finder import Finder
from companion.ui.screens.understand.listening import ExplanationAloud
from companion.ui.screens.understand.paper import ExplanationToPaper
from companion.ui.screens.understand.reader_aside import ReaderAside
from companion.ui.screens.understand.reader_list import ReaderLine
from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.screens.understand.state import UnderstandState
from companion.ui.screens.understand.words import (
    SECTION,
    head_line,
    neighbours,
    whole_html,
)
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Drawn, Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, on_keys, print_with
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.to_thyroid import EXPLANATION, thyroid_link
from companion.ui.ways.to_understand import (
    ExplanationAsked,
    ExplanationsRead,
    show_shortcuts,
)
from companion.ui.ways.way_back import way_back
from companion.ui.widgets.basics import CLOSE, Card, button, with_icon
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.patience import look, patience
from companion.ui.widgets.plain_words import LineLabel
from companion.ui.widgets.unfolding import fold_button

NARROWEST_LIST = 220
WIDEST_LIST = 340
NARROWEST_EXPLANATION = 400
LOWEST = 260
READING = 28


class UnderstandScreen(Screen):
    """The list at the left and the explanation at the right; one of them where there is no room for both."""

    def __init__(self, context: Context) -> None:
        from companion.content.explanations import load_explanations

        super().__init__(context)
        self._explanations = load_explanations()
        self._open: Explanation | None = None
        self._drawn = Drawn(context)
        self._is_narrow, self._head_room = False, 0
        self._shows_list = self._is_first_look = False
        self._finder = Finder(context)
        self._finder.shown.connect(self._on_line_shown)
        self._finder.opened.connect(self._on_line_opened)
        self._make_reader()
        self._lay_out()
        self._make_keys()

    def refresh(self) -> None:
        """Show the explanation that was asked for, or where one stopped; the first one at the start."""
        state, heads = self._state, self._explanations.heads(self.context.language)
        asked = self.context.state.take(ExplanationAsked)
        if asked is not None:
            state.explanation_id = asked.explanation_id
            if asked.came_from is not ScreenName.UNDERSTAND:
                state.came_from = asked.came_from
        self._finder.show_found()
        self._back.setVisible(state.came_from is not None)
        wanted = state.explanation_id or (heads[0].id if heads else None)
        self._shows_list = self._is_first_look = state.explanation_id is None
        if wanted is not None:
            self._show(wanted, asked.section if asked else None)
        self._arrange()

    @property
    def _state(self) -> UnderstandState:
        return self.context.state.of(UnderstandState)

    def focus_first(self) -> None:
        """Put the keyboard on the explanation after a link, else on the search."""
        if self._is_first_look:
            self._finder.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_explanation()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on speaking behind another screen."""
        super().hideEvent(event)
        self._keep_place()
        self._listening.stop()

    def _make_reader(self) -> None:
        context, texts, look = self.context, self.context.texts, self.context.look
        self._view = ReaderView(look, partial(drawing, look, context.language))
        self._view.setAccessibleName(context.texts("Understand"))  # until a page is in it
        self._view.setObjectName("understand-page")
        self._view.followed.connect(self._on_followed)
        self._aside = ReaderAside(look, texts)
        self._aside.setObjectName("understand-aside")
        self._aside.closed.connect(self._focus_explanation)
        self._aside.glossary_asked.connect(self._open_glossary)
        self._aside.copied.connect(self._on_copied)
        self._meta = LineLabel("", "small")
        self._to_list = button(texts("All pages"), self._show_list, kind="link")
        self._back = way_back(look, texts("Back"), self._go_back, on_escape=True)
        self._listening = ExplanationAloud(context, self._view)
        self._printing = fold_button(texts, texts("Print"), self._on_print)
        self._keys = button(texts("The keys"), partial(show_shortcuts, context), kind="link")
        self._notes = thyroid_link(context, texts("See my notes"))
        self._paper = ExplanationToPaper(context)
        colour = look.palette.primary
        with_icon(self._to_list, "back", colour, look)
        with_icon(self._printing, "print", colour, look)
        handles = {
            "understand-all": self._to_list,
            "understand-back": self._back,
            "understand-print": self._printing,
            "understand-shortcuts": self._keys,
        }
        for handle, made in handles.items():
            made.setObjectName(handle)

    def _lay_out(self) -> None:
        look = self.context.look
        self._card = Card(look, margin=READING)
        acts = QWidget()
        acts.setProperty("kind", "bare")
        flow = FlowLayout(look.space(16), acts, even=True)  # none stands alone
        self._acts = (
            self._to_list,
            self._back,
            *self._listening.buttons,
            self._printing,
            self._keys,
            self._notes,
        )
        for made in self._acts:
            flow.addWidget(made)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.addWidget(self._meta, 1)
        self._bar.addWidget(acts)
        self._card.rows.addLayout(self._bar)
        self._card.rows.addWidget(self._paper)
        self._card.rows.addWidget(self._view, 1)
        self._card.rows.addWidget(self._aside)
        self._view.setMinimumHeight(look.px(LOWEST) * 3 // 4)
        self._finder.list.setMinimumHeight(look.px(LOWEST) // 2)
        both = QHBoxLayout()
        both.setSpacing(look.space(24))
        both.addWidget(self._finder)
        both.addWidget(self._card, 1)
        self.rows.addLayout(both, 1)

    def _make_keys(self) -> None:
        print_with(self._printing, self.context.texts, self._on_print_keys)
        for keys, act in (
            (Shortcut.SEARCH, self._focus_search),
            (Shortcut.SEARCH_TOO, self._focus_search),
            (Shortcut.READ_BEFORE, self._show_previous),
            (Shortcut.READ_AFTER, self._show_next),
        ):
            on_keys(keys, self, act, inside=True)

    def _arrange(self) -> None:
        """The list and the explanation, or one of them: in a narrow room, and in the simple window."""
        look = self.context.look
        margins = self.rows.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        wide = look.px(NARROWEST_LIST) + look.space(24) + look.px(NARROWEST_EXPLANATION)
        self._is_narrow = room < wide or self.context.is_simple
        self._finder.setVisible(not self._is_narrow or self._shows_list)
        self._card.setVisible(not self._is_narrow or not self._shows_list)
        self._to_list.setVisible(self._is_narrow)
        direction = QBoxLayout.Direction
        self._bar.setDirection(direction.TopToBottom if self._is_narrow else direction.LeftToRight)
        # The reader has the height: what stands around it gives way.
        self._card.set_margin(CLOSE // 2 if self._is_narrow else READING)
        if self._is_narrow:
            self._finder.setMinimumWidth(0)
            self._finder.setMaximumWidth(16_777_215)
        else:
            width = min(max(room * 33 // 100, look.px(NARROWEST_LIST)), look.px(WIDEST_LIST))
            self._finder.setFixedWidth(width)
            self._head_room = room - width - look.space(24) - 2 * READING
        self._fit_meta()

    def _fit_meta(self) -> None:
        """It stands at the foot of the text, too: it goes where the links take the line."""
        acts = [each for each in self._acts if not each.isHidden()]
        gap = self.context.look.space(16)
        wanted = sum(each.sizeHint().width() + gap for each in (self._meta, *acts))
        is_crowded = self._is_narrow or wanted > self._head_room
        self._meta.setHidden(is_crowded or self._state.explanation_id in frozenset(Guide))

    def _show(self, explanation_id: str, section: int | None = None) -> None:
        """Open an explanation where one stopped in it, or at a section."""
        with patience(self, self.context.texts("One moment…")):
            self._show_at_once(explanation_id, section)

    def _show_at_once(self, explanation_id: str, section: int | None) -> None:
        context = self.context
        self._keep_place()
        try:
            explanation = self._explanations.explanation(explanation_id, context.language)
        except UnknownExplanation:
            return  # its link leads nowhere in this version
        look()
        if self._open != explanation:
            self._listening.stop()
            self._aside.hide()
        if self._open is not None or not self._is_first_look:
            context.state.of(ExplanationsRead).explanation_ids.append(
                explanation_id
            )  # what opens by itself was not read
        self._open = self._listening.explanation = explanation
        self._state.explanation_id = explanation_id
        self._notes.setVisible(explanation_id == EXPLANATION)
        self._keys.setVisible(explanation_id in frozenset(Guide))
        self._meta.setText(head_line(explanation, context.texts))
        self._fit_meta()
        self._paper.show_explanation(explanation.head)
        self._view.setAccessibleName(explanation.head.title)
        if not self._drawn.is_from(explanation_id):
            html = self._html(explanation)
            look()
            self._view.show_html(html)
        self._finder.choose(explanation_id)
        if section is not None:
            self._view.scrollToAnchor(f"section-{section}")
        else:
            self._view.scroll_to(self._state.places.get(explanation_id, 0.0))

    def _html(self, explanation: Explanation) -> str:
        context = self.context
        return whole_html(
            explanation,
            self._explanations.html(explanation),
            heads=self._explanations.heads(context.language),
            catalogue=context.catalogue,
            texts=context.texts,
            today=context.journal.today(),
        )

    def _keep_place(self) -> None:
        if self._open is not None:
            self._state.places[self._open.head.id] = self._view.place()

    def _open_explanation(self, explanation_id: str, section: int | None = None) -> None:
        """Open an explanation and put the keyboard on it."""
        self._shows_list = False
        self._arrange()
        self._show(explanation_id, section)
        self._focus_explanation()

    def _on_line_shown(self, line: ReaderLine) -> None:
        if not self._is_narrow:
            self._show(line.explanation_id, line.section)

    def _on_line_opened(self, line: ReaderLine) -> None:
        if line.section is None and self._finder.search.text().strip():
            self._state.places.pop(line.explanation_id, None)  # what was searched for is its title
        self._open_explanation(line.explanation_id, line.section)

    def _on_followed(self, kind: str, target: str) -> None:
        """Do what a link means; an unknown kind means nothing."""
        context, explanation = self.context, self._open
        if kind == SECTION:
            self._view.scrollToAnchor(f"section-{target}")
        elif kind == LinkKind.EXPLANATION:
            self._open_explanation(target)
        elif kind == LinkKind.SYMPTOM and target in context.catalogue.symptoms:
            self._note(target)
        elif kind == LinkKind.TERM:
            term = self._explanations.terms(context.language).get(target)
            if term is not None:
                self._aside.show_term(term)
        elif kind == LinkKind.SOURCE and explanation is not None:
            for source in explanation.sources:
                if source.key == target:
                    self._aside.show_source(source)

    def _note(self, symptom_id: str) -> None:
        """Ask about a symptom: in the check-in that is in progress, else in a new one."""
        context = self.context
        journal = context.journal
        check_in = context.state.of(CheckInState).check_in or new_check_in(
            journal.carnet, context.catalogue, journal.today()
        )
        check_in.add(context.catalogue.symptoms[symptom_id])
        start_check_in(context, check_in)

    def _go_back(self) -> None:
        screen, self._state.came_from = self._state.came_from, None
        self.context.go(screen or ScreenName.HOME)

    def _show_list(self) -> None:
        self._shows_list = True
        self._arrange()
        self._finder.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_search(self) -> None:
        if self._is_narrow:
            self._show_list()
        self._finder.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._finder.search.selectAll()

    def _focus_explanation(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_glossary(self) -> None:
        self._open_explanation(GLOSSARY)

    def _on_copied(self) -> None:
        self.context.say(self.context.texts("The address is copied."))

    def _show_previous(self) -> None:
        self._show_neighbour(0)

    def _show_next(self) -> None:
        self._show_neighbour(1)

    def _show_neighbour(self, which: int) -> None:
        if self._open is not None:
            heads = self._explanations.heads(self.context.language)
            other = neighbours(self._open.head.id, heads)[which]
            if other is not None:
                self._open_explanation(other.id)

    def _on_print_keys(self) -> None:
        """They unfold what can be printed, then print what is read."""
        if self._paper.isHidden():
            self._on_print()
            self._paper.focus_first()
        else:
            self._paper.print()

    def _on_print(self) -> None:
        self._paper.setVisible(self._paper.isHidden())
        self._printing.tell(is_open=not self._paper.isHidden())
