"""The table that docs/hospital.md makes of Bundles: what it names and no more, under a key."""

import re
import sqlite3
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from companion.domain.carnet import Carnet
from companion.domain.records import (
    CheckIn,
    Details,
    Infusion,
    Measurement,
    OwnSymptom,
    Person,
    Preferences,
    Profile,
    Role,
)
from companion.domain.symptoms import Recall
from tests.believable import TODAY, Writer, answers, number_id
from tests.press import Press, consultation

DOCS: Final = Path(__file__).parents[2] / "docs" / "hospital.md"
DAY: Final = TODAY - timedelta(days=9)
SAID: Final = ("Odile", "Secret", "crampes", "1961")

Cell = str | float | None


def blocks(language: str) -> list[str]:
    """What the page has in one language, to be run."""
    return re.findall(rf"```{language}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)


def carnet(*, corrected: bool = False) -> Carnet:
    """An infusion, and diarrhoea nine days later; words in every place that takes some."""
    writer = Writer()
    patient = writer.write(Person("Odile Secret", Role.PATIENT), DAY, number_id(2))
    writer.write(Profile("Odile Secret", date(1961, 3, 3)), DAY, patient)
    own = OwnSymptom("own-0a1b2c3d4e5f", "Secret : crampes")
    writer.write(Preferences(own_symptoms=(own,)), DAY, patient)
    writer.write(Infusion(DAY, "secretumab", given=True), DAY, patient)
    writer.write(Measurement(DAY, "tsh", 8.9, "mIU/L", None, 0.4, 4.0), DAY, patient)
    noted = {"rash": Details(("belly",), new_product="Secret")}
    signs = ("fever", "Secret Odile")
    said = answers(f"diarrhoea F3, rash P1, {own.id} S2")
    body = CheckIn(TODAY, Recall.DAY, said, "Secret", signs, None, noted)
    record = writer.write(body, TODAY, patient)
    if corrected:
        writer.correct(record, CheckIn(TODAY, Recall.DAY, answers("diarrhoea F1")), TODAY)
    return writer.carnet()


def table(folder: Path, monkeypatch: pytest.MonkeyPatch, key: bytes = bytes(32)) -> Path:
    """Run the page's own script on the folder."""
    (folder / "key").write_bytes(key)
    made = folder / "table.sqlite"
    given = ["research.py", str(folder / "key"), str(folder), str(made)]
    monkeypatch.setattr(sys, "argv", given)
    (script,) = blocks("python")
    exec(compile(script, "research.py", "exec"), {"__name__": "__main__"})
    return made


def rows(made: Path, query: str = "SELECT * FROM answer ORDER BY day, code") -> list[list[Cell]]:
    """What the table answers."""
    with closing(sqlite3.connect(made)) as db:
        return [list(row) for row in db.execute(query)]


def write(folder: Path, name: str, visit: Carnet) -> None:
    bundle = Press(consultation(visit).catalogue).fhir(visit)
    (folder / name).write_text(bundle, encoding="utf-8")


def test_the_table_holds_levels_and_values_and_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No name, no text, no identifier of ours, no day of the calendar; intervals hold."""
    write(tmp_path, "1.json", carnet())
    made = table(tmp_path, monkeypatch)
    found = rows(made)
    assert [row[3:] for row in found] == [
        ["value", "3016-3", None, 8.9, "mIU/L"],
        ["infusion", "completed", None, 1, None],
        ["day", "diarrhoea.frequency", None, 3, None],
        ["day", "rash.presence", None, 1, None],
        ["day", "sign.fever", None, 1, None],
    ]
    days = [date.fromisoformat(str(row[2])) for row in found]
    assert days[-1] - days[0] == TODAY - DAY
    assert DAY - days[0] >= timedelta(days=1)
    held = made.read_bytes().decode("latin-1")
    assert not [word for word in (*SAID, "urn:", "01900000", TODAY.isoformat()) if word in held]


def test_a_later_visit_takes_the_place_of_what_it_corrects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what it says again stands once, for the same patient."""
    write(tmp_path, "1.json", carnet())
    write(tmp_path, "2.json", carnet(corrected=True))
    found = rows(table(tmp_path, monkeypatch))
    told = [(row[4], row[6]) for row in found if row[3] == "day"]
    assert told == [("diarrhoea.frequency", 1)]
    assert len({row[0] for row in found}) == 1


def test_another_key_leads_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the key nobody finds a patient again; with it the same one each time."""
    write(tmp_path, "1.json", carnet())
    who = "SELECT DISTINCT patient FROM answer"
    first = rows(table(tmp_path, monkeypatch), who)
    assert rows(table(tmp_path, monkeypatch), who) == first
    (tmp_path / "table.sqlite").unlink()
    assert rows(table(tmp_path, monkeypatch, b"\x01" * 32), who) != first
    with pytest.raises(SystemExit):
        table(tmp_path, monkeypatch, b"short")


def test_the_question_of_the_page_finds_the_patient(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within 14 days, at level 3 or more; the corrected one is not found."""
    (query,) = blocks("sql")
    write(tmp_path, "1.json", carnet())
    assert rows(table(tmp_path, monkeypatch), query) == [[1]]
    write(tmp_path, "2.json", carnet(corrected=True))
    assert rows(table(tmp_path, monkeypatch), query) == [[0]]
