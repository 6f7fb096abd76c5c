"""The catalogue as this person has it: the care team's own words on the card, and own symptoms.

Everything that shows, asks or prints follows.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from companion.actions.own_symptoms import with_own_symptoms
from companion.domain.carnet import Carnet
from companion.domain.symptoms import Catalogue
from companion.domain.warning_signs import WarningSignCard
from companion.domain.words import Language, Words
from companion.languages import languages
from companion.messages import load_texts


def team_words(carnet: Carnet) -> Mapping[str, str]:
    """The care team's own words by the id of the line that they replace."""
    profile = carnet.profile()
    if profile is None:
        return {}
    said = {each.sign: " ".join(each.text.split()) for each in profile.body.team_words}
    return {sign: text for sign, text in said.items() if text}


def own_card(card: WarningSignCard, carnet: Carnet) -> WarningSignCard:
    """The card as this person's care team wants it; each such line says whose words it holds."""
    words = team_words(carnet)
    if not words:
        return card
    signs = {
        name: replace(sign, text=_said_by_the_team(words[name]))
        if name in words and sign.threshold
        else sign
        for name, sign in card.signs.items()
    }
    return replace(card, signs=signs)


def own_catalogue(catalogue: Catalogue, carnet: Carnet) -> Catalogue:
    """The catalogue with this person's own card and symptoms; the same object without any."""
    whole = with_own_symptoms(catalogue, carnet)
    card = own_card(whole.card, carnet)
    return whole if card is whole.card else replace(whole, card=card)


def _said_by_the_team(words: str) -> Words:
    """As typed in every language: nobody translates what a team asked for."""
    return Words({language: _said(words, language) for language in languages()})


def _said(words: str, language: Language) -> str:
    texts = load_texts(language)
    return texts("{words} (your care team’s words)", words=words)
