"""Qt's own file chooser, where the system has none: its words, and what it leaves behind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.ui.doors import dialogs as door
from companion.ui.doors.dialogs import QtDialogs
from companion.ui.doors.sticks import Stick

# A box that is shown makes Qt's own platform without a screen speak of size hints.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NATIVE, PERSON = QSettings.Format.NativeFormat, QSettings.Scope.UserScope


@pytest.fixture
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where Qt writes what it remembers."""
    folder = tmp_path / "configuration"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path))
    QSettings.setPath(NATIVE, PERSON, str(folder))
    before = QLocale()
    yield folder
    QLocale.setDefault(before)


def in_the_chooser(parent: QWidget, act: Callable[[QFileDialog], None]) -> None:
    """Do this as soon as the chooser is there."""

    def do() -> None:
        chooser = parent.findChild(QFileDialog)
        assert chooser is not None
        try:
            act(chooser)
        except AssertionError:
            chooser.reject()  # else the test would wait for it, and not say what was wrong
            raise

    QTimer.singleShot(0, parent, do)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.FR, {"Dossier\u00a0:", "Type de fichier\u00a0:"}),
        (Language.EN, {"Folder:", "Kind of file:"}),
    ],
)
def test_it_speaks_the_language_of_the_window(
    qtbot: QtBot, configuration: Path, language: Language, words: set[str]
) -> None:
    """Also the two labels that Qt's French leaves in English."""
    QLocale.setDefault(QLocale(language.value))
    parent, said = QWidget(), set[str]()
    qtbot.addWidget(parent)

    def read(chooser: QFileDialog) -> None:
        said.update(part.text() for part in chooser.findChildren(QLabel))
        chooser.reject()

    in_the_chooser(parent, read)
    assert QtDialogs().save_place(parent, "Enregistrer", "page.pdf", "PDF (*.pdf)") is None
    assert words <= said
    assert not {"&Look in:", "Files of &type:"} & said


def test_it_gives_the_proposed_name_and_leaves_nothing_behind(
    qtbot: QtBot, configuration: Path, tmp_path: Path
) -> None:
    """The folders that a person looked at are nobody else's business."""
    parent = QWidget()
    qtbot.addWidget(parent)
    in_the_chooser(parent, QFileDialog.accept)
    place = QtDialogs().save_place(parent, "Enregistrer", "page.pdf", "PDF (*.pdf)")
    assert place is not None
    assert place.name == "page.pdf"
    assert not configuration.exists()
    assert parent.findChild(QFileDialog) is None


def test_it_starts_on_the_stick_then_where_the_last_file_was(
    qtbot: QtBot, configuration: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sticks stand at the side; a name with its folder says where the file is put."""
    stick, other = tmp_path / "KINGSTON", tmp_path / "other"
    for folder in (stick, other):
        folder.mkdir()
    (other / "paul.carnet").write_bytes(b"")
    monkeypatch.setattr(door, "sticks", lambda: (Stick("KINGSTON", stick),))
    parent, dialogs, seen = QWidget(), QtDialogs(), list[str]()
    qtbot.addWidget(parent)

    def choose(chooser: QFileDialog) -> None:
        seen.append(Path(chooser.directory().absolutePath()).name)
        assert stick in {Path(url.toLocalFile()) for url in chooser.sidebarUrls()}
        chooser.selectFile(str(other / "paul.carnet"))
        chooser.accept()

    in_the_chooser(parent, choose)
    assert dialogs.open_place(parent, "Ouvrir", "(*.carnet)") == other / "paul.carnet"
    in_the_chooser(parent, choose)
    dialogs.open_place(parent, "Ouvrir", "(*.carnet)")
    in_the_chooser(parent, QFileDialog.accept)
    proposed = str(stick / "PM-consultation-2026-11-21.pdf")
    assert dialogs.save_place(parent, "Enregistrer", proposed, "PDF (*.pdf)") == Path(proposed)
    assert seen == ["KINGSTON", "other"]


@pytest.mark.parametrize(("pixels", "fewest"), [(17, 24), (34, 16)])
def test_the_names_of_the_files_can_be_read(
    qtbot: QtBot, configuration: Path, tmp_path: Path, pixels: int, fewest: int
) -> None:
    """In large letters and a small window too: the other columns left nothing of them."""
    parent, room = QWidget(), list[float]()
    parent.setStyleSheet(f"* {{ font-size: {pixels}px }}")
    parent.resize(1024, 640)
    qtbot.addWidget(parent)
    parent.show()

    def read(chooser: QFileDialog) -> None:
        view = chooser.findChild(QTreeView, "treeView")
        assert view is not None
        assert chooser.width() <= parent.width()
        QApplication.processEvents()
        room.append(view.columnWidth(0) / view.fontMetrics().averageCharWidth())
        chooser.reject()

    in_the_chooser(parent, read)
    QtDialogs().open_place(parent, "Ouvrir", "(*.carnet)")
    assert room[0] > fewest


@pytest.mark.parametrize("saving", [True, False])
def test_nothing_of_qts_own_lies_over_its_buttons_or_before_their_words(
    qtbot: QtBot, configuration: Path, *, saving: bool
) -> None:
    """As in our boxes: no picture of a desktop, no grip over the corner of a button."""
    QLocale.setDefault(QLocale("fr"))
    parent, pictures, grips = QWidget(), list[str](), list[bool]()
    qtbot.addWidget(parent)

    def look(chooser: QFileDialog) -> None:
        (box,) = chooser.findChildren(QDialogButtonBox)
        pictures.extend(each.text() for each in box.buttons() if not each.icon().isNull())
        grips.append(chooser.isSizeGripEnabled())
        chooser.reject()

    in_the_chooser(parent, look)
    if saving:
        QtDialogs().save_place(parent, "T", "a.pdf", "PDF (*.pdf)")
    else:
        QtDialogs().open_place(parent, "T", "PDF (*.pdf)")
    assert pictures == []
    assert grips == [False]
