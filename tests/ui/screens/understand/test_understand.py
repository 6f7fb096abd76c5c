"""Comprendre in the window: finding a page, reading it, what its words open, hearing it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.actions.check_in.open_check_in import new_check_in
from companion.content.explanations import load_explanations
from companion.domain.explanations import GLOSSARY
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.languages import languages
from companion.ui.doors.press_guard import UNREAD_S
from companion.ui.screens.understand.screen import UnderstandScreen
from companion.ui.screens.understand.state import UnderstandState
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, start_check_in
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_understand import explain
from tests.ui.conftest import FakeDialogs
from tests.ui.open_window import OpenWindow
from tests.ui.screen_walk import faults

ACTS, GLANDS = "how-it-acts", "thyroid"


@dataclass
class FakeVoice:
    """Says nothing; a test decides when a sentence has ended."""

    said: list[str] = field(default_factory=list)
    stops: int = 0
    done: Callable[[bool], None] | None = None

    def speak(self, sentence: str, language: Language, done: Callable[[bool], None]) -> None:
        self.said.append(sentence)
        self.done = done

    def stop(self) -> None:
        self.stops += 1
        self.done = None

    def end(self, *, said: bool = True) -> None:
        """The sentence has ended."""
        assert self.done is not None
        self.done(said)


@pytest.fixture
def voice(context: Context) -> FakeVoice:
    made = FakeVoice()
    context.voice = made
    return made


@pytest.fixture
def window(qtbot: QtBot, context: Context, voice: FakeVoice) -> OpenWindow:
    """The screen as the navigation opens it."""
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.UNDERSTAND)
    return window


def page_of(window: OpenWindow) -> UnderstandScreen:
    assert isinstance(window.screen, UnderstandScreen)
    return window.screen


def text(window: OpenWindow) -> str:
    """What the page at the right says."""
    return page_of(window)._view.toPlainText()


def follow(window: OpenWindow, address: str) -> None:
    """Press a link of the page with the keyboard: Tab until it is chosen, then Enter."""
    view = page_of(window)._view
    view.setFocus()
    for _ in range(300):
        QTest.keyClick(view, Qt.Key.Key_Tab)
        if view.textCursor().charFormat().anchorHref() == address:
            QTest.keyClick(view, Qt.Key.Key_Return)
            return
    pytest.fail(f"Tab does not reach {address}")


def search(window: OpenWindow, words: str) -> list[str]:
    """Type into the search; what is listed."""
    window.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    window.type(words)
    return [line.explanation_id for line in page_of(window)._finder.list.lines()]


def test_the_first_page_is_open_and_the_search_has_the_keyboard(window: OpenWindow) -> None:
    """The list holds every page in reading order; the page says how long it takes."""
    page = page_of(window)
    heads = load_explanations().heads(Language.FR)
    assert [line.explanation_id for line in page._finder.list.lines()] == [
        head.id for head in heads
    ]
    assert text(window).startswith(heads[0].title)
    assert window.says("min de lecture · relu le 28\u00a0novembre\u00a02026")
    assert window.focus().objectName() == "understand-search"


def test_every_page_says_that_no_care_team_has_read_it_yet(window: OpenWindow) -> None:
    """At its foot, before the ways on."""
    for head in load_explanations().heads(Language.FR):
        explain(window.context, head.id)
        assert "Ce texte n’a pas encore été relu par une équipe soignante." in text(window), head.id


def test_the_arrows_of_the_list_open_page_after_page(window: OpenWindow) -> None:
    """The page follows; the keyboard stays in the list until Enter."""
    heads = load_explanations().heads(Language.FR)
    page_of(window)._finder.list.setFocus()
    window.key(Qt.Key.Key_Down)
    window.key(Qt.Key.Key_Down)
    assert text(window).startswith(heads[2].title)
    assert window.focus().objectName() == "understand-list"
    window.key(Qt.Key.Key_Return)
    assert window.focus().objectName() == "understand-page"


def test_search_forgives_and_opens_the_place(window: OpenWindow) -> None:
    """No accent, a slip: the page on the thyroid stands first, and Enter opens it at its title."""
    state = window.context.state.of(UnderstandState)
    state.places[GLANDS] = 0.5  # where one stopped the last time
    assert search(window, "tyroide")[0] == GLANDS
    window.key(Qt.Key.Key_Return)
    assert state.explanation_id == GLANDS
    assert page_of(window)._view.place() == 0


def test_a_word_of_no_page_gets_a_sentence(window: OpenWindow) -> None:
    """The list is empty and says what to do."""
    assert search(window, "xylophone") == []
    assert window.says("Essayez-en un autre.")


def test_a_glossary_word_opens_in_place_and_escape_goes_back(window: OpenWindow) -> None:
    """By keyboard alone: Tab and Enter open its meaning, Escape closes it, the page stays."""
    explain(window.context, ACTS)
    before = text(window)
    term = next(iter(_addresses(window, "term:")))
    follow(window, term)
    meaning = load_explanations().terms(Language.FR)[term.removeprefix("term:")]
    assert window.says(meaning.name)
    assert window.focus().objectName() == "aside-close"
    window.key(Qt.Key.Key_Escape)
    assert not window.shows("understand-aside")
    assert window.focus().objectName() == "understand-page"
    assert text(window) == before


def test_a_term_opens_by_mouse_too(window: OpenWindow) -> None:
    """A click on the dotted word."""
    explain(window.context, ACTS)
    view = page_of(window)._view
    QApplication.processEvents()
    spot = next(
        QPoint(x, y)
        for y in range(0, view.viewport().height(), 4)
        for x in range(0, view.viewport().width(), 4)
        if view.anchorAt(QPoint(x, y)).startswith("term:")
    )
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.shows("understand-aside")
    window.press("aside-glossary")
    assert window.context.state.of(UnderstandState).explanation_id == GLOSSARY


def test_a_source_is_an_address_and_a_code_and_nothing_opens(window: OpenWindow) -> None:
    """Its number shows who wrote it, the address, a QR code; the address can be copied."""
    explain(window.context, ACTS)
    source = load_explanations().explanation(ACTS, Language.FR).sources[0]
    follow(window, f"source:{source.key}")
    assert window.says(source.organisation)
    code = page_of(window).findChild(QLabel, "aside-code")
    assert code is not None
    assert not code.pixmap().isNull()
    window.press("aside-copy")
    assert QGuiApplication.clipboard().text() == source.url


def test_next_and_previous_follow_the_reading_order(window: OpenWindow) -> None:
    """Links at the end of the page, and Alt with the arrows."""
    heads = load_explanations().heads(Language.FR)
    explain(window.context, heads[3].id)
    follow(window, f"page:{heads[4].id}")
    assert window.context.state.of(UnderstandState).explanation_id == heads[4].id
    window.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.context.state.of(UnderstandState).explanation_id == heads[3].id


def test_a_page_leads_to_its_symptom_and_the_check_in_leads_back(window: OpenWindow) -> None:
    """From the page on the thyroid to the question, and from the question to a page of it."""
    explain(window.context, "itching-and-skin")
    follow(window, "symptom:itching")
    assert window.context.state.screen is ScreenName.CHECK_IN
    going = window.context.state.of(CheckInState).check_in
    assert going is not None
    assert going.current is window.context.catalogue.symptoms["itching"]


def test_where_one_stopped_is_kept(window: OpenWindow) -> None:
    """After a look at another screen the page stands where it was."""
    explain(window.context, ACTS)
    QApplication.processEvents()
    page_of(window)._view.scroll_to(0.5)
    window.context.go(ScreenName.HOME)
    window.context.go(ScreenName.UNDERSTAND)
    assert window.context.state.of(UnderstandState).explanation_id == ACTS
    assert page_of(window)._view.place() == pytest.approx(0.5, abs=0.05)


def test_space_turns_the_page(window: OpenWindow) -> None:
    """As Page Down does."""
    explain(window.context, ACTS)
    QApplication.processEvents()
    page_of(window)._view.setFocus()
    window.key(Qt.Key.Key_Space)
    assert page_of(window)._view.place() > 0


def test_reading_aloud_marks_each_sentence_pauses_and_stops(
    window: OpenWindow, voice: FakeVoice
) -> None:
    """A pause ends the sentence, going on begins it again, Stop takes the mark away."""
    explain(window.context, ACTS)
    view = page_of(window)._view
    sentences = load_explanations().sentences(page_of(window)._open)  # type: ignore[arg-type]
    window.press("understand-listen")
    for sentence in sentences[:4]:
        selections = view.extraSelections()
        marked = selections[0].cursor.selectedText()
        assert marked.replace("\u00a0", " ") == sentence.replace("\u00a0", " ")
        voice.end()
    QTest.qWait(int(UNREAD_S * 1000) + 50)  # before, it would be the second press of a shaky hand
    window.press("understand-listen")
    assert voice.done is None
    window.press("understand-listen")
    assert voice.said == [*sentences[:5], sentences[4]]
    window.press("understand-stop")
    assert view.extraSelections() == []
    assert not window.shows("understand-stop")


def test_every_sentence_of_every_page_is_found_on_it(window: OpenWindow) -> None:
    """What is read aloud can be followed with the eyes, in both languages."""
    pages, view = load_explanations(), page_of(window)._view
    lost: list[str] = []
    for language in languages():
        for head in pages.heads(language):
            page, place = pages.explanation(head.id, language), 0
            view.show_html(pages.html(page))
            for sentence in pages.sentences(page):
                place = view.mark_sentence(sentence, place)
                if not view.extraSelections():
                    lost.append(f"{language.value}/{head.id}: {sentence}")
    assert lost == []


def test_leaving_the_screen_ends_the_voice(window: OpenWindow, voice: FakeVoice) -> None:
    """Nothing goes on speaking behind another screen."""
    window.press("understand-listen")
    window.context.go(ScreenName.HOME)
    assert voice.done is None


def test_a_voice_that_fails_is_told_in_a_sentence(
    window: OpenWindow, voice: FakeVoice, dialogs: FakeDialogs
) -> None:
    """The page falls silent, says so, and asks for the sound."""
    window.press("understand-listen")
    voice.end(said=False)
    (told,) = dialogs.told
    assert told.startswith("La voix de cet ordinateur ne s’est pas fait entendre.\nLe son est-il")
    assert not window.shows("understand-stop")


def test_only_our_own_drawings_are_ever_loaded(window: OpenWindow, tmp_path: Path) -> None:
    """A file or a network path that a page names is never read."""
    view = page_of(window)._view
    secret = tmp_path / "secret.png"
    picture = QImage(5, 5, QImage.Format.Format_RGB32)
    picture.fill(0)
    assert picture.save(str(secret))
    image = QTextDocument.ResourceType.ImageResource.value
    for address in (secret.as_uri(), str(secret), f"//server{secret}", "https://example.org/a.png"):
        view.show_html(f'<img src="{address}"><link rel="stylesheet" href="{address}">')
        QApplication.processEvents()
        found = view.document().resource(image, QUrl(address))
        assert isinstance(found, QImage)
        assert found.width() == 1
    own = view.document().resource(image, QUrl("illustration:brake"))
    assert isinstance(own, QImage)
    assert own.width() > 100


def test_no_link_is_followed_by_the_view(window: OpenWindow, tmp_path: Path) -> None:
    """A link of an unknown kind does nothing at all."""
    view = page_of(window)._view
    other = tmp_path / "other.html"
    other.write_text("<p>other</p>", "utf-8")
    view.show_html(f'<p><a href="{other.as_uri()}">there</a></p>')
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.setSource(QUrl.fromLocalFile(str(other)))
    assert view.toPlainText() == "there"


@pytest.mark.parametrize("size", [(1280, 820), (1024, 700), (760, 620)])
def test_a_window_with_little_room_shows_the_list_or_the_page(
    window: OpenWindow, size: tuple[int, int]
) -> None:
    """Nothing is cut, and the list is one button away."""
    window.window.resize(*size)
    explain(window.context, ACTS)
    QApplication.processEvents()
    assert faults(window.shell) == []
    assert window.overflow() <= 0
    if not page_of(window)._finder.isVisible():
        window.press("understand-all")
        assert window.focus().objectName() == "understand-list"


def _addresses(window: OpenWindow, scheme: str) -> list[str]:
    """The links of a kind on the page, in order."""
    document, found = page_of(window)._view.document(), []
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            address = place.fragment().charFormat().anchorHref()
            if address.startswith(scheme):
                found.append(address)
            place += 1
        block = block.next()
    return found


def test_the_check_in_leads_to_the_page_and_back(window: OpenWindow) -> None:
    """A quiet link below the question; the answers in progress are there on the way back."""
    context = window.context
    check_in = new_check_in(context.journal.carnet, context.catalogue, context.journal.today())
    check_in.add(context.catalogue.symptoms["itching"])
    start_check_in(context, check_in)
    window.press("explain-itching")
    assert context.state.of(UnderstandState).explanation_id == "itching-and-skin"
    window.press("understand-back")
    assert context.state.screen is ScreenName.CHECK_IN
    assert context.state.of(CheckInState).check_in is check_in


def test_an_opened_entry_leads_to_the_page_of_its_symptom(window: OpenWindow) -> None:
    """Beside each symptom that was noted."""
    context = window.context
    noted = {"fatigue": {Attribute.INTENSITY: 2}}
    body = CheckIn(context.journal.today(), Recall.DAY, noted)
    open_entry(context, context.journal.record(body).record_id)
    window.press("explain-fatigue")
    assert context.state.of(UnderstandState).explanation_id == "fatigue"
    window.press("understand-back")
    assert context.state.screen is ScreenName.ENTRY


def test_words_of_the_card_show_its_line_above_the_pages(window: OpenWindow) -> None:
    """Whoever looks up a red flag among the pages is told what the card says first."""
    search(window, "mal à avaler")
    line = window.screen.findChild(QLabel, "found-sign-swallowing-or-weakness")
    assert line is not None
    assert line.isVisible()
    listed = page_of(window)._finder.list
    assert line.mapTo(window.screen, line.rect().bottomLeft()).y() < listed.geometry().top()
    window.press("found-card")
    assert window.context.state.screen is ScreenName.WARNING_SIGNS


def test_other_words_show_no_line_of_the_card(window: OpenWindow) -> None:
    """And what was shown goes with the words."""
    signs = page_of(window).findChild(QWidget, "understand-signs")
    assert signs is not None
    search(window, "mal à avaler")
    assert signs.isVisible()
    search(window, "vaccin")
    assert not signs.isVisible()
