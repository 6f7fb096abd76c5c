"""A blood test is typed in from the laboratory's sheet and found again on the thyroid view, by keys."""

import pytest

from tests.stories.person import Key, Person
from tests.ui.windows import make_carnet

pytestmark = pytest.mark.story


def test_a_blood_test_finds_its_place_on_the_thyroid_view(person: Person) -> None:
    """Typed once, a slip of the comma mended, read on the view, and there after a restart."""
    person.folder.mkdir(parents=True)
    make_carnet(person.folder)
    person.start()
    type_the_sheet(person)
    read_the_view(person)
    person.leave()

    person.start()
    person.visit("journal")
    person.press("open-thyroid")
    read_the_view(person)
    person.press("thyroid-back")
    person.reads("Journal")
    person.leave()


def type_the_sheet(person: Person) -> None:
    """TSH and free T4 with unit and range; the T4 lacks its comma at first."""
    person.visit("treatment")
    person.choose("tab", "measurements")
    person.press("note-blood-test")
    person.reads("Day of the blood test")
    assert person.focused() == "field-value-tsh"
    person.type("2,1")
    person.fill("field-lab-low-tsh", "0,4")
    person.fill("field-lab-high-tsh", "4")
    person.fill("field-value-ft4", "152")
    person.fill("field-lab-low-ft4", "12")
    person.fill("field-lab-high-ft4", "22")
    person.key(Key.Key_Return)
    person.reads("15,2 ou 152 ?")
    person.press("offer-value-ft4-0")
    person.reads("2 résultats sont enregistrés.")


def read_the_view(person: Person) -> None:
    """The arrows go down to TSH, then to free T4, on the last days."""
    person.go_to("thyroid-lanes")
    person.key(Key.Key_End)
    for _ in range(10):
        person.key(Key.Key_Down)
    person.reads("TSH, 19 nov. – 21 nov. : 2,1 mUI/L le 21 nov.")
    person.key(Key.Key_Down)
    person.reads("T4 libre (pmol/L), 19 nov. – 21 nov. : 15,2 pmol/L le 21 nov.")
    person.picture("thyroid")
