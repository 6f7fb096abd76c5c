"""Reads a care team's FHIR R4 Questionnaire: all that we can show word for word, or nothing.

What FHIR lets a reader pass over is passed over; what would change a question's meaning is refused
with a sentence. Rules: https://hl7.org/fhir/R4/questionnaire.html.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from companion.content.fhir_json import NO_TEXT, Node, refused
from companion.content.questionnaire_branching import conditions_of
from companion.content.questionnaire_options import ValueSets, options_of
from companion.domain.errors import N_, InvalidRecord
from companion.domain.questionnaire import (
    Code,
    Form,
    Item,
    ItemType,
    QuestionnaireRefused,
    walk,
)
from companion.domain.validity import LONGEST_RESOURCE
from companion.record_json import parse_object

MOST_ITEMS: Final = 1_000
DEEPEST_ITEMS: Final = 6
_KEPT_FORMS: Final = 32

TOO_LONG = N_("it has more than a million letters")
NO_QUESTIONNAIRE = N_("it is not a FHIR questionnaire")
RETIRED = N_("whoever made it says that it is no longer used")
NO_URL = N_("it has no address of its own (url), by which its answers are known")
NO_QUESTION = N_("it asks nothing")
TOO_MANY = N_("it has more than {most} parts")
TOO_NESTED = N_("its parts stand too deeply within each other")
TWO_LINKS = N_("two of its parts are both called {name}")
UNKNOWN_TYPE = N_("the question {name} is of the kind {kind}, which cannot be shown")
REPEATS = N_("the question {name} takes several answers, which cannot be shown")
READ_ONLY = N_("the question {name} may not be answered, only shown")
EMPTY_GROUP = N_("the group {name} is empty")
DISPLAY_HOLDS = N_("the text {name} holds other parts")
COMPUTED = N_("the question {name} needs a formula to be worked out")
BELOW_ZERO = N_("the question {name} takes numbers below 0, which cannot be kept")
BAD_BOUNDS = N_("the limits of the question {name} are not understood")
SEVERAL_UNITS = N_("the question {name} has several units to choose from")
CIRCLE = N_("its branching turns in a circle")

_CORE: Final = "http://hl7.org/fhir/StructureDefinition/"
_SDC: Final = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
_FORMULAS: Final = frozenset(
    {
        f"{_SDC}sdc-questionnaire-enableWhenExpression",
        f"{_SDC}sdc-questionnaire-calculatedExpression",
        f"{_SDC}sdc-questionnaire-answerExpression",
        f"{_SDC}sdc-questionnaire-answerOptionsToggleExpression",
        f"{_CORE}cqf-calculatedValue",
        f"{_CORE}cqf-expression",
    }
)
_UNIT: Final = f"{_CORE}questionnaire-unit"
_UNIT_OPTIONS: Final = frozenset(
    {f"{_CORE}questionnaire-unitOption", f"{_CORE}questionnaire-unitValueSet"}
)
_HIDDEN: Final = f"{_CORE}questionnaire-hidden"
_LEAST, _MOST = f"{_CORE}minValue", f"{_CORE}maxValue"


def read_form(text: str) -> Form:
    """The questionnaire that a FHIR R4 resource in JSON describes. Raises QuestionnaireRefused."""
    return _read(text)


@lru_cache(maxsize=_KEPT_FORMS)
def _read(text: str) -> Form:
    if len(text) > LONGEST_RESOURCE:
        raise refused(TOO_LONG)
    try:
        root = Node(parse_object(text))
    except InvalidRecord as error:
        raise QuestionnaireRefused(**error.values) from error
    if root.optional_text("resourceType") != "Questionnaire":
        raise refused(NO_QUESTIONNAIRE)
    root.refuse_modifiers()
    if root.optional_text("status") == "retired":
        raise refused(RETIRED)
    reader = _Items(ValueSets(root.nodes("contained")))
    items = reader.items(root, depth=1)
    form = Form(
        url=_url(root),
        items=items,
        title=root.optional_text("title") or root.optional_text("name") or "",
        version=root.optional_text("version"),
        language=root.optional_text("language"),
    )
    _check(form)
    return _with_conditions(form, root)


def _url(root: Node) -> str:
    url = root.optional_text("url")
    if url is None or any(letter.isspace() for letter in url) or "|" in url:
        raise refused(NO_URL)
    return url


def _check(form: Form) -> None:
    seen: set[str] = set()
    for item in walk(form.items):
        if item.link_id in seen:
            raise refused(TWO_LINKS, name=item.link_id)
        seen.add(item.link_id)
    if not form.questions():
        raise refused(NO_QUESTION)


def _with_conditions(form: Form, root: Node) -> Form:
    """The same form with its branching, which may speak of any of its questions."""

    def branched(items: tuple[Item, ...], nodes: Iterator[Node]) -> Iterator[Item]:
        for item, node in zip(items, nodes, strict=True):
            conditions, any_of = conditions_of(node, item, form)
            yield item.with_branching(
                conditions, tuple(branched(item.items, node.nodes("item"))), any_of=any_of
            )

    whole = Form(
        form.url,
        tuple(branched(form.items, root.nodes("item"))),
        form.title,
        form.version,
        form.language,
    )
    if whole.turns_in_a_circle:
        raise refused(CIRCLE)
    return whole


class _Items:
    """Reads items, and counts them."""

    def __init__(self, value_sets: ValueSets) -> None:
        self._value_sets = value_sets
        self._count = 0

    def items(self, node: Node, depth: int) -> tuple[Item, ...]:
        """The items that stand directly within a node."""
        return tuple(self._item(child, depth) for child in node.nodes("item"))

    def _item(self, node: Node, depth: int) -> Item:
        self._count += 1
        if self._count > MOST_ITEMS:
            raise refused(TOO_MANY, most=MOST_ITEMS)
        if depth > DEEPEST_ITEMS:
            raise refused(TOO_NESTED)
        link_id = node.text("linkId")
        node.name = link_id
        node.refuse_modifiers()
        kind = _kind(node)
        _refuse_what_is_not_shown(node)
        item = Item(
            link_id=link_id,
            type=kind,
            text=node.optional_text("text") or "",
            prefix=node.optional_text("prefix") or "",
            codes=tuple(_code(code) for code in node.nodes("code") if code.has("code")),
            required=node.flag("required"),
            hidden=any(each.flag("valueBoolean") for each in node.extensions(_HIDDEN)),
            longest=node.optional_whole("maxLength"),
            lowest=_lowest(node, kind),
            highest=_bound(node, kind, _MOST),
            unit=_unit(node),
            options=options_of(node, kind, self._value_sets),
            items=self.items(node, depth + 1),
        )
        _refuse_shapeless(item)
        return item


def _kind(node: Node) -> ItemType:
    said = node.text("type")
    kind = next((kind for kind in ItemType if kind.value == said), None)
    if kind is None:
        raise refused(UNKNOWN_TYPE, name=node.name, kind=said)
    return kind


def _refuse_what_is_not_shown(node: Node) -> None:
    if node.flag("repeats"):
        raise refused(REPEATS, name=node.name)
    if node.flag("readOnly"):
        raise refused(READ_ONLY, name=node.name)
    for extension in node.nodes("extension"):
        if extension.optional_text("url") in _FORMULAS:
            raise refused(COMPUTED, name=node.name)


def _refuse_shapeless(item: Item) -> None:
    if item.type is ItemType.GROUP and not item.items:
        raise refused(EMPTY_GROUP, name=item.link_id)
    if item.type is ItemType.DISPLAY and item.items:
        raise refused(DISPLAY_HOLDS, name=item.link_id)
    if item.type.is_question and not item.text:
        raise refused(NO_TEXT, name=item.link_id)
    lowest = item.lowest or 0
    if item.highest is not None and item.highest < lowest:
        raise refused(BAD_BOUNDS, name=item.link_id)


def _code(node: Node) -> Code:
    return Code(node.text("code"), node.optional_text("system"), node.optional_text("display"))


def _lowest(node: Node, kind: ItemType) -> float | None:
    lowest = _bound(node, kind, _LEAST)
    if lowest is not None and lowest < 0:
        raise refused(BELOW_ZERO, name=node.name)
    return lowest


def _bound(node: Node, kind: ItemType, url: str) -> float | None:
    """The limit of a number. One of a day is refused: we would not hold it."""
    found = [each.optional_number("valueInteger", "valueDecimal") for each in node.extensions(url)]
    if not found:
        return None
    if len(found) > 1 or found[0] is None or not kind.is_number:
        raise refused(BAD_BOUNDS, name=node.name)
    return found[0]


def _unit(node: Node) -> Code | None:
    options = [each for url in _UNIT_OPTIONS for each in node.extensions(url)]
    units = [each.node("valueCoding") for each in node.extensions(_UNIT)]
    if len(units) > 1 or (options and not units):
        raise refused(SEVERAL_UNITS, name=node.name)
    return _code(units[0]) if units else None
