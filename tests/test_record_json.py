"""Records as JSON: what goes out comes back the same, and what is wrong is refused with a reason."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion import record_json
from companion.content.catalogue import load_catalogue
from companion.domain import validity
from companion.domain.carnet import Carnet, Entry
from companion.domain.errors import InvalidRecord
from companion.domain.records import (
    BODY_OF,
    Body,
    CheckIn,
    DoseStep,
    Kind,
    Medicine,
    MedicineClass,
    Profile,
    TeamContact,
    Usual,
)
from companion.domain.symptoms import Attribute, Recall
from companion.record_json import (
    body_from_json,
    body_to_json,
    body_to_object,
    entry_to_line,
    parse_line,
    parse_object,
)
from tests.strategies import IDENTITY, History, bodies, histories

CATALOGUE = load_catalogue()
ID = "0193b1f4-0000-7000-8000-000000000001"
CHECK_IN = (
    '{"kind": "check_in", "for_day": "2026-11-21", "recall": "day",'
    ' "answers": {"fatigue": {"intensity": 2}}'
)
WEIGHT = (
    '{"kind": "measurement", "for_day": "2026-11-21", "quantity": "weight", "unit": "kg", "value": '
)
REMARK = '{"kind": "remark", "text": "a"'


def reason(text: str) -> str:
    """Why a line is refused."""
    with pytest.raises(InvalidRecord) as refused:
        parse_line(text)
    return str(refused.value.values["reason"])


def entry(history: History) -> Entry[Body] | None:
    """What stands of one record's writings."""
    carnet = Carnet(IDENTITY).with_revisions(history)
    standing = carnet.history(history[0].record_id)[-1].body is not None
    return carnet.entry(history[0].record_id) if standing else None


@given(bodies(CATALOGUE))
def test_a_body_comes_back_from_the_file_as_it_was(body: Body) -> None:
    """Every kind, with whatever was left out and whatever was written in it."""
    assert body_from_json(body.kind, body_to_json(body)) == body


@given(histories(CATALOGUE))
def test_a_line_that_list_writes_can_be_taken_in(history: History) -> None:
    """Every kind, corrected or not, with its author and the instant of its first writing."""
    if (standing := entry(history)) is None:
        return
    text = entry_to_line(standing)
    line = parse_line(text)
    assert "\n" not in text
    assert line.kind is standing.kind
    assert line.body == standing.body
    assert (line.id, line.author) == (standing.id, standing.author)
    assert line.recorded_at == standing.recorded_at
    assert line.recorded_at is not None
    assert line.recorded_at.utcoffset() == standing.recorded_at.utcoffset()


@given(histories(CATALOGUE))
def test_only_a_record_that_was_written_again_says_how_often_and_when(history: History) -> None:
    """`revision` counts the writings, `corrected_at` is the instant of the last one."""
    if (standing := entry(history)) is None:
        return
    line = parse_object(entry_to_line(standing))
    if len(history) == 1:
        assert "revision" not in line
        assert "corrected_at" not in line
    else:
        assert line["revision"] == len(history)
        assert line["corrected_at"] == standing.revisions[-1].recorded_at.isoformat()


def test_public_names_stand_in_every_part_of_a_line() -> None:
    """Also within a dose step and a team contact; missing values are left out."""
    step = DoseStep(date(2026, 11, 8), "40 mg")
    medicine = Medicine(
        "prednisone",
        date(2026, 11, 1),
        medicine_class=MedicineClass.CORTICOSTEROID,
        steps=(step,),
    )
    assert body_to_object(medicine) == {
        "name": "prednisone",
        "from": "2026-11-01",
        "class": "corticosteroid",
        "steps": [{"from": "2026-11-08", "dose": "40 mg"}],
    }
    profile = Profile("Jeanne", team=(TeamContact("Hotline", "0123"),), usual=Usual(2))
    assert body_to_object(profile) == {
        "name": "Jeanne",
        "team": [{"name": "Hotline", "phone": "0123"}],
        "usual": {"stools_per_day": 2},
    }


def test_a_line_without_the_common_fields_leaves_them_open() -> None:
    """Whoever takes it in chooses the id, the author and the instant."""
    line = parse_line(CHECK_IN + "}")
    assert (line.id, line.author, line.recorded_at) == (None, None, None)
    assert line.body == CheckIn(
        date(2026, 11, 21), Recall.DAY, {"fatigue": {Attribute.INTENSITY: 2}}
    )


def test_null_and_an_empty_list_mean_missing() -> None:
    """For every field that may be missing, within a line and within its parts."""
    line = parse_line(CHECK_IN + ', "note": null, "warning_signs": [], "id": null, "author": null}')
    assert line == parse_line(CHECK_IN + "}")
    team = '{"kind": "profile", "name": "", "team": [{"name": "", "phone": "", "when": null}]}'
    assert parse_line(team).body == Profile("", team=(TeamContact("", ""),))


def test_a_withdrawal_names_the_record_and_nothing_else() -> None:
    """It has no body."""
    line = parse_line(f'{{"kind": "remark", "id": "{ID}", "withdrawn": true}}')
    assert (line.kind, line.id, line.body) == (Kind.REMARK, ID, None)


def test_a_whole_number_may_stand_where_a_fraction_may() -> None:
    """JSON knows one kind of number; a level stays whole."""
    line = parse_line(WEIGHT + "70}")
    assert body_to_object(line.body or CheckIn(date.min, Recall.DAY, {}))["value"] == 70.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", record_json.NOT_JSON),
        ("{", record_json.NOT_JSON),
        ("{} {}", record_json.NOT_JSON),
        ("\ufeff{}", record_json.NOT_JSON),
        ('{"kind": "remark", "text": "\x00"}', record_json.NOT_JSON),
        (WEIGHT + "9" * 5_000 + "}", record_json.NOT_JSON),
        ("[]", record_json.NOT_OBJECT),
        ('"remark"', record_json.NOT_OBJECT),
        ("null", record_json.NOT_OBJECT),
        ("{}", record_json.UNKNOWN_KIND),
        ('{"kind": "diagnosis"}', record_json.UNKNOWN_KIND),
        ('{"kind": ["remark"]}', record_json.UNKNOWN_KIND),
        ('{"kind": null}', record_json.UNKNOWN_KIND),
        (REMARK + ', "text": "b"}', record_json.TWICE),
        (CHECK_IN + ', "recall": "day"}', record_json.TWICE),
        (CHECK_IN.replace("2}", '2, "intensity": 3}') + "}", record_json.TWICE),
        (WEIGHT + "NaN}", validity.NOT_A_NUMBER),
        (WEIGHT + "-Infinity}", validity.NOT_A_NUMBER),
        (WEIGHT + "1e400}", validity.NOT_A_NUMBER),
        (WEIGHT + '70, "lab_low": -1e400}', validity.NOT_A_NUMBER),
        (REMARK + ', "about": "\\ud800"}', validity.BAD_TEXT),
        (REMARK + ', "\\ud800": 1}', validity.BAD_TEXT),
        (CHECK_IN.replace("fatigue", "\\udfff") + "}", validity.BAD_TEXT),
        (CHECK_IN.replace("intensity", "\\udfff") + "}", validity.BAD_TEXT),
        (REMARK + ', "note": "b"}', record_json.UNKNOWN_KEY),
        (REMARK + ', "note": null}', record_json.UNKNOWN_KEY),
        (REMARK + ', "note": []}', record_json.UNKNOWN_KEY),
        (REMARK + ', "supersedes": null}', record_json.UNKNOWN_KEY),
        (REMARK + f', "id": "{ID}", "withdrawn": true}}', record_json.UNKNOWN_KEY),
        (
            '{"kind": "medicine", "name": "a", "from_day": "2026-11-01"}',
            record_json.UNKNOWN_KEY,
        ),
        (
            '{"kind": "medicine", "name": "a", "from": "2026-11-01", "to_day": null}',
            record_json.UNKNOWN_KEY,
        ),
        (
            (
                '{"kind": "medicine", "name": "a", "from": "2026-11-01",'
                ' "steps": [{"from_day": "2026-11-01", "dose": "1"}]}'
            ),
            record_json.UNKNOWN_KEY,
        ),
        (
            '{"kind": "profile", "name": "", "usual": {"height_cm": null}}',
            record_json.UNKNOWN_KEY,
        ),
        (
            '{"kind": "profile", "name": "", "team": [{"name": "", "phone": "", "fax": []}]}',
            record_json.UNKNOWN_KEY,
        ),
        (
            (
                '{"kind": "appointment", "at": "2026-11-21T10:00:00Z", "purpose": "scan",'
                ' "with_whom": "a"}'
            ),
            record_json.UNKNOWN_KEY,
        ),
        ('{"kind": "remark"}', record_json.WRONG_FORM),
        ('{"kind": "remark", "text": null}', record_json.WRONG_FORM),
        ('{"kind": "remark", "text": 1}', record_json.WRONG_FORM),
        (REMARK + ', "id": 1}', record_json.WRONG_FORM),
        (REMARK + ', "author": ["a"]}', record_json.WRONG_FORM),
        (REMARK + ', "recorded_at": 1234}', record_json.WRONG_FORM),
        (REMARK + ', "recorded_at": "2026-11-21"}', record_json.WRONG_FORM),
        (REMARK + ', "recorded_at": "2026-11-21T10:00:00"}', record_json.WRONG_FORM),
        (REMARK + ', "recorded_at": "2026-02-30T10:00:00Z"}', record_json.WRONG_FORM),
        (REMARK + ', "revision": 0}', record_json.WRONG_FORM),
        (REMARK + ', "revision": true}', record_json.WRONG_FORM),
        (REMARK + ', "revision": 1.5}', record_json.WRONG_FORM),
        (REMARK + ', "corrected_at": "yesterday"}', record_json.WRONG_FORM),
        (WEIGHT + '1, "comparator": "~"}', record_json.WRONG_FORM),
        (WEIGHT + '1, "comparator": "≤"}', record_json.WRONG_FORM),
        (WEIGHT + '1, "comparator": 1}', record_json.WRONG_FORM),
        (REMARK + ', "corrected_by": "Paul"}', record_json.WRONG_FORM),
        (REMARK + ', "written_by": ["Paul"]}', record_json.WRONG_FORM),
        (REMARK + ', "recorded_at": "9999-12-31T23:59:59Z"}', validity.IMPOSSIBLE_DAY),
        (REMARK + ', "recorded_at": "0001-01-01T00:00:00+14:00"}', validity.IMPOSSIBLE_DAY),
        ('{"kind": "remark", "withdrawn": true}', record_json.WRONG_FORM),
        (f'{{"kind": "remark", "id": "{ID}", "withdrawn": false}}', record_json.WRONG_FORM),
        (f'{{"kind": "remark", "id": "{ID}", "withdrawn": 1}}', record_json.WRONG_FORM),
        (f'{{"kind": "remark", "id": "{ID}", "withdrawn": null}}', record_json.WRONG_FORM),
        ('{"kind": "remark", "id": null, "withdrawn": true}', record_json.WRONG_FORM),
        (CHECK_IN.replace("2026-11-21", "2026-02-29") + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace("2026-11-21", "2026-11-21T00:00:00Z") + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace('"day"', '"month"') + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace("intensity", "severity") + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace("2}", "2.0}") + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace("2}", "-0.0}") + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace("2}", "true}") + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace("2}", '"2"}') + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace("2}", "null}") + "}", record_json.WRONG_FORM),
        (CHECK_IN.replace("2}", "[]}") + "}", record_json.WRONG_FORM),
        (WEIGHT + "true}", record_json.WRONG_FORM),
        (WEIGHT + '"70"}', record_json.WRONG_FORM),
        (WEIGHT + "9" * 400 + "}", record_json.WRONG_FORM),
        (
            '{"kind": "infusion", "for_day": "2026-11-21", "medicine": "a", "given": 1}',
            record_json.WRONG_FORM,
        ),
        (
            (
                '{"kind": "questionnaire_response", "questionnaire": "a",'
                ' "for_day": "2026-11-21", "items": {"a": {"b": 1}}}'
            ),
            record_json.WRONG_FORM,
        ),
    ],
)
def test_a_line_that_is_wrong_is_refused_with_its_reason(text: str, expected: str) -> None:
    """Nothing is guessed, dropped or mended."""
    assert reason(text) == expected


def test_depth_counts_brackets_outside_of_texts_alone() -> None:
    """Twenty levels are read, twenty-one refused; brackets in a note are words."""
    brackets = '"\\"' + "[{" * 50 + '"'
    assert parse_line(f'{{"kind": "remark", "text": {brackets}}}').body is not None
    deep = '{"kind": "remark", "text": %s%s}'
    assert reason(deep % ("[" * 19, "]" * 19)) == record_json.WRONG_FORM
    assert reason(deep % ("[" * 20, "]" * 20)) == record_json.TOO_DEEP
    assert reason("[" * 100_000) == record_json.TOO_DEEP


def test_a_line_over_five_megabytes_is_refused_before_it_is_read() -> None:
    """Bytes count, not letters."""
    text = "é" * (record_json.LARGEST_INPUT // 2)
    assert reason(f'{{"kind": "remark", "text": "{text}"}}') == record_json.TOO_LARGE


@pytest.mark.parametrize("key", ["\\u001b[31mred", "x" * 10_000, "a\\nb"])
def test_a_refused_key_cannot_spoil_the_sentence_that_names_it(key: str) -> None:
    """It is cut, and what no screen can show is replaced."""
    with pytest.raises(InvalidRecord) as refused:
        parse_line(REMARK + f', "{key}": 1}}')
    sentence = str(refused.value)
    assert sentence.isprintable()
    assert len(sentence) < 200


json_values: st.SearchStrategy[object] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2026-11-21", "2026-11-21T10:00:00+01:00", "day", "fatigue", ID]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["from", "dose", "name", "phone", "intensity", "fatigue"]) | st.text(),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
names = sorted({name for body in BODY_OF.values() for name in body.__struct_fields__})
common = ["id", "author", "recorded_at", "withdrawn", "from", "to", "with", "class", "revision"]
objects = st.fixed_dictionaries(
    {"kind": st.sampled_from(Kind) | json_values},
    optional={name: json_values for name in [*names, *common] if name != "kind"},
)


@given(objects)
def test_any_object_is_read_or_refused(raw: dict[str, object]) -> None:
    """Whatever stands under known names, nothing else than InvalidRecord is raised."""
    try:
        line = parse_line(json.dumps(raw))
    except InvalidRecord:
        return
    if line.body is not None:
        assert body_from_json(line.kind, body_to_json(line.body)) == line.body


@given(st.text() | st.text(alphabet='{}[]":,\\0123e+-.truefalsnkid \ud800'))
@example("[" * 21)
@example('{"a":' * 1_000)
@example("\ud800")
def test_any_text_is_read_or_refused(text: str) -> None:
    """Broken JSON is InvalidRecord and nothing else."""
    with pytest.raises(InvalidRecord):
        parse_line(text)


@given(histories(CATALOGUE), st.data())
def test_a_damaged_line_is_read_or_refused(history: History, data: st.DataObject) -> None:
    """A good line with letters lost, doubled or put in."""
    if (standing := entry(history)) is None:
        return
    text = entry_to_line(standing)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 6)))
    damaged = text[:start] + data.draw(st.text(max_size=4)) + text[end:]
    with suppress(InvalidRecord):
        parse_line(damaged)


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b"[]", b'{"text": 1}', b"[" * 100_000])
def test_a_body_that_is_not_one_is_refused(text: bytes) -> None:
    """Bytes from a damaged file never become a record."""
    with pytest.raises(InvalidRecord):
        body_from_json(Kind.REMARK, text)


def test_a_line_is_written_as_people_read_it() -> None:
    """Accents stay letters; the instant keeps its offset."""
    moment = datetime(2026, 11, 21, 10, tzinfo=UTC)
    line = parse_line(
        f'{{"kind": "question", "text": "Arrêter ?", "recorded_at": "{moment.isoformat()}"}}'
    )
    assert line.recorded_at == moment
    assert line.body is not None
    assert "Arrêter ?" in body_to_json(line.body).decode()
