"""The consultation screen: the page is chosen and seen, and mishaps are told in its place."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from companion.actions.consultation import PageChoice, PageSection
from companion.actions.journal import Journal
from companion.domain.errors import InvalidPeriod
from companion.domain.records import CheckIn, Infusion, Photo, PhotoType, Question
from companion.domain.summary import Basis
from companion.ui.drawings.page_preview import PagePreview
from companion.ui.screens.treatment.screen import TreatmentScreen
from companion.ui.screens.visit.screen import ConsultationScreen
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context, Shown
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_treatment import TreatmentTab
from tests.paper.test_page_photos import HEIGHT, WIDTH, picture
from tests.ui.open_window import OpenWindow
from tests.ui.screens.visit.consultation_screen import (
    TODAY,
    Maker,
    choose_period,
    open_screen,
    sides,
    wait_for_page,
)


@pytest.fixture
def window(qtbot: QtBot, context: Context, journal: Journal, maker: Maker) -> OpenWindow:
    """The consultation screen of a journal with a week of fatigue."""
    return open_screen(qtbot, context, journal)


def test_the_page_shows_as_pictures_and_as_text(window: OpenWindow, qtbot: QtBot) -> None:
    """Each side can be reached by keyboard and carries its words for a screen reader."""
    wait_for_page(window, qtbot)
    first = sides(window)[0]
    assert first.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert "Fatigue" in first.accessibleDescription()
    assert first.accessibleName() == "Page 1 sur 1"
    window.press("preview-read")

    text = window.screen.findChild(QPlainTextEdit, "preview-text")
    assert isinstance(text, QPlainTextEdit)
    assert text.isVisible()
    assert "Fatigue" in text.toPlainText()
    block = text.document().begin()
    while block.isValid():
        assert " · " not in block.text(), "a line could begin with the dot"
        block = block.next()


def test_the_periods_say_from_which_day_they_count(window: OpenWindow) -> None:
    """The last consultation and the last infusion stand with their dates."""
    assert window.says("Mardi 20\u00a0octobre\u00a02026")
    assert window.says("Lundi 9\u00a0novembre\u00a02026")


def test_another_period_makes_another_page(window: OpenWindow, qtbot: QtBot, maker: Maker) -> None:
    """Since the last infusion: the newest page is the one on screen."""
    wait_for_page(window, qtbot)
    choose_period(window, Basis.LAST_INFUSION)
    qtbot.waitUntil(
        lambda: any("9\u00a0novembre" in s.accessibleDescription() for s in sides(window)),
        timeout=20_000,
    )

    assert maker.asked[-1].basis is Basis.LAST_INFUSION


def test_dates_can_be_typed(window: OpenWindow, qtbot: QtBot, maker: Maker) -> None:
    """The two days begin as those of the page in sight, and a typed one is taken."""
    wait_for_page(window, qtbot)
    choose_period(window, Basis.DATES)
    first = window.screen.findChild(QLineEdit, "field-period-first")
    assert isinstance(first, QLineEdit)
    assert first.text() == "20/10/2026"
    first.setFocus()
    first.selectAll()
    window.type("15/11/2026")
    qtbot.waitUntil(lambda: maker.asked[-1].first == date(2026, 11, 15), timeout=20_000)

    assert maker.asked[-1].last == TODAY


def test_a_day_that_is_none_is_told_beside_its_field(window: OpenWindow) -> None:
    """What was typed stays, and the page in sight stays too."""
    choose_period(window, Basis.DATES)
    first = window.screen.findChild(QLineEdit, "field-period-first")
    assert isinstance(first, QLineEdit)
    first.setFocus()
    first.selectAll()
    window.type("31/02/2026")
    window.key(Qt.Key.Key_Tab)

    assert any("2026 a 28 jours." in said for said in window.words())
    assert first.text() == "31/02/2026"


def test_only_the_newest_of_several_pages_is_made(
    window: OpenWindow, qtbot: QtBot, maker: Maker
) -> None:
    """While one page is held up, those overtaken meanwhile are never made."""
    wait_for_page(window, qtbot)
    maker.asked.clear()
    maker.gate.clear()
    screen = window.screen
    assert isinstance(screen, ConsultationScreen)
    for basis in (Basis.LAST_INFUSION, Basis.DATES, Basis.LAST_CONSULTATION):
        with qtbot.waitSignal(screen._pause.timeout):
            choose_period(window, basis)
    sections = frozenset(PageSection) - {PageSection.NOTES}
    window.press("sections-choose")
    with qtbot.waitSignal(screen._pause.timeout):
        window.press("section-notes")
    maker.gate.set()
    qtbot.waitUntil(lambda: len(maker.asked) == 2, timeout=20_000)

    assert maker.asked[0].basis is Basis.LAST_INFUSION
    assert maker.asked[1] == PageChoice(Basis.LAST_CONSULTATION, sections=sections)


def test_a_page_that_takes_its_time_says_so(window: OpenWindow, qtbot: QtBot, maker: Maker) -> None:
    """After a second one calm line lies on the page before; nothing makes way for it, and then it goes."""
    wait_for_page(window, qtbot)
    links = [window.control("preview-enlarge"), window.control("preview-read"), sides(window)[0]]
    before = [link.mapTo(window.screen, QPoint()) for link in links]
    maker.gate.clear()
    choose_period(window, Basis.LAST_INFUSION)
    qtbot.waitUntil(lambda: window.says("La page se prépare…"), timeout=20_000)
    QApplication.processEvents()
    assert [link.mapTo(window.screen, QPoint()) for link in links] == before
    assert sides(window)
    maker.gate.set()

    qtbot.waitUntil(lambda: not window.says("La page se prépare…"), timeout=20_000)


def test_a_page_that_cannot_be_made_says_why_in_its_place(
    window: OpenWindow, qtbot: QtBot, maker: Maker
) -> None:
    """One sentence instead of the page; the next choice is tried anew."""
    wait_for_page(window, qtbot)
    maker.trouble = InvalidPeriod()
    choose_period(window, Basis.LAST_INFUSION)
    sentence = window.context.texts.describe(InvalidPeriod())
    qtbot.waitUntil(lambda: window.says(sentence), timeout=20_000)
    assert not sides(window)
    maker.trouble = None
    choose_period(window, Basis.LAST_CONSULTATION)

    wait_for_page(window, qtbot)
    assert not window.says(sentence)


def test_a_section_left_out_is_remembered(
    window: OpenWindow, context: Context, journal: Journal
) -> None:
    """The record book keeps its name, and a new screen leaves it out again."""
    window.press("sections-choose")
    window.press("section-identity")

    assert journal.carnet.preferences().page_without == ("identity",)
    context.state.of(VisitState).choice = PageChoice()
    again = ConsultationScreen(context)
    assert PageSection.IDENTITY not in context.state.of(VisitState).choice.sections
    assert not again.sections.ticks[PageSection.IDENTITY].isChecked()
    again.deleteLater()


def test_a_section_left_out_comes_back_with_undo(window: OpenWindow, journal: Journal) -> None:
    """Ctrl+Z takes the choice back, on the screen too."""
    window.press("sections-choose")
    window.press("section-notes")
    window.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert journal.carnet.preferences().page_without == ()
    screen = window.screen
    assert isinstance(screen, ConsultationScreen)
    assert screen.sections.ticks[PageSection.NOTES].isChecked()


def test_a_symptom_is_left_out_and_remembered(
    window: OpenWindow, qtbot: QtBot, journal: Journal, maker: Maker
) -> None:
    """The symptoms of the period open below their line; the page is made without this one."""
    wait_for_page(window, qtbot)
    window.press("sections-choose")
    window.press("symptoms-open")
    window.press("page-symptom-fatigue")
    qtbot.waitUntil(lambda: maker.asked[-1].without_symptoms == {"fatigue"}, timeout=20_000)

    assert journal.carnet.preferences().page_without_symptoms == ("fatigue",)
    assert window.says("Laissés de côté\u00a0: Fatigue")
    assert "fatigue" in journal.carnet.entries(CheckIn)[0].body.answers


def test_a_photo_is_on_the_page_only_when_it_was_chosen(
    window: OpenWindow, qtbot: QtBot, context: Context, journal: Journal, maker: Maker
) -> None:
    """Its tick names day, symptom and place; its bytes go to the worker, and nothing is kept."""
    wait_for_page(window, qtbot)
    content = picture(200)
    sha256 = hashlib.sha256(content).hexdigest()
    body = Photo(TODAY, sha256, PhotoType.PNG, WIDTH, HEIGHT, "rash", ("belly",), "Après la douche")
    photo = journal.record_photo(body, content).record_id
    window.screen.refresh()
    window.press("sections-choose")
    tick = window.control(f"page-photo-{photo}")
    assert tick.text() == "21\u00a0nov. · Éruption · ventre"
    window.press(f"page-photo-{photo}")
    qtbot.waitUntil(lambda: maker.asked[-1].photos == (photo,), timeout=20_000)
    assert window.says("1 photo")

    assert maker.asked[-1].contents == {sha256: content}
    qtbot.waitUntil(
        lambda: any("Après la douche" in s.accessibleDescription() for s in sides(window)),
        timeout=20_000,
    )
    assert journal.carnet.preferences_entry() is None


def test_a_carnet_that_is_only_read_keeps_no_choice(
    qtbot: QtBot, context: Context, journal: Journal, maker: Maker
) -> None:
    """What a nurse leaves out is left out of this page alone."""
    window = open_screen(qtbot, context, journal)
    context.shown = Shown(read_only=True)
    window.press("sections-choose")
    window.press("section-notes")

    assert PageSection.NOTES not in context.state.of(VisitState).choice.sections
    assert journal.carnet.preferences_entry() is None


def test_a_question_added_here_is_on_the_page(window: OpenWindow, qtbot: QtBot) -> None:
    """The page follows the journal."""
    wait_for_page(window, qtbot)
    window.press("visit-prepare")
    line = window.screen.findChild(QLineEdit, "question-new")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    window.type("Et la vaccination")
    window.key(Qt.Key.Key_Return)

    qtbot.waitUntil(
        lambda: any("Et la vaccination" in s.accessibleDescription() for s in sides(window)),
        timeout=20_000,
    )


def test_the_next_consultation_is_noted_in_the_treatment(
    window: OpenWindow, context: Context
) -> None:
    """The link opens the form of an appointment."""
    window.press("consultation-add")

    assert isinstance(window.screen, TreatmentScreen)
    assert window.shows("field-hour")
    assert context.state.of(TreatmentTab).name == "appointments"


def test_the_choice_outlives_a_change_of_language(
    window: OpenWindow, context: Context, qtbot: QtBot
) -> None:
    """The period chosen before is chosen in the new screen."""
    choose_period(window, Basis.LAST_INFUSION)
    again = ConsultationScreen(context)
    qtbot.addWidget(again)

    assert context.state.of(VisitState).choice == replace(PageChoice(), basis=Basis.LAST_INFUSION)
    option = again.findChild(QRadioButton, "period-last-infusion")
    assert isinstance(option, QRadioButton)
    assert option.isChecked()


def test_an_infusion_of_today_is_not_called_none(
    qtbot: QtBot, context: Context, journal: Journal
) -> None:
    """The page counts from the one before; where there is none, the sentence stays true."""
    journal.record(Infusion(journal.today(), "Nivolumab", given=True, cycle=1))
    window = OpenWindow(qtbot, context)
    context.go(ScreenName.CONSULTATION)
    assert window.says("La seule notée est celle d’aujourd’hui\u00a0: les 42 derniers jours")
    assert window.says("Aucune n’est notée\u00a0: les 42 derniers jours")  # the consultation
    journal.record(Infusion(journal.today() - timedelta(days=14), "Nivolumab", given=True, cycle=1))
    context.go(ScreenName.HOME)
    context.go(ScreenName.CONSULTATION)
    assert not window.says("La seule notée")


def test_the_page_stays_in_sight_while_one_chooses(window: OpenWindow, qtbot: QtBot) -> None:
    """It goes along with what is scrolled, and never out of the room beside the choices."""
    screen = window.screen
    assert isinstance(screen, ConsultationScreen)
    window.press("sections-choose")
    bar = screen.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    for place in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(place)
        shown = screen.preview.mapTo(screen.viewport(), QPoint())
        assert shown.y() < screen.viewport().height() // 2
        assert shown.y() + screen.preview.height() > 0


def test_what_the_page_leaves_out_is_said_while_it_is_folded(window: OpenWindow) -> None:
    assert window.says("Tout")
    assert not window.shows("section-notes")
    window.press("sections-choose")
    window.press("section-notes")
    window.press("sections-choose")
    assert not window.shows("section-notes")
    assert window.says("Sans\u00a0: Notes des saisies")


def test_folded_the_choices_fit_beside_the_page(
    window: OpenWindow, journal: Journal, qtbot: QtBot
) -> None:
    """One screen at 1280x820; they stay in sight while one reads the page to its end."""
    journal.record(Question("Pourquoi ai-je froid ?"))
    journal.record(Question("Puis-je voyager ?"))
    window.screen.refresh()
    wait_for_page(window, qtbot)
    screen = window.screen
    assert isinstance(screen, ConsultationScreen)
    screen.resize(1280 - 232, 820)
    QApplication.processEvents()
    bar, last = screen.verticalScrollBar(), window.control("visit-more")
    assert bar.maximum() > 100
    for place in (0, bar.maximum()):
        bar.setValue(place)
        foot = last.mapTo(screen.viewport(), QPoint(0, last.height())).y()
        assert 0 < foot <= screen.viewport().height()


def test_what_is_unfolded_comes_into_sight(window: OpenWindow, qtbot: QtBot) -> None:
    """The link stands at the foot: below the window nobody would see what it opened."""
    wait_for_page(window, qtbot)
    screen = window.screen
    assert isinstance(screen, ConsultationScreen)
    screen.resize(1280 - 232, 820)
    QApplication.processEvents()
    window.press("visit-more")
    file = window.control("visit-file")
    qtbot.waitUntil(
        lambda: 0 < file.mapTo(screen.viewport(), QPoint()).y() < screen.viewport().height() - 44
    )


def test_below_the_choices_the_page_waits_until_it_is_wanted(
    qtbot: QtBot, window: OpenWindow
) -> None:
    """In a narrow room it would be two screens of small letters between the choices and the end."""
    qtbot.waitUntil(lambda: window.shows("preview-side-1"))
    window.screen.resize(560, 600)
    QApplication.processEvents()
    assert not window.shows("preview-side-1")
    assert window.control("preview-enlarge").text() == "Voir la page"
    assert (
        not window.control("preview-enlarge").visibleRegion().isEmpty()
    )  # above the choices, without scrolling
    window.press("preview-enlarge")
    assert window.shows("preview-side-1")
    assert not window.shows("period-dates")
    window.press("preview-enlarge")
    assert window.shows("period-dates")
    window.screen.resize(1280 - 232, 820)
    QApplication.processEvents()
    assert window.shows("preview-side-1")


def test_the_page_can_have_the_whole_width(window: OpenWindow) -> None:
    """Enlarged, the choices make room; smaller again, they are back."""
    before = window.screen.findChildren(PagePreview)[0].width()
    window.press("preview-enlarge")
    assert not window.shows("period-dates")
    QApplication.processEvents()
    assert window.screen.findChildren(PagePreview)[0].width() > before + 200
    window.press("preview-enlarge")
    assert window.shows("period-dates")
