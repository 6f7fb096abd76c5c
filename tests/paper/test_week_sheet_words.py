"""What stands on the sheet of a week before it is set."""

from datetime import date

import pytest
from msgspec.structs import replace

from companion.clean_text import CUT_MARK
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import Person, Profile, Role, TeamContact
from companion.domain.symptoms import Symptom
from companion.domain.words import Language, Words
from companion.languages import languages
from companion.messages import load_texts
from companion.paper.week_sheet import WeekSheetDocument, week_sheet_document
from tests.believable import TODAY, Writer, number_id

MONDAY = date(2026, 11, 30)
CATALOGUE = load_catalogue()
EN = load_texts(Language.EN)


def sheet(
    carnet: Carnet | None = None, symptoms: tuple[Symptom, ...] = tuple(CATALOGUE.daily)
) -> WeekSheetDocument:
    """The English sheet."""
    return week_sheet_document(carnet, CATALOGUE, symptoms, MONDAY, texts=EN, today=TODAY)


def carnet_of(name: str, *team: TeamContact) -> Carnet:
    """A patient of that name and their care team."""
    writer = Writer()
    patient = writer.write(Person(name, Role.PATIENT), TODAY, number_id(2))
    writer.write(Profile(name, team=team), TODAY, patient)
    return writer.carnet()


def test_seven_days_from_the_first_to_the_last() -> None:
    """With their weekdays; the first is named without its year, the last with it."""
    made = sheet()
    assert made.week.replace("\u00a0", " ") == "From 30 November to 6 December 2026"
    assert [day.weekday for day in made.days][::6] == ["Monday", "Sunday"]
    assert [day.day.replace("\u00a0", " ") for day in made.days][::6] == ["30 Nov", "6 Dec"]
    assert len(made.days) == 7
    assert made.made_on == TODAY
    assert made.page_label == "page [page] of [pages]"


def test_a_sheet_for_everybody_has_lines_to_write_on() -> None:
    """For the name and the care team's number; the emergency numbers stand there."""
    made = sheet()
    assert made.name == ""
    ours, *emergency = made.calls
    assert (ours.label, ours.number) == ("My care team’s numbers", "")
    assert [call.number for call in emergency] == [n.number for n in CATALOGUE.card.numbers]


def test_the_care_team_s_numbers_stand_first() -> None:
    """Three of them."""
    team = [TeamContact(f"N{n}", f"0{n}") for n in range(4)]
    made = sheet(carnet_of("Zoé", *team))
    assert made.name == "Zoé"
    count = len(CATALOGUE.card.numbers)
    said = [(call.label, call.number) for call in made.calls[:-count]]
    assert said == [("N0", "00"), ("N1", "01"), ("N2", "02")]
    assert len(sheet(carnet_of("Zoé", team[0])).calls) == 1 + count
    assert sheet(carnet_of("Zoé")).calls == sheet().calls


@pytest.mark.parametrize("longer", [0, 1])
def test_long_names_are_cut(longer: int) -> None:
    """60 letters of a name, of a symptom and of a contact, 30 of a number."""
    words = Words(dict.fromkeys(languages(), "s" * (60 + longer)))
    long = replace(CATALOGUE.daily[0], label=words)
    contact = TeamContact("w" * (60 + longer), "0" * (30 + longer))
    made = sheet(carnet_of("n" * (60 + longer), contact), (long,))
    told = (
        (made.name, "n", 60),
        (made.rows[0].name, "s", 60),
        (made.calls[0].label, "w", 60),
        (made.calls[0].number, "0", 30),
    )
    for text, letter, longest in told:
        assert text.count(letter) == longest
        assert text.endswith(CUT_MARK) is bool(longer)


def test_the_digits_are_explained_for_the_scales_that_stand_there() -> None:
    """That of most symptoms first and without a name; another names its symptoms."""
    by_id = CATALOGUE.symptoms
    one = sheet(symptoms=(by_id["fatigue"],)).legends
    assert [(legend.about, legend.words[0], legend.words[4]) for legend in one] == [
        ("", "0 not at all", "4 extremely")
    ]
    names = ("hair-loss", "diarrhoea", "fatigue", "rash")
    all_of_them = sheet(symptoms=tuple(by_id[name] for name in names)).legends
    about = [legend.about.replace("\u00a0", " ") for legend in all_of_them]
    assert about == ["", "Diarrhoea:", "Hair loss:"]
    assert {len(legend.words) for legend in all_of_them} == {5}
    two = (by_id["diarrhoea"], replace(by_id["diarrhoea"], label=by_id["cough"].label))
    (legend,) = sheet(symptoms=two).legends
    assert legend.about.replace("\u00a0", " ") == "Diarrhoea, Cough:"
    assert sheet(symptoms=(by_id["rash"],)).legends == ()
