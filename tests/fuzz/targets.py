"""What each parser must hold for any input: a sentence or a value that is sound, never a crash.

Each target takes any bytes or text. A mistake shows as an exception that is none of ours, or as an
assertion about what was accepted. Knows nothing of who makes the input.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from companion import paths
from companion.actions.consultation import PageChoice
from companion.content.catalogue import load_catalogue, read_catalogue
from companion.content.questionnaires.form import read_form
from companion.content.questionnaires.intake import prepare
from companion.domain.carnet import Carnet, Entry
from companion.domain.composite import grades, official_questions
from companion.domain.errors import InvalidRecord
from companion.domain.questionnaire import QuestionnaireForm, QuestionnaireRefused
from companion.domain.questionnaire_items import Item, ItemType
from companion.domain.questionnaire_values import One, Value
from companion.domain.records import Kind, QuestionnaireResponse
from companion.domain.validity import check_body
from companion.exchange import fhir_resources as fhir
from companion.exchange.fhir_authors import Authors
from companion.exchange.fhir_team import response_of, search_of
from companion.record_json import body_from_json, body_to_json, parse_line
from companion.toml_file import CatalogueBroken
from tests.questionnaires.answered import response_entry
from tests.questionnaires.building import published_lists

CATALOGUE: Final = load_catalogue()
FOLDER: Final = paths.resources()
FILES: Final = sorted(
    path.relative_to(FOLDER).as_posix()
    for pattern in ("catalogue/*.toml", "languages/*/catalogue/*.toml")
    for path in FOLDER.glob(pattern)
)


def _told(error: Exception) -> bool:
    """A refusal says something."""
    assert str(error)
    return False


def line(text: str) -> bool:
    """A JSON line of a record; whether it was accepted. What is accepted survives being stored."""
    try:
        read = parse_line(text)
        if read.body is None:
            return True
        check_body(read.body, CATALOGUE)
    except InvalidRecord as error:
        return _told(error)
    stored = body_to_json(read.body)
    assert body_from_json(read.kind, stored) == read.body
    again = parse_line(json.dumps({"kind": read.kind.value, **json.loads(stored)}))
    assert again.body == read.body
    return True


def stored(kind: Kind, content: bytes) -> bool:
    """A body as the carnet file holds it."""
    try:
        body = body_from_json(kind, content)
    except InvalidRecord:
        return False
    assert body.kind is kind
    return True


def questionnaire(text: str) -> bool:
    """A FHIR Questionnaire. What is accepted can be answered to its end, and exported."""
    try:
        form = read_form(text)
    except QuestionnaireRefused as error:
        return _told(error)
    assert form.questions()
    given: dict[str, Value] = {}
    for _ in form.questions():
        open_ones = [s.item for s in form.steps(given) if s.item.link_id not in given]
        if not open_ones:
            break
        given[open_ones[0].link_id] = _an_answer(form, open_ones[0].link_id)
    sound(form, given)
    return True


def handed_out(text: str) -> bool:
    """Files as they are handed out; whether one was whole. What comes out is read again, the same."""
    beside = json.dumps(published_lists())
    taken = False
    for found in prepare([("a.json", text), ("b.json", beside)]):
        if found.text is None:
            assert found.refusal is not None
            assert str(found.refusal)
            continue
        taken = questionnaire(found.text)
        (again,) = prepare([("c.json", found.text)])
        assert again.text == found.text
    return taken


def sound(form: QuestionnaireForm, given: Mapping[str, Value]) -> None:
    """What must hold for any answers to any form."""
    asked = form.asked(given)
    kept = form.kept(given)
    assert set(kept) <= asked
    assert form.kept(kept) == kept
    assert form.asked(kept) == asked
    assert {step.item.link_id for step in form.steps(given)} >= set(kept)
    assert all(form.by_link[link].accepts(value) for link, value in kept.items())
    assert not set(search_of(form).split("&version=")[0]) & set(' #|"<>')
    found = grades(kept, official_questions(form, CATALOGUE.composite), CATALOGUE.composite)
    assert all(0 <= grade <= 3 for grade in found.values())
    entry: Entry[QuestionnaireResponse] = response_entry(form, kept, date(2026, 11, 21))
    made = response_of(
        entry,
        form,
        identifier=fhir.Identifier(system="s", value="v"),
        subject=fhir.Reference(display="x"),
        authors=Authors(Carnet("x"), PageChoice(), fhir.Reference(display="x"), str),
    )
    # An answer whose group or question does not hold it would be lost on the way.
    links = str(made)
    asked_as = (form.by_link[link].copy_of or link for link in kept)
    assert all(repr(link) in links for link in asked_as)


def _an_answer(form: QuestionnaireForm, link_id: str) -> Value:
    item = form.by_link[link_id]
    one = _one_answer(item)
    return (one,) if item.repeats and not isinstance(one, bool) else one


def _one_answer(item: Item) -> One:
    if item.type is ItemType.BOOLEAN:
        return True
    if item.options:
        return item.options[0].value
    if item.type in {ItemType.DATE, ItemType.DATE_TIME}:
        return item.first_day or "2026-11-21"
    if item.type is ItemType.TIME:
        return "14:30"
    return (item.lowest or 1.0) if item.type.is_number else "x"


def catalogue(name: str, content: bytes) -> bool:
    """A file of the catalogue, or of its words in a language, in place of the shipped one; whether it was accepted."""
    with TemporaryDirectory() as folder:
        for file in FILES:
            (Path(folder) / file).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / file).write_bytes((FOLDER / file).read_bytes())
        (Path(folder) / name).write_bytes(content)
        try:
            made = read_catalogue(Path(folder))
        except CatalogueBroken as error:
            return _told(error)
    assert made.symptoms
    return True


TARGETS: Final[Mapping[str, Callable[[bytes], bool]]] = {
    "records": lambda content: line(content.decode("utf-8", "surrogatepass")),
    "questionnaires": lambda content: questionnaire(content.decode("utf-8", "surrogatepass")),
    "catalogue": lambda content: catalogue(FILES[content[0] % len(FILES)], content[1:]),
}
"""By name; each takes any bytes that are UTF-8 where it wants text."""
