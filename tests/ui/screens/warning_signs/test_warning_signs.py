"""The warning-sign card as a page: the same for everybody, with its sources."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from companion.actions.card_size import CardSize
from companion.actions.journal import Journal
from companion.domain.records import CheckIn, Profile, TeamContact, TeamWords
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.paper.card import warning_sign_card
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import JustSaved
from tests.ui.open_window import OpenWindow


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The page of the card."""
    return OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)


def test_the_card_is_there_without_boxes(window: OpenWindow) -> None:
    """Every line, and nothing to tick."""
    card, texts = window.context.catalogue.card, window.context.texts
    for sign in card.lines:
        assert window.says(texts.words(sign.text))
        assert not window.shows(f"sign-{sign.id}")


def test_the_foot_names_each_source_with_its_year(window: OpenWindow) -> None:
    """Organisation, title, year or its absence, and the day of the review."""
    for source in window.context.catalogue.card.cited:
        assert window.says(source.title)
    assert window.says("Waterloo-Wellington Regional Cancer Program")
    assert window.says("(2025)")
    assert window.says("(sans date)")
    assert window.says("relue le 28\u00a0novembre\u00a02026")


def test_without_numbers_the_page_offers_to_add_them(window: OpenWindow) -> None:
    """The link leads to where the team's numbers are typed."""
    asked: list[str] = []
    window.context.screen_wanted.disconnect()
    window.context.screen_wanted.connect(asked.append)
    window.press("add-team-numbers")
    assert asked == [ScreenName.TREATMENT.value]


def test_the_way_to_the_numbers_ends_where_they_are_typed(window: OpenWindow) -> None:
    """Not on the infusions, where one would have to look for them."""
    window.press("add-team-numbers")
    assert window.control("tab-team").isChecked()
    assert window.says("Nouveau numéro")
    assert window.focus().objectName() == "field-name"


def test_the_teams_numbers_stand_on_top_once_known(window: OpenWindow, journal: Journal) -> None:
    """A number typed elsewhere is here when the page is shown again."""
    journal.record(Profile("Marianne", team=(TeamContact("Oncologie", "01 99 00 12 34"),)))
    window.context.go(ScreenName.WARNING_SIGNS)
    assert window.says("01 99 00 12 34")
    assert not window.shows("add-team-numbers")


def test_the_teams_own_words_take_the_place_of_a_threshold(
    window: OpenWindow, journal: Journal
) -> None:
    """Typed once, they stand on the card, which says whose they are; other lines do not change."""
    card = journal.catalogue.card
    window.press("team-words")
    window.type("38,5 C deux fois de suite")
    window.key(Qt.Key.Key_Return)
    said = "38,5 C deux fois de suite (mots de votre équipe soignante)"
    assert window.says(said)
    assert not window.says(card.signs["fever"].text.in_language(Language.FR))
    assert window.says(card.signs["vomiting"].text.in_language(Language.FR))
    assert window.focus().objectName() == "team-words"
    window.shell.undo()
    assert window.says(card.signs["fever"].text.in_language(Language.FR))
    assert not window.says(said)


@pytest.mark.usefixtures("real_paper")
def test_the_printed_card_follows_the_teams_words(journal: Journal) -> None:
    """The card on paper says the same as the card on screen."""
    journal.record(Profile("", team_words=(TeamWords("vomiting", "Deux fois en un jour"),)))
    pdf = warning_sign_card(journal.carnet, CardSize.A4, [Language.FR], journal.today()).pdf()
    words = " ".join(
        " ".join(screen.extract_text().split()) for screen in PdfReader(BytesIO(pdf)).pages
    )
    assert "Deux fois en un jour (mots de votre équipe soignante)" in words


def test_the_saved_screen_follows_the_teams_words(window: OpenWindow, journal: Journal) -> None:
    """Also when it was made before they were typed."""
    window.context.go(ScreenName.SAVED)
    journal.record(Profile("", team_words=(TeamWords("fever", "Dès 39 degrés"),)))
    body = CheckIn(journal.today(), Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}})
    window.context.state.of(JustSaved).revisions = (journal.record(body),)
    window.context.go(ScreenName.SAVED)
    assert window.says("Dès 39 degrés (mots de votre équipe soignante)")
