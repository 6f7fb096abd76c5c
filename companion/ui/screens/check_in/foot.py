"""The buttons below a check-in: back, leave a correction, save and finish, go on.

They say what a press leads to; the screen does it.
"""

from collections.abc import Callable

from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.ui.screens.check_in.steps import next_words
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import button, plain_tip, with_icon
from companion.ui.widgets.step_frame import StepFoot


class CheckInFoot(StepFoot):
    """Each button shows where it leads anywhere."""

    def __init__(
        self,
        context: Context,
        *,
        back: Callable[[], None],
        give_up: Callable[[], None],
        finish: Callable[[], None],
        go_on: Callable[[], None],
    ) -> None:
        look, texts = context.look, context.texts
        self._texts = texts
        self._back = with_icon(button(texts("Previous"), back), "back", look.palette.primary, look)
        self._give_up = button(texts("Leave it as it was"), give_up)
        self._finish = button(texts("Save and finish"), finish)
        self.next = button("", go_on, kind="primary")
        for handle, made in (
            ("back", self._back),
            ("give-up", self._give_up),
            ("finish", self._finish),
            ("next", self.next),
        ):
            made.setObjectName(handle)
        super().__init__((self._back, self._give_up), (self._finish, self.next), gap=look.space(12))

    def show_check_in(self, check_in: OpenCheckIn, *, back: bool, on: bool) -> None:
        """Say where the buttons lead. `back` and `on`: to another question of the same symptom."""
        texts = self._texts
        last = check_in.current is None and check_in.detailing is None
        goes_back = check_in.position > 0 and not (last and check_in.correcting is not None)
        goes_back = goes_back or back or check_in.detailing is not None
        self._back.setVisible(goes_back or check_in.revisiting)
        self._give_up.setVisible(check_in.correcting is not None)
        self._finish.setVisible(not last)
        ahead = texts("Go on") if on else next_words(texts, check_in)
        self.next.setText(texts("Save") if last else ahead)
        said = (
            texts("Save")
            if last
            else texts("Go on")
            if on
            else next_words(texts, check_in, whole=True)
        )
        self.next.setAccessibleName(said)
        self.next.setToolTip(plain_tip(said) if len(said) > len(self.next.text()) else "")
        # One comes to it from the last question, and sees what a screen reader has to say.
        self.next.setAccessibleDescription(
            texts("The last step: what you noted stands above. A letter begins a note.")
            if last
            else " "  # Qt would take the tip, which is the name
        )
        skips = check_in.next_attribute() is not None
        # Saving is never called going on, however little room there is.
        self.call_briefly(self.next, said if last else texts("Skip") if skips else texts("Go on"))
        self.fit()
