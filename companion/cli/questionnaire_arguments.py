"""What may be typed after `companion questionnaire`.

Knows the words of this command; carries nothing out.
"""

import argparse
from dataclasses import dataclass
from enum import StrEnum

from companion.cli.parser import WrongUsage
from companion.messages import Texts


class QuestionnaireAct(StrEnum):
    """What to do with the care team's questionnaires."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class QuestionnaireWish:
    """`what` is the file to add, or the address (url) of the one to remove."""

    act: QuestionnaireAct = QuestionnaireAct.LIST
    what: str = ""


def add_questionnaire(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    """The act, and what it works on."""
    needed.add_argument(
        "act",
        type=QuestionnaireAct,
        metavar="list|add|remove",
        help=texts("list them, add one from a file, or remove one"),
    )
    needed.add_argument(
        "what",
        nargs="?",
        default="",
        metavar=texts("FILE|URL"),
        help=texts("the FHIR file to add, or the address of the one to remove"),
    )


def questionnaire_wish(found: argparse.Namespace) -> QuestionnaireWish:
    """What was wished. Raises WrongUsage when something is missing or too much."""
    wish = QuestionnaireWish(found.act, found.what)
    if bool(wish.what) is (wish.act is QuestionnaireAct.LIST):
        raise WrongUsage("companion questionnaire CARNET list | add FILE | remove URL")
    return wish
