"""The appointments as a calendar file: neutral by default, stable, read back by another program."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from companion.clean_text import CUT_MARK
from companion.domain.carnet import Entry
from companion.domain.records import Appointment, Purpose, Revision
from companion.domain.words import Language
from companion.exchange.calendar import calendar
from companion.messages import load_texts

PARIS = timezone(timedelta(hours=1))
AT = datetime(2026, 12, 1, 10, 30, tzinfo=PARIS)
WRITTEN = datetime(2026, 11, 10, 16, 20, 5, 123456, tzinfo=PARIS)
FR, EN = load_texts(Language.FR), load_texts(Language.EN)


def entry(body: Appointment, *, name: str = "r1", writings: int = 1) -> Entry[Appointment]:
    """An appointment that was written so many times, an hour apart."""
    revisions = tuple(
        Revision(f"{name}-v{n}", name, body.kind, "me", WRITTEN + timedelta(hours=n), body)
        for n in range(writings)
    )
    return Entry(name, body, revisions)


def events(content: bytes) -> list[Event]:
    """What another program reads."""
    return [part for part in Calendar.from_ical(content).walk("VEVENT") if isinstance(part, Event)]


def test_an_event_says_when_with_whom_and_where_and_no_word_of_health() -> None:
    """The title is neutral, the hour is that of the appointment in any time zone."""
    body = Appointment(AT, Purpose.SCAN, "Dr Lenoir", "2e étage")
    content = calendar([entry(body)], FR)
    (event,) = events(content)
    assert event["summary"] == "Rendez-vous, Dr Lenoir"
    assert event["location"] == "2e étage"
    assert event.start == AT
    assert event["class"] == "PRIVATE"
    for word in (b"Scanner", b"immunoth", b"perfusion"):
        assert word.lower() not in content.lower()


def test_the_purpose_stands_when_the_person_chose_so() -> None:
    """In the language of the window."""
    body = Appointment(AT, Purpose.INFUSION)
    for texts, said in ((FR, "Perfusion"), (EN, "Infusion")):
        (event,) = events(calendar([entry(body)], texts, with_purpose=True))
        assert event["summary"] == said


def test_the_same_event_is_changed_and_not_doubled() -> None:
    """UID stays, DTSTAMP follows the newest writing, SEQUENCE counts the corrections."""
    body = Appointment(AT, Purpose.OTHER)
    (first,) = events(calendar([entry(body)], FR))
    (second,) = events(calendar([entry(body, writings=3)], FR))
    assert first["uid"] == second["uid"] == "r1@compagnon-immuno"
    assert (first["sequence"], second["sequence"]) == (0, 2)
    assert second.decoded("dtstamp") == WRITTEN.astimezone(UTC).replace(microsecond=0) + timedelta(
        hours=2
    )


def test_the_same_appointments_give_the_same_bytes_earliest_first() -> None:
    """Whatever their order; lines end with CR LF and stay within 75 bytes."""
    near = entry(Appointment(AT, Purpose.SCAN, place="à " * 80), name="a")
    far = entry(Appointment(AT + timedelta(days=9), Purpose.SCAN), name="b")
    content = calendar([far, near], FR)
    assert content == calendar([near, far], FR)
    assert [str(event["uid"])[0] for event in events(content)] == ["a", "b"]
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_no_appointment_is_an_empty_calendar() -> None:
    """Which any program takes in without a word."""
    assert events(calendar([], FR)) == []


@pytest.mark.parametrize("said", ["Dr\r\nBEGIN:VEVENT", "a;b,c\\n", "\u202eDr", "x\0y"])
def test_no_text_breaks_out_of_its_line(said: str) -> None:
    """One event, whatever somebody typed."""
    found = events(calendar([entry(Appointment(AT, Purpose.OTHER, said, said))], FR))
    assert len(found) == 1


@given(st.text(max_size=60), st.timedeltas(timedelta(days=-40_000), timedelta(days=60_000)))
def test_any_appointment_is_read_back(said: str, later: timedelta) -> None:
    """Its hour to the second."""
    body = Appointment(AT + later, Purpose.OTHER, said or None, said or None)
    (event,) = events(calendar([entry(body)], EN))
    assert event.start == body.at.replace(microsecond=0)


def test_long_words_are_cut_and_an_event_lasts_an_hour() -> None:
    """200 letters of a name or a place stand; of more, the cut is to be seen."""
    for length, is_cut in ((200, False), (201, True)):
        body = Appointment(AT, Purpose.OTHER, "q" * length, "z" * length)
        (event,) = events(calendar([entry(body)], EN))
        said = str(event["location"]), str(event["summary"])
        assert [words.count(letter) for words, letter in zip(said, "zq", strict=True)] == [200, 200]
        assert all(words.endswith(CUT_MARK) is is_cut for words in said)
        assert event.end - event.start == timedelta(hours=1)


def test_of_one_hour_the_first_written_comes_first() -> None:
    """Two appointments at the same time keep one order, whatever order they are given in."""
    at_once = [entry(Appointment(AT, Purpose.SCAN), name=name) for name in "ab"]
    for given_in in (at_once, at_once[::-1]):
        assert [str(event["uid"])[0] for event in events(calendar(given_in, FR))] == ["a", "b"]


def test_without_a_place_none_is_named() -> None:
    """Not an empty one; and the file says by whom it was made and that it is published."""
    content = calendar([entry(Appointment(AT, Purpose.SCAN))], FR)
    (event,) = events(content)
    assert "location" not in event
    lines = content.decode().split("\r\n")
    for line in ("VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"):
        assert line in lines
    assert "PRODID:-//Compagnon Immuno//companion//FR" in lines
