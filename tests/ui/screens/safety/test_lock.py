"""The locked carnet, and the carnet that does not open."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.actions.key import Key
from companion.content.catalogue import load_catalogue
from companion.domain.records import CheckIn, Details, Measurement, Profile, TeamContact
from companion.domain.symptoms import Attribute
from companion.domain.words import Language
from companion.ui.screens.safety.tries import Tries
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.unsaved import NewQuestion
from tests.systems import is_its_owners_alone
from tests.ui.windows import Opened, focused, journal_of, make_carnet, make_window

SECRET = "quatre mots simples ici"


def test_the_right_password_opens_the_carnet(qtbot: QtBot, tmp_path: Path) -> None:
    """Typed and Enter: the home screen."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    assert focused() == "passphrase"
    opened.type("passphrase", SECRET)
    QTest.keyClick(opened.control("passphrase"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    assert focused() == "start-check-in"


def test_a_wrong_password_is_said_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    """The field keeps what was typed, all of it selected, to type it anew."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.type("passphrase", "autre chose")
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("lock-trouble"))
    assert "Ce mot de passe n’ouvre pas le carnet." in opened.said()
    field = opened.control("passphrase")
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "autre chose"
    assert focused() == "passphrase"


def test_the_password_can_be_shown(qtbot: QtBot, tmp_path: Path) -> None:
    """Afficher makes the letters readable, Masquer hides them again."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    field = opened.control("passphrase")
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    opened.press("show-passphrase")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    opened.press("show-passphrase")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_capitals_without_the_shift_key_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    """A capital letter with no shift key means Caps Lock; a small one takes the hint away."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    field = opened.control("passphrase")
    QTest.keyClicks(field, "A", Qt.KeyboardModifier.NoModifier)
    assert "Le verrouillage des majuscules est activé." in opened.said()
    QTest.keyClicks(field, "b")
    assert "Le verrouillage des majuscules est activé." not in opened.said()


def test_the_warning_signs_show_while_locked(qtbot: QtBot, tmp_path: Path) -> None:
    """The card of everybody, without anything from the carnet."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.press("nav-warning-signs")
    assert load_catalogue().card.title.in_language(Language.FR) in opened.said()


def lock_in_the_middle(qtbot: QtBot, folder: Path, *, level: int | None) -> Opened:
    """A check-in at its second question, then Ctrl+L; `level` is the answer to the first."""
    make_carnet(folder, passphrase=SECRET)
    opened = make_window(qtbot, folder)
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    context = opened.window.context
    assert context is not None
    check_in = new_check_in(context.journal.carnet, context.catalogue, context.journal.today())
    if level is not None:
        check_in.answer(check_in.symptoms[0], check_in.symptoms[0].attributes[0], level)
    check_in.forward()
    start_check_in(context, check_in)
    opened.window.lock()
    assert opened.shows("passphrase")
    return opened


def test_a_check_in_in_progress_outlives_the_lock(qtbot: QtBot, tmp_path: Path) -> None:
    """Locked in the middle of a check-in, opened again: it goes on, and nothing was noted for it."""
    opened = lock_in_the_middle(qtbot, tmp_path, level=3)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    assert "2 sur 8" in opened.said()
    assert "Ce que vous étiez en train d’écrire est toujours là." in opened.said()
    assert journal_of(opened).author is None
    assert journal_of(opened).carnet.entries(CheckIn) == ()
    opened.press("finish")
    (entry,) = journal_of(opened).carnet.entries(CheckIn)
    assert entry.body.answers == {"fatigue": {Attribute.INTENSITY: 3}}


def test_a_locked_window_that_is_closed_loses_no_answer(qtbot: QtBot, tmp_path: Path) -> None:
    """What was being typed lies encrypted beside the carnet, and goes on in the next window."""
    opened = lock_in_the_middle(qtbot, tmp_path, level=3)
    assert opened.window.close()
    draft = tmp_path / "companion.carnet.draft"
    assert is_its_owners_alone(draft)
    assert b"fatigue" not in draft.read_bytes()
    again = make_window(qtbot, tmp_path)
    again.start(qtbot)
    again.window.show_journal(again.book.open(Key(SECRET)))
    assert "2 sur 8" in again.said()
    assert "Ce que vous étiez en train d’écrire est toujours là." in again.said()
    again.press("finish")
    (entry,) = journal_of(again).carnet.entries(CheckIn)
    assert entry.body.answers == {"fatigue": {Attribute.INTENSITY: 3}}
    qtbot.waitUntil(lambda: not draft.exists())


def test_the_details_in_progress_lie_beside_the_carnet_too(qtbot: QtBot, tmp_path: Path) -> None:
    """Closed while locked: places, stools and the step where the person was come back."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    context = opened.window.context
    assert context is not None
    check_in = new_check_in(context.journal.carnet, context.catalogue, context.journal.today())
    for name in ("itching", "diarrhoea"):
        symptom = context.catalogue.symptoms[name]
        check_in.answer(symptom, symptom.attributes[0], 2)
    check_in.details["itching"] = Details(where=("face",), sleep_lost=True)
    check_in.stools, check_in.usual_stools = 5, 2
    check_in.look_at("diarrhoea")
    start_check_in(context, check_in)
    opened.window.lock()
    assert opened.window.close()

    again = make_window(qtbot, tmp_path)
    again.start(qtbot)
    again.window.show_journal(again.book.open(Key(SECRET)))
    assert "5 selles, +3 par rapport à l’habitude (2)" in again.said()
    again.press("finish")
    carnet = journal_of(again).carnet
    assert carnet.entries(CheckIn)[0].body.details == {"itching": check_in.details["itching"]}
    assert [entry.body.value for entry in carnet.entries(Measurement)] == [5.0]


def test_what_was_given_up_after_a_lock_does_not_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    """The draft that a lock kept goes when the next lock, or the end, finds nothing in progress."""
    opened = lock_in_the_middle(qtbot, tmp_path, level=3)
    draft = tmp_path / "companion.carnet.draft"
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    assert draft.exists()
    context = opened.window.context
    assert context is not None
    context.state.of(CheckInState).check_in = None
    opened.window.lock()
    assert not draft.exists()


def test_what_was_saved_after_the_lock_does_not_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    """Locked, opened again, saved, closed: the answers are an entry, and no draft doubles them."""
    opened = lock_in_the_middle(qtbot, tmp_path, level=3)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    opened.press("finish")
    assert opened.window.close()
    assert not (tmp_path / "companion.carnet.draft").exists()
    again = make_window(qtbot, tmp_path)
    again.window.show_journal(again.book.open(Key(SECRET)))
    assert len(journal_of(again).carnet.entries(CheckIn)) == 1
    assert again.window.context is not None
    assert again.window.context.state.of(CheckInState).check_in is None


def test_a_form_half_filled_outlives_the_lock(qtbot: QtBot, tmp_path: Path) -> None:
    """Not only check-ins: what stands in any open form is found again by the next window."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    context = opened.window.context
    assert context is not None
    context.state.of(NewQuestion).text = "Puis-je partir en voyage"
    opened.window.lock()
    assert opened.window.close()
    again = make_window(qtbot, tmp_path)
    again.window.show_journal(again.book.open(Key(SECRET)))
    context = again.window.context
    assert context is not None
    assert context.state.of(NewQuestion).text == "Puis-je partir en voyage"


def test_a_lock_with_nothing_answered_writes_and_says_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """A check-in that was only opened is still open afterwards."""
    opened = lock_in_the_middle(qtbot, tmp_path, level=None)
    assert not (tmp_path / "companion.carnet.draft").exists()
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    assert "2 sur 8" in opened.said()
    assert not opened.shows("toast-close")
    assert journal_of(opened).carnet.entries(CheckIn) == ()


def is_more_than(tries: Tries, number: int) -> bool:
    return tries.wrong > number


def test_five_wrong_passwords_make_a_pause_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    """The sentence says how long and that nothing is erased; then the right one opens."""
    make_carnet(tmp_path, passphrase=SECRET)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    opened = make_window(qtbot, tmp_path)
    opened.window.closed.tries.pause_ms = 60_000
    opened.start(qtbot)
    tries = opened.window.closed.tries
    while tries.wrong < 5:
        before_this = tries.wrong
        opened.control("passphrase").setProperty("text", f"autre chose {before_this}")
        opened.press("lock-open")
        qtbot.waitUntil(partial(is_more_than, tries, before_this))
    assert "Rien n’est effacé." in opened.said()
    assert not opened.control("lock-open").isEnabled()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    opened.window.closed.tries.succeeded()
    opened.window.redraw()
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("greeting"))


def test_the_pause_ends_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    """After it one can try again, on the same screen."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.window.closed.tries.pause_ms = 20
    opened.window.closed.tries.wrong = 4
    opened.start(qtbot)
    opened.type("passphrase", "autre chose")
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.window.closed.tries.wrong == 5)
    qtbot.waitUntil(lambda: opened.control("lock-open").isEnabled())


def test_the_teams_numbers_stand_on_the_lock(qtbot: QtBot, tmp_path: Path) -> None:
    """They stay in memory while locked; a window that starts locked shows the card alone."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    card = load_catalogue().card
    assert card.signs[next(iter(card.signs))].text.in_language(Language.FR) in opened.said()
    journal = opened.book.open(Key(SECRET))
    journal.record(Profile("Marianne", team=(TeamContact("Hôpital de jour", "01 23 45 67 89"),)))
    opened.window.show_journal(journal)
    opened.window.lock()
    assert "01 23 45 67 89" in opened.said()
    assert "Marianne" not in opened.said()
    again = make_window(qtbot, tmp_path)
    again.start(qtbot)
    assert "01 23 45 67 89" not in again.said()


def test_nobody_at_the_window_locks_it(qtbot: QtBot, tmp_path: Path) -> None:
    """After the time that was chosen, also where a box still asks something."""
    make_carnet(tmp_path, passphrase=SECRET)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.window.show_journal(opened.book.open(Key(SECRET)))
    box = QDialog(opened.window)
    box.setModal(True)
    box.show()
    opened.window._locking.lock_after(0.0001)
    qtbot.waitUntil(lambda: opened.shows("passphrase"))
    assert not box.isVisible()
    assert opened.window.context is None


def test_a_key_in_clear_is_not_locked(qtbot: QtBot, tmp_path: Path) -> None:
    """There would be nothing to open it with but a press."""
    make_carnet(tmp_path)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.window.lock()
    assert opened.shows("greeting")


def test_a_file_that_is_no_carnet_is_told_and_left_alone(qtbot: QtBot, tmp_path: Path) -> None:
    """What happened, that nothing was changed, and a second try once it is put right."""
    make_carnet(tmp_path)
    path = tmp_path / "companion.carnet"
    good = path.read_bytes()
    path.write_bytes(b"")
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    assert (
        "Ce fichier est vide. Il ne contient pas de carnet. Choisissez un autre fichier."
        in opened.said()
    )
    assert "Rien n’a été modifié." in opened.said()
    assert path.read_bytes() == b""
    path.write_bytes(good)
    opened.press("trouble-again")
    assert opened.shows("greeting")


def test_one_can_leave_from_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    """Quitter closes the window."""
    make_carnet(tmp_path)
    (tmp_path / "companion.carnet").write_bytes(b"no carnet at all" * 300)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    opened.press("trouble-leave")
    assert not opened.window.isVisible()
