"""Where the promises about memory and page switches have their floor: bare Qt with what our screens hold.

`python -m tests.bench.floors` prints, for a text window: what it holds; with the modules that home loads; with bare
labels and buttons of the same number, words, kinds and style sheet as each screen, in one flat column. And what
typst holds by itself. Beside each stands what ours takes in the same way.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.bench.measuring import memory_mib
from tests.private_screen import choose_platform, stop

OURS, BARE, MODULES, TYPST = "ours", "bare", "modules", "typst"


class Screen(msgspec.Struct):
    """A screen of ours: what showing it took, and sort, kind and words of each widget that is seen."""

    first: float
    mib: float
    seen: list[tuple[str, str, str]]


class Told(msgspec.Struct):
    """What our window holds."""

    home: float
    modules: list[str]
    style: str
    screens: dict[str, Screen]


def work_ms(act: Callable[[], object]) -> float:
    """The work of this process for an act."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


def ours(carnet: Path) -> dict[str, object]:
    """What our window holds at home, and each screen: the words of what is seen, by kind of widget."""
    from tests.bench.tour import opened, rest, settle, wait  # before Qt: as the front door does

    # isort: split
    from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

    from companion.apart.printables import set_apart
    from companion.ui.ways.screen_name import Line, ScreenName
    from companion.ui.window.shell import load_ahead

    application, window, context = opened(carnet)
    home, loaded = memory_mib(), sorted(sys.modules)
    set_apart()
    load_ahead(context)
    settle()
    screens = dict[str, object]()

    def told(part: QWidget) -> tuple[str, str, str]:
        kind = str(part.property("kind") or "")
        if isinstance(part, QAbstractButton):
            return "button", kind, part.text()
        return ("label", kind, part.text()) if isinstance(part, QLabel) else ("", kind, "")

    for name in [name for name in ScreenName if isinstance(name.line, Line)]:
        before = memory_mib()

        def go(name: ScreenName = name) -> None:
            context.go(name)
            wait(0)

        first = work_ms(go)
        settle()
        rest()  # what typst holds goes with its process
        seen = [each for each in window.findChildren(QWidget) if each.isVisible()]
        screens[name.value] = {
            "first": first,
            "mib": memory_mib() - before,
            "seen": [told(each) for each in seen],
        }
    assert isinstance(application, QApplication)
    style = application.styleSheet()
    return {"home": home, "modules": loaded, "style": style, "screens": screens}


def bare(style: str, screens: Mapping[str, Screen]) -> dict[str, dict[str, float]]:
    """The same number of bare widgets, first and again."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import (
        QApplication,
        QLabel,
        QMainWindow,
        QPushButton,
        QScrollArea,
        QStackedWidget,
        QVBoxLayout,
        QWidget,
    )

    def turn(ms: int = 0) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    application = QApplication([])
    application.setStyle("Fusion")
    application.setStyleSheet(style)
    window, stack = QMainWindow(), QStackedWidget()
    window.setCentralWidget(stack)
    stack.addWidget(QLabel("Compagnon Immuno"))
    window.resize(1280, 820)
    window.show()
    turn(200)
    pages = dict[str, QScrollArea]()

    def make(name: str) -> None:
        page, inner = QScrollArea(), QWidget()
        rows = QVBoxLayout(inner)
        for sort, kind, words in screens[name].seen:
            part = {"label": QLabel, "button": QPushButton}[sort](words) if sort else QWidget()
            part.setProperty("kind", kind)
            rows.addWidget(part)
        page.setWidget(inner)
        page.setWidgetResizable(True)
        stack.addWidget(page)
        pages[name] = page
        again(name)

    def again(name: str) -> None:
        stack.setCurrentWidget(pages[name])
        turn()

    found = dict[str, dict[str, float]]()
    for name in screens:
        before = memory_mib()
        first = work_ms(partial(make, name))
        turn(100)
        found[name] = {"first": first, "mib": memory_mib() - before}
    for name in screens:
        found[name]["again"] = work_ms(partial(again, name))
        turn(100)
    return found


def modules(names: list[str]) -> dict[str, float]:
    """A text window with these modules."""
    from companion.ui.window.quick_start import load_shiboken

    load_shiboken()
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Compagnon Immuno"))
    window.resize(1280, 820)
    window.show()
    application.processEvents()
    before = memory_mib()
    for name in names:
        if not name.startswith(("tests", "_distutils", "shibokensupport", "PySide6.support")):
            with suppress(ImportError):
                import_module(name)
    return {"text window": before, "with the modules": memory_mib()}


def typst() -> dict[str, float]:
    """A process that sets a sheet."""
    from datetime import date

    from companion.domain.words import Language
    from companion.paper.recovery_sheet import recovery_sheet

    ready = recovery_sheet(["0000"] * 14, "1a2b3c4d", Language.FR, date(2026, 11, 22))
    before = memory_mib()
    import_module("typst")
    loaded = memory_mib()
    ready.pictures(144)
    first = memory_mib()
    ready.pdf()
    return {"before": before, "loaded": loaded, "a picture": first, "and a PDF": memory_mib()}


def main() -> None:
    """Print all."""
    from tests.bench.long_carnets import TEN_YEARS
    from tests.bench.promises import carnet_of, of_days, process, twelve_weeks

    screen = choose_platform()
    try:
        with TemporaryDirectory() as folder:
            data = Path(folder)
            weeks, years = carnet_of(twelve_weeks(data / "w")), carnet_of(of_days(data, TEN_YEARS))

            def asked(*words: object) -> str:
                said = process(
                    sys.executable, "-m", "tests.bench.floors", *map(str, words), data=data
                )
                return said[-1]

            (data / "weeks").write_text(asked(OURS, weeks))
            (data / "years").write_text(asked(OURS, years))
            told = msgspec.json.decode((data / "years").read_bytes(), type=Told)
            plain = json.loads(asked(BARE, data / "years"))
            home = msgspec.json.decode((data / "weeks").read_bytes(), type=Told).home
            print(f"home, twelve weeks: {home:.1f} MiB")
            print(f"modules alone: {asked(MODULES, data / 'weeks')}")
            print(f"typst alone: {asked(TYPST)}")
            print(
                "| screen | widgets | ours, first | bare, first | bare, again | ours MiB | bare MiB |"
            )
            print("|---|---|---|---|---|---|---|")
            for name, each in told.screens.items():
                flat = plain[name]
                print(
                    f"| {name} | {len(each.seen)} | {each.first:.0f} | {flat['first']:.0f} |"
                    f" {flat['again']:.1f} | {each.mib:.1f} | {flat['mib']:.1f} |"
                )
    finally:
        if screen is not None:
            stop(screen)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ours", place]:
            print(json.dumps(ours(Path(place))))
        case ["bare", place]:
            told = msgspec.json.decode(Path(place).read_bytes(), type=Told)
            print(json.dumps(bare(told.style, told.screens)))
        case ["modules", place]:
            told = msgspec.json.decode(Path(place).read_bytes(), type=Told)
            print(json.dumps(modules(told.modules)))
        case ["typst"]:
            print(json.dumps(typst()))
        case _:
            main()
