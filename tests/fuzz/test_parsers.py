"""No input crashes a parser, hangs it, or is accepted as nonsense: records, questionnaires, catalogue."""

import json
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.domain.records import Kind
from companion.record_json import JsonObject, body_to_object
from tests.fuzz import targets
from tests.fuzz.mutations import slightly_wrong
from tests.questionnaires.building import (
    official_questionnaire,
    published_lists,
    published_questionnaire,
    team_questionnaire,
)
from tests.strategies import bodies

FORMS: Final[list[JsonObject]] = [
    json.loads(team_questionnaire()),
    json.loads(official_questionnaire()),
]
PUBLISHED: Final[JsonObject] = json.loads(published_questionnaire())
LINES: Final[list[JsonObject]] = [
    {"kind": "check_in", "for_day": "2026-11-21", "recall": "day",
     "answers": {"fatigue": {"intensity": 2}}, "note": "x", "warning_signs": ["fever"],
     "details": {"itching": {"where": ["belly"], "palms": 2}}},
    {"kind": "profile", "name": "M", "team": [{"name": "a", "phone": "1"}],
     "usual": {"stools_per_day": 2}, "team_words": [{"sign": "fever", "text": "38"}]},
    {"kind": "medicine", "name": "P", "from": "2026-11-01", "steps": [{"from": "2026-11-03", "dose": "1"}]},
    {"kind": "questionnaire_response", "questionnaire": "u", "for_day": "2026-11-21",
     "items": {"a": 1, "b": True, "c": "x", "d": ["y", 2]}},
    {"kind": "questionnaire", "url": FORMS[0]["url"], "title": "t", "resource": team_questionnaire()},
    {"kind": "preferences", "daily": ["fatigue"], "rhythm": "week",
     "own_symptoms": [{"id": "own-a", "text": "x"}]},
    {"kind": "appointment", "at": "2026-11-21T10:00:00+01:00", "purpose": "scan"},
    {"kind": "measurement", "for_day": "2026-11-21", "quantity": "tsh", "value": 2.5, "unit": "mIU/L"},
    {"kind": "photo", "for_day": "2026-11-21", "sha256": "0" * 64, "media_type": "image/png",
     "width": 1, "height": 1},
    {"kind": "question", "id": "00000000-0000-7000-8000-000000000001", "withdrawn": True},
]  # fmt: skip


def test_the_originals_are_accepted() -> None:
    """The changes below start from what is right."""
    assert all(targets.line(json.dumps(one)) for one in LINES)
    assert all(targets.questionnaire(json.dumps(one)) for one in FORMS)
    assert targets.handed_out(json.dumps(PUBLISHED))
    for name in targets.FILES:
        assert targets.catalogue(name, (targets.FOLDER / name).read_bytes())


@given(slightly_wrong(LINES))
def test_a_line_that_is_slightly_wrong_is_refused_or_sound(line: JsonObject) -> None:
    """Each kind of record, up to four changes."""
    targets.line(json.dumps(line))


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda b: b.decode("latin-1")))
@example("[" * 10_000)
@example('{"a":' * 10_000)
@example("\ud800")
def test_any_text_is_refused_or_sound(text: str) -> None:
    """Noise, depth, half letters."""
    targets.line(text)
    targets.questionnaire(text)


@given(st.sampled_from(Kind), st.binary(max_size=80))
def test_any_bytes_in_the_file_are_refused_or_sound(kind: Kind, content: bytes) -> None:
    """A body of the carnet file."""
    targets.stored(kind, content)


@given(bodies(targets.CATALOGUE))
def test_every_valid_record_is_accepted(body: object) -> None:
    """The other way round: strictness refuses nothing that can be written."""
    made = body_to_object(body)  # type: ignore[arg-type]
    kind = body.kind  # type: ignore[attr-defined]
    assert targets.line(json.dumps({"kind": kind.value, **made}))


@settings(max_examples=300)
@given(slightly_wrong(FORMS))
def test_a_questionnaire_that_is_slightly_wrong_is_refused_or_sound(form: JsonObject) -> None:
    """What is accepted can be answered to its end, keeps its answers and exports them."""
    targets.questionnaire(json.dumps(form))


@settings(max_examples=200)
@given(slightly_wrong([PUBLISHED, published_lists()]))
def test_files_that_are_slightly_wrong_are_refused_or_whole(resource: JsonObject) -> None:
    """A questionnaire in published shapes, or the lists beside it."""
    targets.handed_out(json.dumps(resource))


@given(st.sampled_from(targets.FILES), st.data())
def test_a_catalogue_file_that_is_slightly_wrong_is_refused_or_whole(
    name: str, data: st.DataObject
) -> None:
    """A stretch of a file taken out, doubled or overwritten."""
    content = (targets.FOLDER / name).read_bytes()
    first = data.draw(st.integers(0, len(content) - 1))
    last = data.draw(st.integers(first, min(first + 60, len(content))))
    new = data.draw(
        st.sampled_from([b"", b'"', b"]", b"= 1", b"\xff", b"\n[[x]]\n", content[first:last] * 2])
    )
    targets.catalogue(name, content[:first] + new + content[last:])
