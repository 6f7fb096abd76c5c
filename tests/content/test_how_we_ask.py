"""The explanation on how each question is worded says of every symptom what is asked about it."""

import pytest

from companion import paths
from companion.content.catalogue import load_catalogue
from companion.content.explanations import Library
from companion.domain.explanations import ItemList, Link, LinkKind
from companion.domain.symptoms import Attribute
from companion.domain.words import Language
from companion.languages import languages

SECTIONS = {
    Language.FR: {
        "À quel point": Attribute.INTENSITY,
        "À quelle fréquence": Attribute.FREQUENCY,
        "Quelle quantité": Attribute.AMOUNT,
        "Oui ou non": Attribute.PRESENCE,
        "Quelle gêne": Attribute.INTERFERENCE,
    },
    Language.EN: {
        "How much": Attribute.INTENSITY,
        "How often": Attribute.FREQUENCY,
        "What amount": Attribute.AMOUNT,
        "Yes or no": Attribute.PRESENCE,
        "What it gets in the way of": Attribute.INTERFERENCE,
    },
}


@pytest.mark.parametrize("language", languages())
def test_each_symptom_stands_under_what_is_asked_about_it(language: Language) -> None:
    """And under nothing else, so that the explanation stays true when the catalogue grows."""
    explanation = Library(paths.resources()).explanation("how-we-ask", language)
    told: dict[Attribute, list[str]] = {}
    for section in explanation.sections:
        if (attribute := SECTIONS[language].get(section.title)) is None:
            continue
        lists = [block for block in section.blocks if isinstance(block, ItemList)]
        runs = [run for block in lists for item in block.items for run in item]
        told[attribute] = [
            run.target for run in runs if isinstance(run, Link) and run.kind is LinkKind.SYMPTOM
        ]
    symptoms = load_catalogue().symptoms.values()
    for attribute in Attribute:
        asked = {symptom.id for symptom in symptoms if attribute in symptom.attributes}
        assert sorted(told[attribute]) == sorted(asked)


@pytest.mark.parametrize("language", languages())
def test_the_page_quotes_how_the_questions_open(language: Language) -> None:
    """The openings stand on the explanation as the catalogue has them."""
    explanation = Library(paths.resources()).explanation("how-we-ask", language)
    text = " ".join(
        run.text
        for section in explanation.sections
        for block in section.blocks
        if isinstance(block, ItemList)
        for item in block.items
        for run in item
        if not isinstance(run, Link) and hasattr(run, "text")
    )
    fatigue = load_catalogue().symptoms["fatigue"]
    for questions in (*fatigue.questions.values(), fatigue.past_questions[min(fatigue.questions)]):
        opening = questions[Attribute.INTENSITY].in_language(language).split(",")[0].casefold()
        assert opening.replace("\u00a0", " ") in text.casefold().replace("\u00a0", " ")
