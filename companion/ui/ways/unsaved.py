"""What is being typed and not saved yet. It is kept encrypted beside the carnet until it is."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from companion.ui.ways.context import Context
    from companion.ui.ways.screen_name import ScreenName


class OpenForm(Struct):
    """A form in progress: which one, the record it corrects, and what was typed, by field."""

    name: str
    record_id: str | None = None
    typed: dict[str, str] = field(default_factory=dict)


class OpenForms(dict[str, OpenForm]):
    """The forms in progress that are kept, by a name of the place where each is open.

    The names stand in kept drafts.
    """


def close_form(context: Context, place: str) -> OpenForm | None:
    """Close the form of a place, and let the notice bring back what was typed in it; None where none is open.

    To be called for one that was left, before the screen is drawn without it.
    """
    forms = context.state.of(OpenForms)
    opened = forms.pop(place, None)
    if opened is not None and any(opened.typed.values()):
        say_closed(context, partial(forms.__setitem__, place, opened))
    return opened


def say_closed(
    context: Context, bring_back: Callable[[], None], screen: ScreenName | None = None
) -> None:
    """Say that nothing was saved of what was typed, and offer it again on its screen, else on the one shown."""
    its = screen or context.state.screen

    def open_again() -> None:
        bring_back()
        context.go(its)

    context.say(context.texts("Closed. Nothing was saved."), take_back=open_again)


class NewQuestion(Struct):
    """A question for the care team that is being typed."""

    text: str = ""


class WeekSheetState(Struct):
    """A paper week that is being typed in; `cells` by symptom and day, `added` are symptoms."""

    first_day: date | None = None
    cells: dict[tuple[str, int], int] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
