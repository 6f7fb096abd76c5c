"""Each way in which a file comes, and each kind of file that is made to harm: refused whole, or read right."""

from pathlib import Path

import pytest

from companion.actions.key import Key
from companion.record_book.book import RecordBook
from companion.record_book.outside import system_clock
from tests.cli.conftest import Typing, files_of
from tests.hostile.ways_in import (
    MARK,
    READABLE,
    Way,
    combinations,
    command_of,
    good_handover,
    prepare,
    write_file,
)
from tests.parts import today_or_all

EVERY = 20
# A table proves nothing of itself: cells are a person's words, whatever they look like.
WORDS_OF_A_TABLE = {"NaN", "Infinity", "a lone surrogate", "bits that flip", "cut short"}
# In a handed-over file, which is this program's own, there is one way to write letters.
ONE_WAY = {"as UTF-16", "as Latin-1"}


def may_come_in(way: Way, kind: str) -> bool:
    """Whether it is right, as far as anybody can tell."""
    if not way.is_json:
        return kind in READABLE | WORDS_OF_A_TABLE
    if kind == "as Latin-1" or (
        kind in ONE_WAY and way.name in {"handover", "questionnaire", "record"}
    ):
        return False
    return kind in READABLE


def test_it_is_refused_with_nothing_written_or_comes_in_right(
    companion: Typing, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """All of them in `make test-long`, others each day."""
    book = prepare(tmp_path)
    handed = good_handover(book)
    book.close()
    (tmp_path / "wrong.txt").write_text("un deux trois quatre", "utf-8")
    saved = {name: (tmp_path / name).read_bytes() for name in ("c.carnet", "c.carnet.key")}
    place = tmp_path / "file.in"
    for way, kind in today_or_all(pytestconfig, EVERY, combinations()):
        place.unlink(missing_ok=True)
        write_file(place, way, kind, handed)
        done = companion(*command_of(way, kind, place.name))
        there = files_of(tmp_path).keys() - {place.name}
        assert there == {*saved, "words.txt", "wrong.txt"}, (way.name, kind)
        if may_come_in(way, kind):
            assert done.status == 0, (way.name, kind, done.err)
            assert came_in(tmp_path / "c.carnet", kind), (way.name, kind)
        else:
            assert done.status == 1, (way.name, kind, done.text)
            assert len(done.err.strip().splitlines()) == 1, (way.name, kind, done.err)
            assert (tmp_path / "c.carnet").read_bytes() == saved["c.carnet"], (way.name, kind)
        for name, content in saved.items():
            (tmp_path / name).write_bytes(content)


def came_in(carnet: Path, kind: str) -> bool:
    """Whether the words of the file stand in the carnet, letter for letter where it says which they are."""
    book = RecordBook(carnet, Key(), system_clock(), read_only=True)
    said = repr(book.open(Key()).whole.all_entries())
    book.close()
    bidi = "avant \u202eapres\u2066 fin"
    words = {"bidi controls": bidi, "a formula": "=1+1|cmd", "good": MARK}
    words |= {"as UTF-16": "été", "as Latin-1": "été"}
    meant = words.get(kind, MARK)
    # What a column says becomes a sentence of ours, which turns no letters around.
    ways_to_say = {meant, meant.replace("\u202e", "").replace("\u2066", "")}
    return kind in WORDS_OF_A_TABLE or any(repr(one)[1:-1] in said for one in ways_to_say)
