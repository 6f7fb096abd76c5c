"""Whether a record can be true: levels in range, known ids, days that a calendar has.

Judges form only; it never judges a value's meaning.
"""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum

from msgspec import Struct
from msgspec.structs import astuple, replace

from companion.domain.comparator import Comparator
from companion.domain.errors import N_, InvalidRecord
from companion.domain.questionnaire import QuestionnaireRefused
from companion.domain.records import (
    Body,
    CheckIn,
    Details,
    Infusion,
    Measurement,
    Medicine,
    Noted,
    Person,
    Photo,
    Preferences,
    Profile,
    Questionnaire,
)
from companion.domain.symptoms import Answer, Attribute, Catalogue, QuantityKind, Symptom

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST_TEXT = 200_000
LARGEST_NUMBER = 10**15  # every whole number up to it is exact as a float, and fits the file
LONGEST_RESOURCE = 1_000_000  # letters of a loaded questionnaire
LONGEST_OWN_SYMPTOM = 60
LARGEST_PICTURE_SIDE = 2_048
LONGEST_QUOTE = 60
LONGEST_WORDING = 120  # of a line of the card, so that the printed card keeps its place

UNKNOWN_SYMPTOM = N_("the symptom {name} is unknown")
NOT_ASKED_OF = N_("{attribute} is not asked about {name}")
LEVEL_RANGE = N_("the level of {name} must be between 0 and {highest}")
NO_ANSWER = N_("{name} has no answer")
UNKNOWN_SIGN = N_("the warning sign {name} is unknown")
UNKNOWN_QUANTITY = N_("the quantity {name} is unknown")
UNKNOWN_UNIT = N_("the unit {unit} does not go with {name}")
NOT_A_NUMBER = N_("a number is missing or has no end")
NEGATIVE = N_("a number may not be below 0")
TOO_LARGE_A_NUMBER = N_("a number is too large")
IMPOSSIBLE_DAY = N_("the date is not between 1900 and 2199")
NO_OFFSET = N_("the time has no time zone")
BAD_TEXT = N_("a text is too long or holds characters that do not exist")
WRONG_ORDER = N_("the last day comes before the first")
BAD_ID = N_("the id is not a UUID")
FIXED_SIGN = N_("the line {name} of the card keeps its own words")
TWO_WORDINGS = N_("the line {name} of the card has two wordings")
LONG_WORDING = N_("the care team’s words are longer than {most} letters")
BAD_REGION = N_("the place {name} on the body is unknown")
BAD_PALMS = N_("the flat hands must be between 0 and 100")
BAD_PICTURE = N_("the description of a picture is wrong")
BAD_OWN_SYMPTOM = N_("the id of an own symptom must start with own- and stand once")
OTHER_URL = N_("the questionnaire has another address (url) than the entry says")
NO_QUESTIONNAIRE = N_("the questionnaire is empty or too large")
BAD_INTERVAL = N_("the days between two doses must be between 1 and 366")
NOT_OF_A_LABORATORY = N_("only a laboratory’s result may be below or above what was measurable")
BAD_CYCLE = N_("the cycle must be between 1 and 999")


_HALVES = re.compile("[\ud800-\udfff]")
_CANONICAL_UUID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHA256 = re.compile("[0-9a-f]{64}")
_OWN_SYMPTOM = re.compile("own-[0-9a-z]{1,16}")


def quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    """A piece of the input that may stand in a sentence: short, and every letter printable."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:longest])
    return shown if len(text) <= longest else f"{shown}…"


def check_id(text: str) -> None:
    """Raise InvalidRecord unless `text` is a UUID in its canonical form."""
    if not _CANONICAL_UUID.fullmatch(text):
        raise InvalidRecord(reason=BAD_ID)


def check_body(body: Body, catalogue: Catalogue) -> None:
    """Raise InvalidRecord, with the reason, when a record cannot be true."""
    if isinstance(body, Questionnaire):
        _check_questionnaire(body, catalogue)
        body = replace(body, resource="")
    _check_values(body)
    if isinstance(body, Noted) and body.at_request_of is not None:
        check_id(body.at_request_of)
    if isinstance(body, Person) and body.same_as is not None:
        check_id(body.same_as)
    if isinstance(body, CheckIn):
        _check_check_in(body, catalogue)
    elif isinstance(body, Measurement):
        _check_measurement(body, catalogue)
    elif isinstance(body, Profile):
        _check_profile(body, catalogue)
    elif isinstance(body, Photo):
        _check_photo(body, catalogue)
    elif isinstance(body, Preferences):
        _check_preferences(body)
    elif isinstance(body, Infusion) and body.cycle is not None and not 1 <= body.cycle <= 999:
        raise InvalidRecord(reason=BAD_CYCLE)
    elif isinstance(body, Medicine) and body.to_day is not None and body.to_day < body.from_day:
        raise InvalidRecord(reason=WRONG_ORDER)


def check_day_and_texts(day: date, *texts: str | None) -> None:
    """The same for what most check-ins hold beside their answers: a day and a note."""
    _check_value(day)
    for text in texts:
        if text is not None:
            _check_value(text)


_PLAIN = frozenset({str, int, float, date, datetime})
"""Most of what stands in a record: told first, so that tens of thousands of lines are checked quickly."""


def _check_values(body: object) -> None:
    """Check each value within. Ten years of records are checked on opening, so it wastes no step."""
    waiting: list[object] = [body]
    while waiting:
        value = waiting.pop()
        if value is None:
            continue
        if type(value) in _PLAIN:
            _check_value(value)
        elif isinstance(value, Enum):
            continue
        elif isinstance(value, tuple):
            waiting.extend(value)
        elif isinstance(value, Struct):
            waiting.extend(astuple(value))
        elif isinstance(value, (dict, Mapping)):  # a dict is told at once, a Mapping by Python
            waiting.extend(value.keys())
            waiting.extend(value.values())
        else:
            _check_value(value)


def _check_value(value: object) -> None:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT or not (value.isascii() or _exists(value)):
            raise InvalidRecord(reason=BAD_TEXT)
    elif isinstance(value, date):
        if isinstance(value, datetime) and value.utcoffset() is None:
            raise InvalidRecord(reason=NO_OFFSET)
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise InvalidRecord(reason=IMPOSSIBLE_DAY)
    elif isinstance(value, (int, float)):
        _check_number(value)


def _check_number(value: float) -> None:
    if not math.isfinite(value):
        raise InvalidRecord(reason=NOT_A_NUMBER)
    if math.copysign(1, value) < 0:
        raise InvalidRecord(reason=NEGATIVE)
    if value > LARGEST_NUMBER:
        raise InvalidRecord(reason=TOO_LARGE_A_NUMBER)


def _exists(text: str) -> bool:
    return _HALVES.search(text) is None


def _check_profile(body: Profile, catalogue: Catalogue) -> None:
    if body.usual is not None:
        _check_level("fatigue", Attribute.INTENSITY, body.usual.fatigue_level or 0)
    seen: set[str] = set()
    for words in body.team_words:
        sign = catalogue.card.signs.get(words.sign)
        if sign is None:
            raise InvalidRecord(reason=UNKNOWN_SIGN, name=quoted(words.sign))
        if not sign.threshold:
            raise InvalidRecord(reason=FIXED_SIGN, name=words.sign)
        if words.sign in seen:
            raise InvalidRecord(reason=TWO_WORDINGS, name=words.sign)
        if len(words.text) > LONGEST_WORDING:
            raise InvalidRecord(reason=LONG_WORDING, most=LONGEST_WORDING)
        seen.add(words.sign)


def _check_check_in(body: CheckIn, catalogue: Catalogue) -> None:
    for symptom_id, answer in body.answers.items():
        symptom = catalogue.symptoms.get(symptom_id)
        if symptom is None:
            raise InvalidRecord(reason=UNKNOWN_SYMPTOM, name=quoted(symptom_id))
        _check_answer(symptom, answer)
    for symptom_id, details in body.details.items():
        _check_details(symptom_id, details, catalogue)
    for sign in body.warning_signs:
        if sign not in catalogue.card.signs:
            raise InvalidRecord(reason=UNKNOWN_SIGN, name=quoted(sign))


def _check_details(symptom_id: str, details: Details, catalogue: Catalogue) -> None:
    if symptom_id not in catalogue.symptoms:
        raise InvalidRecord(reason=UNKNOWN_SYMPTOM, name=quoted(symptom_id))
    if details.palms is not None and details.palms > 100:
        raise InvalidRecord(reason=BAD_PALMS)
    _check_regions(details.where, catalogue)


def _check_regions(where: Sequence[str], catalogue: Catalogue) -> None:
    for region in where:
        if region not in catalogue.body.regions or where.count(region) > 1:
            raise InvalidRecord(reason=BAD_REGION, name=quoted(region))


def _check_photo(body: Photo, catalogue: Catalogue) -> None:
    if body.about is not None and body.about not in catalogue.symptoms:
        raise InvalidRecord(reason=UNKNOWN_SYMPTOM, name=quoted(body.about))
    sides = (body.width, body.height)
    if not _SHA256.fullmatch(body.sha256) or not all(0 < s <= LARGEST_PICTURE_SIDE for s in sides):
        raise InvalidRecord(reason=BAD_PICTURE)
    _check_regions(body.where, catalogue)


def _check_questionnaire(body: Questionnaire, catalogue: Catalogue) -> None:
    if not body.url or not 0 < len(body.resource) <= LONGEST_RESOURCE or not _exists(body.resource):
        raise InvalidRecord(reason=NO_QUESTIONNAIRE)
    try:
        form = catalogue.read_form(body.resource)
    except QuestionnaireRefused as error:
        raise InvalidRecord(**error.values) from error
    if form.url != body.url:
        raise InvalidRecord(reason=OTHER_URL)


def _check_preferences(body: Preferences) -> None:
    seen = [own.id for own in body.own_symptoms]
    for own in body.own_symptoms:
        known_form = (
            _OWN_SYMPTOM.fullmatch(own.id)
            and 0 < len(own.text.strip()) <= len(own.text) <= LONGEST_OWN_SYMPTOM
        )
        if not known_form or seen.count(own.id) > 1:
            raise InvalidRecord(reason=BAD_OWN_SYMPTOM)
    interval = body.infusion_every_days
    if interval is not None and not 1 <= interval <= 366:
        raise InvalidRecord(reason=BAD_INTERVAL)


def _check_answer(symptom: Symptom, answer: Answer) -> None:
    if not answer:
        raise InvalidRecord(reason=NO_ANSWER, name=symptom.id)
    for attribute, level in answer.items():
        if attribute not in symptom.attributes:
            raise InvalidRecord(reason=NOT_ASKED_OF, attribute=attribute.value, name=symptom.id)
        _check_level(symptom.id, attribute, level)


def _check_level(symptom_id: str, attribute: Attribute, level: int) -> None:
    if not 0 <= level <= attribute.highest:
        raise InvalidRecord(reason=LEVEL_RANGE, name=symptom_id, highest=attribute.highest)


def _check_measurement(body: Measurement, catalogue: Catalogue) -> None:
    quantity = catalogue.quantities.get(body.quantity)
    if quantity is None:
        raise InvalidRecord(reason=UNKNOWN_QUANTITY, name=quoted(body.quantity))
    if quantity.unit(body.unit) is None:
        raise InvalidRecord(reason=UNKNOWN_UNIT, unit=quoted(body.unit), name=body.quantity)
    if body.comparator is not None and quantity.kind is not QuantityKind.LABORATORY:
        raise InvalidRecord(reason=NOT_OF_A_LABORATORY)
    if body.comparator is Comparator.BELOW and body.value == 0:
        raise InvalidRecord(reason=NEGATIVE)
