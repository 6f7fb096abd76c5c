"""The card of the settings on how the window looks: every choice applies at once."""

from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton, QWidget

from companion.domain.words import Language
from companion.settings import LANGUAGE, RULER, SIMPLE, STILL, TEXT_SIZE, THEME, Theme
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.look_rows import language_row, text_size_row


class DisplayCard(Card):
    """Language, size, how much is shown, colours, movement, ruler."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self._context = context
        look, texts, settings = context.look, context.texts, context.settings
        self._languages = language_row(look, texts)
        self._languages.chosen.connect(self._on_language)
        sizes = text_size_row(look, texts)
        sizes.chosen.connect(self._on_text_size)
        themes = (
            Choice(Theme.SYSTEM.value, texts("Like the computer")),
            Choice(Theme.LIGHT.value, texts("Light")),
            Choice(Theme.DARK.value, texts("Dark")),
            Choice(Theme.CONTRAST.value, texts("High contrast")),
            Choice(Theme.CONTRAST_DARK.value, texts("High contrast, dark")),
        )
        colours = self._row(THEME.title, themes, settings.theme.value, "theme")
        colours.chosen.connect(self._on_theme)
        moves = (
            Choice("soft", texts("Soft transitions")),
            Choice("still", texts("No movement")),
        )
        movement = self._row(STILL.title, moves, "still" if settings.still else "soft", "still")
        movement.chosen.connect(self._on_movement)
        shown = (Choice("off", texts("Hidden")), Choice("on", texts("Follows the line")))
        self._ruler = self._row(RULER.title, shown, "on" if settings.ruler else "off", "ruler")
        self._ruler.chosen.connect(self._on_ruler)
        self._lay_out(
            (LANGUAGE.title, self._languages),
            (TEXT_SIZE.title, sizes),
            (SIMPLE.title, self._other_window()),
            (THEME.title, colours),
            (STILL.title, movement),
            (RULER.title, self._ruler),
        )

    def first_button(self) -> QAbstractButton | None:
        """Where the keyboard starts: the present language."""
        return self._languages.current()

    def last_button(self) -> QAbstractButton:
        """Where Tab leaves the card."""
        return self._ruler.buttons()[-1]

    def _lay_out(self, *rows: tuple[str, QWidget]) -> None:
        look, texts = self._context.look, self._context.texts
        self.rows.addWidget(label(texts("Display"), "heading"))
        for title, choices in rows:
            self.rows.addWidget(label(texts(title), "strong"))
            self.rows.addWidget(choices)
            self.rows.addSpacing(look.space(8))
        hint = texts("A band lies over the line that you read. Alt and the arrows move it too.")
        self.rows.addWidget(label(hint, "small"))

    def _other_window(self) -> QWidget:
        """A button: of two choices the arrows would take the other one, and leave the settings at once."""
        context, look, texts = self._context, self._context.look, self._context.texts
        words = texts("Three large buttons: note, call, print")
        made = button(texts("Show everything") if context.is_simple else words, self._show_other)
        made.setObjectName("simple-all" if context.is_simple else "simple-simple")
        made.setAccessibleDescription(texts(SIMPLE.title))
        holder = QWidget()
        FlowLayout(look.space(8), holder).addWidget(made)
        return holder

    def _row(self, title: str, choices: tuple[Choice, ...], chosen: str, handle: str) -> ChoiceRow:
        look, texts = self._context.look, self._context.texts
        return ChoiceRow(look, texts(title), choices, chosen=chosen, handle=handle)

    def _on_language(self, language: str) -> None:
        context = self._context
        context.settings_wanted.emit(replace(context.settings, language=Language(language)))

    def _on_text_size(self, percent: str) -> None:
        context = self._context
        context.settings_wanted.emit(replace(context.settings, text_size_percent=int(percent)))

    def _on_theme(self, theme: str) -> None:
        context = self._context
        context.settings_wanted.emit(replace(context.settings, theme=Theme(theme)))

    def _show_other(self) -> None:
        context = self._context
        context.state.screen = ScreenName.HOME
        context.settings_wanted.emit(replace(context.settings, simple=not context.is_simple))

    def _on_movement(self, chosen: str) -> None:
        context = self._context
        context.settings_wanted.emit(replace(context.settings, still=chosen == "still"))

    def _on_ruler(self, shown: str) -> None:
        context = self._context
        context.settings_wanted.emit(replace(context.settings, ruler=shown == "on"))
