"""Two carnets of one person, begun apart: one takes in what the other holds, seen first, and taken back as one."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.actions.bring_in.other_carnet import is_of_the_same_person, records_of
from companion.actions.journal import Journal
from companion.actions.key import Key
from companion.domain.records import CheckIn, Event, Person, Profile, Remark, Role
from companion.domain.symptoms import Attribute, Recall
from companion.record_book import handover
from companion.record_book.book import RecordBook
from companion.record_json import parse_line
from companion.ui.ways.screen_name import ScreenName
from tests.actions.desk import Desk
from tests.ui.conftest import NOW, Clock
from tests.ui.window.another import SECRET, ask, context_of, patient, start
from tests.ui.window.handed_over import WORDS
from tests.ui.windows import Opened, journal_of, make_carnet

DAY = NOW.date() - timedelta(days=3)
TIRED = CheckIn(DAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 3}})


def fill(journal: Journal) -> None:
    """A check-in of hers, a remark of Paul's about it, and what she keeps to herself."""
    noted = journal.record(TIRED).record_id
    fell = journal.record(Event(DAY, "chute")).record_id
    journal.keep_private(fell, private=True)
    journal.author = journal.record(Person("Paul", Role.CAREGIVER)).record_id
    journal.record(Remark("elle a dormi", noted))


def begun_apart(folder: Path, passphrase: str | None) -> RecordBook:
    """Marianne's second carnet, on another computer, with a key of its own."""
    folder.mkdir()
    book = RecordBook(folder / "second.carnet", Key(), Clock(NOW - timedelta(days=2)))
    fill(book.create(name="MARIANNE ", key=Key(passphrase)))
    return book


def by_its_password(opened: Opened, folder: Path, qtbot: QtBot) -> None:
    """Ctrl+O, the password, and yes."""
    begun_apart(folder, SECRET).close()
    opened.dialogs.chosen = folder / "second.carnet"
    opened.dialogs.answer = True
    ask(opened)
    opened.type("passphrase", SECRET)
    opened.press("lock-open")
    qtbot.waitUntil(lambda: opened.shows("bring-in-next"))
    assert "aussi celui de MARIANNE" in opened.dialogs.asked[-1]


def by_its_words(opened: Opened, folder: Path, qtbot: QtBot) -> None:
    """A file that was handed over, and its four words."""
    book = begun_apart(folder, None)
    place = folder / "second.carnet-age"
    place.write_bytes(handover.locked(handover.for_caregiver(book.journal), WORDS))
    book.close()
    opened.dialogs.chosen = place
    ask(opened)
    opened.type("merging-words", WORDS)
    opened.press("merging-open")
    qtbot.waitUntil(lambda: opened.shows("bring-in-next"))


@pytest.mark.parametrize(("way", "private"), [(by_its_password, True), (by_its_words, False)])
def test_one_takes_in_what_the_other_holds(
    qtbot: QtBot,
    own: Path,
    tmp_path: Path,
    way: Callable[[Opened, Path, QtBot], None],
    private: bool,
) -> None:
    """Nothing before it is seen; who wrote stays who wrote; all of it goes again with one press."""
    make_carnet(own)
    opened = start(qtbot, own)
    before = journal_of(opened).carnet.revisions
    way(opened, tmp_path / "there", qtbot)
    assert context_of(opened).state.screen is ScreenName.BRING_IN
    assert journal_of(opened).carnet.revisions == before
    opened.press("bring-in-next")
    carnet = journal_of(opened).carnet
    (remark,) = carnet.entries(Remark)
    (check_in,) = carnet.entries(CheckIn)
    assert (check_in.body, check_in.author) == (TIRED, journal_of(opened).patient_id())
    assert (remark.body.about, carnet.person(remark.author)) == (
        check_in.id,
        Person("Paul", Role.CAREGIVER),
    )
    assert [e.body.private for e in carnet.entries(Event)] == ([True] if private else [])
    assert patient(opened) == "Marianne"
    opened.press("bring-in-undo")
    assert not journal_of(opened).carnet.entries(CheckIn)
    assert not journal_of(opened).carnet.entries(Remark)
    opened.window.close()


def test_it_may_be_opened_beside_as_any_other(qtbot: QtBot, own: Path, tmp_path: Path) -> None:
    """Whoever says no reads it; nothing is written."""
    make_carnet(own)
    opened = start(qtbot, own)
    begun_apart(tmp_path / "there", None).close()
    opened.dialogs.chosen = tmp_path / "there" / "second.carnet"
    opened.dialogs.answer = False
    ask(opened)
    assert patient(opened) == "MARIANNE"
    assert context_of(opened).read_only
    opened.window.close()


def test_another_person_of_the_same_name_is_told_by_the_day_of_birth() -> None:
    """And nobody without a name is anybody's other self; the same lines again add nothing."""
    desk, other = Desk(), Desk()
    assert is_of_the_same_person(desk.carnet, other.carnet)
    fill(other.journal)
    other.journal.author = None
    desk.journal.take_in([])
    lines = records_of(other.carnet).records
    assert all(parse_line(each.line).id for each in lines)
    desk.journal.record(Profile("Jeanne", date(1950, 1, 1)))
    assert is_of_the_same_person(desk.carnet, other.carnet)
    other.journal.record(Profile("Jeanne", date(1951, 1, 1)))
    assert not is_of_the_same_person(desk.carnet, other.carnet)
    assert not is_of_the_same_person(Desk(founded=False).carnet, desk.carnet)
