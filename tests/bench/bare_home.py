"""Home without a line of ours: what its start cannot go below, each part beside the one before.

`python bare_home.py shape FILE` runs the program and writes which widgets of Qt stand in its window when home is
painted, with their places and words, the style sheet and the letters. `python bare_home.py PART FILE` makes the same
of Qt alone and ends at its paint; the parts are those of PARTS, each with all before it.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import cast

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.first_paint import end  # noqa: E402

SHAPE = "shape"
PARTS = ("enums", "letters", "widgets", "libraries", "file", "modules")
"""Qt's namespace of enums; fonts and style sheet; the widgets; the libraries of the reader; the file of the carnet.

Last, no floor, but the way from there to home: our modules are loaded, and none of them does anything.
"""

SIMPLE = {"QLabel", "QPushButton", "QToolButton", "QLineEdit", "QWidget", "QFrame"}


def write_shape(file: Path) -> None:
    """What stands in the window when home is painted."""
    from PySide6.QtWidgets import QApplication, QWidget

    from companion import __main__ as front_door
    from companion import paths
    from companion.ui.look.fonts import TEXT
    from companion.ui.window import moments

    def tell() -> None:
        window = next(each for each in QApplication.topLevelWidgets() if each.isVisible())
        widgets = window.findChildren(QWidget)
        numbers = {widget: number for number, widget in enumerate(widgets)}
        listed = []
        for widget in widgets:
            kind = next(
                each for each in type(widget).__mro__ if each.__module__.startswith("PySide6")
            )
            words, place = getattr(widget, "text", None), widget.geometry()
            listed.append(
                {
                    "kind": kind.__name__,
                    "parent": numbers.get(cast("QWidget", widget.parentWidget()), -1),
                    "place": [place.x(), place.y(), place.width(), place.height()],
                    "look": widget.property("kind"),
                    "name": widget.objectName(),
                    "text": words() if callable(words) else "",
                    "shown": not widget.isHidden(),
                }
            )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        said = {
            "widgets": listed,
            "modules": [each for each in sys.modules if each.split(".")[0] == "companion"],
            "style": application.styleSheet(),
            "fonts": [str(each) for each in (paths.resources() / "fonts" / TEXT).glob("*.ttf")],
            "family": application.font().family(),
        }
        file.write_text(json.dumps(said), encoding="utf-8")
        os._exit(0)

    moments._end = tell
    sys.argv = ["companion", "--quit-after-paint"]
    front_door.main()


def open_bare(part: str, file: Path) -> None:
    """The window of Qt alone, with what its part has."""
    from companion.ui.window.quick_start import load_shiboken, pause_garbage_collection

    # As the program starts Qt, or the floor would stand above it.
    load_shiboken()
    pause_garbage_collection()
    wanted = PARTS[: PARTS.index(part) + 1]
    from PySide6 import QtWidgets
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QFontDatabase, QPaintEvent

    if "enums" in wanted:
        from PySide6.QtCore import Qt  # noqa: F401
    shape = json.loads(file.read_text(encoding="utf-8"))
    application = QtWidgets.QApplication([sys.argv[0], "-style", "Fusion"])
    if "letters" in wanted:
        for each in shape["fonts"]:
            QFontDatabase.addApplicationFont(each)
        font = application.font()
        font.setFamily(shape["family"])
        application.setFont(font)
        application.setStyleSheet(shape["style"])
    if "libraries" in wanted:
        import apsw  # noqa: F401
        import msgspec  # noqa: F401
    if "file" in wanted:
        read_bare()
    for name in shape["modules"] if "modules" in wanted else ():
        import_module(name)

    class Mark(QtWidgets.QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            QTimer.singleShot(0, self, end)

    window = QtWidgets.QMainWindow()
    window.resize(1280, 820)
    ground = QtWidgets.QWidget()
    window.setCentralWidget(ground)
    made: list[QtWidgets.QWidget] = []
    for each in shape["widgets"] if "widgets" in wanted else ():
        parent = made[each["parent"]] if each["parent"] >= 0 else ground
        # What Qt puts into the others itself is listed, too: those are empty frames.
        kind = each["kind"] if each["kind"] in SIMPLE else "QFrame"
        widget = getattr(QtWidgets, kind)(parent)
        widget.setGeometry(*each["place"])
        widget.setProperty("kind", each["look"])
        widget.setObjectName(each["name"])
        if each["text"] and hasattr(widget, "setText"):
            widget.setText(each["text"])
        widget.setVisible(each["shown"])
        made.append(widget)
    mark = Mark(ground)
    mark.resize(1, 1)
    mark.raise_()
    window.show()
    application.exec()


def read_bare() -> None:
    """Every row of the carnet, by the engine alone."""
    import hashlib

    import apsw

    path = Path(os.environ["XDG_DATA_HOME"]) / "companion" / "companion.carnet"
    key = bytes.fromhex(path.with_name(f"{path.name}.key").read_text(encoding="ascii").split()[0])
    mark = hashlib.sha256(b"companion-carnet-mark/1" + key).digest()[:16]
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{key.hex()}{mark.hex()}")
    for _ in connection.execute("SELECT * FROM revision"):
        pass
    connection.close()


if __name__ == "__main__":
    if sys.argv[1] == SHAPE:
        write_shape(Path(sys.argv[2]))
    else:
        open_bare(sys.argv[1], Path(sys.argv[2]))
