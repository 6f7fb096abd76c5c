"""The ways that lead to the photos, and what each brings along."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Photo
from companion.ui.screens.photos.state import PhotosState
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_photos import show_photos_about
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.screens.photos.test_photos import TODAY, jpeg, keep


def test_a_finished_check_in_leaves_nothing_to_the_next_photo(
    qtbot: QtBot, context: Context
) -> None:
    """Its day, its symptom and the way back to it go with it."""
    context.state.put(PhotosState(ScreenName.CHECK_IN, "rash", date(2026, 11, 3)))
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    assert window.says("Retour au journal")
    left = context.state.of(PhotosState)
    assert (left.about, left.day) == (None, None)


def test_the_way_from_a_symptom_begins_anew(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """A photo that was left large, and those compared, do not stand before the new one."""
    written = keep(journal, TODAY)
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    window.press(f"enlarge-{written}")
    context.go(ScreenName.HOME)
    show_photos_about(context, "rash", date(2026, 11, 3))
    assert window.shows("photos-add")
    assert context.state.of(PhotosState) == PhotosState(ScreenName.HOME, "rash", date(2026, 11, 3))
    window.press(f"enlarge-{written}")
    context.go(ScreenName.HOME)
    context.go(ScreenName.PHOTOS)
    assert not window.shows("photos-add")


def test_one_press_on_a_symptom_asks_for_the_photo(
    qtbot: QtBot, context: Context, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """The choice of a file comes by itself; what was chosen waits for its day and words."""
    dialogs.chosen = tmp_path / "IMG_0001.jpg"
    dialogs.chosen.write_bytes(jpeg())
    window = OpenWindow(qtbot, context)
    show_photos_about(context, "rash", TODAY)
    qtbot.waitUntil(lambda: window.shows("form-save"))


def test_a_photo_that_was_left_unsaved_is_offered_again(
    qtbot: QtBot, context: Context, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """In large letters the way back is in sight and « Enregistrer » is not: what was chosen is not lost."""
    dialogs.chosen = tmp_path / "IMG_0001.jpg"
    dialogs.chosen.write_bytes(jpeg())
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.HOME)
    show_photos_about(context, "rash", TODAY)
    qtbot.waitUntil(lambda: window.shows("form-save"))
    window.press("photos-back")
    undo = window.shell.findChild(QPushButton, "toast-undo")
    assert undo is not None
    assert undo.isVisible()
    undo.click()
    assert context.state.screen is ScreenName.PHOTOS
    window.press("form-save")
    (photo,) = context.journal.carnet.entries(Photo)
    assert (photo.body.about, photo.body.for_day) == ("rash", TODAY)
