"""An opened entry: what it says, how it is corrected, withdrawn, put back, and remarked upon."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.authorship import request_of
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Person,
    Purpose,
    Question,
    Remark,
    Role,
)
from companion.domain.symptoms import Attribute, Recall
from companion.ui.look.icons import icon_path
from companion.ui.look.look import LIGHT, Look
from companion.ui.look.style_sheet import style_sheet
from companion.ui.screens.journal.entry import EntryScreen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.to_entry import OpenedEntry, open_entry
from tests.ui.conftest import NOW, FakeDialogs
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)
BODY = CheckIn(
    TODAY,
    Recall.DAY,
    {
        "fatigue": {Attribute.INTENSITY: 3, Attribute.INTERFERENCE: 1},
        "itching": {Attribute.INTENSITY: 0},
        "rash": {Attribute.PRESENCE: 1},
    },
    "Sieste l’après-midi",
)
LESS = replace(
    BODY, answers={**BODY.answers, "fatigue": {Attribute.INTENSITY: 1}}, note="Petite sieste"
)


def opened(qtbot: QtBot, context: Context, record_id: str) -> OpenWindow:
    """The window on a record."""
    window = OpenWindow(qtbot, context)
    open_entry(context, record_id)
    return window


def shown_screen(context: Context) -> ScreenName:
    """Where the window is; a call, so that a type checker knows it can change."""
    return context.state.screen


def focused() -> str:
    """The handle of the control with the keyboard."""
    control = QApplication.focusWidget()
    return control.objectName() if control else ""


def test_it_says_every_answer_in_words_and_digits(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Also which symptoms were asked and answered 0, the note, the author and the hour."""
    window = opened(qtbot, context, journal.record(BODY).record_id)

    assert window.says("Saisie du samedi 21\u00a0novembre\u00a02026")
    moment = "21\u00a0novembre\u00a02026 à 19\u00a0h\u00a030"
    assert window.says(f"Écrit par Marianne, le {moment}")
    assert window.says("Beaucoup (3) · gêne\u00a0: un peu (1)")
    assert window.says("Oui")
    words = window.words()
    assert words.index("Demandé, et répondu\u00a00") < words.index("Démangeaisons")
    assert window.says("«\u00a0Sieste l’après-midi\u00a0»")
    assert window.says("Rien n’a été changé depuis.")


def test_its_head_names_who_corrected_it(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """Beside who wrote it, and at whose word; one's own correction needs no name."""
    record, paul = journal.record(BODY).record_id, journal.record(Person("Paul", Role.CAREGIVER))
    journal.author = paul.record_id
    journal.correct(record, LESS, at_request=True)
    journal.author = None
    window = opened(qtbot, context, record)
    (head,) = (each for each in window.words() if each.startswith("Écrit par Marianne"))
    assert head.endswith(
        "Corrigé le 21\u00a0nov. par Paul, à la demande de Marianne (1\u00a0correction)"
    )
    own = journal.record(BODY).record_id
    journal.correct(own, LESS)
    open_entry(context, own)
    (head,) = (each for each in window.words() if each.startswith("Écrit par Marianne"))
    assert head.endswith("Corrigé le 21\u00a0nov. (1\u00a0correction)")


def test_a_long_day_fits_the_page_at_twice_the_size(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """A line may end before the year, and the margins give way."""
    context.look = Look(LIGHT, 200)
    context.state.of(OpenedEntry).record_id = journal.record(
        replace(BODY, for_day=date(2026, 9, 1))
    ).record_id
    screen = EntryScreen(context)
    qtbot.addWidget(screen)
    screen.setStyleSheet(style_sheet(context.look, icon_path("tick-light")))
    screen.refresh()
    screen.resize(540, 700)
    screen.show()
    content = screen.widget()
    assert content is not None
    assert content.width() <= screen.viewport().width()


def test_the_old_value_stays_readable_after_a_correction(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Each correction says what stood before and after, when and by whom."""
    record_id = journal.record(BODY).record_id
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.correct(record_id, LESS, at_request=True)
    window = opened(qtbot, context, record_id)

    assert window.says("Fatigue\u00a0: beaucoup (3), puis un peu (1)")
    assert window.says("Fatigue, gêne\u00a0: un peu (1), puis pas de réponse")
    assert window.says(
        "Note\u00a0: «\u00a0Sieste l’après-midi\u00a0», puis «\u00a0Petite sieste\u00a0»"
    )
    assert any(
        said.startswith("Correction le 21")
        and said.endswith("par Paul, proche, à la demande de Marianne")
        for said in window.words()
    )
    assert any(
        said.startswith("Noté d’abord le 21") and said.endswith("par Marianne")
        for said in window.words()
    )


@pytest.mark.parametrize("reads_own", [True, False])
def test_the_keyboard_starts_on_what_the_reader_would_do(
    qtbot: QtBot, context: Context, journal: Journal, *, reads_own: bool
) -> None:
    """One’s own entry is corrected; another person’s is answered, and keeps its other ways."""
    record_id = journal.record(BODY).record_id
    if not reads_own:
        journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    window = opened(qtbot, context, record_id)
    usual = "entry-correct" if reads_own else "entry-answer"
    assert focused() == usual
    assert window.control(usual).property("kind") == "primary"
    assert window.control("entry-remark").property("kind") == "secondary"
    assert window.shows("entry-answer") is not reads_own
    assert window.shows("entry-withdraw") is reads_own
    window.key(Qt.Key.Key_Return)
    assert context.state.screen is ScreenName.CHECK_IN
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.correcting == (record_id if reads_own else None)


def test_correcting_a_check_in_opens_its_answers_and_signs_the_new_ones(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The caregiver’s correction, at the patient’s request, says so and never becomes hers."""
    record_id = journal.record(BODY).record_id
    paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.author = paul
    window = opened(qtbot, context, record_id)
    assert window.says("Corriger à la demande de Marianne")
    window.press("entry-correct")
    assert context.state.screen is ScreenName.CHECK_IN
    assert window.says("Correction à la demande de Marianne")
    going = context.state.of(CheckInState).check_in
    assert going is not None
    assert going.correcting == record_id
    window.press("change-fatigue")
    window.type("1")
    window.press("finish")

    entry = journal.carnet.entry(record_id)
    assert entry.author == journal.patient_id()
    assert entry.revisions[-1].author == paul
    assert request_of(entry.revisions[-1]) == entry.author
    open_entry(context, record_id)
    assert window.says("Fatigue\u00a0: beaucoup (3), puis un peu (1)")


def test_answers_in_progress_are_not_lost_by_correcting(
    qtbot: QtBot, context: Context, journal: Journal, dialogs: FakeDialogs
) -> None:
    """It asks first; coming back to a correction in progress goes on with it."""
    first, second = (journal.record(BODY).record_id for _ in range(2))
    window = opened(qtbot, context, first)
    window.press("entry-correct")
    check_in = context.state.of(CheckInState).check_in
    assert check_in is not None
    check_in.answer(check_in.symptoms[0], Attribute.INTENSITY, 2)
    dialogs.answer = False
    open_entry(context, second)
    window.press("entry-correct")
    assert len(dialogs.asked) == 1
    assert shown_screen(context) is ScreenName.ENTRY
    open_entry(context, first)
    window.press("entry-correct")

    assert len(dialogs.asked) == 1
    assert context.state.of(CheckInState).check_in is check_in
    assert shown_screen(context) is ScreenName.CHECK_IN


def test_withdrawing_asks_once_keeps_it_readable_and_can_be_undone(
    qtbot: QtBot, context: Context, journal: Journal, dialogs: FakeDialogs
) -> None:
    """Refusing changes nothing; a withdrawn entry offers to be put back and nothing else."""
    record_id = journal.record(BODY).record_id
    window = opened(qtbot, context, record_id)
    dialogs.answer = False
    window.press("entry-withdraw")
    assert len(journal.carnet.entries(CheckIn)) == 1
    dialogs.answer = True
    window.press("entry-withdraw")

    assert journal.carnet.entries(CheckIn) == ()
    assert window.says("Retrait le 21\u00a0nov. par Marianne")
    assert window.says("Beaucoup (3)")
    assert not window.shows("entry-correct")
    assert focused() == "entry-put-back"
    window.shell.undo()
    assert len(journal.carnet.entries(CheckIn)) == 1
    assert window.shows("entry-correct")


def test_a_withdrawn_entry_can_be_put_back(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Its history tells both."""
    record_id = journal.record(BODY).record_id
    journal.withdraw(record_id)
    window = opened(qtbot, context, record_id)
    window.key(Qt.Key.Key_Return)

    assert journal.carnet.entry(record_id).body == BODY
    assert any(said.startswith("Retrait le 21") for said in window.words())
    assert any(said.startswith("Remise en place le 21") for said in window.words())


def test_a_remark_is_signed_and_stands_with_the_entry(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """An empty one is refused beside its field; Escape closes; Ctrl+Enter saves."""
    record_id = journal.record(BODY).record_id
    paul = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.author = paul
    window = opened(qtbot, context, record_id)
    window.press("entry-remark")
    assert not window.shows("entry-correct")
    window.press("form-save")
    assert window.says("Veuillez écrire la remarque.")
    window.key(Qt.Key.Key_Escape)
    assert window.focus().objectName() == "entry-remark"
    window.press("entry-remark")
    window.type("Elle a bien dormi")
    window.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (remark,) = journal.carnet.entries(Remark)
    assert remark.body == Remark("Elle a bien dormi", record_id)
    assert remark.author == paul
    assert window.says("«\u00a0Elle a bien dormi\u00a0»")
    assert not window.shows("form-save")
    window.shell.undo()
    assert journal.carnet.entries(Remark) == ()


def test_what_is_typed_survives_a_new_look(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """A change of language or size draws the form again with its words."""
    window = opened(qtbot, context, journal.record(BODY).record_id)
    window.press("entry-remark")
    window.type("A demi")
    window.window.close()
    again = OpenWindow(qtbot, context)
    context.go(ScreenName.ENTRY)
    again.press("form-save")

    assert journal.carnet.entries(Remark)[0].body.text == "A demi"


KINDS: tuple[Body, ...] = (
    Infusion(TODAY, "Nivolumab", given=True, cycle=4),
    Medicine("Lévothyroxine", TODAY, dose="50 µg"),
    Measurement(TODAY, "temperature", 37.8, "Cel"),
    Appointment(NOW, Purpose.CONSULTATION, "Dr Martin"),
    Event(TODAY, "Chute"),
    Question("Puis-je voyager ?", asked=TODAY, answer="Oui"),
    Remark("Une bonne journée"),
)


@pytest.mark.parametrize("body", KINDS, ids=lambda body: body.kind.value)
def test_every_kind_of_record_opens_and_its_form_changes_nothing_by_itself(
    qtbot: QtBot, context: Context, journal: Journal, body: Body
) -> None:
    """Opening the form and saving it as it is writes no revision."""
    record_id = journal.record(body).record_id
    window = opened(qtbot, context, record_id)
    window.press("entry-correct")
    window.press("form-save")

    assert journal.carnet.entry(record_id).body == body
    assert len(journal.carnet.history(record_id)) == 1
    assert not window.shows("form-save")


def test_a_corrected_remark_shows_both_texts(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """And stays about what it was about."""
    about = journal.record(BODY).record_id
    record_id = journal.record(Remark("Bien", about)).record_id
    window = opened(qtbot, context, record_id)
    window.press("entry-correct")
    window.type("Tres ")
    window.press("form-save")

    entry = journal.carnet.entry(record_id)
    assert isinstance(entry.body, Remark)
    assert entry.body.about == about
    assert entry.body.text != "Bien"
    assert window.says("«\u00a0Bien\u00a0»")
    assert window.says(f"«\u00a0{entry.body.text}\u00a0»")


def test_an_entry_that_is_not_there_says_so_and_leads_back(qtbot: QtBot, context: Context) -> None:
    """No blank screen."""
    window = opened(qtbot, context, "00000000-0000-7000-8000-000000000000")

    assert window.says("Cette entrée n’est pas dans le carnet. Rien n’a été modifié.")
    assert focused() == "entry-back"
    window.key(Qt.Key.Key_Return)
    assert context.state.screen is ScreenName.JOURNAL
