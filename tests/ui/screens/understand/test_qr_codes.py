"""The QR code of each source on screen is whole: a phone reads its address back."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from companion.content.explanations import load_explanations
from companion.domain.warning_signs import Source
from companion.domain.words import Language
from companion.ui.look.look import LIGHT, Look
from companion.ui.screens.understand.reader_aside import ReaderAside
from companion.ui.screens.understand.screen import UnderstandScreen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_understand import explain
from companion.ui.window.dressing import SMALLEST
from tests.parts import one_in
from tests.qr_codes import codes_on
from tests.ui.open_window import OpenWindow

ROOMY = (1280, 820)


def sources_of(context: Context) -> dict[str, Source]:
    """Each source that a page of the explanations names, by its address."""
    book = load_explanations()
    pages = [book.explanation(head.id, Language.FR) for head in book.heads(Language.FR)]
    return {source.url: source for page in pages for source in page.sources}


@pytest.mark.parametrize(("size", "scale"), [(ROOMY, 100), (SMALLEST, 200)])
def test_the_code_of_each_source_is_read_back_from_the_screen(
    qtbot: QtBot, context: Context, size: tuple[int, int], scale: int, *, is_long: bool
) -> None:
    """In a roomy window with usual letters, and in the smallest one with the largest.

    The longest address and other ones each day: what is drawn of each is the same.
    """
    context.look = Look(LIGHT, scale)
    window = OpenWindow(qtbot, context, size)
    context.go(ScreenName.UNDERSTAND)
    explain(context, "how-it-acts")
    page = window.screen
    assert isinstance(page, UnderstandScreen)
    aside = page.findChild(ReaderAside)
    assert aside is not None
    unread = []
    sources = sources_of(context)
    addresses = list(sources)
    if not is_long:
        addresses = [max(addresses, key=len), *one_in(4 if size is SMALLEST else 3, addresses)]
    for address in addresses:
        aside.show_source(sources[address])
        QApplication.processEvents()
        code = aside.findChild(QLabel, "aside-code")
        assert code is not None
        for _laid_out in range(2):  # the page grows with the card, and then scrolls to it
            page.ensureWidgetVisible(code, 0, 0)
            QApplication.processEvents()
        if codes_on(window.window.grab()) != [address]:
            unread.append(address)
    assert unread == []
