"""After a lock, nothing in the process refers to a password or to an unwrapped key any more."""

import gc
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.windows import make_carnet, make_window


def others_like(*secrets: str | bytes) -> list[object]:
    """Every other object of the process that is the same text or bytes, and who refers to it."""
    gc.unfreeze()  # what outlived an earlier test may hold it too
    gc.collect()
    found: dict[int, object] = {}
    for holder in gc.get_objects():
        for held in gc.get_referents(holder):
            if (
                type(held) in (str, bytes)
                and held in secrets
                and not any(held is s for s in secrets)
            ):
                found[id(held)] = (type(holder), held)
    return list(found.values())


def test_a_lock_forgets_the_password_and_the_key(qtbot: QtBot, tmp_path: Path) -> None:
    """The password that was typed and the key that it gave: on opening, on a lock, on a second one."""
    secret = " ".join(("quatre", "mots", tmp_path.name[:1], "ici"))
    make_carnet(tmp_path, passphrase="".join(secret))
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    for _ in range(2):
        field = opened.window.findChild(QLineEdit, "passphrase")
        assert field is not None
        QTest.keyClicks(field, secret)
        QTest.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: opened.window.context is not None)
        held = opened.book.file.data_key
        key = bytes(bytearray(held))
        del held, field
        assert others_like(key)
        opened.window.lock()
        qtbot.waitUntil(lambda: opened.window.context is None)
        qtbot.wait(1)  # what Qt deletes later is deleted
        assert others_like(secret, key, key.hex()) == []
