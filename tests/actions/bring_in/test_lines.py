"""A confirmed table as records: what becomes a level, a measurement or words, and by which id."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest

from companion.actions.bring_in.columns import Choices, Column, Meaning
from companion.actions.bring_in.days import DayOrder
from companion.actions.bring_in.found import FoundTable, LeftOut, NotBroughtIn, Source
from companion.actions.bring_in.lines import (
    NO_DAYS,
    NOTHING_SAID,
    WHICH_ORDER,
    WITHOUT_DAY,
    lines_of,
)
from companion.domain.records import Body, CheckIn, Measurement
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.messages import load_texts
from companion.record_json import RecordLine
from tests.actions.desk import NOON, PARIS

ENGLISH, FRENCH = load_texts(Language.EN), load_texts(Language.FR)
ISO = DayOrder.YEAR_MONTH_DAY
DAY = date(2026, 11, 18)
ON, NOTE = Column("On", Meaning.DAY), Column("Said", Meaning.NOTE)
WEIGHT = Column("Said", Meaning.MEASURE, quantity="weight", unit="kg")
TIRED = Column("Said", Meaning.LEVEL, "fatigue", Attribute.INTENSITY, {"bad": 3, "2": 2, "ok": 0})


def read(
    column: Column, *rows: tuple[str, str], source: Source = Source.TABLE, language: str = "en"
) -> tuple[tuple[RecordLine, ...], tuple[LeftOut, ...]]:
    """The records of a table of days and one more column."""
    table = FoundTable(source, ("On", "Said"), rows)
    texts = FRENCH if language == "fr" else ENGLISH
    return lines_of(table, Choices((ON, column), ISO, (ISO,)), texts, NOON)


def bodies(lines: tuple[RecordLine, ...]) -> list[Body | None]:
    """What the records hold."""
    return [line.body for line in lines]


def note(text: str, source: Source = Source.TABLE) -> CheckIn:
    """A check-in of words."""
    return CheckIn(DAY, Recall.DAY, {}, text, copied_from=f"file {source.value}")


@pytest.mark.parametrize(
    ("day", "order", "fitting", "reason"),
    [
        (NOTE, ISO, (ISO,), NO_DAYS),
        (ON, None, (), NO_DAYS),
        (ON, None, (DayOrder.DAY_MONTH_YEAR, DayOrder.MONTH_DAY_YEAR), WHICH_ORDER),
    ],
)
def test_a_table_whose_days_are_not_known_is_refused(
    day: Column, order: DayOrder | None, fitting: tuple[DayOrder, ...], reason: str
) -> None:
    """Without a column of days, without an order, or with the choice of one."""
    table = FoundTable(Source.TABLE, ("On",), (("2026-11-18",),))
    with pytest.raises(NotBroughtIn) as refused:
        lines_of(table, Choices((day,), order, fitting), ENGLISH, NOON)
    assert refused.value.values["reason"] == reason


def test_rows_without_a_day_and_rows_that_say_nothing_are_counted_apart() -> None:
    """None of either is not told."""
    lines, left = read(NOTE, ("2026-11-18", "a"), ("soon", "b"), ("", "c"), ("2026-11-19", " "))
    assert bodies(lines) == [note("Said: a")]
    assert left == (LeftOut(WITHOUT_DAY, 2), LeftOut(NOTHING_SAID, 1))
    assert read(NOTE, ("2026-11-18", "a"))[1] == ()


def test_a_value_that_stands_for_a_level_is_one_and_its_word_is_kept() -> None:
    """A number that is the level itself needs no word; a value that nobody mapped is a note."""
    for value, level, words in (("bad", 3, "Said: bad"), ("2", 2, None), ("ok", 0, "Said: ok")):
        (line,), _ = read(TIRED, ("2026-11-18", value))
        answers = {"fatigue": {Attribute.INTENSITY: level}}
        assert line.body == CheckIn(DAY, Recall.DAY, answers, words, copied_from="file table")
    assert bodies(read(TIRED, ("2026-11-18", "worse"))[0]) == [note("Said: worse")]


@pytest.mark.parametrize(
    "column",
    [
        replace(TIRED, symptom=None),
        replace(TIRED, attribute=None),
        replace(TIRED, levels={}),
        replace(TIRED, meaning=Meaning.NOTE),
    ],
)
def test_a_level_of_nothing_is_words(column: Column) -> None:
    """Of no symptom, of no question, or of a column that is a note after all."""
    assert bodies(read(column, ("2026-11-18", "bad"))[0]) == [note("Said: bad")]


def test_two_levels_of_one_question_on_one_day_are_two_check_ins() -> None:
    """Two questions of one symptom are one."""
    lines, _ = read(TIRED, ("2026-11-18", "2"), ("2026-11-18", "2"))
    assert len(lines) == 2
    assert lines[0].id != lines[1].id
    table = FoundTable(Source.TABLE, ("On", "Said", "Kept"), (("2026-11-18", "2", "2"),))
    kept = replace(TIRED, name="Kept", attribute=Attribute.INTERFERENCE)
    (line,), _ = lines_of(table, Choices((ON, TIRED, kept), ISO, (ISO,)), ENGLISH, NOON)
    answers = {"fatigue": {Attribute.INTENSITY: 2, Attribute.INTERFERENCE: 2}}
    assert line.body == CheckIn(DAY, Recall.DAY, answers, copied_from="file table")


def test_a_measured_value_is_one_and_a_word_among_them_a_note() -> None:
    """With the hour where it is told, in the zone that is told or the usual one."""
    rows = [("2026-11-18", "64,5"), ("2026-11-18 08:05", "64"), ("2026-11-18T08:05-03:00", "63")]
    lines, _ = read(WEIGHT, *rows, ("2026-11-18", "heavy"))
    away = timezone(timedelta(hours=-3))
    assert bodies(lines) == [
        Measurement(DAY, "weight", 64.5, "kg"),
        Measurement(DAY, "weight", 64.0, "kg", datetime.combine(DAY, time(8, 5), PARIS)),
        Measurement(DAY, "weight", 63.0, "kg", datetime.combine(DAY, time(8, 5), away)),
        note("Said: heavy"),
    ]


def test_what_loop_calls_done_is_said_in_words() -> None:
    """The mark is Loop's alone: in another file it stands as it is."""
    for source, value, said in (
        (Source.LOOP, "YES_MANUAL", "Said: done"),
        (Source.LOOP, "3", "Said: 3"),
        (Source.TABLE, "YES_MANUAL", "Said: YES_MANUAL"),
        (Source.MYGNUHEALTH, "YES_MANUAL", "Said: YES_MANUAL"),
    ):
        lines, _ = read(NOTE, ("2026-11-18", value), source=source)
        assert bodies(lines) == [note(said, source)]


def test_the_hour_stands_before_what_was_said() -> None:
    """As each language writes it; midnight too."""
    rows = [("2026-11-18 21:30", "a"), ("2026-11-18 00:00", "b"), ("2026-11-18", "c")]
    (english,), _ = read(NOTE, *rows)
    (french,), _ = read(NOTE, *rows, language="fr")
    assert isinstance(english.body, CheckIn)
    assert isinstance(french.body, CheckIn)
    assert english.body.note == "21:30, Said: a\n0:00, Said: b\nSaid: c"
    assert french.body.note != english.body.note
    assert french.id == english.id


def test_what_is_left_out_says_nothing() -> None:
    """Neither a record nor a row that would be counted as said."""
    lines, left = read(replace(NOTE, meaning=Meaning.LEAVE), ("2026-11-18", "a"))
    assert (lines, left) == ((), (LeftOut(NOTHING_SAID, 1),))


def test_ids_never_change_from_one_version_to_the_next() -> None:
    """Else a file that was brought in before would come a second time."""
    measured, _ = read(
        WEIGHT,
        ("2026-11-18", "64"),
        ("2026-11-18 08:05", "64"),
        ("2026-11-18T08:05+01:00", "64"),
        ("2026-11-18", "64"),
    )
    noted, _ = read(NOTE, ("2026-11-18", "café"), ("2026-11-19", "a"))
    assert [line.id for line in (*measured, *noted)] == [
        "4309d983-5584-58e2-bd54-6a1a53447fd4",
        "685cc27d-c731-59bd-904a-5511a96c9fd0",
        "4a9c7efb-5c6c-5040-9488-c290e66d5624",
        "bed1f0aa-7898-569d-b1ed-33d7e2a71782",
        "5f260636-00f1-5c91-8628-3ce5a2b47796",
        "73eaa813-baea-5f75-913c-ab626c59daf6",
    ]
