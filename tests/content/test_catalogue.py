"""The catalogue that ships: which symptoms, quantities and signs it holds, and how they hang
together."""

import re
from datetime import date

import pytest

from companion import paths
from companion.content.catalogue import load_catalogue
from companion.domain.records import Done
from companion.domain.symptoms import LEVEL_ATTRIBUTES, Attribute, Catalogue, Recall
from companion.domain.warning_signs import Urgency
from companion.domain.words import Language
from companion.languages import languages

# The public list of docs/formats.md, with its letters.
FORMAT = """
fatigue SI · itching SI · rash P · dry-skin S · hair-loss A · feeling-cold S · heat-intolerance S ·
sweating FS · palpitations FS · tremor S · mood FSI · constipation S · diarrhoea F ·
abdominal-pain FSI · nausea FS · vomiting FS · appetite-loss SI · cough SI · breathlessness SI ·
chest-pain P · joint-pain FSI · muscle-pain FSI · muscle-weakness P · numbness SI · headache FSI ·
dizziness SI · confusion P · blurred-vision SI · double-vision P · dry-eyes S · dry-mouth S ·
chills FS · thirst SF · dark-urine P · jaundice P · swelling FSI · insomnia SI ·
trouble-swallowing S · trouble-speaking P · blood-in-stools P · bruising-or-bleeding P ·
mouth-sores SI · genital-sores S · red-or-painful-eye P · less-urine P · hearing-or-ringing S ·
loss-of-desire S · hoarse-voice S
"""
LETTERS = {
    "S": Attribute.INTENSITY,
    "F": Attribute.FREQUENCY,
    "A": Attribute.AMOUNT,
    "P": Attribute.PRESENCE,
    "I": Attribute.INTERFERENCE,
}
UNITS = {
    "temperature": ["Cel"],
    "weight": ["kg"],
    "pulse": ["/min"],
    "systolic": ["mm[Hg]"],
    "diastolic": ["mm[Hg]"],
    "stools": ["1/d"],
    "tsh": ["mIU/L"],
    "ft4": ["pmol/L", "ng/dL"],
    "morning-cortisol": ["nmol/L"],
    "glucose": ["mmol/L", "g/L"],
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_every_symptom_of_the_format_stands_in_its_order_with_its_attributes(
    catalogue: Catalogue,
) -> None:
    """Other programs rely on these ids and on what is asked about each."""
    expected = [entry.split() for entry in FORMAT.split("·")]
    assert list(catalogue.symptoms) == [name for name, _ in expected]
    for name, letters in expected:
        asked = catalogue.symptoms[name].attributes
        assert set(asked) == {LETTERS[letter] for letter in letters}
        assert len(asked) == len(letters)


def test_the_first_question_gives_the_level_and_interference_comes_last(
    catalogue: Catalogue,
) -> None:
    """What is asked first is what the heat strip shows; the rest only refines it."""
    for symptom in catalogue.symptoms.values():
        first = symptom.attributes[0]
        assert first is next(a for a in LEVEL_ATTRIBUTES if a in symptom.attributes)
        assert Attribute.INTERFERENCE not in symptom.attributes[:-1] or len(symptom.attributes) == 1


def test_each_attribute_is_asked_for_the_day_another_day_and_the_week(
    catalogue: Catalogue,
) -> None:
    """A backdated entry is never asked about “the last 24 hours”."""
    for symptom in catalogue.symptoms.values():
        for attribute in symptom.attributes:
            today = symptom.question(attribute, Recall.DAY)
            past = symptom.question(attribute, Recall.DAY, past_day=True)
            week = symptom.question(attribute, Recall.WEEK)
            past_week = symptom.question(attribute, Recall.WEEK, past_day=True)
            if attribute is symptom.attributes[0]:
                assert today.in_language(Language.FR).startswith("Depuis 24\u00a0heures, ")
                assert past.in_language(Language.FR).startswith("Ce jour-là, ")
                assert week.in_language(Language.FR).startswith("Ces 7\u00a0derniers jours, ")
                assert past_week.in_language(Language.FR).startswith("Ces 7\u00a0jours-là, ")
                assert today.in_language(Language.EN).startswith("Over the last 24 hours, ")
                assert past.in_language(Language.EN).startswith("That day, ")
                assert week.in_language(Language.EN).startswith("Over the last 7 days, ")
                assert past_week.in_language(Language.EN).startswith("Over those 7 days, ")


def test_the_daily_set_is_short_and_starts_with_what_is_most_frequent(
    catalogue: Catalogue,
) -> None:
    """A tired person answers these in under a minute."""
    assert [symptom.id for symptom in catalogue.daily] == [
        "fatigue",
        "itching",
        "rash",
        "feeling-cold",
        "palpitations",
        "diarrhoea",
        "cough",
        "breathlessness",
    ]


def test_a_few_symptoms_of_each_group_may_be_asked_after_a_change(catalogue: Catalogue) -> None:
    """So that the wider set stays short: none of the daily set, one or two of a group."""
    assert not any(symptom.daily for symptom in catalogue.wide)
    assert 8 <= len(catalogue.wide) <= 12
    for group in catalogue.groups:
        of_group = [s for s in (*catalogue.daily, *catalogue.wide) if s.group == group.id]
        assert of_group, group.id


def test_what_people_call_a_symptom_is_told_in_both_languages(catalogue: Catalogue) -> None:
    """Several words each, and no word twice within a symptom."""
    for symptom in catalogue.symptoms.values():
        for language in languages():
            words = symptom.everyday[language]
            assert len(words) >= 3, symptom.id
            assert len({word.casefold() for word in words}) == len(words), symptom.id


def test_a_symptom_in_ones_own_words_is_asked_how_strong_it_was(catalogue: Catalogue) -> None:
    """Its words stand in the question as they were typed; no line of the card stands beside it."""
    own = catalogue.own.symptom("own-1", "Genou {qui} craque")
    assert own.attributes == (Attribute.INTENSITY,)
    assert own.is_own
    assert own.warning_signs == ()
    assert own.hpo is None
    for recall in Recall:
        for past_day in (False, True):
            asked = own.question(Attribute.INTENSITY, recall, past_day=past_day)
            assert "«\u00a0Genou {qui} craque\u00a0»" in asked.in_language(Language.FR)
            assert "“Genou {qui} craque”" in asked.in_language(Language.EN)
    whole = catalogue.with_own([own])
    assert list(whole.symptoms)[-1] == "own-1"
    assert whole.groups[-1] == catalogue.own.group
    assert whole.with_own([own]).groups == whole.groups
    assert catalogue.with_own([]) is catalogue


def test_every_level_has_its_words(catalogue: Catalogue) -> None:
    """Levels are words first; the running text uses the same words in lower case."""
    for attribute, words in catalogue.levels.items():
        assert len(words) == attribute.highest + 1
        for word in words:
            assert (
                word.in_sentence.in_language(Language.FR)
                == word.label.in_language(Language.FR).lower()
            )
            assert (
                word.in_sentence.in_language(Language.EN)
                == word.label.in_language(Language.EN).lower()
            )
    assert [w.label.in_language(Language.FR) for w in catalogue.levels[Attribute.INTENSITY]] == [
        "Pas du tout",
        "Un peu",
        "Modérément",
        "Beaucoup",
        "Énormément",
    ]


def test_each_symptom_belongs_to_a_group_and_shows_lines_of_the_card(
    catalogue: Catalogue,
) -> None:
    """Beside a question stand at most three lines of the card, the most pressing first."""
    order = list(Urgency)
    for symptom in catalogue.symptoms.values():
        assert symptom.group in {group.id for group in catalogue.groups}
        signs = [catalogue.card.signs[sign] for sign in symptom.warning_signs]
        assert 1 <= len(signs) <= 3
        assert [order.index(s.block) for s in signs] == sorted(order.index(s.block) for s in signs)
    for group in catalogue.groups:
        assert any(symptom.group == group.id for symptom in catalogue.symptoms.values())


def test_every_line_of_the_card_stands_beside_some_question(catalogue: Catalogue) -> None:
    """Only the line on feeling really unwell belongs to no single question."""
    shown = {sign for symptom in catalogue.symptoms.values() for sign in symptom.warning_signs}
    assert {sign.id for sign in catalogue.card.lines} - shown == {"very-unwell"}


def test_only_open_codes_ship(catalogue: Catalogue) -> None:
    """HPO and LOINC may be given away; SNOMED CT, MedDRA and PRO-CTCAE numbers may not.

    A source may be named by its title, so the list of sources is not read. The table of composite
    grades has to name the codes that it is for; it holds numbers and not a word of an item.
    """
    uncoded = {symptom.id for symptom in catalogue.symptoms.values() if symptom.hpo is None}
    assert uncoded == {  # each speaks of two things, or of one that no single term says
        "trouble-speaking",
        "blood-in-stools",
        "genital-sores",
        "red-or-painful-eye",
        "hearing-or-ringing",
        "loss-of-desire",
    }
    for symptom in catalogue.symptoms.values():
        assert symptom.hpo is None or re.fullmatch(r"HP:\d{7}", symptom.hpo)
    for quantity in catalogue.quantities.values():
        for unit in quantity.units:
            assert unit.loinc is None or re.fullmatch(r"\d{4,5}-\d", unit.loinc)
    resources = paths.resources()
    folder = resources / "catalogue"
    named = {folder / "sources.toml", folder / "composite_grades.toml"}
    assert not re.search(r"snomed|meddra", (folder / "composite_grades.toml").read_text("utf-8"))
    translated = resources.glob("languages/*/catalogue/*.toml")
    for file in {*folder.glob("*.toml"), *translated} - named:
        assert not re.search(r"snomed|meddra|ctcae", file.read_text("utf-8"), re.IGNORECASE)


def test_every_quantity_of_the_format_has_its_units(catalogue: Catalogue) -> None:
    """A value is kept in the unit it was typed in."""
    found = {q.id: [unit.ucum for unit in q.units] for q in catalogue.quantities.values()}
    assert found == UNITS


def test_a_quantity_in_two_units_is_two_laboratory_codes(catalogue: Catalogue) -> None:
    """Free T4 by substance and by mass are two LOINC codes."""
    codes = {unit.ucum: unit.loinc for unit in catalogue.quantities["ft4"].units}
    assert codes == {"pmol/L": "14920-3", "ng/dL": "3024-7"}
    assert catalogue.quantities["tsh"].units[0].strict_ucum == "m[IU]/L"


def test_a_plausible_range_holds_what_people_measure(catalogue: Catalogue) -> None:
    """Fever, low TSH and high TSH are typed without being asked again."""
    for name, values in {
        "temperature": [35.5, 37.0, 40.5],
        "weight": [41.5, 130.0],
        "pulse": [48.0, 140.0],
        "stools": [0.0, 12.0],
        "tsh": [0.005, 100.0],
    }.items():
        lowest, highest = catalogue.quantities[name].units[0].plausible or (1.0, 0.0)
        assert all(lowest <= value <= highest for value in values)


def test_each_line_of_the_card_says_where_it_was_read(catalogue: Catalogue) -> None:
    """No medical statement stands without a source that can be opened."""
    card = catalogue.card
    for sign in card.signs.values():
        assert sign.sources
        assert set(sign.sources) <= set(card.sources)
    for source in card.sources.values():
        assert source.url.startswith(("https://", "http://"))
        assert source.year is None or 2000 <= source.year <= 2026
    assert {source.key for source in card.cited} <= set(card.sources)
    assert {"SP-F33954", "H114", "LIEGE", "WRHN-FR"} <= {source.key for source in card.cited}


def test_the_card_fits_on_one_screen(catalogue: Catalogue) -> None:
    """It stands in full beside its tick boxes, so it stays short."""
    sizes = {urgency: len(catalogue.card.block(urgency)) for urgency in Urgency}
    assert sizes == {Urgency.NOW: 16, Urgency.TODAY: 12, Urgency.NOTE: 2}
    assert sum(sizes.values()) <= 30
    for sign in catalogue.card.signs.values():
        assert len(sign.text.in_language(Language.FR)) <= 100
        assert len(sign.text.in_language(Language.EN)) <= 100


def test_lines_that_are_only_to_be_noted_have_no_tick_box(catalogue: Catalogue) -> None:
    """A mild itch is an answer of the check-in, not a ticked sign on the printed page.

    Nor are thoughts of suicide ever ticked and printed: the line is there for its number.
    """
    for sign in catalogue.card.lines:
        noted = sign.block is Urgency.NOTE or sign.id == "thoughts-of-suicide"
        assert sign.tickable is not noted


ANY_ONE_ALONE = {
    "fr": "paupière|vision double|de travers|avaler|parler|respirer|plus faibles|qui monte",
    "en": "eyelid|double vision|askew|swallow|speaking|breathing;|ever weaker|climbs",
}


@pytest.mark.parametrize("language", languages())
def test_nerves_and_muscles_are_for_now_and_each_sign_is_enough(
    catalogue: Catalogue, language: Language
) -> None:
    """Any one new sign alone: none of them stands under a later block."""
    words = ANY_ONE_ALONE[language.value].split("|")
    card = catalogue.card
    now = " ".join(sign.text.in_language(language) for sign in card.block(Urgency.NOW))
    later = " ".join(
        sign.text.in_language(language)
        for urgency in (Urgency.TODAY, Urgency.NOTE)
        for sign in card.block(urgency)
    )
    assert [word for word in words if word not in now] == []
    assert [word for word in words if word in later] == []
    alone = ("eyelid-or-face", "swallowing-or-weakness")
    said = "Même seul" if language is Language.FR else "Any one alone"
    assert all(card.signs[sign].text.in_language(language).startswith(said) for sign in alone)


def test_what_kills_first_stands_first_and_cell_treatments_last(catalogue: Catalogue) -> None:
    """Feeling really unwell and the nerves near the top; CAR-T and bispecifics at the end."""
    now = [sign.id for sign in catalogue.card.block(Urgency.NOW)]
    assert now[:2] == ["breathless-at-rest", "chest-pain-or-fainting"]
    near = ("very-unwell", "eyelid-or-face", "swallowing-or-weakness")
    assert all(now.index(sign) < 6 for sign in near)
    assert now[-1] == "after-car-t-or-bispecific"


def test_the_card_says_what_everybody_needs(catalogue: Catalogue) -> None:
    """Adrenal crisis for all, blood that is coughed up, skin, names of steroids, the 3114."""
    signs = catalogue.card.signs
    assert "surtout sous cortisone" in signs["vomiting-with-faintness"].text.in_language(
        Language.FR
    )
    assert "yeux, sexe" in signs["severe-skin"].text.in_language(Language.FR)
    assert "Widespread" in signs["severe-skin"].text.in_language(Language.EN)
    assert "Solupred, Cortancyl…" in signs["any-vomiting-on-steroids"].text.in_language(Language.FR)
    assert "bleus ou saignements" in signs["dark-urine-bruises-or-bleeding"].text.in_language(
        Language.FR
    )
    assert "craché" in signs["blood-coughed-or-bleeding"].text.in_language(Language.FR)
    assert "3114, gratuit, jour et nuit" in signs["thoughts-of-suicide"].text.in_language(
        Language.FR
    )
    assert "dès que le service rouvre" in catalogue.card.actions[Urgency.NOTE].in_language(
        Language.FR
    )
    assert "Ne vous soignez pas seul" in catalogue.card.actions[Urgency.NOTE].in_language(
        Language.FR
    )


def test_a_sign_that_left_the_card_keeps_the_words_that_were_ticked(catalogue: Catalogue) -> None:
    """A record book of the first card still says what its ticks meant; no block shows them."""
    card = catalogue.card
    retired = {sign.id: sign for sign in card.signs.values() if sign.retired}
    assert (
        retired["swallowing-voice-or-mood"]
        .text.in_language(Language.FR)
        .startswith("Mal à avaler, voix plus grave")
    )
    assert {"bleeding", "eye-trouble", "tingling-or-weak-legs", "after-car-t"} <= set(retired)
    shown = {sign.id for urgency in Urgency for sign in card.block(urgency)}
    assert shown.isdisjoint(retired)


def test_the_care_team_may_replace_the_thresholds(catalogue: Catalogue) -> None:
    """Sources disagree on these numbers, so the team's own words come first."""
    replaceable = {sign.id for sign in catalogue.card.signs.values() if sign.threshold}
    assert replaceable == {"fever", "diarrhoea", "vomiting"}
    assert "38,0\u00a0°C" in catalogue.card.signs["fever"].text.in_language(Language.FR)
    assert "4\u00a0selles liquides" in catalogue.card.signs["diarrhoea"].text.in_language(
        Language.FR
    )


def test_the_card_gives_the_emergency_numbers_and_how_long_it_holds(catalogue: Catalogue) -> None:
    """15 and 112 by voice, 114 in writing; during treatment and a year after."""
    card = catalogue.card
    assert [number.number for number in card.numbers] == ["15", "112", "114"]
    assert "15" in card.headings[Urgency.NOW].in_language(Language.FR)
    assert "112" in card.headings[Urgency.NOW].in_language(Language.FR)
    assert any("12\u00a0mois" in sentence.in_language(Language.FR) for sentence in card.intro)
    assert any("12 months" in sentence.in_language(Language.EN) for sentence in card.intro)
    assert date.fromisoformat(card.reviewed_on) == date(2026, 11, 28)


def test_what_was_done_has_the_words_of_the_format(catalogue: Catalogue) -> None:
    """The choices beside the card are those that an event can carry."""
    assert [choice.id for choice in catalogue.card.done] == [done.value for done in Done]


def test_the_catalogue_is_read_once() -> None:
    """Whoever asks again gets the same one."""
    assert load_catalogue() is load_catalogue()
