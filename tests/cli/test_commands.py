"""What each command does to a real, encrypted file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Typing, files_of, joined
from tests.systems import is_its_owners_alone

QUESTION = {"kind": "question", "text": "Pourquoi ai-je froid ?"}


def test_new_makes_an_encrypted_file_and_its_private_key(companion: Typing, tmp_path: Path) -> None:
    """`new` says nothing, and leaves a carnet that only its key opens."""
    outcome = companion("new", "z.carnet", "--name", "Zoé de la Tour-Exemple")
    assert (outcome.status, outcome.out, outcome.err) == (0, b"", "")
    assert set(files_of(tmp_path)) == {"z.carnet", "z.carnet.key"}
    assert b"Tour-Exemple" not in (tmp_path / "z.carnet").read_bytes()
    assert is_its_owners_alone(tmp_path / "z.carnet.key")
    (line,) = companion("list", "z.carnet").lines
    assert (json.loads(line)["name"], json.loads(line)["role"]) == (
        "Zoé de la Tour-Exemple",
        "patient",
    )


def test_a_passphrase_file_locks_and_opens(companion: Typing, tmp_path: Path) -> None:
    """With --passphrase-file, no raw key lies beside the carnet, and the same words open it."""
    (tmp_path / "words").write_text("cinq mots tout à fait ordinaires\n")
    (tmp_path / "other").write_text("autre chose\n")
    assert companion("--passphrase-file", "words", "new", "z.carnet").status == 0
    assert not (tmp_path / "z.carnet.key").exists()
    assert companion("check", "z.carnet", "--passphrase-file", "words").status == 0
    refused = companion("check", "z.carnet", "--passphrase-file", "other")
    assert (refused.status, refused.err) == (1, "This password does not open the record book.\n")
    assert companion("check", "z.carnet").status == 1


def test_a_key_file_may_lie_elsewhere(companion: Typing, tmp_path: Path) -> None:
    """--key-file is where `new` puts the key, and where the others find it."""
    assert companion("new", "z.carnet", "--key-file", "safe.key").status == 0
    assert companion("list", "z.carnet").status == 1
    assert companion("--key-file", "safe.key", "list", "z.carnet").status == 0
    assert set(files_of(tmp_path)) == {"z.carnet", "safe.key"}


def test_list_writes_the_current_records_oldest_first(companion: Typing, demo: Path) -> None:
    """One JSON object a line, in the order of their first writing; withdrawn ones are left out."""
    records = [json.loads(line) for line in companion("list", demo).lines]
    assert [r["recorded_at"][:10] for r in records] == sorted(
        r["recorded_at"][:10] for r in records
    )
    corrected = [r for r in records if "revision" in r]
    assert {r["kind"] for r in corrected} == {"check_in", "measurement", "question"}
    assert all(r["revision"] == 2 and r["corrected_at"] for r in corrected)
    temperatures = [r["for_day"] for r in records if r.get("quantity") == "temperature"]
    assert len(temperatures) == len(set(temperatures))


def test_listed_records_can_be_taken_into_a_new_carnet(
    companion: Typing, demo: Path, empty: Path
) -> None:
    """What `list` writes, `record` takes; taken again, nothing is added."""
    listed = companion("list", demo).out
    count = len(listed.splitlines())
    taken = companion("record", empty, "--from", "-", stdin=listed)
    assert (taken.status, taken.text) == (0, f"{count} entries were written.\n")
    assert (
        companion("record", empty, "--from", "-", stdin=listed).text == "0 entries were written.\n"
    )
    again = [json.loads(line) for line in companion("list", empty).lines]
    expected = [json.loads(line) for line in listed.splitlines()]
    for record in expected:
        for of_its_history in ("revision", "corrected_at", "corrected_by", "written_by"):
            record.pop(of_its_history, None)
    assert [r for r in again if r in expected] == expected
    assert len(again) == count + 1  # the new carnet's own patient


def test_record_corrects_and_withdraws(companion: Typing, empty: Path) -> None:
    """A known id is a correction; `withdrawn` takes the record out."""
    made = companion("record", empty, "--from", "-", stdin=joined([json.dumps(QUESTION)]))
    assert made.text == "1 entry was written.\n"
    record_id = json.loads(companion("list", empty).lines[1])["id"]
    better = json.dumps({**QUESTION, "id": record_id, "answer": "La thyroïde."})
    assert companion("record", empty, "--from", "-", stdin=joined([better])).status == 0
    standing = json.loads(companion("list", empty).lines[1])
    assert (standing["answer"], standing["revision"]) == ("La thyroïde.", 2)
    gone = json.dumps({"kind": "question", "id": record_id, "withdrawn": True})
    assert companion("record", empty, "--from", "-", stdin=joined([gone])).status == 0
    assert len(companion("list", empty).lines) == 1


def test_record_says_first_what_it_would_write(companion: Typing, empty: Path) -> None:
    """With --dry-run: what is new, corrected and withdrawn, and from when to when; nothing is written."""
    weight = {"kind": "measurement", "for_day": "2026-11-20", "quantity": "weight", "unit": "kg"}
    one, two = (f"01965a4e-0000-7000-8000-00000000000{n}" for n in (1, 2))
    first = [{**QUESTION, "id": one}, {**QUESTION, "id": two}]
    taken = companion("record", empty, "--from", "-", stdin=joined([*map(json.dumps, first)]))
    assert taken.status == 0
    before = files_of(empty.parent)
    lines = [
        {**QUESTION, "id": one, "answer": "Oui."},
        {"kind": "question", "id": two, "withdrawn": True},
        {**weight, "value": 61.5},
        QUESTION,
        {"kind": "remark", "text": "Bonne nuit."},
    ]
    written = joined([*map(json.dumps, lines)])
    seen = companion("record", empty, "--from", "-", "--dry-run", stdin=written)
    assert seen.lines == [
        "New: 1 measurement, 2 other entries.",
        "1 entry would be corrected.",
        "1 entry would be withdrawn.",
        "On 20\u00a0November\u00a02026.",
    ]
    wrong = companion("record", empty, "--from", "-", "--dry-run", stdin=b'{"kind": "x"}')
    assert (wrong.status, wrong.text) == (1, "")
    assert files_of(empty.parent) == before


def test_record_reads_a_file_as_other_systems_write_it(
    companion: Typing, empty: Path, tmp_path: Path
) -> None:
    """A byte order mark, carriage returns, blank lines and a line separator within a text."""
    text = json.dumps({**QUESTION, "text": "a\u2028b"}, ensure_ascii=False)
    (tmp_path / "in.jsonl").write_bytes(f"\ufeff{text}\r\n\r\n{text}".encode())
    taken = companion("record", empty, "--from", "in.jsonl")
    assert (taken.status, taken.text) == (0, "2 entries were written.\n")
    assert json.loads(companion("list", empty).lines[1].encode())["kind"] == "question"


def test_check_says_that_all_is_there(companion: Typing, demo: Path) -> None:
    """`check` counts what stands and leaves the file alone."""
    before = files_of(demo.parent)
    outcome = companion("check", demo)
    count = len(companion("list", demo).lines)
    assert outcome.text == f"This record book is whole. It holds {count} entries.\n"
    assert files_of(demo.parent) == before


@pytest.mark.parametrize("words", [["--today", TODAY, "demo"], ["demo", "--today", TODAY]])
def test_options_stand_before_or_after_the_command(
    companion: Typing, tmp_path: Path, words: list[str]
) -> None:
    """--today counts wherever it stands."""
    assert companion(*words, "d.carnet").status == 0
    days = [json.loads(line).get("for_day", "") for line in companion("list", "d.carnet").lines]
    assert max(days) == TODAY


def test_french_is_spoken_to_french_people(
    companion: Typing, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's language decides, then what was chosen in the window, then --lang."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert companion("check", demo).text.startswith("Ce carnet est entier")
    monkeypatch.delenv("LC_ALL")
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.delenv("LANG", raising=False)
    assert companion("check", demo).text.startswith("Ce carnet est entier")
    (demo.parent / "data").mkdir()
    (demo.parent / "data" / "settings.json").write_text('{"language": "en"}')
    assert companion("check", demo).text.startswith("This record book")
    assert companion("check", demo, "--lang", "fr").text.startswith("Ce carnet est entier")


def test_selftest_notices_a_screen_that_was_left_out(tmp_path: Path) -> None:
    """A folder was once packed without any screen, and its self-test was green.

    tests/test_resources.py tries all parts; here only what this one needs.
    """
    program = (
        "import sys; sys.modules['companion.ui.screens.photos.screen'] = None\n"
        "from companion.cli.selftest import paper_steps, record_steps, steps\n"
        "steps.STEPS = [*record_steps.STEPS, *(step for step in paper_steps.STEPS if 'screen' in step[0])]\n"
        "from companion.__main__ import main; sys.argv = ['companion', 'selftest', '--lang', 'en']\n"
        "sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        timeout=100,
    )
    assert done.returncode == 1
    assert "failed: every screen of the window" in done.stdout
