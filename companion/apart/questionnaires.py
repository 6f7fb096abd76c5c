"""Questionnaires of a care team, made ready apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from companion.apart.process import TooMuchToRead, answer_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.actions.questionnaire_files import Prepared
    from companion.apart.process import Answer

QUESTIONNAIRE: Final = "questionnaire"


@dataclass(frozen=True, slots=True)
class _PreparedThere:
    """A questionnaire as the other process says it."""

    name: str
    text: str | None
    refusal: dict[str, str | int]


def prepare_questionnaires_apart(files: Sequence[tuple[str, str]]) -> tuple[Prepared, ...]:
    """The questionnaires among files, each given by its name and its text; what did no harm there.

    Raises TooMuchToRead.
    """
    import msgspec

    from companion.actions.questionnaire_files import Prepared
    from companion.domain.questionnaire import QuestionnaireRefused

    content = "\0".join(part.replace("\0", " ") for file in files for part in file)
    head, body = answer_apart(QUESTIONNAIRE, content.encode(errors="surrogatepass"))
    if head != ["done"]:
        raise TooMuchToRead
    try:
        found = msgspec.json.decode(body, type=list[_PreparedThere])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise TooMuchToRead from error
    return tuple(
        Prepared(each.name, each.text)
        if each.text is not None
        else Prepared(each.name, refusal=QuestionnaireRefused(**each.refusal))
        for each in found
    )


def prepare_there(content: bytes) -> Answer:
    """The other side."""
    import msgspec

    from companion.content.questionnaires.intake import prepare

    parts = content.decode(errors="surrogatepass").split("\0")
    files = list(zip(parts[::2], parts[1::2], strict=False))
    found = [
        _PreparedThere(each.name, each.text, each.refusal.values if each.refusal else {})
        for each in prepare(files)
    ]
    return "done", (msgspec.json.encode(found),)
