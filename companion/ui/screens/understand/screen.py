"""Comprendre: the explanations, a search over them, and one explanation at a time to read or to hear.

It opens what a link of an explanation means within the program, and nothing else. Where one stopped is kept
for the session only: what somebody reads about says much about them.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from companion.actions.open_check_in import new_check_in
from companion.domain.errors import UnknownExplanation
from companion.domain.explanations import GLOSSARY, Explanation, LinkKind
from companion.ui.doors.read_aloud import ReadAloud, Reading, system_voice
from companion.ui.look.look import CONTRAST, DARK
from companion.ui.screens.understand.paper import ExplanationToPaper
from companion.ui.screens.understand.reader_aside import ReaderAside
from companion.ui.screens.understand.reader_list import ReaderLine, ReaderList
from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.screens.understand.signs import CardLines
from companion.ui.screens.understand.state import UnderstandState
from companion.ui.screens.understand.words import (
    head_line,
    lines_found,
    lines_of,
    neighbours,
    whole_html,
)
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.to_thyroid import EXPLANATION, thyroid_link
from companion.ui.ways.to_understand import ExplanationAsked, ExplanationsRead
from companion.ui.widgets.basics import Card, button, label, with_icon
from companion.ui.widgets.flow_layout import FlowLayout
from companion.ui.widgets.line_label import LineLabel

NARROWEST_LIST = 220
WIDEST_LIST = 300
NARROWEST_EXPLANATION = 360
LOWEST = 260


class UnderstandScreen(Screen):
    """The list at the left and the explanation at the right; one of them where there is no room for both."""

    def __init__(self, context: Context) -> None:
        from companion.content.explanations import load_explanations

        super().__init__(context)
        self._explanations = load_explanations()
        self._open: Explanation | None = None
        self._is_narrow = False
        self._shows_list = self._is_first_look = False
        self._aloud: ReadAloud | None = None
        self._spoken_to = 0
        self._make_list()
        self._make_reader()
        self._lay_out()
        self._make_keys()
        context.tasks.run(self, self._warm_up, done=lambda _found: None, failed=lambda _error: None)

    def refresh(self) -> None:
        """Show the explanation that was asked for, or where one stopped; the first one at the start."""
        state, heads = self._state, self._explanations.heads(self.context.language)
        asked = self.context.state.take(ExplanationAsked)
        if asked is not None:
            state.explanation_id = asked.explanation_id
            if asked.came_from is not ScreenName.UNDERSTAND:
                state.came_from = asked.came_from
        self._show_found()
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
        first = self._search if self._is_first_look else self._view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on speaking behind another screen."""
        super().hideEvent(event)
        self._keep_place()
        if self._aloud is not None:
            self._aloud.stop()

    def _make_list(self) -> None:
        texts, look = self.context.texts, self.context.look
        self._search = QLineEdit(self._state.search)
        self._search.setObjectName("understand-search")
        self._search.setPlaceholderText(texts("Search for a word…"))
        self._search.setAccessibleName(texts("Search the explanations"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._on_search)
        self._search.returnPressed.connect(self._on_search_entered)
        self._nothing = label("", "soft")
        self._nothing.setObjectName("understand-nothing")
        self._signs = CardLines(self.context)
        self._list = ReaderList(look)
        self._list.setObjectName("understand-list")
        self._list.setAccessibleName(texts("Pages"))
        self._list.shown.connect(self._on_line_shown)
        self._list.opened.connect(self._on_line_opened)

    def _make_reader(self) -> None:
        context, texts, look = self.context, self.context.texts, self.context.look
        self._view = ReaderView(look, self._drawing)
        self._view.setObjectName("understand-page")
        self._view.followed.connect(self._on_followed)
        self._aside = ReaderAside(look, texts)
        self._aside.setObjectName("understand-aside")
        self._aside.closed.connect(self._focus_explanation)
        self._aside.glossary_asked.connect(self._open_glossary)
        self._aside.copied.connect(self._on_copied)
        self._meta = LineLabel("", "small")
        self._to_list = button(texts("All pages"), self._show_list, kind="link")
        self._back = button(texts("Back"), self._go_back, kind="link")
        self._listen = button(texts("Listen"), self._on_listen, kind="link")
        self._stop = button(texts("Stop"), self._stop_reading, kind="link")
        self._printing = button(texts("Print"), self._on_print, kind="link")
        self._notes = thyroid_link(context, texts("See my notes"))
        self._paper = ExplanationToPaper(context)
        colour = look.palette.primary
        with_icon(self._to_list, "back", colour, look)
        with_icon(self._back, "back", colour, look)
        with_icon(self._listen, "listen", colour, look)
        with_icon(self._printing, "print", colour, look)
        handles = {
            "understand-all": self._to_list,
            "understand-back": self._back,
            "understand-listen": self._listen,
            "understand-stop": self._stop,
            "understand-print": self._printing,
        }
        for handle, made in handles.items():
            made.setObjectName(handle)
        self._stop.hide()

    def _lay_out(self) -> None:
        look = self.context.look
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(look.space(12))
        left.addWidget(label(self.context.texts("Understand"), "title"))
        left.addWidget(self._search)
        left.addWidget(self._signs)
        left.addWidget(self._nothing)
        left.addWidget(self._list, 1)
        self._card = Card(look, margin=28)
        acts = QWidget()
        acts.setProperty("kind", "bare")
        flow = FlowLayout(look.space(16), acts)
        for made in (self._to_list, self._back, self._listen, self._stop, self._printing):
            flow.addWidget(made)
        flow.addWidget(self._notes)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.addWidget(self._meta, 1)
        self._bar.addWidget(acts)
        self._card.rows.addLayout(self._bar)
        self._card.rows.addWidget(self._paper)
        self._card.rows.addWidget(self._view, 1)
        self._card.rows.addWidget(self._aside)
        self._view.setMinimumHeight(look.px(LOWEST) * 3 // 4)
        self._list.setMinimumHeight(look.px(LOWEST) // 2)
        both = QHBoxLayout()
        both.setSpacing(look.space(24))
        both.addWidget(self._left)
        both.addWidget(self._card, 1)
        self.rows.addLayout(both, 1)

    def _make_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("Ctrl+F", self._focus_search),
            ("/", self._focus_search),
            ("Alt+Left", self._show_previous),
            ("Alt+Right", self._show_next),
        ):
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(act)

    def _arrange(self) -> None:
        """The list and the explanation, or one of them."""
        look = self.context.look
        margins = self.rows.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        wide = look.px(NARROWEST_LIST) + look.space(24) + look.px(NARROWEST_EXPLANATION)
        self._is_narrow = room < wide
        self._left.setVisible(not self._is_narrow or self._shows_list)
        self._card.setVisible(not self._is_narrow or not self._shows_list)
        self._to_list.setVisible(self._is_narrow)
        direction = QBoxLayout.Direction
        self._bar.setDirection(direction.TopToBottom if self._is_narrow else direction.LeftToRight)
        if self._is_narrow:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
        else:
            width = min(max(room * 3 // 10, look.px(NARROWEST_LIST)), look.px(WIDEST_LIST))
            self._left.setFixedWidth(width)

    def _show(self, explanation_id: str, section: int | None = None) -> None:
        """Open an explanation where one stopped in it, or at a section."""
        context = self.context
        self._keep_place()
        try:
            explanation = self._explanations.explanation(explanation_id, context.language)
        except UnknownExplanation:
            return  # its link leads nowhere in this version
        if self._open != explanation:
            self._stop_reading()
            self._aside.hide()
        if self._open is not None or not self._is_first_look:
            context.state.of(ExplanationsRead).explanation_ids.append(
                explanation_id
            )  # what opens by itself was not read
        self._open = explanation
        self._state.explanation_id = explanation_id
        self._notes.setVisible(explanation_id == EXPLANATION)
        self._meta.setText(head_line(explanation, context.texts))
        self._paper.show_explanation(explanation.head)
        self._view.setAccessibleName(explanation.head.title)
        html = whole_html(
            explanation,
            self._explanations.html(explanation),
            heads=self._explanations.heads(context.language),
            catalogue=context.catalogue,
            texts=context.texts,
            today=context.journal.today(),
        )
        self._view.show_html(html)
        self._list.choose(explanation_id)
        if section is not None:
            self._view.scrollToAnchor(f"section-{section}")
        else:
            self._view.scroll_to(self._state.places.get(explanation_id, 0.0))

    def _keep_place(self) -> None:
        if self._open is not None:
            self._state.places[self._open.head.id] = self._view.place()

    def _open_explanation(self, explanation_id: str, section: int | None = None) -> None:
        """Open an explanation and put the keyboard on it."""
        self._shows_list = False
        self._arrange()
        self._show(explanation_id, section)
        self._focus_explanation()

    def _on_search(self, words: str) -> None:
        self._state.search = words
        self._show_found()

    def _show_found(self) -> None:
        """The places where the words were found; without words, every explanation."""
        words, language = self._search.text().strip(), self.context.language
        heads, search = self._explanations.heads, self._explanations.search
        self._signs.search(words)
        lines = lines_found(search(words, language)) if words else lines_of(heads(language))
        self._list.show_lines(lines)
        nothing = self.context.texts("No page speaks of this. Try another word.")
        self._nothing.setText("" if lines else nothing)
        self._nothing.setVisible(not lines)
        if self._open is not None:
            self._list.choose(self._open.head.id)
        if words:
            self._list.scrollToTop()  # the best place found comes first

    def _on_search_entered(self) -> None:
        if lines := self._list.lines():
            self._on_line_opened(lines[0])

    def _on_line_shown(self, line: ReaderLine) -> None:
        if not self._is_narrow:
            self._show(line.explanation_id, line.section)

    def _on_line_opened(self, line: ReaderLine) -> None:
        self._open_explanation(line.explanation_id, line.section)

    def _on_followed(self, kind: str, target: str) -> None:
        """Do what a link means; an unknown kind means nothing."""
        context, explanation = self.context, self._open
        if kind == LinkKind.EXPLANATION:
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
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_search(self) -> None:
        if self._is_narrow:
            self._show_list()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

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

    def _on_listen(self) -> None:
        """Begin to read aloud, break off, or go on."""
        if self._aloud is None or self._aloud.state is Reading.SILENT:
            self._start_reading()
        elif self._aloud.state is Reading.SPEAKING:
            self._aloud.pause()
        else:
            self._aloud.go_on()

    def _start_reading(self) -> None:
        context = self.context
        voice = context.voice or system_voice(self)
        if voice is None or self._open is None:
            context.say(context.texts("This computer has no voice to read aloud with."))
            return
        if self._aloud is None:
            self._aloud = ReadAloud(voice, self)
            self._aloud.sentence_begun.connect(self._on_sentence)
            self._aloud.changed.connect(self._on_reading_changed)
            self._aloud.failed.connect(self._on_voice_failed)
        self._spoken_to = 0
        self._sentences = self._explanations.sentences(self._open)
        self._aloud.start(self._sentences, context.language)

    def _stop_reading(self) -> None:
        if self._aloud is not None:
            self._aloud.stop()

    def _on_sentence(self, place: int) -> None:
        self._spoken_to = self._view.mark_sentence(self._sentences[place], self._spoken_to)

    def _on_reading_changed(self) -> None:
        texts = self.context.texts
        state = Reading.SILENT if self._aloud is None else self._aloud.state
        words = {
            Reading.SILENT: texts("Listen"),
            Reading.SPEAKING: texts("Pause"),
            Reading.PAUSED: texts("Go on reading aloud"),
        }
        self._listen.setText(words[state])
        self._stop.setVisible(state is not Reading.SILENT)
        if state is Reading.SILENT:
            self._view.unmark()

    def _on_print(self) -> None:
        self._paper.setVisible(self._paper.isHidden())

    def _on_voice_failed(self) -> None:
        self.context.say(self.context.texts("The voice of this computer did not answer."))

    def _drawing(self, drawing_id: str) -> str:
        from companion.content.illustrations import Colouring, illustration

        colourings = {DARK: Colouring.DARK, CONTRAST: Colouring.CONTRAST}
        colouring = colourings.get(self.context.look.palette, Colouring.LIGHT)
        return illustration(drawing_id, self.context.language, colouring)

    def _warm_up(self) -> int:
        """Read every explanation before the first search, so that no letter waits for it."""
        return len(self._explanations.search("a", self.context.language))
