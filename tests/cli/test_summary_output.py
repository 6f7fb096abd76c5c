"""The summary in its six forms, to a file or to a pipe: whole, or not at all."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from companion.cli import console
from companion.cli.commands.summary import side_paths
from companion.content.catalogue import load_catalogue
from companion.domain.words import Language
from tests.cli.conftest import TODAY, Typing, files_of
from tests.systems import program

FORMS = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG",
    "json": b"{",
    "text": "SYNTHÈSE".encode(),
    "fhir": b"{",
    "csv": "\ufeff".encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_has_the_same_bytes_twice(companion: Typing, demo: Path, form: str) -> None:
    """The same carnet, day and language give the same bytes, and the carnet stays as it was."""
    before = demo.read_bytes()
    made: list[bytes] = []
    for name in ("a", "b"):
        words = [
            "summary",
            str(demo),
            "--today",
            TODAY,
            "--format",
            form,
            "--lang",
            "fr",
            "-o",
            name,
        ]
        outcome = companion(*words)
        assert (outcome.status, outcome.out, outcome.err) == (0, b"", "")
        sides = sorted(demo.parent.glob(f"{name}*"))
        made.append(b"".join(side.read_bytes() for side in sides))
    assert made[0].startswith(FORMS[form])
    assert made[0] == made[1]
    assert demo.read_bytes() == before


def test_two_demonstrations_of_a_day_print_the_same(companion: Typing, demo: Path) -> None:
    """Keys differ, content does not: the PDF of a second demonstration is the same to the byte."""
    assert companion("demo", "e.carnet", "--today", TODAY).status == 0
    for name in ("d", "e"):
        assert (
            companion("summary", f"{name}.carnet", "--today", TODAY, "-o", f"{name}.pdf").err == ""
        )
    assert (demo.parent / "d.pdf").read_bytes() == (demo.parent / "e.pdf").read_bytes()
    assert demo.read_bytes() != (demo.parent / "e.carnet").read_bytes()


def test_the_form_follows_the_file_name(companion: Typing, demo: Path) -> None:
    """Without --format, the name of the file says it; to a pipe it is text."""
    assert companion("summary", demo, "--today", TODAY, "-o", "s.json").status == 0
    assert json.loads((demo.parent / "s.json").read_bytes())["format"] == "companion-summary/2"
    assert "Marianne" in companion("summary", demo, "--today", TODAY).text


def test_several_pictures_are_numbered(companion: Typing, demo: Path) -> None:
    """One side keeps the name; two sides become -1 and -2, and cannot share a pipe."""
    assert side_paths(Path("x/s.png"), 1) == [Path("x/s.png")]
    assert side_paths(Path("x/s.png"), 2) == [Path("x/s-1.png"), Path("x/s-2.png")]
    words = ["summary", str(demo), "--from", "2026-08-30", "--today", TODAY, "--format", "png"]
    assert companion(*words, "-o", "s.png").status == 0
    sides = sorted(path.name for path in demo.parent.glob("s*.png"))
    assert sides in (["s.png"], [f"s-{n}.png" for n in range(1, len(sides) + 1)])
    piped = companion(*words)
    if len(sides) > 1:
        assert piped.err == f"The page has {len(sides)} sides. Please name a file with -o.\n"
    else:
        assert piped.out.startswith(FORMS["png"])


def test_the_period_is_that_of_the_options(companion: Typing, demo: Path) -> None:
    """Since the last consultation unless said; since the last infusion; between two dates."""

    def period(*words: str) -> tuple[str, str, str]:
        made = companion("summary", demo, "--today", TODAY, "--format", "json", *words)
        found = json.loads(made.out)["period"]
        return found["from"], found["to"], found["basis"]

    assert period() == ("2026-10-20", TODAY, "last-consultation")
    assert period("--from", "last-consultation") == period()
    assert period("--from", "last-infusion") == ("2026-11-09", TODAY, "last-infusion")
    assert period("--from", "2026-11-01", "--to", "2026-11-07") == (
        "2026-11-01",
        "2026-11-07",
        "dates",
    )


def test_the_language_is_that_of_the_option(companion: Typing, demo: Path) -> None:
    """--lang sets the language of the page."""
    for language, heading in (("fr", "SYNTHÈSE"), ("en", "SUMMARY")):
        made = companion("summary", demo, "--today", TODAY, "--lang", language)
        assert made.text.startswith(heading)


def test_a_place_that_cannot_be_written_keeps_what_is_there(companion: Typing, demo: Path) -> None:
    """A missing folder or a folder in the file's place: one sentence, no leftovers."""
    (demo.parent / "taken.pdf").mkdir()
    before = files_of(demo.parent)
    for output in ("nowhere/s.pdf", "taken.pdf"):
        outcome = companion("summary", demo, "--today", TODAY, "-o", output)
        assert outcome.status == 1
        assert outcome.err.endswith("Nothing was saved there. Please choose another place.\n")
    assert files_of(demo.parent) == before


def test_every_symptom_name_can_be_found_in_the_pdf(companion: Typing, demo: Path) -> None:
    """Searching the PDF finds the name of every symptom, noted or not."""
    for language in ("fr", "en"):
        companion("summary", demo, "--today", TODAY, "--lang", language, "-o", f"{language}.pdf")
        command = [program("pdftotext"), "-layout", f"{demo.parent}/{language}.pdf", "-"]
        found = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        words = " ".join(found.split())
        for symptom in load_catalogue().symptoms.values():
            label = symptom.label.in_language(Language(language))
            assert " ".join(label.split()) in words, label


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_is_spared_a_pdf(demo: Path) -> None:
    """To a terminal, a PDF is refused with a sentence."""
    import os
    import pty

    root = Path(__file__).parents[2]
    leader, follower = pty.openpty()
    try:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "companion",
                "summary",
                str(demo),
                "--format",
                "pdf",
                "--data-dir",
                str(demo.parent),
            ],
            env={**os.environ, "PYTHONPATH": str(root), "LC_ALL": "en_GB.UTF-8"},
            stdout=follower,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(follower)
        os.close(leader)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("This form is not for a terminal.")


def test_whoever_looks_on_is_told_that_the_file_is_not_protected(
    companion: Typing, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence at a terminal; a script's error stream stays empty."""
    words = ("summary", str(demo), "--today", TODAY, "--lang", "en", "-o", "a.txt")
    assert companion(*words).err == ""
    monkeypatch.setattr(console, "is_watched", lambda: True)
    assert "has no password" in companion(*words).err
