"""The branching of a FHIR Questionnaire: which answers let an item be asked (`enableWhen`).

A condition that could never be met, or that compares what has no order, is refused. Rules:
https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen
"""

from datetime import date
from typing import Final

from companion.content.questionnaires.fhir_json import Node, refused
from companion.domain.errors import N_
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.questionnaire_items import Condition, Item, ItemType
from companion.domain.questionnaire_values import One, Operator, is_time

NO_SUCH_QUESTION = N_(
    "the condition of {name} asks about {question}, which is no question: the team has to "
    "mend it (linkId)"
)
NOT_COMPARABLE = N_("the condition of {name} wants an answer that cannot be given to {question}")
NO_BEHAVIOUR = N_(
    "the conditions of {name} do not say whether all or any must hold (enableBehavior)"
)

_ORDERED: Final = frozenset({Operator.GREATER, Operator.LESS, Operator.AT_LEAST, Operator.AT_MOST})


def conditions_of(
    node: Node, item: Item, form: QuestionnaireForm
) -> tuple[tuple[Condition, ...], bool]:
    """The conditions of an item, and whether one of them is enough."""
    node.name = item.link_id
    if item.hidden or item.filled:
        return (), False  # nobody sees it
    conditions = tuple(_condition(each, form) for each in node.nodes("enableWhen"))
    behaviour = node.optional_text("enableBehavior")
    known = behaviour in {"all", "any"}
    if not known and (behaviour is not None or len(conditions) > 1):
        raise refused(NO_BEHAVIOUR, name=item.link_id)
    return conditions, behaviour == "any"


def _condition(node: Node, form: QuestionnaireForm) -> Condition:
    node.refuse_modifiers()
    link_id = node.text("question")
    question = form.by_link.get(link_id)
    if question is None or not question.type.is_question:
        raise refused(NO_SUCH_QUESTION, name=node.name, question=link_id)
    said = node.text("operator")
    operator = next((each for each in Operator if each.value == said), None)
    keys = node.value_keys("answer")
    wanted = None
    if operator is not None and len(keys) == 1:
        wanted = _wanted(node, keys[0], operator, question)
    if operator is not None and wanted is None and not question.is_asked:
        wanted = ""  # what nobody answers is never met, whatever it is compared with
    if operator is None or wanted is None:
        raise refused(NOT_COMPARABLE, name=node.name, question=link_id)
    return Condition(link_id, operator, wanted)


def _wanted(node: Node, key: str, operator: Operator, question: Item) -> One | None:
    """What the answer must be; None when it cannot be compared with that question's answers."""
    kind = question.type
    if operator is Operator.EXISTS:
        return node.flag(key) if key == "answerBoolean" else None
    if operator in _ORDERED and not (kind.is_number or kind is ItemType.DATE):
        return None
    if key == "answerBoolean":
        return node.flag(key) if kind is ItemType.BOOLEAN else None
    if key in {"answerInteger", "answerDecimal"}:
        number = node.optional_number(key)
        if kind.is_choice:
            return number if number is not None and question.option(number) else None
        return number if kind in {ItemType.INTEGER, ItemType.DECIMAL} else None
    if key == "answerQuantity":
        return _quantity(node.node(key), question) if kind is ItemType.QUANTITY else None
    if key == "answerTime":
        clock = node.text(key)[: len("HH:MM")]
        return clock if kind is ItemType.TIME and is_time(clock) else None
    if key == "answerDate":
        return _day(node.text(key)) if kind is ItemType.DATE else None
    if key == "answerString":
        return _text(node.text(key), question)
    return _coding(node.node(key), question) if key == "answerCoding" else None


def _quantity(node: Node, question: Item) -> float | None:
    """The number of a quantity in the question's own unit."""
    unit = node.optional_text("code")
    asked = question.unit.code if question.unit else None
    if node.has("comparator") or unit != asked:
        return None
    return node.optional_number("value")


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _text(text: str, question: Item) -> str | None:
    if question.type in {ItemType.STRING, ItemType.TEXT, ItemType.OPEN_CHOICE}:
        return text
    option = question.option(text)
    return text if option is not None and option.code is None else None


def _coding(node: Node, question: Item) -> str | None:
    """The code, when the question offers it: a system that is not said is any."""
    code, system = node.text("code"), node.optional_text("system")
    for option in question.options:
        if option.code is not None and option.code.code == code:
            same = system is None or option.code.system in {None, system}
            return code if same else None
    return None
