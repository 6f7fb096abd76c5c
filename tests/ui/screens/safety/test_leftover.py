"""What lay beside the carnet on opening is said once, in one calm sentence."""

from pathlib import Path
from random import Random

from pytestqt.qtbot import QtBot

from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import key_file_path
from tests.storage.journals import ONE_PAGE, saved_day
from tests.ui.conftest import Clock
from tests.ui.windows import Opened, make_carnet, make_window


def opened_on(qtbot: QtBot, folder: Path) -> Opened:
    """The window on the carnet in that folder, at its first screen."""
    opened = make_window(qtbot, folder, clock=Clock(), backups=folder / "backups")
    opened.start(qtbot)
    return opened


def test_a_file_that_is_no_part_of_the_carnet_is_set_aside_and_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The person reads that the carnet is whole, and that nothing is asked of them."""
    make_carnet(tmp_path)
    (tmp_path / "companion.carnet-journal").write_bytes(ONE_PAGE)
    said = opened_on(qtbot, tmp_path).said()
    assert "Un fichier resté à côté de ce carnet a été mis de côté. Le carnet est entier." in said


def test_a_save_that_was_undone_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    """The person reads what is safe, and what to look at."""
    make_carnet(tmp_path)
    path = tmp_path / "companion.carnet"
    key = bytes.fromhex(key_file_path(path).read_text(encoding="ascii"))
    with CarnetFile.open(path, key) as file:
        known = frozenset(file.load().revisions)
    day = saved_day(path, known, 1, key=key)
    for name, content in day.torn(0, Random(20261121)).items():
        path.with_name(name).write_bytes(content)
    said = opened_on(qtbot, tmp_path).said()
    assert "Le dernier enregistrement a été interrompu, puis annulé." in said
