"""The questionnaires' part of the summary computed a second time, naively, from raw revisions.

Reads a questionnaire's JSON by itself and grades by its own copy of the table. Knows nothing of
forms, branching or the real summary.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from companion.domain.records import Questionnaire, QuestionnaireResponse, Revision
from tests.domain.brute_force_days import standing
from tests.domain.test_composite import PUBLISHED
from tests.questionnaires.building import LONG_NAMES, MII

GRADES = {key: grade for grade, keys in PUBLISHED.items() for key in keys.split()}
ORDER = ("frq", "sev", "int")

Grade = tuple[int, date]
"""A grade and its day."""

Row = tuple[str, int, list[tuple[int, Grade, Grade]] | None]
"""Address, number of responses, and for official ones item, worst and last."""


def official_parts(resource: str) -> Mapping[str, tuple[int, str]]:
    """linkId to item number and part, of the questions whose codes are official."""
    found = dict[str, tuple[int, str]]()
    waiting = list[object](json.loads(resource)["item"])
    while waiting:
        item = cast("dict[str, object]", waiting.pop())
        waiting += cast("list[object]", item.get("item", []))
        link = str(item["linkId"])
        match = re.fullmatch(r"proctcae-(\d\d)[abc]-(frq|sev|int)", link)
        if match and MII in json.dumps(item.get("answerOption")):
            found[link] = (int(match[1]), match[2])
    return found


def grade(parts: Mapping[str, int], wanted: set[str]) -> int | None:
    """One item's grade, from the scores of its parts."""
    order = [part for part in ORDER if part in wanted]
    if parts.get(order[0]) == 0:
        return 0
    if set(parts) != wanted:
        return None
    return GRADES["".join(str(parts[part]) if part in wanted else "-" for part in ORDER)]


def graded(items: Mapping[str, object], official: Mapping[str, tuple[int, str]]) -> dict[int, int]:
    """The grade of each item that one set of answers gives a grade."""
    found = dict[int, int]()
    for number in {number for number, _ in official.values()}:
        wanted = {part for n, part in official.values() if n == number}
        scores = dict[str, int]()
        for link, (n, part) in official.items():
            match = re.fullmatch(rf"proctcae-{LONG_NAMES[part]}-([0-4])", str(items.get(link)))
            if n == number and match:
                scores[part] = int(match[1])
        given = grade(scores, wanted)
        if given is not None:
            found[number] = given
    return found


def questionnaires(revisions: Iterable[Revision], first: date, last: date) -> list[Row]:
    """What the summary must say of the questionnaires of a period."""
    loaded = dict[str, str]()
    every = list(revisions)
    for revision in sorted(every, key=lambda r: (r.recorded_at, r.id)):
        if isinstance(revision.body, Questionnaire):
            version = json.loads(revision.body.resource)["version"]
            loaded[revision.body.url] = revision.body.resource
            loaded[f"{revision.body.url}|{version}"] = revision.body.resource
    answered = dict[str, list[tuple[date, int, QuestionnaireResponse]]]()
    for place, writing in enumerate(standing(every)):
        body = writing.revisions[-1].body
        if isinstance(body, QuestionnaireResponse) and first <= body.for_day <= last:
            answered.setdefault(body.questionnaire, []).append((body.for_day, place, body))
    rows = list[Row]()
    for url in sorted(answered):
        given = sorted(answered[url], key=lambda each: each[:2])
        official = official_parts(loaded[url]) if url in loaded else {}
        rows.append((url, len(given), _items(given, official) if official else None))
    return rows


def _items(
    given: list[tuple[date, int, QuestionnaireResponse]], official: Mapping[str, tuple[int, str]]
) -> list[tuple[int, Grade, Grade]]:
    by_item = dict[int, list[Grade]]()
    for day, _, body in given:
        for number, found in graded(body.items, official).items():
            by_item.setdefault(number, []).append((found, day))
    return [
        (number, next(g for g in grades if g[0] == max(grades)[0]), grades[-1])
        for number, grades in sorted(by_item.items())
    ]
