"""The real window under X with the keyboards of several countries: keys are pressed by their place."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parts import one_in
from tests.private_screen import SCREEN
from tests.storage.secret_service import keyring_on
from tests.stories.blind import CHOICE, Blind, message_bus, running
from tests.stories.test_blind import answer_the_first_questions

pytestmark = [
    pytest.mark.story,
    pytest.mark.skipif(os.environ.get(SCREEN) != "xvfb", reason="make test gives it a screen"),
]
LETTERS = (*range(20, 22), *range(24, 36), *range(38, 49), 51, *range(52, 62))
"""Every key of the main block that has no digit on it, on any of these keyboards."""
THREE = 12
CTRL = 37
ZERO, E = 19, 26
"""Of a French keyboard: the key of à and 0, and a letter."""
PLACES = {11: "Journal", 12: "Treatment", 14: "Consultation"}
SHIFTED = ("fr", "be")
"""Where the digit row types a digit with Shift only."""
LAYOUTS = ("fr", "be", "ch -variant fr", "ca -variant multix", "de", "es", "it", "gb")


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with message_bus() as address:
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        with keyring_on(environment, tmp_path_factory.mktemp("keyring")):
            yield address


@pytest.fixture(autouse=True)
def _own_keyboard() -> Iterator[None]:
    yield
    lay("us")


def lay(*layout: str) -> None:
    """Give the X server another keyboard."""
    subprocess.run(["setxkbmap", *layout], check=True)


def answered(person: Blind) -> list[str]:
    """The answers that are chosen on the screen."""
    return [
        seen.name
        for seen in person.everything()
        if seen.role == CHOICE and {"checked", "showing"} <= set(seen.states)
    ]


def test_each_keyboard_answers_with_its_digits_and_with_nothing_else(
    tmp_path: Path, bus: str, *, is_long: bool
) -> None:
    """Of 45 keys on each keyboard none answers; then the digit row of a French one does.

    Three of the eight keyboards each day; every layout there is is gone through without X besides.
    """
    with running(tmp_path, bus) as person:
        answer_the_first_questions(person)
        person.presses("Note my symptoms")
        person.hears("1 sur 8")
        for layout in LAYOUTS if is_long else one_in(3, LAYOUTS):
            lay(*layout.split())
            person.strikes(*LETTERS)
            assert answered(person) == [], layout
        lay("fr")
        person.strikes(THREE)
        person.hears("À quel point cette fatigue")
        assert answered(person) == ["3, Beaucoup"]
        person.strikes(*[ZERO] * 8)
        person.hears("A note, if you wish")
        # Keys that AT-SPI makes are not composed: that ^ and e begin a note is tested without X.
        person.strikes(E)
        assert "e" in [seen.text for seen in person.everything() if seen.role == "text"]
        for layout in SHIFTED if is_long else one_in(2, SHIFTED):
            lay(*layout.split())
            for digit, title in PLACES.items():
                person.strikes(f"{CTRL}+{digit}")
                person.hears(title, role="heading")
