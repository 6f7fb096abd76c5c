"""What stands on the card before it is set: names as long as they may be, and lines left to write on."""

from datetime import date

import pytest
from msgspec.structs import replace

from companion.actions.card_details import CardDetails
from companion.actions.card_size import CardSize
from companion.clean_text import CUT_MARK
from companion.content.catalogue import load_catalogue
from companion.domain.records import TeamContact
from companion.domain.warning_signs import Urgency
from companion.domain.words import Language, Words
from companion.languages import languages
from companion.messages import load_texts
from companion.paper.card import CardFace, card_document

CARD = load_catalogue().card
DAY = date(2026, 11, 22)
EN = load_texts(Language.EN)


def face(*team: TeamContact, about: CardDetails | None = None) -> CardFace:
    """The English side."""
    (made,) = card_document(CARD, team, CardSize.A4, [EN], DAY, details=about).faces
    return made


def test_three_numbers_stand_large() -> None:
    """The first of them, with whose they are and when they answer."""
    team = [TeamContact(f"N{n}", f"0{n}", "at night" if n == 1 else None) for n in range(5)]
    for count in (0, 2, 3, 5):
        said = [(c.phone, c.name) for c in face(*team[:count]).contacts]
        expected = [("00", "N0"), ("01", "N1, at night"), ("02", "N2")]
        assert said == expected[: min(count, 3)]
    assert face(TeamContact("", "0", "at night")).contacts[0].name == "at night"


@pytest.mark.parametrize("longer", [0, 1])
def test_long_words_are_cut_where_their_line_ends(longer: int) -> None:
    """30 letters of a number, 110 of a name, 60 about the person, 240 of a sign."""
    about = CardDetails(name="n" * (60 + longer))
    made = face(TeamContact("w" * (110 + longer), "0" * (30 + longer)), about=about)
    (contact,) = made.contacts
    told = {"w": (contact.name, 110), "0": (contact.phone, 30), "n": (made.about[0].said, 60)}
    sign = CARD.block(Urgency.TODAY)[0]
    words = Words(dict.fromkeys(languages(), "s" * (240 + longer)))
    signs = {**CARD.signs, sign.id: replace(sign, text=words)}
    document = card_document(replace(CARD, signs=signs), (), CardSize.A4, [EN], DAY)
    block = next(b for b in document.faces[0].blocks if b.urgency is Urgency.TODAY)
    told["s"] = (block.lines[0], 240)
    for letter, (text, longest) in told.items():
        assert text.count(letter) == longest
        assert text.endswith(CUT_MARK) is bool(longer)


def test_what_is_known_of_a_person_fills_its_line() -> None:
    """Each for itself; what is not known is left to write on."""
    about = CardDetails("Zoé", ("A", "B"), date(2026, 9, 1), date(2026, 11, 10), ("C", "D"), "H")
    said = {line.label: line.said.replace("\u00a0", " ") for line in face(about=about).about}
    assert said == {
        "My name": "Zoé",
        "My hospital": "H",
        "My treatment": "A, B",
        "Steroids, dose": "C, D",
        "Started on": "1 September 2026",
        "Last dose": "10 November 2026",
    }
    assert {line.said for line in face().about} == {""}
    assert list(said) == [line.label for line in face().about]


def test_each_source_is_named_once_with_its_year() -> None:
    """An undated one by its name alone."""
    dated = {f"{s.organisation} {s.year}" for s in CARD.cited if s.year}
    undated = {s.organisation for s in CARD.cited if not s.year}
    said = face().sources.removeprefix("Sources: ").removesuffix(".").split(" · ")
    assert sorted(said) == sorted(dated | undated)
    assert dated


def test_two_languages_stand_side_by_side() -> None:
    """One title for both, and the day of the file."""
    both = card_document(CARD, (), CardSize.WALLET, [load_texts(Language.FR), EN], DAY)
    french, english = both.faces
    assert (french.language, english.language) == (Language.FR, Language.EN)
    assert both.title == f"{french.title} – {english.title}"
    assert both.made_on == DAY
    assert [block.urgency for block in english.blocks] == list(Urgency)
    assert all(b.continued == f"{b.heading} (continued)" for b in english.blocks)
