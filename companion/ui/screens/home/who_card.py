"""Who writes, asked before anything is noted where several people could and nobody said."""

from PySide6.QtWidgets import QWidget

from companion.ui.ways.context import Context, WantedBefore
from companion.ui.ways.screen import Screen
from companion.ui.ways.who_writes import everyone, write_as
from companion.ui.widgets.basics import Card, clear, label
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.words.whom import person_words


class WhoCard(Card):
    """Hidden once it is known."""

    def __init__(self, context: Context, screen: Screen) -> None:
        super().__init__(context.look)
        self.setObjectName("who-writes")
        self._context, self._screen = context, screen
        self._row: ChoiceRow | None = None
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody has to say who writes."""
        return not self._context.read_only and not self._context.is_writer_known()

    def refresh(self) -> None:
        """Ask, or be gone; what was wanted on another screen is not, once one comes by oneself."""
        context, texts = self._context, self._context.texts
        context.state.take(WantedBefore)
        clear(self.rows)
        self._row = None
        self.setVisible(self.is_wanted)
        if not self.is_wanted:
            return
        people = everyone(context)
        choices = [Choice(e.id, person_words(texts, context.journal.carnet, e.id)) for e in people]
        question = texts("Who is writing?")
        self._row = ChoiceRow(context.look, question, choices, chosen="", handle="writer")
        self._row.chosen.connect(self._on_chosen)
        self.rows.addWidget(label(question, "heading"))
        self.rows.addWidget(
            label(texts("Each entry is signed. You can change it at any time."), "soft")
        )
        self.rows.addWidget(self._row)

    def first_control(self) -> QWidget | None:
        """Where the keyboard starts."""
        return None if self._row is None else self._row.buttons()[0]

    def _on_chosen(self, record_id: str) -> None:
        write_as(self._context, self._screen, record_id)
        if self._screen.isVisible():
            self._screen.focus_first()
