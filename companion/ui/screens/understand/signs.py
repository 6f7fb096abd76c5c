"""The lines of the warning-sign card that a search in Comprendre means, above the explanations it finds.

They stand there because their words were typed. It knows no explanation and decides nothing.
"""

from functools import partial

from companion.actions.symptom_search import Found, SymptomSearch
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.announce import announce
from companion.ui.widgets.search_answers import SearchAnswers


class CardLines(SearchAnswers):
    """Hidden until words of the card are searched."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, context.texts, context.catalogue)
        self.setObjectName("understand-signs")
        self._finder = SymptomSearch.of((), context.catalogue, context.language)
        self.card_wanted.connect(partial(context.go, ScreenName.WARNING_SIGNS))

    def search(self, words: str) -> None:
        """Show the lines that the words mean; none for other words."""
        before = self.words()
        self.show_found(Found(signs=self._finder.find(words).signs if words else ()))
        if self.words() not in {"", before}:
            announce(self, self.words())
