"""Symptoms in one's own words: everything that knows the catalogue's knows them too."""

import pytest
from msgspec.structs import replace

from companion.actions.consultation import PageChoice, prepare
from companion.actions.own_symptoms import own_symptom, with_own_symptoms
from companion.actions.preferences import keep_preferences
from companion.actions.words.team import own_catalogue
from companion.domain.errors import InvalidLine, InvalidRecord
from companion.domain.records import Body, CheckIn, OwnSymptom, Person, Preferences, Role
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.record_json import entry_to_line
from tests.actions.desk import CATALOGUE, NOON, Desk

TODAY = NOON.date()
KNEE = own_symptom("Genou qui craque")


def list_own(desk: Desk, *own: OwnSymptom) -> None:
    """Choose which own symptoms are listed."""
    keep_preferences(desk.journal, lambda kept: replace(kept, own_symptoms=own))


def answer(desk: Desk, own: OwnSymptom, level: int = 2) -> str:
    """Note an own symptom today; the check-in's id."""
    answers = {own.id: {Attribute.INTENSITY: level}}
    return desk.journal.record(CheckIn(TODAY, Recall.DAY, answers)).record_id


def test_the_same_words_are_the_same_symptom() -> None:
    """Whoever types them again, with capitals and spaces or without, on another computer."""
    again = own_symptom("  genou QUI\n craque ")
    assert again.id == KNEE.id
    assert again.text == "genou QUI craque"
    assert own_symptom("Genou qui craque plus").id != KNEE.id


def test_an_own_symptom_can_be_answered_once_it_is_listed(desk: Desk) -> None:
    """Before, the check-in is refused as for any unknown name; only its intensity is asked."""
    with pytest.raises(InvalidRecord):
        answer(desk, KNEE)
    list_own(desk, KNEE)
    answer(desk, KNEE)
    with pytest.raises(InvalidRecord):
        desk.journal.record(CheckIn(TODAY, Recall.DAY, {KNEE.id: {Attribute.FREQUENCY: 1}}))


def test_an_own_symptom_stands_in_the_summary_with_its_words(desk: Desk) -> None:
    """Like those of the catalogue, and after them where it was not asked."""
    list_own(desk, KNEE, own_symptom("Goût de métal"))
    answer(desk, KNEE, 3)
    catalogue = own_catalogue(CATALOGUE, desk.carnet)
    found = prepare(desk.carnet, catalogue, PageChoice(), TODAY)
    assert [(s.id, s.worst.level) for s in found.symptoms] == [(KNEE.id, 3)]
    assert catalogue.symptoms[KNEE.id].label.in_language(Language.FR) == "Genou qui craque"
    assert found.not_asked[-1] == own_symptom("Goût de métal").id


def test_a_symptom_that_is_no_longer_listed_keeps_its_name(desk: Desk) -> None:
    """Its answers stay readable and correctable; nobody is told that it was not asked."""
    list_own(desk, KNEE)
    record = answer(desk, KNEE)
    list_own(desk)
    own = desk.journal.catalogue.symptoms[KNEE.id]
    assert own.retired
    assert own.label.in_language(Language.EN) == "Genou qui craque"
    withdrawn = desk.journal.withdraw(record)
    catalogue = with_own_symptoms(CATALOGUE, desk.carnet)
    assert KNEE.id not in prepare(desk.carnet, catalogue, PageChoice(), TODAY).not_asked
    desk.journal.undo(withdrawn)
    desk.journal.correct(record, CheckIn(TODAY, Recall.DAY, {KNEE.id: {Attribute.INTENSITY: 1}}))


def test_taking_back_the_first_choice_keeps_the_name(desk: Desk) -> None:
    """The record of the choice is withdrawn, and its writing still says what was meant."""
    (written,) = keep_preferences(desk.journal, lambda _: Preferences(own_symptoms=(KNEE,)))
    answer(desk, KNEE)
    desk.journal.undo(written)
    assert desk.carnet.preferences_entry() is None
    assert desk.journal.catalogue.symptoms[KNEE.id].retired


def test_two_computers_that_are_merged_know_the_words_of_both(desk: Desk) -> None:
    """Each had a record of its own choices; one stands as the choice, both stay known."""
    other = Desk(founded=False)
    other.journal.whole = desk.carnet
    other.new_id._count = 1_000
    other.clock.move(hours=1)
    tooth = own_symptom("Dents sensibles")
    list_own(desk, KNEE)
    list_own(other, tooth)
    merged = desk.carnet.merged_with(other.carnet)
    known = with_own_symptoms(CATALOGUE, merged).symptoms
    assert known[KNEE.id].retired
    assert not known[tooth.id].retired


def test_the_words_may_be_spelled_anew(desk: Desk) -> None:
    """The spelling that was written last is shown."""
    list_own(desk, own_symptom("GENOU QUI CRAQUE"))
    list_own(desk, KNEE)
    assert (
        desk.journal.catalogue.symptoms[KNEE.id].label.in_language(Language.FR)
        == "Genou qui craque"
    )


def test_lines_from_outside_may_name_a_symptom_and_answer_it(desk: Desk) -> None:
    """What `list` wrote, `record` takes in: the words first, then the answers."""
    list_own(desk, KNEE)
    answer(desk, KNEE)
    kinds: tuple[type[Body], ...] = (Person, Preferences, CheckIn)
    lines = [entry_to_line(entry) for kind in kinds for entry in desk.carnet.entries(kind)]
    fresh = Desk(founded=False)
    assert fresh.journal.take_in(lines) == 3
    assert (
        fresh.journal.catalogue.symptoms[KNEE.id].label.in_language(Language.FR)
        == "Genou qui craque"
    )
    assert fresh.carnet.entries(CheckIn)[0].body.answers == {KNEE.id: {Attribute.INTENSITY: 2}}
    without = [lines[0], lines[2]]
    with pytest.raises(InvalidLine):
        Desk(founded=False).journal.take_in(without)


def test_a_carnet_without_own_symptoms_keeps_the_catalogue_as_it_is(desk: Desk) -> None:
    """Nothing is copied for nothing."""
    desk.journal.record(Person("Hugo", Role.CAREGIVER))
    assert with_own_symptoms(CATALOGUE, desk.carnet) is CATALOGUE
    assert desk.journal.catalogue is CATALOGUE
