"""Reads a care team's FHIR Questionnaire: all that we can show word for word, or nothing.

What FHIR lets a reader pass over is passed over; what would change a question's meaning is refused
with a sentence. Rules: https://hl7.org/fhir/R4/questionnaire.html.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from companion.content.questionnaires.branching import conditions_of
from companion.content.questionnaires.copies import unfolded
from companion.content.questionnaires.fhir_json import Node, Spoken, refused, same_language
from companion.content.questionnaires.options import ValueSets
from companion.content.questionnaires.parts import PartsReader
from companion.content.questionnaires.versions import as_r4
from companion.domain.errors import N_, InvalidRecord
from companion.domain.questionnaire import QuestionnaireForm, QuestionnaireRefused
from companion.domain.questionnaire_items import Item, walk
from companion.domain.validity import LONGEST_RESOURCE
from companion.languages import languages
from companion.record_json import JsonObject, parse_object

_KEPT_FORMS: Final = 32
DEEPEST_JSON: Final = 40
"""Six levels of items, and below them an answer with its translations."""

TOO_LONG = N_("it has more than a million letters")
NO_QUESTIONNAIRE = N_("it is not a FHIR questionnaire")
RETIRED = N_("whoever made it says that it is no longer used: ask for the one that follows it")
BAD_URL = N_("its address (url) holds a blank or a bar, which no address may")
NO_QUESTION = N_("it asks nothing")
TWO_LINKS = N_("two of its parts are both called {name} (linkId)")
CIRCLE = N_("its branching turns in a circle: a question may not wait for itself")

# What a server or a form builder changes without changing what is asked.
_NOT_ASKED: Final = frozenset({"id", "meta", "text", "url"})


def read_form(text: str) -> QuestionnaireForm:
    """The questionnaire that a FHIR resource in JSON describes. Raises QuestionnaireRefused."""
    return _read(text)


def url_of(resource: JsonObject) -> str:
    """The address of a questionnaire; without one, made from what it asks.

    Raises QuestionnaireRefused.
    """
    url = Node(resource).optional_text("url")
    if url is None:
        asked = {key: value for key, value in resource.items() if key not in _NOT_ASKED}
        digest = sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
        return uuid5(NAMESPACE_URL, f"companion/questionnaire-content/{digest}").urn
    if any(letter.isspace() for letter in url) or "|" in url:
        raise refused(BAD_URL)
    return url


@lru_cache(maxsize=_KEPT_FORMS)
def _read(text: str) -> QuestionnaireForm:
    if len(text) > LONGEST_RESOURCE:
        raise refused(TOO_LONG)
    try:
        resource = parse_object(text, deepest=DEEPEST_JSON)
    except InvalidRecord as error:
        raise QuestionnaireRefused(**error.values) from error
    root = Node(resource)
    if root.optional_text("resourceType") != "Questionnaire":
        raise refused(NO_QUESTIONNAIRE)
    root.refuse_modifiers()
    if root.optional_text("status") == "retired":
        raise refused(RETIRED)
    resource = as_r4(resource)
    form = _form(resource, None)
    return replace(form, translations=dict(_translations(resource, text, form)))


def _translations(
    resource: JsonObject, text: str, form: QuestionnaireForm
) -> Iterator[tuple[str, QuestionnaireForm]]:
    """The same in each of our languages into which all its words are translated."""
    for language in languages():
        code = language.value
        hint = rf'"(?:valueCode|language)"\s*:\s*"{code}[-_"]'
        if same_language(form.language, code) or not re.search(hint, text):
            continue
        spoken = Spoken(code)
        with suppress(QuestionnaireRefused):  # such as two answers alike in translation alone
            found = _form(resource, spoken)
            if not spoken.missing:
                yield code, found


def _form(resource: JsonObject, spoken: Spoken | None) -> QuestionnaireForm:
    root = Node(resource, spoken=spoken)
    reader = PartsReader(ValueSets(root.nodes("contained")))
    items = reader.items(root, depth=1)
    missing = spoken.missing if spoken else 0
    form = QuestionnaireForm(
        url=url_of(resource),
        items=items,
        title=root.words("title") or root.optional_text("name") or "",
        version=root.optional_text("version"),
        language=root.optional_text("language"),
        publisher=root.words("publisher") or "",
    )
    if spoken:
        spoken.missing = missing  # a title alone may stay untranslated
    _check(form)
    return _with_conditions(form, root)


def _check(form: QuestionnaireForm) -> None:
    seen: set[str] = set()
    for item in walk(form.items):
        if item.link_id in seen:
            raise refused(TWO_LINKS, name=item.link_id)
        seen.add(item.link_id)
    if not form.questions():
        raise refused(NO_QUESTION)


def _with_conditions(form: QuestionnaireForm, root: Node) -> QuestionnaireForm:
    """The same form with its branching, which may speak of any of its questions."""

    def branched(items: tuple[Item, ...], nodes: Iterator[Node]) -> Iterator[Item]:
        for item, node in zip(items, nodes, strict=True):
            conditions, any_of = conditions_of(node, item, form)
            yield item.with_branching(
                conditions, tuple(branched(item.items, node.nodes("item"))), any_of=any_of
            )

    whole = replace(form, items=unfolded(tuple(branched(form.items, root.nodes("item")))))
    _check(whole)
    if whole.turns_in_a_circle:
        raise refused(CIRCLE)
    return whole
