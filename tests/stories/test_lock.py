"""A password of one's own: chosen at the first start, asked again, never forgiven a mistake."""

import pytest

from tests.stories.person import CONTROL, Key, Person

pytestmark = pytest.mark.story

SECRET = "quatre mots simples ici"


def test_a_password_keeps_the_carnet_closed(person: Person) -> None:
    """Chosen, locked, mistyped, opened; and asked again by the program when it starts anew."""
    person.start()
    for _ in range(3):
        person.press("first-next")
    person.choose("passphrase-choice", "chosen")
    person.fill("passphrase", SECRET)
    person.press("first-next")
    person.press("first-next")
    person.press("start-check-in")
    person.type("11")
    person.key(Key.Key_L, CONTROL)
    person.reads("Your record book is locked")
    assert person.focused() == "passphrase"
    assert "2 sur 8" not in person.words()

    person.type("quatre mots simples la")
    person.key(Key.Key_Return)
    person.wait(lambda: person.shows("lock-trouble"))
    person.type(SECRET)
    person.key(Key.Key_Return)
    person.reads("2 sur 8")
    person.type("0")
    person.press("finish")
    person.reads("Saved")
    person.leave()

    person.start()
    person.reads("Your record book is locked")
    person.press("nav-warning-signs")
    person.reads("Douleur à la poitrine")
    person.press("nav-warning-signs")
    person.type(SECRET)
    person.key(Key.Key_Return)
    person.reads("Complete or correct")
    person.leave()
    files = [file for file in person.folder.rglob("*") if file.is_file()]
    assert [file for file in files if file.parent.name == "backups"]
    assert not [file for file in files if b"Fatigue" in file.read_bytes()]
