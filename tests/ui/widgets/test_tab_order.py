"""Tab goes where the eye goes: down a form to its buttons, down a list to the field below it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Question
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_treatment import TREATMENT_FORM
from companion.ui.ways.unsaved import OpenForm, OpenForms
from tests.ui.open_window import OpenWindow

FOOT = ("back", "finish", "next")


def stops(window: OpenWindow, count: int) -> list[str]:
    """The handles that the next Tabs come to."""
    found = []
    for _ in range(count):
        window.key(Qt.Key.Key_Tab)
        found.append(window.focus().objectName())
    return found


def test_after_the_last_field_of_a_form_comes_save(qtbot: QtBot, context: Context) -> None:
    """From the day of a new infusion Tab goes through the fields, then to Save and Cancel."""
    context.state.of(OpenForms)[TREATMENT_FORM] = OpenForm("infusions")
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    assert window.focus().objectName() == "field-day"
    found = stops(window, 7)

    assert found[-2:] == ["form-save", "form-cancel"]
    assert "field-cycle" in found
    assert "field-medicine" in found


def test_shift_tab_from_the_first_field_leaves_the_form(qtbot: QtBot, context: Context) -> None:
    """Save is not before the first field."""
    context.state.of(OpenForms)[TREATMENT_FORM] = OpenForm("infusions")
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    window.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert not window.focus().objectName().startswith("form-")


def test_from_a_question_of_the_check_in_tab_goes_on_to_the_foot(
    qtbot: QtBot, context: Context
) -> None:
    """The choices, then the buttons below them; not the navigation and the top of the screen."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.CHECK_IN)
    assert window.focus().objectName() == "question-intensity"
    found = stops(window, 7)

    assert [stop for stop in found if stop in FOOT] == ["finish", "next"]


def test_so_does_the_step_after_it(qtbot: QtBot, context: Context) -> None:
    """Each step is made anew, and each is in order; Previous comes first at the foot."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.CHECK_IN)
    window.press("next")
    found = stops(window, 8)

    assert [stop for stop in found if stop in FOOT] == ["back", "finish", "next"]


def test_questions_come_before_the_field_below_them(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Tab goes down the list, then to the new question; also after one was added."""
    first = journal.record(Question("Pourquoi ai-je froid ?")).record_id
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HOME)
    below = ["question-new", "question-add"]
    window.control(f"question-change-{first}").setFocus()
    assert stops(window, 2) == below

    second = journal.record(Question("Puis-je voyager ?")).record_id
    window.screen.refresh()
    window.control(f"question-change-{first}").setFocus()
    assert stops(window, 3) == [f"question-change-{second}", *below]


def test_an_open_question_keeps_its_place(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """The form of a question stands in the list, and Tab leaves it downwards."""
    first = journal.record(Question("Pourquoi ai-je froid ?")).record_id
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.CONSULTATION)
    window.press("visit-prepare")
    window.press(f"question-change-{first}")
    assert window.focus().objectName() == "question-text"
    found = stops(window, 5)

    assert found == [
        "question-asked",
        "question-save",
        "question-withdraw",
        "question-cancel",
        "question-new",
    ]
