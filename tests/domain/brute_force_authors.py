"""Who said what, for the naive second computation of the summary: each person's own days, who signs.

Knows nothing of Carnet, Timeline or the real reading of authors.
"""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from msgspec.structs import replace

from companion.domain.records import Body, CheckIn
from companion.domain.symptoms import Answer, Recall
from tests.domain.brute_force_days import Writing, level


def own_days(
    spoken: Mapping[date, list[Writing]], symptom: str, now: list[date]
) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
    """What each person said of a symptom day by day, where two of them disagree on one day."""
    said_on = [said_of_the_day(spoken.get(day, []), symptom) for day in now]
    if not any(len(set(said.values())) > 1 for said in said_on):
        return ()
    authors = {author for said in said_on for author in said}
    return tuple((a, tuple(said.get(a) for said in said_on)) for a in sorted(authors))


def said_of_the_day(about: list[Writing], symptom: str) -> dict[str, int]:
    """The highest level that each person typed for a day."""
    answered: list[tuple[Recall, Writing]] = []
    for writing in about:
        body = writing.revisions[-1].body
        if isinstance(body, CheckIn) and body.answers.get(symptom):
            answered.append((body.recall, writing))
    of_the_day = [writing for recall, writing in answered if recall is Recall.DAY]
    said: dict[str, int] = {}
    for writing in of_the_day or [writing for _, writing in answered]:
        for author, answer in said_in(writing, symptom).items():
            one = level(answer)
            if one is not None:
                said[author] = max(one, said.get(author, 0))
    return said


def said_in(writing: Writing, symptom: str) -> dict[str, Answer]:
    """The last answer that each person typed or asked for; one that only repeats what stood is nobody's."""
    typed: dict[str, Answer] = {}
    before: Answer | None = None
    for revision in writing.revisions:
        if isinstance(revision.body, CheckIn):
            now = revision.body.answers.get(symptom)
            if now and now != before:
                typed[revision.body.at_request_of or revision.author] = now
            before = now
    return typed


def signers(writing: Writing) -> tuple[str, ...]:
    """The first writer, then those whose change still stands, the latest last."""
    bodies = [(_plain(r.body), r.author) for r in writing.revisions if r.body is not None]
    first = writing.revisions[0]
    original = bodies[0][0]
    since = max(n for n, (body, _) in enumerate(bodies) if body == original)
    changed = [author for (before, _), (body, author) in pairwise(bodies[since:]) if body != before]
    latest_last = list(dict.fromkeys(reversed(changed)))[::-1]
    return (first.author, *latest_last)


def _plain(body: Body) -> Body:
    """Without what is no change of words: the signs, and at whose request it was written."""
    if isinstance(body, CheckIn):
        return replace(body, warning_signs=(), at_request_of=None)
    return body
