"""The parts of a FHIR Questionnaire: groups, texts and questions, with what limits their answers.

Rules: https://hl7.org/fhir/R4/questionnaire-definitions.html.
"""

from datetime import date
from typing import Final

from msgspec.structs import replace

from companion.content.questionnaires.fhir_json import NO_TEXT, Node, refused
from companion.content.questionnaires.options import ValueSets, options_of
from companion.content.rendered_text import words_of_xhtml
from companion.domain.errors import N_
from companion.domain.questionnaire import QuestionnaireRefused
from companion.domain.questionnaire_items import Code, Item, ItemType

MOST_ITEMS: Final = 1_000
DEEPEST_ITEMS: Final = 6

TOO_MANY = N_("it has more than {most} parts")
TOO_NESTED = N_("its parts stand too deeply within each other")
UNKNOWN_TYPE = N_(
    "the question {name} is of the kind {kind}, which cannot be shown: it must be of another kind"
)
REPEATS = N_("the question {name} takes several answers, which cannot be shown: it must take one")
DISPLAY_HOLDS = N_("the text {name} holds other parts: it must be of the kind group")
COMPUTED = N_("the question {name} needs a formula to be worked out: it must do without")
BELOW_ZERO = N_("the question {name} takes numbers below 0, which cannot be kept")
BAD_BOUNDS = N_(
    "the limits of the question {name} are not understood: one value each must be written"
)
SEVERAL_UNITS = N_("the question {name} has several units to choose from: it must have one")

_CORE: Final = "http://hl7.org/fhir/StructureDefinition/"
# By the end of their address: they moved from one place to another.
_FORMULAS: Final = frozenset(
    {
        "questionnaire-enableWhenExpression",
        "questionnaire-answerExpression",
        "questionnaire-answerOptionsToggleExpression",
        "cqf-expression",
    }
)
_WORKED_OUT: Final = frozenset({"questionnaire-calculatedExpression", "cqf-calculatedValue"})
_XHTML, _MARKDOWN = f"{_CORE}rendering-xhtml", f"{_CORE}rendering-markdown"
_UNIT: Final = f"{_CORE}questionnaire-unit"
_UNIT_OPTIONS: Final = frozenset(
    {f"{_CORE}questionnaire-unitOption", f"{_CORE}questionnaire-unitValueSet"}
)
_HIDDEN: Final = f"{_CORE}questionnaire-hidden"
_LEAST, _MOST = f"{_CORE}minValue", f"{_CORE}maxValue"
_MOST_ANSWERS: Final = f"{_CORE}questionnaire-maxOccurs"


class PartsReader:
    """Reads items, and counts them."""

    def __init__(self, value_sets: ValueSets) -> None:
        self._value_sets = value_sets
        self._count = 0

    def items(self, node: Node, depth: int, around: str = "") -> tuple[Item, ...]:
        """The items that stand directly within a node; `around` is the text of the nearest group."""
        return tuple(self._item(child, depth, around) for child in node.nodes("item"))

    def _item(self, node: Node, depth: int, around: str) -> Item:
        self._count_one(depth)
        link_id = node.text("linkId")
        node.name = link_id
        node.refuse_modifiers()
        kind = _kind(node)
        hidden = any(each.flag("valueBoolean") for each in node.extensions(_HIDDEN))
        filled = not hidden and _is_filled(node, kind)
        several = node.flag("repeats") and not hidden and not filled
        if not hidden and not filled:
            _refuse_unanswerable(node, kind)
        codes = tuple(_code(code) for code in node.nodes("code") if code.has("code"))
        text = node.words("text") or _rendered(node)
        if kind.is_question and not hidden and not filled and not text:
            text = _words_elsewhere(node, codes, around)
        within = self.items(node, depth + 1, text or around)
        if kind is ItemType.DISPLAY and within:
            raise refused(DISPLAY_HOLDS, name=link_id)
        item = Item(
            link_id=link_id,
            type=ItemType.DISPLAY if kind is ItemType.GROUP and not within else kind,
            text=text,
            prefix=node.optional_text("prefix") or "",
            codes=codes,
            required=node.flag("required"),
            hidden=hidden,
            filled=filled,
            repeats=several,
            most=_most_answers(node) if several else None,
            longest=node.optional_whole("maxLength"),
            items=within,
        )
        try:
            return self._limited(node, item, kind)
        except QuestionnaireRefused:
            if not hidden and not filled:
                raise
            return item  # nobody answers it

    def _count_one(self, depth: int) -> None:
        self._count += 1
        if self._count > MOST_ITEMS:
            raise refused(TOO_MANY, most=MOST_ITEMS)
        if depth > DEEPEST_ITEMS:
            raise refused(TOO_NESTED)

    def _limited(self, node: Node, item: Item, kind: ItemType) -> Item:
        """The item with what its answers may be."""
        lowest, highest = _lowest(node, kind), _bound(node, kind, _MOST)
        if highest is not None and highest < (lowest or 0):
            raise refused(BAD_BOUNDS, name=node.name)
        return replace(
            item,
            lowest=lowest,
            highest=highest,
            first_day=_day_bound(node, kind, _LEAST),
            last_day=_day_bound(node, kind, _MOST),
            unit=_unit(node),
            options=options_of(node, kind, self._value_sets),
        )


def _kind(node: Node) -> ItemType:
    said = node.text("type")
    kind = next((kind for kind in ItemType if kind.value == said), None)
    if kind is None:
        raise refused(UNKNOWN_TYPE, name=node.name, kind=said)
    return kind


def _is_filled(node: Node, kind: ItemType) -> bool:
    """Whether a system fills it in: nobody is asked what may not be changed or is worked out."""
    return kind.is_question and (node.flag("readOnly") or _bears(node, _WORKED_OUT))


def _bears(node: Node, ends: frozenset[str]) -> bool:
    urls = (each.optional_text("url") or "" for each in node.nodes("extension"))
    return any(url.endswith(tuple(ends)) for url in urls)


def _refuse_unanswerable(node: Node, kind: ItemType) -> None:
    """Refuse what only a formula could ask, and several answers where there can be one."""
    worded = node.has("_text") and _bears(node.node("_text"), _FORMULAS)
    if worded or _bears(node, _FORMULAS):
        raise refused(COMPUTED, name=node.name)
    if node.flag("repeats") and kind is ItemType.BOOLEAN:
        raise refused(REPEATS, name=node.name)


def _rendered(node: Node) -> str:
    """The words of a text that stands there only as XHTML or Markdown."""
    if not node.has("_text"):
        return ""
    beside = node.node("_text")
    for each in beside.extensions(_XHTML):
        return words_of_xhtml(each.optional_text("valueString") or "")
    for each in beside.extensions(_MARKDOWN):
        return each.optional_text("valueMarkdown", "valueString") or ""
    return ""


def _words_elsewhere(node: Node, codes: tuple[Code, ...], around: str) -> str:
    """Without a text, a question's words are its code's, or those of the group that holds it."""
    words = next((code.display for code in codes if code.display), around)
    if not words:
        raise refused(NO_TEXT, name=node.name)
    return words


def _code(node: Node) -> Code:
    return Code(node.text("code"), node.optional_text("system"), node.optional_text("display"))


def _most_answers(node: Node) -> int | None:
    found = [each.optional_whole("valueInteger") for each in node.extensions(_MOST_ANSWERS)]
    return found[0] if len(found) == 1 else None


def _lowest(node: Node, kind: ItemType) -> float | None:
    lowest = _bound(node, kind, _LEAST)
    if lowest is not None and lowest < 0:
        raise refused(BELOW_ZERO, name=node.name)
    return lowest


def _bound(node: Node, kind: ItemType, url: str) -> float | None:
    """The limit of a number."""
    found = node.extensions(url)
    if not found or kind is ItemType.DATE:
        return None
    limit = found[0].optional_number("valueInteger", "valueDecimal")
    if len(found) > 1 or limit is None or not kind.is_number:
        raise refused(BAD_BOUNDS, name=node.name)
    return limit


def _day_bound(node: Node, kind: ItemType, url: str) -> str | None:
    """The limit of a day."""
    found = node.extensions(url)
    if not found or kind is not ItemType.DATE:
        return None
    try:
        limit = date.fromisoformat(found[0].optional_text("valueDate") or "").isoformat()
    except ValueError:
        limit = None
    if len(found) > 1 or limit is None:
        raise refused(BAD_BOUNDS, name=node.name)
    return limit


def _unit(node: Node) -> Code | None:
    options = [each for url in _UNIT_OPTIONS for each in node.extensions(url)]
    units = [each.node("valueCoding") for each in node.extensions(_UNIT)]
    if not units and len(options) == 1 and options[0].has("valueCoding"):
        units = [options[0].node("valueCoding")]
    if len(units) > 1 or (options and not units):
        raise refused(SEVERAL_UNITS, name=node.name)
    return _code(units[0]) if units else None
