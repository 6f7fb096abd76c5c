"""Several record books on one computer: each with its name and colour, two clicks from each other."""

from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from companion.app import anchor_of
from companion.domain.words import Language
from companion.settings import FILE_NAME, KnownBook, Settings, StartOptions, Theme, save
from companion.ui.window.books.book_badge import BookBadge
from companion.ui.window.own_books import next_book, with_book
from tests.ui.windows import Opened, make_carnet, make_window


def choose(opened: Opened, handle: str) -> None:
    """Press the badge, then a line of its menu."""
    opened.press("book-badge")
    badge = opened.control("book-badge")
    assert isinstance(badge, BookBadge)
    assert badge.menu_shown is not None
    line = badge.menu_shown.findChild(QAction, handle)
    assert isinstance(line, QAction)
    line.trigger()


def second_of(qtbot: QtBot, folder: Path) -> Opened:
    """Marianne's record book, and a second one that was begun for Luc."""
    make_carnet(folder)
    opened = make_window(qtbot, folder)
    opened.start(qtbot)
    choose(opened, "new-book")
    opened.press("first-next")
    opened.press("first-next")
    opened.type("name", "Luc")
    opened.press("first-next")
    opened.press("first-skip")
    qtbot.waitUntil(lambda: "Étape 5 sur 5" in opened.said())
    opened.press("first-skip")
    qtbot.waitUntil(lambda: opened.shows("greeting"))
    return opened


def test_a_second_record_book_is_begun_and_each_is_two_clicks_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Both are written in; the one that was shown last opens at the next start."""
    opened = second_of(qtbot, tmp_path)
    assert "Bonjour Luc" in opened.said()
    settings = opened.kept[-1]
    assert [(book.name, book.colour) for book in settings.books] == [("Marianne", 0), ("Luc", 1)]
    assert settings.carnet == tmp_path / "companion-2.carnet"
    choose(opened, f"book-{tmp_path / 'companion.carnet'}")
    assert "Bonjour Marianne" in opened.said()
    assert opened.window.context is not None
    assert not opened.window.context.read_only
    assert opened.kept[-1].carnet == tmp_path / "companion.carnet"


def test_the_questions_of_a_new_one_lead_back(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing was made then."""
    make_carnet(tmp_path)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    choose(opened, "new-book")
    opened.press("next-book")
    assert "Bonjour Marianne" in opened.said()
    assert not (tmp_path / "companion-2.carnet").exists()


def test_one_record_book_leaves_no_name_in_the_settings(qtbot: QtBot, tmp_path: Path) -> None:
    """A name tells several apart, and one needs none."""
    make_carnet(tmp_path)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    assert all("Marianne" not in repr(settings) for settings in opened.kept)


def test_each_is_reached_from_each(tmp_path: Path) -> None:
    """What is offered below a lock is the next in the list whose file is there."""
    settings = Settings()
    paths = [tmp_path / f"{name}.carnet" for name in "abc"]
    for path in paths:
        path.touch()
        settings = with_book(settings, path, path.stem)
    following = [next_book(settings, path) for path in paths]
    assert [book.path for book in following if book] == [paths[1], paths[2], paths[0]]
    paths[1].unlink()
    beside = next_book(settings, paths[0])
    assert beside is not None
    assert beside.path == paths[2]


def test_one_window_shows_all_record_books_of_a_computer(tmp_path: Path) -> None:
    """A second start raises it, whichever is open; one from elsewhere has a window of its own."""
    usual, second = tmp_path / "companion.carnet", tmp_path / "companion-2.carnet"
    books = (KnownBook(usual, "Marianne", 0), KnownBook(second, "Luc", 1))
    save(Settings(carnet=second, books=books), tmp_path / FILE_NAME)
    assert anchor_of(StartOptions(data_dir=tmp_path)) == usual
    assert anchor_of(StartOptions(data_dir=tmp_path, carnet=second)) == usual
    stick = tmp_path / "stick" / "a.carnet"
    assert anchor_of(StartOptions(data_dir=tmp_path, carnet=stick)) == stick


def test_the_lock_says_whose_record_book_it_is_where_there_are_several(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """And leads to the other one; alone it says no name."""
    make_carnet(tmp_path, passphrase="quatre mots simples ici")
    other = tmp_path / "companion-2.carnet"
    other.touch()
    books = (KnownBook(tmp_path / "companion.carnet", "Marianne"), KnownBook(other, "Luc", 1))
    several = Settings(language=Language.FR, theme=Theme.LIGHT, books=books)
    opened = make_window(qtbot, tmp_path, settings=several)
    opened.start(qtbot)
    assert "Marianne" in opened.said()
    assert "Ouvrir le carnet de Luc" in opened.said()
    alone = make_window(qtbot, tmp_path)
    alone.start(qtbot)
    assert "Marianne" not in alone.said()
