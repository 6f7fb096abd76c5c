"""The page for a terminal and a screen reader: the same words in the same order."""

import re

from msgspec.structs import replace

from companion.actions.words.page import NOTHING
from companion.domain.carnet import Carnet
from companion.domain.words import Language
from companion.languages import languages
from companion.paper.page.document import TableRow
from companion.paper.page.text import page_text
from tests.paper.conftest import assert_golden
from tests.press import Press, on_one_line


def test_the_text_stays_as_it_is(press: Press, carnet: Carnet) -> None:
    """In both languages."""
    for language in languages():
        assert_golden(
            f"text.{language.value}.txt", page_text(press.page(carnet, language=language))
        )


def test_lines_are_short_enough_for_a_terminal(press: Press, carnet: Carnet) -> None:
    """No line of words is longer than 96 letters."""
    assert all(len(line) <= 96 for line in page_text(press.page(carnet)).splitlines())


def test_a_value_stays_beside_what_it_is_the_value_of(press: Press, carnet: Carnet) -> None:
    """Wherever a line ends: with more and more letters before it, too."""
    page = press.page(carnet)
    for name in ("x" * count for count in range(1, 40, 2)):
        said = page_text(
            replace(page, coverage=f"{name} Jours ≥ 2\u00a0: 8, {name} ▲ fort ; nov.\u00a0: 2")
        )
        for line in said.splitlines():
            assert not line.endswith((":", "≥", "▲", "▼", "◆", "○", "→")) or line.count(" ") < 2, (
                line
            )
            assert not line.lstrip().startswith("≥"), line
        assert "\0" not in said


def test_a_number_stays_beside_its_word_and_its_unit(press: Press, carnet: Carnet) -> None:
    """« entre 60 et 78 », « à 18 h 20 », « 20 mg » never end a line halfway."""
    page = press.page(carnet)
    for name in ("x" * count for count in range(1, 60, 2)):
        said = page_text(
            replace(page, coverage=f"{name}, entre 60 et 78 mg, à 18 h 20, {name}, 20 mg")
        )
        for line in said.splitlines()[1:6]:
            assert not line.endswith((" entre", " et", " à", "60", "78", "18", "h", "20")) or (
                line.endswith("h 20")
            ), line


def test_what_is_missing_stays_whole(press: Press, carnet: Carnet) -> None:
    """« pas de saisie » is a value as a digit is: no line ends inside it."""
    said = page_text(press.page(carnet))
    assert "pas\u00a0de\u00a0saisie" in said
    assert not re.search(r"(pas|de|non|avant|le)\n *(de|saisie|demandé|le|carnet)\b", said)


def test_no_sentence_ends_twice(press: Press, carnet: Carnet) -> None:
    """A day like « 20 nov. » brings its own full stop."""
    for language in languages():
        assert ".." not in page_text(press.page(carnet, language=language))


def test_what_was_not_noted_leaves_no_dash(press: Press, carnet: Carnet) -> None:
    """An event without an act is its day and what happened, and nothing more."""
    page = press.page(carnet)
    assert page.events is not None
    rows = (TableRow(("20 nov.", "Chute", NOTHING)), TableRow(("21 nov.", "Fièvre", "vu")))
    said = page_text(replace(page, events=replace(page.events, rows=rows)))
    assert "- 20 nov.\u00a0: Chute\n- 21 nov.\u00a0: Fièvre – vu\n" in said


def test_every_symptom_is_named(press: Press, carnet: Carnet) -> None:
    """Asked or not."""
    said = on_one_line(page_text(press.page(carnet)))
    for symptom in press.catalogue.symptoms.values():
        assert on_one_line(symptom.label.in_language(Language.FR)) in said
