"""The photos of the skin: brought in, seen side by side and large, corrected, withdrawn, put back."""

import functools
import hashlib
import io
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.actions.photos import photo_of, photos_by_day
from companion.apart.pictures import read_picture_apart
from companion.domain.carnet import Entry
from companion.domain.records import Photo, PhotoType
from companion.ui.drawings.photo_view import PhotoView
from companion.ui.screens.journal.state import JournalState
from companion.ui.screens.photos.album import AT_ONCE
from companion.ui.screens.photos.screen import PhotosScreen
from companion.ui.screens.photos.state import PhotosState
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.unsaved import OpenForm
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.screen_walk import accessible_name

TODAY = date(2026, 11, 21)
CONTROL = Qt.KeyboardModifier.ControlModifier


def jpeg(colour: str = "salmon", size: tuple[int, int] = (80, 60)) -> bytes:
    """A small photo as a phone writes it, with its maker's name."""
    exif = Image.Exif()
    exif[0x010F] = "Telephone of Marianne"
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


# Each reading starts a process of its own.
read_once = functools.cache(read_picture_apart)


def keep(journal: Journal, day: date, colour: str = "salmon", **more: str) -> str:
    """The record id of a photo in the journal."""
    picture = read_once(jpeg(colour))
    body = replace(photo_of(picture, day), text=more.get("text"), about=more.get("about"))
    return journal.record_photo(body, picture.content).record_id


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    return made


def photos(journal: Journal) -> list[Entry[Photo]]:
    return list(photos_by_day(journal.carnet))


def form_there(qtbot: QtBot, window: OpenWindow) -> None:
    """Once the worker has read the picture."""
    qtbot.waitUntil(lambda: window.shows("form-new-photo"))


def views(window: OpenWindow) -> list[PhotoView]:
    return [view for view in window.screen.findChildren(PhotoView) if view.isVisible()]


def test_without_a_photo_the_screen_invites(window: OpenWindow) -> None:
    """It says what becomes of a photo, and where to start."""
    assert window.says("Pas encore de photo")
    assert window.says("Le lieu et le nom qu’un téléphone y inscrit sont retirés.")
    assert window.focus().objectName() == "photos-add"


def test_a_photo_from_a_file_is_kept(
    qtbot: QtBot, window: OpenWindow, journal: Journal, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """With its day, what it shows and a caption; without what the phone wrote into it."""
    dialogs.chosen = tmp_path / "IMG_0001.jpg"
    dialogs.chosen.write_bytes(jpeg())
    before = set(tmp_path.iterdir())
    window.press("photos-add")
    form_there(qtbot, window)
    window.press("field-about-rash")
    caption = window.screen.findChild(QLineEdit, "field-text")
    assert caption is not None
    QTest.keyClicks(caption, "avant la creme")
    window.press("form-save")

    (entry,) = photos(journal)
    assert entry.body.for_day == TODAY
    assert (entry.body.about, entry.body.text) == ("rash", "avant la creme")
    assert entry.body.media_type is PhotoType.JPEG
    content = journal.photo(entry.body.sha256)
    assert hashlib.sha256(content).hexdigest() == entry.body.sha256
    assert b"Marianne" not in content
    assert set(tmp_path.iterdir()) == before


def test_a_copied_picture_is_pasted_with_the_keys(
    qtbot: QtBot, window: OpenWindow, journal: Journal
) -> None:
    """Ctrl+V anywhere on the screen."""
    image = QImage(50, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    window.key(Qt.Key.Key_V, CONTROL)
    form_there(qtbot, window)
    window.press("form-save")
    assert [(e.body.width, e.body.height) for e in photos(journal)] == [(50, 40)]


def test_a_picture_that_another_program_copied_is_read_apart(
    qtbot: QtBot, window: OpenWindow, journal: Journal
) -> None:
    """As bytes: Qt decodes none of it. What is no picture is told."""
    for content, count in ((b"\x89PNG broken", 0), (jpeg(), 1)):
        copied = QMimeData()
        copied.setData("image/png", content)
        QGuiApplication.clipboard().setMimeData(copied)
        window.press("photos-paste")
        if count:
            form_there(qtbot, window)
            window.press("form-save")
        else:
            qtbot.waitUntil(lambda: bool(window.context.dialogs.told))  # type: ignore[attr-defined]
        assert len(photos(journal)) == count


def test_a_copied_file_is_pasted(
    qtbot: QtBot, window: OpenWindow, journal: Journal, tmp_path: Path
) -> None:
    """Copied in the file manager: its path is on the clipboard."""
    place = tmp_path / "IMG_0002.jpg"
    place.write_bytes(jpeg())
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(place))])
    QGuiApplication.clipboard().setMimeData(copied)
    window.press("photos-paste")
    form_there(qtbot, window)
    window.press("form-save")
    assert len(photos(journal)) == 1


def test_words_on_the_clipboard_are_no_picture(window: OpenWindow, journal: Journal) -> None:
    """It says so, and nothing is kept."""
    QGuiApplication.clipboard().setText("ordonnance")
    said: list[str] = []
    window.context.notice.connect(lambda text, _undo: said.append(text))
    window.press("photos-paste")
    assert said == ["Aucune image n’a été copiée."]
    assert not photos(journal)


def test_a_file_that_is_no_picture_is_refused_in_one_sentence(
    qtbot: QtBot, window: OpenWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """And another one can be chosen at once."""
    dialogs.chosen = tmp_path / "ordonnance.jpg"
    dialogs.chosen.write_bytes(b"%PDF-1.7")
    window.press("photos-add")
    qtbot.waitUntil(lambda: bool(dialogs.told))
    assert dialogs.told == [
        "Cette image ne s’ouvre pas ici. Rien n’a été ajouté. Choisissez une image JPEG, PNG ou WebP."
    ]
    assert window.control("photos-add").isEnabled()


def test_cancelling_the_choice_shows_nothing(window: OpenWindow, dialogs: FakeDialogs) -> None:
    """Nor does leaving the form keep anything."""
    dialogs.chosen = None
    window.press("photos-add")
    assert not dialogs.told
    assert window.says("Pas encore de photo")


def test_escape_leaves_a_new_photo_out(
    qtbot: QtBot, window: OpenWindow, journal: Journal, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """Nothing is kept before it is saved."""
    dialogs.chosen = tmp_path / "IMG_0001.jpg"
    dialogs.chosen.write_bytes(jpeg())
    window.press("photos-add")
    form_there(qtbot, window)
    window.key(Qt.Key.Key_Escape)
    assert window.says("Pas encore de photo")
    assert window.context.state.of(PhotosState).picture is None
    assert not photos(journal)


def test_a_photo_on_its_way_survives_a_change_of_text_size(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The picture and what was typed live in the window's state."""
    context.state.of(PhotosState).picture = read_picture_apart(jpeg())
    context.state.of(PhotosState).form = OpenForm(
        "new-photo", None, {"text": "le dos", "where": "belly"}
    )
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    assert views(window)
    window.press("form-save")
    (entry,) = photos(journal)
    assert (entry.body.text, entry.body.where) == ("le dos", ("belly",))


def test_a_new_photo_is_taken_back(
    qtbot: QtBot, window: OpenWindow, journal: Journal, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    """Ctrl+Z right after saving."""
    dialogs.chosen = tmp_path / "IMG_0001.jpg"
    dialogs.chosen.write_bytes(jpeg())
    window.press("photos-add")
    form_there(qtbot, window)
    window.press("form-save")
    assert len(photos(journal)) == 1
    window.shell.undo()
    assert not photos(journal)
    assert window.says("Pas encore de photo")


def test_photos_are_shown_by_day_with_words(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The picture comes from the worker; a screen reader hears day and caption."""
    keep(journal, date(2026, 11, 3))
    keep(journal, date(2026, 11, 20), text="moins rouge", about="rash")
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    qtbot.waitUntil(lambda: all(view.is_shown for view in views(window)))
    assert [accessible_name(view) for view in views(window)] == [
        "Photo du 20\u00a0novembre\u00a02026\u00a0: «\u00a0moins rouge\u00a0», Éruption",
        "Photo du 3\u00a0novembre\u00a02026\u00a0: Photo de la peau",
    ]


def test_two_photos_stand_side_by_side(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """The older one at the left, with the keyboard; a third tick takes the place of the first."""
    days = (date(2026, 11, 3), date(2026, 11, 20), date(2026, 10, 7))
    first, second, third = (
        keep(journal, day, colour) for day, colour in zip(days, ("red", "tan", "navy"), strict=True)
    )
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    window.press(f"compare-{first}")
    assert not window.shows("photos-pair")
    window.press(f"compare-{second}")
    assert window.shows("photos-pair")
    window.press(f"compare-{third}")
    assert context.state.of(PhotosState).compared == (second, third)
    left, right = (view.accessibleName() for view in views(window)[:2])
    assert "7\u00a0octobre" in left
    assert "20\u00a0novembre" in right
    assert window.focus().objectName() == "photos-stop-comparing"
    window.press("photos-stop-comparing")
    assert not window.shows("photos-pair")


def test_the_link_above_a_large_photo_leads_to_all_photos(
    window: OpenWindow, journal: Journal
) -> None:
    """One step back at a time: all photos first, then the journal."""
    written = keep(journal, TODAY)
    window.screen.refresh()
    window.press(f"enlarge-{written}")
    window.press("photos-back")
    assert window.shows("photos-back")
    assert window.focus().objectName() == f"enlarge-{written}"
    window.press("photos-back")
    assert window.context.state.screen is ScreenName.JOURNAL


def test_a_photo_is_seen_large_and_left_with_escape(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """From one to the next, older ones later; the keyboard comes back to where it was."""
    older, newer = keep(journal, date(2026, 11, 3)), keep(journal, date(2026, 11, 20), "red")
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    window.press(f"enlarge-{newer}")
    assert window.says("Vendredi 20\u00a0novembre\u00a02026")
    window.press("photo-older")
    assert window.says("Mardi 3\u00a0novembre\u00a02026")
    assert not window.shows("photo-older")
    window.key(Qt.Key.Key_Escape)
    assert window.focus().objectName() == f"enlarge-{older}"


def test_what_is_written_beside_a_photo_is_corrected(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The picture stays; the old words stay readable in the entry."""
    written = keep(journal, date(2026, 11, 20), text="bras droit")
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    window.press(f"enlarge-{written}")
    window.press("photo-correct")
    caption = window.screen.findChild(QLineEdit, "field-text")
    assert caption is not None
    caption.setText("bras gauche")
    window.press("field-where")
    window.press("place-left-forearm")
    window.press("form-save")
    (entry,) = photos(journal)
    assert (entry.body.text, entry.body.where) == ("bras gauche", ("left-forearm",))
    open_entry(context, written)
    assert window.says("«\u00a0bras droit\u00a0»")
    assert window.says("Avant-bras gauche")


def test_a_photo_is_withdrawn_and_put_back(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """One press, and one to take it back."""
    written = keep(journal, date(2026, 11, 20))
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    window.press(f"enlarge-{written}")
    window.press("photo-withdraw")
    assert not photos(journal)
    assert window.says("Pas encore de photo")
    window.shell.undo()
    assert len(photos(journal)) == 1
    assert window.shows(f"enlarge-{written}")


def test_many_photos_come_a_few_at_a_time(qtbot: QtBot, context: Context, journal: Journal) -> None:
    """The rest on request, with the keyboard on the first of them."""
    for day in range(1, AT_ONCE + 4):
        keep(journal, date(2026, 11, day))
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    assert len(views(window)) == AT_ONCE
    window.press("photos-more")
    assert len(views(window)) == AT_ONCE + 3
    assert window.focus().objectName() == f"enlarge-{photos(journal)[AT_ONCE].id}"


def test_a_photo_stands_in_the_journal_under_its_day(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """And its entry shows the picture; the journal of its symptom holds it too."""
    written = keep(journal, date(2026, 11, 20), text="moins rouge", about="rash")
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.JOURNAL)
    assert window.says("«\u00a0moins rouge\u00a0»")
    context.state.of(JournalState).symptom = "rash"
    context.go(ScreenName.JOURNAL)
    assert window.says("«\u00a0moins rouge\u00a0»")
    context.state.of(JournalState).symptom = "itching"
    context.go(ScreenName.JOURNAL)
    assert not window.says("«\u00a0moins rouge\u00a0»")
    open_entry(context, written)
    qtbot.waitUntil(lambda: [view.is_shown for view in views(window)] == [True])


def test_a_photo_without_its_content_says_so(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """A line taken in from elsewhere carries no picture."""
    journal.record(Photo(TODAY, "0" * 64, PhotoType.JPEG, 10, 10))
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    assert window.says("Cette photo n’est pas dans ce fichier.")


def test_a_carnet_for_reading_shows_photos_and_takes_none(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """Neither a button nor Ctrl+V, and nothing to withdraw."""
    written = keep(journal, date(2026, 11, 20))
    context.shown = Shown(read_only=True)
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.PHOTOS)
    assert not window.shows("photos-add")
    image = QImage(50, 40, QImage.Format.Format_RGB32)
    QGuiApplication.clipboard().setImage(image)
    window.key(Qt.Key.Key_V, CONTROL)
    assert isinstance(window.screen, PhotosScreen)
    assert context.state.of(PhotosState).form is None
    window.press(f"enlarge-{written}")
    assert not window.shows("photo-withdraw")
    assert not window.shows("photo-correct")
