"""Questionnaires of FHIR STU3 and R5 in the words of R4; what older ones mean otherwise is refused.

https://hl7.org/fhir/STU3/questionnaire.html, https://hl7.org/fhir/R5/questionnaire.html
"""

from typing import Final

from companion.content.questionnaires.fhir_json import refused
from companion.domain.errors import N_
from companion.record_json import Json, JsonObject

DSTU2 = N_("it is written in an old form (FHIR DSTU2): have it saved as FHIR R4")
MOST_LEVELS: Final = 20

_CONSTRAINTS: Final = {"optionsOnly": "choice", "optionsOrString": "open-choice"}


def as_r4(resource: JsonObject) -> JsonObject:
    """The same questionnaire in the words of R4; one in R4 comes back as it is."""
    if "group" in resource and "item" not in resource:
        raise refused(DSTU2)
    items = resource.get("item")
    return resource if not isinstance(items, list) else {**resource, "item": _items(items)}


def _items(items: list[Json], level: int = 1) -> list[Json]:
    return [_item(item, level) if isinstance(item, dict) else item for item in items]


def _item(item: JsonObject, level: int) -> JsonObject:
    made = _from_r5(_from_stu3(item))
    within = made.get("item")
    if isinstance(within, list) and level < MOST_LEVELS:
        made = {**made, "item": _items(within, level + 1)}
    return made


def _from_stu3(item: JsonObject) -> JsonObject:
    """`option` and `options` were renamed, and a condition had no operator; any of several was enough."""
    made = dict(item)
    if "option" in made and "answerOption" not in made:
        made["answerOption"] = made.pop("option")
    options = made.get("options")
    if isinstance(options, dict) and "answerValueSet" not in made:
        made["answerValueSet"] = options.get("reference")
        del made["options"]
    conditions = made.get("enableWhen")
    old = isinstance(conditions, list) and any(
        isinstance(each, dict) and "operator" not in each for each in conditions
    )
    if isinstance(conditions, list) and old:
        made["enableWhen"] = [_condition(c) if isinstance(c, dict) else c for c in conditions]
        made.setdefault("enableBehavior", "any")
    return made


def _condition(condition: JsonObject) -> JsonObject:
    if "operator" in condition:
        return condition
    made = dict(condition)
    if "hasAnswer" in made:
        return {
            "question": made.get("question"),
            "operator": "exists",
            "answerBoolean": made["hasAnswer"],
        }
    return {**made, "operator": "="}


def _from_r5(item: JsonObject) -> JsonObject:
    """R5 calls both kinds of choice `coding`, and says apart whether other answers may be written."""
    if item.get("type") != "coding":
        return item
    constraint = item.get("answerConstraint", "optionsOnly")
    kind = _CONSTRAINTS.get(constraint) if isinstance(constraint, str) else None
    return {**item, "type": kind} if kind else item
