"""Each mishap is one plain sentence on standard error, and nothing else changes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion.cli.main import main
from companion.cli.session import Session
from companion.settings import StartOptions
from tests import full_disk
from tests.cli.conftest import TODAY, Typing, files_of
from tests.storage.journals import ONE_PAGE
from tests.systems import link_or_skip

ROOT = Path(__file__).parents[2]


def _say_no(companion: Typing, *words: str | Path, stdin: bytes = b"") -> str:
    outcome = companion(*words, stdin=stdin)
    assert (outcome.status, outcome.out) == (1, b"")
    assert outcome.err.count("\n") == 1
    assert "Traceback" not in outcome.err
    return outcome.err.rstrip("\n")


def test_files_that_are_no_carnet(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """Missing, empty, foreign, damaged, keyless: five different sentences, files untouched."""
    key = (tmp_path / "d.carnet.key").read_bytes()
    damaged = bytearray(demo.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    contents = {"empty": b"", "letter": b"Dear doctor, " * 500, "damaged": bytes(damaged)}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        (tmp_path / f"{name}.key").write_bytes(key)
    (tmp_path / "keyless").write_bytes(demo.read_bytes())
    before = files_of(tmp_path)
    sentences = {
        name: _say_no(companion, "list", name) for name in ("missing", "keyless", *contents)
    }
    assert (
        sentences["missing"]
        == "There is no record book at this place. Nothing was changed. Please look for its file elsewhere."
    )
    assert (
        sentences["empty"]
        == "This file is empty. It holds no record book. Please choose another file."
    )
    assert (
        sentences["letter"]
        == "This file is not a record book. It was left as it is. Please choose another file."
    )
    assert (
        sentences["damaged"]
        == "This record book file is damaged. It was left as it is. A backup can bring the record book back."
    )
    assert sentences["keyless"].startswith("The key of this record book was not found.")
    assert files_of(tmp_path) == before


def test_a_file_is_never_written_over(companion: Typing, demo: Path) -> None:
    """`new` and `demo` refuse a place that is taken."""
    before = files_of(demo.parent)
    for command in ("new", "demo"):
        said = _say_no(companion, command, demo)
        assert (
            said
            == "There is already a file at this place. It was left as it is. Please choose another name."
        )
    assert files_of(demo.parent) == before


OF_A_CARNET = (
    "d.carnet", "d.carnet.key", "link", "d.carnet-journal", "d.carnet.keys", "d.carnet.draft", "letter",
    "o.carnet.aside-2026-11-21-201405", "o.carnet.aside-2026-11-21-201405.key", "o.carnet.keys.aside-1", "x.carnet-age",
    "d.carnet-journal.aside", "d.carnet.undone", "d.carnet.undone-journal",
    "backup-1a2b3c4d-000012-2026-11-21.carnet", "backup-1a2b3c4d-000012-2026-11-21.carnet.jsonl.enc",
)  # fmt: skip


@pytest.mark.parametrize("name", OF_A_CARNET)
def test_nothing_made_of_a_carnet_replaces_one(companion: Typing, demo: Path, name: str) -> None:
    """`-o` on a carnet, whatever its name, on what lies beside it, or on a link to it is refused."""
    folder = demo.parent
    link_or_skip(folder / "link", demo)
    (folder / "letter").write_bytes(demo.read_bytes())
    for each in OF_A_CARNET:
        if not (folder / each).exists():
            (folder / each).write_bytes(b"")
    before = files_of(folder)
    for command in (("summary", demo, "--today", TODAY), ("recovery-sheet", demo), ("card", demo)):
        said = _say_no(companion, *command, "-o", name)
        assert said == (
            f"{name} belongs to a record book and is never replaced. Please choose another name."
        )
    assert files_of(folder) == before


def test_a_key_file_of_any_name_is_not_replaced(companion: Typing, demo: Path) -> None:
    """What opens the carnet is known by what was typed."""
    key = demo.with_name("d.carnet.key").rename(demo.with_name("mine.txt"))
    said = _say_no(companion, "summary", demo, "--key-file", key, "-o", "mine.txt")
    assert said.startswith("mine.txt belongs to a record book")


@pytest.mark.parametrize("command", ["new", "demo"])
@pytest.mark.parametrize("room_bytes", [50, 5_000, 30_000])
def test_a_full_disk_leaves_no_half_of_a_carnet(
    companion: Typing, tmp_path: Path, command: str, room_bytes: int
) -> None:
    """Without room, a carnet comes to be with its key and patient, or not at all."""
    with full_disk.room(room_bytes):
        outcome = companion(command, "n.carnet")
    if outcome.status == 0:
        assert companion("list", "n.carnet").lines
    else:
        assert outcome.err.startswith("The disk is full.")
        assert files_of(tmp_path) == {}


def test_a_name_that_cannot_be_kept_leaves_no_file(companion: Typing, tmp_path: Path) -> None:
    """A broken letter in the name is refused before the carnet is made."""
    assert _say_no(companion, "new", "n.carnet", "--name", "Zo\udce9").startswith("This entry")
    assert files_of(tmp_path) == {}


def test_input_that_is_not_text(companion: Typing, empty: Path, tmp_path: Path) -> None:
    """Not UTF-8, missing, a folder, too large: each has its sentence."""
    (tmp_path / "latin").write_bytes('{"kind": "é"}'.encode("latin-1"))
    (tmp_path / "large").write_bytes(b" " * 5_000_001)
    before = empty.read_bytes()
    say = "The file latin holds no plain text. Nothing was written. Please save it again as text (UTF-8)."
    assert _say_no(companion, "record", empty, "--from", "latin") == say
    assert _say_no(companion, "record", empty, "--from", "-", stdin=b"\xff").startswith(
        "The file standard input holds no plain text."
    )
    say = "The file large is larger than 5 MB. Nothing was written. Please choose a smaller one."
    assert _say_no(companion, "record", empty, "--from", "large") == say
    for name in ("nowhere", "."):
        said = _say_no(companion, "record", empty, "--from", name)
        assert said.endswith("Nothing was changed. Please check it.")
    assert empty.read_bytes() == before


def test_a_passphrase_file_must_hold_a_passphrase(companion: Typing, tmp_path: Path) -> None:
    """An empty passphrase file is refused and makes nothing."""
    (tmp_path / "nothing").write_bytes(b"\n")
    said = _say_no(companion, "new", "n.carnet", "--passphrase-file", "nothing")
    assert said.startswith("The file nothing does not open, or holds nothing.")
    assert set(files_of(tmp_path)) == {"nothing"}


def test_an_impossible_period(companion: Typing, demo: Path) -> None:
    """A period that ends before it starts, or of twenty years."""
    for first, last in (("2026-11-21", "2026-11-20"), ("2006-01-01", "2026-11-20")):
        said = _say_no(companion, "summary", demo, "--from", first, "--to", last)
        assert said.startswith("The period must start before it ends")


@pytest.mark.parametrize(
    "words",
    [
        ["foo"],
        ["list"],
        ["record", "x.carnet"],
        ["summary", "x.carnet", "--format", "docx"],
        ["summary", "x.carnet", "--from", "yesterday"],
        ["list", "x.carnet", "extra"],
        ["list", "x.carnet", "--today", "2026-02-30"],
        ["demo", "x.carnet", "--today", "0001-01-01"],
        ["summary", "x.carnet", "--from", "9999-12-31"],
        ["list", "x.carnet", "--lang", "de"],
        ["list", ""],
        ["list", "a\0b"],
    ],
)
def test_wrong_usage(companion: Typing, words: list[str]) -> None:
    """Exit status 2, one sentence and how it is used."""
    outcome = companion(*words)
    assert (outcome.status, outcome.out) == (2, b"")
    sentence, usage = outcome.err.split("\n", 1)
    assert sentence.endswith(
        ("as expected. Nothing was done.", "is not understood. Nothing was done.")
    )
    assert usage.startswith("usage: companion")


def test_help_is_in_the_language_of_the_person(companion: Typing) -> None:
    """`--help` stops with 0 and speaks French or English throughout."""
    english, french = companion("--help"), companion("summary", "--help", "--lang", "fr")
    assert (english.status, french.status) == (0, 0)
    assert "usage: companion" in english.text
    assert french.text.startswith("emploi\u00a0: companion summary")
    assert not {"usage", "options:", "optional", "show"} & set(french.text.split())


def test_a_mistake_of_ours_is_told_calmly_and_noted_without_health_data(
    companion: Typing, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anything unexpected: one sentence, and type and place in the log."""

    def broken(*_: object) -> int:
        raise ZeroDivisionError("fatigue 3, Marianne")

    monkeypatch.setattr(Session, "read", broken)
    said = _say_no(companion, "list", demo)
    assert said == "The program made a mistake and stopped. What was saved before is safe."
    log = (demo.parent / "data" / "companion.log").read_text()
    assert "ZeroDivisionError" in log
    assert "Marianne" not in log
    assert str(Path.home()) not in log


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


def test_a_reader_that_leaves_early(demo: Path) -> None:
    """`companion list | head` ends without a word."""
    command = [sys.executable, "-m", "companion", "list", str(demo), "--data-dir", "."]
    with subprocess.Popen(
        command,
        cwd=demo.parent,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    ) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        assert len(listing.stdout.read(10)) == 10
        listing.stdout.close()
        assert listing.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_standard_output(demo: Path) -> None:
    """What cannot be written is said in one sentence, also at the program's end."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "companion",
                "list",
                str(demo),
                "--lang",
                "en",
                "--data-dir",
                ".",
            ],
            cwd=demo.parent,
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The disk is full.")
    assert done.stderr.count(b"\n") == 1


def test_without_a_command_the_window_opens(tmp_path: Path) -> None:
    """The window gets what the options say."""
    seen: list[StartOptions] = []

    def window(options: StartOptions) -> int:
        seen.append(options)
        return 7

    assert main(["--data-dir", str(tmp_path), "--lang", "en"], window) == 7
    assert main(["open", "d.carnet", "--today", TODAY], window) == 7
    assert seen[0].data_dir == tmp_path
    assert (seen[1].carnet, str(seen[1].today)) == (Path("d.carnet"), TODAY)


def test_a_journal_that_is_no_part_of_the_carnet_is_set_aside_and_said(
    companion: Typing, demo: Path, tmp_path: Path
) -> None:
    """A write says it in one line and works; a read works, and leaves the file where it is."""
    journal = tmp_path / "d.carnet-journal"
    journal.write_bytes(ONE_PAGE)
    before = demo.read_bytes()
    assert companion("list", demo).status == 0
    assert journal.read_bytes() == ONE_PAGE
    outcome = companion("record", demo, "--from", "-", "--today", TODAY)
    assert outcome.status == 0
    assert outcome.err.startswith("A file that was left beside this record book was set aside.")
    assert (tmp_path / "d.carnet-journal.aside").read_bytes() == ONE_PAGE
    assert demo.read_bytes() == before


def test_a_new_carnet_takes_nothing_from_a_journal_that_lay_there(
    companion: Typing, tmp_path: Path
) -> None:
    """Nor does a demonstration: it is set aside, and said."""
    for words in (("new", "n.carnet", "--name", "Zoé"), ("demo", "n2.carnet", "--today", TODAY)):
        (tmp_path / f"{words[1]}-journal").write_bytes(ONE_PAGE)
        outcome = companion(*words)
        assert outcome.status == 0
        assert "was set aside" in outcome.err
        assert companion("list", words[1]).status == 0
