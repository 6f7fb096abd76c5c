"""The search over the explanations, and the list of those that it finds, or of all of them."""

from functools import cached_property, partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.actions.check_in.symptom_search import Found, SymptomSearch
from companion.ui.screens.understand.reader_list import ReaderList
from companion.ui.screens.understand.state import UnderstandState
from companion.ui.screens.understand.words import lines_found, lines_of
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Drawn
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.announce import SaidAfterTyping
from companion.ui.widgets.basics import label
from companion.ui.widgets.search_answers import SearchAnswers
from companion.ui.widgets.search_field import search_field

WARM_UP_AFTER_MS = 400
"""Once the screen is painted: the worker would take the processor from it."""


class Finder(QWidget):
    """`shown` carries a line that was reached, `opened` one that was chosen."""

    shown = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        from companion.content.explanations import load_explanations

        super().__init__()
        self._context = context
        self._explanations = load_explanations()
        self._chosen, self._drawn = "", Drawn(context)
        texts, look = context.texts, context.look
        self.search = self._search_line()
        self._nothing = label("", "soft")
        self._nothing.setObjectName("understand-nothing")
        self._said = SaidAfterTyping(self._nothing)
        self._signs = CardLines(context)
        self.list = ReaderList(look)
        self.list.setObjectName("understand-list")
        self.list.setAccessibleName(texts("Pages"))
        self.list.shown.connect(self.shown)
        self.list.opened.connect(self.opened)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        rows.addWidget(label(texts("Understand"), "title"))
        for part in (self.search, self._signs, self._nothing):
            rows.addWidget(part)
        rows.addWidget(self.list, 1)
        self._warm_up_soon()

    def _search_line(self) -> QLineEdit:
        """With the words that were searched for last."""
        context, texts, look = self._context, self._context.texts, self._context.look
        made = search_field(
            look,
            texts,
            texts("Search the explanations"),
            texts("Search for a word…"),
            handle="understand-search",
        )
        state = context.state.of(UnderstandState)
        if state.search_language != context.language:
            state.search, state.search_language = (
                "",
                context.language,
            )  # its words are of the other one
        made.setText(state.search)
        made.textChanged.connect(self._on_search)
        made.returnPressed.connect(self._on_search_entered)
        return made

    def choose(self, explanation_id: str) -> None:
        """Mark the line of the explanation that is open."""
        self._chosen = explanation_id
        self.list.choose(explanation_id)

    def show_found(self) -> None:
        """The places where the words were found; without words, every explanation."""
        words, language = self.search.text().strip(), self._context.language
        if self._drawn.is_from(words):
            return
        heads, search = self._explanations.heads, self._explanations.search
        self._signs.search(words)
        lines = (
            lines_found(search(words, language))
            if words
            else lines_of(heads(language), self._context.texts)
        )
        self.list.show_lines(lines)
        nothing = self._context.texts("Nothing was found for this word. Try another one.")
        self._nothing.setText("" if lines else nothing)
        self._nothing.setVisible(not lines)
        if self._chosen:
            self.list.choose(self._chosen)
        if words:
            self.list.scrollToTop()  # the best place found comes first

    def _on_search(self, words: str) -> None:
        self._context.state.of(UnderstandState).search = words
        self.show_found()
        self._said.say(self._found_words() if words.strip() else "")

    def _found_words(self) -> str:
        """What was found, for those who do not see it: lines of the card, and how many pages."""
        count = len(self.list.lines())
        pages = self._nothing.text()
        if count:
            pages = self._context.texts.plural("{count} page found", "{count} pages found", count)
        return " ".join(filter(None, (self._signs.words(), pages)))

    def _on_search_entered(self) -> None:
        if lines := self.list.lines():
            self.opened.emit(lines[0])

    def _warm_up_soon(self) -> None:
        later = QTimer(self)
        later.setSingleShot(True)
        later.timeout.connect(self._begin_warm_up)
        later.start(WARM_UP_AFTER_MS)

    def _begin_warm_up(self) -> None:
        tasks = self._context.tasks
        tasks.run(self, self._warm_up, done=lambda _found: None, failed=lambda _error: None)

    def _warm_up(self) -> int:
        """Read every explanation before the first search, so that no letter waits for it."""
        return len(self._explanations.search("a", self._context.language))


class CardLines(SearchAnswers):
    """The lines of the warning-sign card that the words mean; hidden until words of the card are searched.

    They stand there because their words were typed, and decide nothing.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, context.texts, context.catalogue)
        self.setObjectName("understand-signs")
        self._context = context
        self.card_wanted.connect(partial(context.go, ScreenName.WARNING_SIGNS))

    @cached_property
    def _finder(self) -> SymptomSearch:
        """Made for the first word: its vocabulary takes a while to read."""
        return SymptomSearch.of((), self._context.catalogue, self._context.language)

    def search(self, words: str) -> None:
        """Show the lines that the words mean; none for other words."""
        self.show_found(Found(signs=self._finder.find(words).signs if words else ()))
