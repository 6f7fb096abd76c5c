"""The page for a terminal and a screen reader: the same words in the same order."""

from companion.domain.carnet import Carnet
from companion.domain.words import Language
from companion.export.text import page_text
from tests.export.conftest import Press, assert_golden, on_one_line


def test_the_text_stays_as_it_is(press: Press, carnet: Carnet) -> None:
    """In both languages."""
    for language in Language:
        assert_golden(
            f"text.{language.value}.txt", page_text(press.page(carnet, language=language))
        )


def test_lines_are_short_enough_for_a_terminal(press: Press, carnet: Carnet) -> None:
    """No line of words is longer than 96 letters."""
    assert all(len(line) <= 96 for line in page_text(press.page(carnet)).splitlines())


def test_every_symptom_is_named(press: Press, carnet: Carnet) -> None:
    """Asked or not."""
    said = on_one_line(page_text(press.page(carnet)))
    for symptom in press.catalogue.symptoms.values():
        assert on_one_line(symptom.label.fr) in said
