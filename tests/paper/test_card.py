"""The warning-sign card on paper: whole, the same for everybody, on one accessible side."""

import dataclasses
import io
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from companion.actions.card_details import CardDetails
from companion.actions.card_size import CardSize
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import (
    Appointment,
    DoseStep,
    Infusion,
    Medicine,
    Profile,
    Purpose,
    TeamContact,
)
from companion.domain.validity import LONGEST_WORDING
from companion.domain.warning_signs import Urgency
from companion.domain.words import Language, Words
from companion.languages import languages
from companion.messages import load_texts
from companion.paper.card import MOST_CONTACTS, card_document, on_paper, warning_sign_card
from tests.actions.desk import Desk
from tests.believable import believable
from tests.paper.verapdf import failed_rules
from tests.parts import today_or_all
from tests.press import printed_words

TODAY = date(2026, 11, 22)
FR, EN = Language.FR, Language.EN
TEAM = [
    TeamContact("Infirmière de coordination", "01 23 45 67 89", "lundi à vendredi, 9 h – 17 h"),
    TeamContact("Oncologue de garde", "01 98 76 54 32"),
]
EVERY_WAY = [(size, said) for size in CardSize for said in ((FR,), (EN,), (FR, EN))]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both sizes in other languages each day; every way in the long run."""
    if "said" in metafunc.fixturenames:
        metafunc.parametrize(("size", "said"), today_or_all(metafunc.config, 3, EVERY_WAY))


def letters(text: str) -> str:
    """The text without white space: a line may end after a hyphen, and thin spaces are not read."""
    return "".join(text.replace("\u200b", "").split())


def _whose(words: str, language: Language) -> str:
    return load_texts(language)("{words} (your care team’s words)", words=words)


def made(
    size: CardSize, said: tuple[Language, ...], team: list[TeamContact], today: date = TODAY
) -> bytes:
    """The card as a file."""
    texts = [load_texts(language) for language in said]
    return on_paper(card_document(load_catalogue().card, team, size, texts, today)).pdf()


def test_the_whole_card_stands_on_one_accessible_side(
    size: CardSize, said: tuple[Language, ...]
) -> None:
    """Every line of the three blocks, every number and what to do, in each size and language."""
    pdf = made(size, said, TEAM)
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 1
    assert failed_rules(pdf, "ua1") == []
    words = letters(printed_words(pdf))
    card = load_catalogue().card
    for language in said:
        sentences = [*card.intro, *(sign.text for sign in card.lines)]
        sentences += [number.label for number in card.numbers]
        for urgency in Urgency:
            sentences += [card.headings[urgency], card.actions[urgency]]
        for sentence in sentences:
            assert letters(sentence.in_language(language)) in words
    for contact in TEAM:
        assert letters(contact.phone) in words
        assert letters(contact.name) in words


def test_it_says_until_when_it_holds_and_where_it_was_read() -> None:
    """At least 12 months after the last dose; the date of review; every organisation."""
    words = letters(printed_words(made(CardSize.A4, (FR,), [])))
    assert letters("au moins 12 mois après la dernière dose") in words
    assert letters("relue le 28 novembre 2026") in words
    for source in load_catalogue().card.cited:
        assert letters(source.organisation) in words
        assert source.year is None or letters(f"{source.organisation}{source.year}") in words


@pytest.mark.parametrize("size", CardSize)
def test_without_a_record_book_there_are_lines_to_write_on(size: CardSize) -> None:
    """And nothing else changes: the card is the same for everybody."""
    words = letters(printed_words(warning_sign_card(None, size, [FR], TODAY).pdf()))
    assert words.count("Téléphone") == 2
    with_book = letters(printed_words(warning_sign_card(believable(), size, [FR], TODAY).pdf()))
    signs = load_catalogue().card.lines
    for text in (words, with_book):
        assert all(letters(sign.text.in_language(Language.FR)) in text for sign in signs)


def test_the_same_card_gives_the_same_bytes() -> None:
    """Twice on the same day."""
    assert made(CardSize.WALLET, (FR, EN), TEAM) == made(CardSize.WALLET, (FR, EN), TEAM)


def test_long_and_odd_names_do_not_push_the_card_off_its_side(
    size: CardSize, said: tuple[Language, ...]
) -> None:
    """Very long names, Arabic, emoji, markup and control characters; more numbers than have room."""
    odd = [
        TeamContact("Service d’oncologie médicale " * 20, "+33 (0)1 23 45 67 89 poste 4567 " * 5),
        TeamContact(
            "د. ليلى 🏥 #panic() $x$ *a*", "06\u202e\x07 12", "la nuit\n\net le week-end" * 9
        ),
        TeamContact("W" * 300, "0" * 300),
        TeamContact("Une de trop", "00 00"),
    ]
    pdf = made(size, said, odd)
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert failed_rules(pdf, "ua1") == []
    words = letters(printed_words(pdf))
    last = load_catalogue().card.lines[-1]
    for language in said:
        assert letters(last.text.in_language(language)) in words
    assert len(odd) > MOST_CONTACTS


def test_the_numbers_are_those_typed_last() -> None:
    """Of the carnet."""
    carnet = believable()
    document = card_document(
        load_catalogue().card, carnet.team(), CardSize.A4, [load_texts(FR)], TODAY
    )
    phones = [contact.phone for contact in document.faces[0].contacts]
    assert phones == [contact.phone for contact in carnet.team()][:MOST_CONTACTS]
    assert dataclasses.replace(document, size=CardSize.WALLET).faces == document.faces


def test_the_longest_words_of_a_team_keep_their_place(
    size: CardSize, said: tuple[Language, ...]
) -> None:
    """Every line that a team may word, as long as it may be: one side, and whose words they are."""
    card = load_catalogue().card
    wording = ("W" * 20 + " ") * 5 + "é" * 14 + "\u202e"
    assert len(wording) == LONGEST_WORDING
    changed = {
        name: replace(sign, text=Words({each: _whose(wording, each) for each in languages()}))
        for name, sign in card.signs.items()
        if sign.threshold
    }
    worded = replace(card, signs={**card.signs, **changed})
    texts = [load_texts(language) for language in said]
    pdf = on_paper(card_document(worded, TEAM, size, texts, TODAY)).pdf()
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    for text in texts:
        whose = letters(_whose("", text.language))
        assert letters(printed_words(pdf)).count(whose) == len(changed)


LABELS = (
    "Mon nom",
    "Mon traitement",
    "Début le",
    "Dernière dose",
    "Cortisone, dose",
    "Mon hôpital",
)


def owned() -> Carnet:
    """A record book with all that a card can say about a person."""
    journal = Desk().journal
    journal.record(
        Profile("Marianne EXEMPLE", team=tuple(TEAM), treatment_started=date(2026, 9, 1))
    )
    for day, name in ((date(2026, 9, 1), "Ipilimumab"), (date(2026, 11, 10), "Nivolumab")):
        journal.record(Infusion(day, name, given=True))
    journal.record(Infusion(date(2026, 11, 24), "Nivolumab", given=False, reason="fièvre"))
    steps = (DoseStep(date(2026, 11, 15), "20 mg"), DoseStep(date(2026, 12, 1), "10 mg"))
    journal.record(Medicine("Prednisolone", date(2026, 11, 8), "40 mg", steps=steps))
    journal.record(Medicine("Prednisone", date(2026, 8, 1), to_day=date(2026, 8, 9)))
    at = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    journal.record(Appointment(at, Purpose.CONSULTATION, place="Hôpital Lariboisière"))
    return journal.carnet


@pytest.mark.parametrize("size", CardSize)
def test_the_lines_about_the_person_are_blank_until_they_say_so(size: CardSize) -> None:
    """The labels stand there either way; what the record book holds only when it was wished."""
    blank = letters(printed_words(warning_sign_card(owned(), size, [FR], TODAY).pdf()))
    filled = letters(
        printed_words(warning_sign_card(owned(), size, [FR], TODAY, filled=True).pdf())
    )
    for label in LABELS:
        assert letters(label) in blank
        assert letters(label) in filled
    said = ("Marianne EXEMPLE", "Nivolumab, Ipilimumab", "1er septembre 2026", "10 novembre 2026",
            "Prednisolone 20 mg", "Hôpital Lariboisière")  # fmt: skip
    for words in said:
        assert letters(words) not in blank
        assert letters(words) in filled
    assert letters("Prednisone") not in filled


def test_nothing_is_said_that_nobody_typed() -> None:
    """An empty record book gives lines to fill: no steroid noted is not “no steroids”."""
    empty = warning_sign_card(Desk().journal.carnet, CardSize.A4, [FR], TODAY, filled=True).pdf()
    assert letters(printed_words(empty)) == letters(
        printed_words(warning_sign_card(None, CardSize.A4, [FR], TODAY).pdf())
    )


def test_long_details_keep_the_card_on_its_side(size: CardSize, said: tuple[Language, ...]) -> None:
    """Cut rather than pushing a line off."""
    long = "Très long nom " * 20
    details = CardDetails(long, (long, long), TODAY, TODAY, (long,), long)
    texts = [load_texts(language) for language in said]
    pdf = on_paper(
        card_document(load_catalogue().card, TEAM, size, texts, TODAY, details=details)
    ).pdf()
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    assert failed_rules(pdf, "ua1") == []
