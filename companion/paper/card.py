"""The warning-sign card on paper, A4 or folded to fit a wallet, in one language or two.

The same for everybody but for the care team's numbers; knows no answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion import dates
from companion.actions.card_details import CardDetails, card_details
from companion.actions.card_size import CardSize
from companion.actions.words.phone import dialled
from companion.actions.words.team import own_card
from companion.clean_text import clean_line
from companion.content.catalogue import load_catalogue
from companion.content.medicines import load_medicines
from companion.domain.carnet import Carnet
from companion.domain.records import TeamContact
from companion.domain.warning_signs import Source, Urgency, WarningSignCard
from companion.domain.words import Language
from companion.messages import Texts, load_texts
from companion.paper.printable import Printable
from companion.paper.typesetting import printable_json

TEMPLATE: Final = "card/card.typ"
MOST_CONTACTS: Final = 3
"""As many numbers as stand large on the card."""

_LONGEST_NAME: Final = 110
_LONGEST_SAID: Final = 60
_LONGEST_PHONE: Final = 30
_LONGEST_LINE: Final = 240


@dataclass(frozen=True, slots=True)
class Contact:
    """A number of the care team, and whose it is."""

    phone: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """Something to know about the person; a blank `said` is a line to write on."""

    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Number:
    """An emergency number and what it is for."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class CardBlock:
    """One of the three blocks."""

    urgency: Urgency
    heading: str
    continued: str
    action: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardFace:
    """The whole card in one language. `contacts` is empty when there are lines to write on."""

    language: Language
    title: str
    declaration: str
    for_carers: str
    intro: tuple[str, ...]
    team: str
    contacts: tuple[Contact, ...]
    blanks: tuple[str, ...]
    about: tuple[Line, ...]
    numbers: tuple[Number, ...]
    blocks: tuple[CardBlock, ...]
    review: str
    sources: str
    references: str
    folding: str


@dataclass(frozen=True, slots=True)
class CardDocument:
    """What is printed: one face, or two side by side whose lines answer each other."""

    size: CardSize
    made_on: date
    title: str
    faces: tuple[CardFace, ...]


def warning_sign_card(
    carnet: Carnet | None,
    size: CardSize,
    languages: Sequence[Language],
    made_on: date,
    *,
    filled: bool = False,
) -> Printable:
    """The card in one language, or in two side by side.

    The care team's numbers of the carnet stand at its top, or lines to write them on. `filled`: so
    do the name, treatment, doses, steroids and hospital that it holds.
    """
    texts = [load_texts(language) for language in languages]
    if carnet is None:
        return on_paper(card_document(load_catalogue().card, (), size, texts, made_on))
    lines = own_card(load_catalogue().card, carnet)
    details = card_details(carnet, load_medicines(), made_on) if filled else None
    return on_paper(card_document(lines, carnet.team(), size, texts, made_on, details=details))


def card_document(
    card: WarningSignCard,
    team: Sequence[TeamContact],
    size: CardSize,
    texts: Sequence[Texts],
    today: date,
    *,
    details: CardDetails | None = None,
) -> CardDocument:
    """The card in the language of each of `texts`, one or two; `today` is the file's day.

    `details` fill the lines about the person; without them they are there to write on.
    """
    about = details or CardDetails()
    faces = tuple(_face(card, team, about, said) for said in texts)
    title = " – ".join(face.title for face in faces)
    return CardDocument(size, today, title, faces)


def on_paper(document: CardDocument) -> Printable:
    """The card on one A4 side."""
    return Printable(TEMPLATE, {"card": printable_json(document)}, document.made_on)


def _face(
    card: WarningSignCard, team: Sequence[TeamContact], about: CardDetails, texts: Texts
) -> CardFace:
    reviewed = dates.day_month_year(date.fromisoformat(card.reviewed_on), texts.language)
    cited = dict.fromkeys(_named(source) for source in card.cited)
    return CardFace(
        language=texts.language,
        title=texts.words(card.title),
        declaration=texts("I have had cancer immunotherapy."),
        for_carers=texts(
            "For any health professional: a new symptom may be due to it, even months after the last dose. "
            "Please call my team."
        ),
        intro=tuple(texts.words(sentence) for sentence in card.intro),
        team=texts("My care team’s numbers"),
        contacts=tuple(_contact(contact) for contact in team[:MOST_CONTACTS]),
        blanks=(texts("Name"), texts("Telephone")),
        about=tuple(_about(about, texts)),
        numbers=tuple(Number(each.number, texts.words(each.label)) for each in card.numbers),
        blocks=tuple(_block(card, urgency, texts) for urgency in Urgency),
        review=texts("Version {version}, reviewed on {day}.", version=card.version, day=reviewed),
        sources=texts("Sources: {sources}.", sources=" · ".join(cited)),
        references=texts("Full references: in the program and in the booklet, chapter “Sources”."),
        folding=texts(
            "Cut along the outer line, fold along the dashes. "
            "The whole card, with its sources, is also in the program."
        ),
    )


def _about(about: CardDetails, texts: Texts) -> Iterator[Line]:
    lines = (
        (texts("My name"), about.name),
        (texts("My hospital"), about.hospital),
        (texts("My treatment"), ", ".join(about.medicines)),
        (texts("Steroids, dose"), ", ".join(about.steroids)),
        (texts("Started on"), _day(about.started, texts)),
        (texts("Last dose"), _day(about.last_dose, texts)),
    )
    for label, said in lines:
        yield Line(label, clean_line(said, longest=_LONGEST_SAID))


def _day(day: date | None, texts: Texts) -> str:
    return dates.day_month_year(day, texts.language) if day else ""


def _named(source: Source) -> str:
    """Who wrote it, and in which year where the page tells."""
    return f"{source.organisation} {source.year}" if source.year else source.organisation


def _contact(contact: TeamContact) -> Contact:
    said = ", ".join(part for part in (contact.name, contact.when) if part)
    return Contact(
        clean_line(dialled(contact.phone), longest=_LONGEST_PHONE),
        clean_line(said, longest=_LONGEST_NAME),
    )


def _block(card: WarningSignCard, urgency: Urgency, texts: Texts) -> CardBlock:
    heading = texts.words(card.headings[urgency])
    return CardBlock(
        urgency=urgency,
        heading=heading,
        continued=texts("{heading} (continued)", heading=heading),
        action=texts.words(card.actions[urgency]),
        lines=tuple(_line(texts.words(sign.text)) for sign in card.block(urgency)),
    )


def _line(text: str) -> str:
    """A line of the card, which may hold the care team's own words as somebody typed them."""
    return clean_line(text, longest=_LONGEST_LINE)
