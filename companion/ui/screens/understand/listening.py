"""Reading the open explanation aloud; the sentence that is read is marked in the reader."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from companion.domain.explanations import Explanation
from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.ways.context import Context
from companion.ui.ways.listening import Listening


class ExplanationAloud:
    """Its buttons stand where the screen puts them; `explanation` is the one that is open."""

    def __init__(self, context: Context, view: ReaderView) -> None:
        self._view = view
        self.explanation: Explanation | None = None
        self._said: Sequence[str] = ()
        self._spoken_to = 0
        self._listening = Listening(context, view, self._sentences, "understand", keep_room=False)
        self._listening.begun.connect(self._on_sentence)
        self._listening.ended.connect(view.unmark)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """To begin, break off or go on; and to stop."""
        return self._listening.buttons

    def stop(self) -> None:
        """Fall silent."""
        self._listening.stop()

    def _sentences(self) -> Sequence[str]:
        from companion.content.explanations import load_explanations

        self._spoken_to = 0
        opened = self.explanation
        self._said = () if opened is None else load_explanations().sentences(opened)
        return self._said

    def _on_sentence(self, place: int) -> None:
        self._spoken_to = self._view.mark_sentence(self._said[place], self._spoken_to)
