"""The home screen's button of whom to call: the care team's number, or the way to note it."""

from PySide6.QtWidgets import QWidget

from companion.actions.words.phone import dialled
from companion.ui.look.fonts import NUMBERS, load_fonts
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_treatment import note_contact
from companion.ui.widgets.basics import plain_tip, with_icon
from companion.ui.widgets.plain_words import PlainButton
from companion.ui.widgets.presses import when_pressed


class CallButton(PlainButton):
    """The same whatever was answered. It leads to all numbers, above the card that says when to call."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        load_fonts(NUMBERS)
        self._context = context
        self.setObjectName("who-to-call")
        self.setProperty("kind", "call")
        with_icon(self, "phone", context.look.palette.primary, context.look)
        when_pressed(self, lambda _checked: self._open())

    def refresh(self) -> None:
        """Say the first number, as it stands; the others are said by what it describes."""
        context, texts = self._context, self._context.texts
        team = context.journal.carnet.team()
        self.setVisible(bool(team) or not context.read_only)
        if not team:
            self.setText(texts("Whom to call: note the number"))
            self.setAccessibleDescription(texts("Your care team’s numbers can be shown here."))
            return
        self.setText(texts("Whom to call: {number}", number=dialled(team[0].phone)))
        said = "; ".join(
            ", ".join(part for part in (dialled(each.phone), each.name, each.when) if part)
            for each in team
        )
        self.setAccessibleDescription(said)
        self.setToolTip(plain_tip(said))

    def _open(self) -> None:
        if self._context.journal.carnet.team():
            self._context.go(ScreenName.WARNING_SIGNS)
        else:
            note_contact(self._context)
