"""`open-handover`: a page for each file that opens, a line for each that does not."""

import shutil
from pathlib import Path

from companion.cli.clinic_pages import places_in, words_of
from companion.cli.typed import parse
from companion.domain.words import Language
from companion.messages import load_texts
from tests.cli.conftest import TODAY, Typing

WORDS = "abeille ancre aube azur"


def clinic(companion: Typing, demo: Path) -> Path:
    """A file for a nurse, and the words that open it."""
    demo.with_name("words.txt").write_text(f"{WORDS}\n", "utf-8")
    words = ("--words", "words.txt", "--today", TODAY)
    made = companion("handover", demo, "--for", "nurse", *words, "-o", "a.carnet-age")
    assert made.status == 0
    return demo.with_name("a.carnet-age")


def test_every_file_that_opens_gives_its_page(companion: Typing, demo: Path) -> None:
    """One bad file never stops the others; each is named with why, and the exit status says so."""
    first = clinic(companion, demo)
    shutil.copy(first, first.with_name("b.carnet-age"))
    first.with_name("cut.carnet-age").write_bytes(first.read_bytes()[:-9])
    first.with_name("text.carnet-age").write_text("bonjour", "utf-8")
    before = {file.name for file in first.parent.iterdir()}
    made = companion(
        *("open-handover", "*.carnet-age", "gone.carnet-age", "--passphrase-file", "words.txt"),
        *("--pages", "pages", "--today", TODAY, "--lang", "en"),
    )
    assert made.status == 1
    assert {page.name for page in (first.parent / "pages").iterdir()} == {"a.pdf", "b.pdf"}
    assert all(page.read_bytes()[:5] == b"%PDF-" for page in (first.parent / "pages").iterdir())
    assert {file.name for file in first.parent.iterdir()} == {*before, "pages"}
    told = made.lines
    assert told[0] == "Pages made: 2 of 5."
    assert [line.split()[0] for line in told[2:]] == [
        "cut.carnet-age",
        "gone.carnet-age",
        "text.carnet-age",
    ]
    assert "This file is damaged." in told[2]
    assert "Files: 5 of 5" in made.err


def test_the_page_is_the_one_that_the_patient_chose(companion: Typing, demo: Path) -> None:
    """The same as from the carnet itself; a file has words of its own where they are named."""
    clinic(companion, demo)
    demo.with_name("words.txt").write_text(f"a.carnet-age: {WORDS}\nautre chose ici là\n", "utf-8")
    made = companion(
        *("open-handover", "a.carnet-age", "--passphrase-file", "words.txt"),
        *("--pages", "pages", "--today", TODAY, "--lang", "fr"),
    )
    assert (made.status, made.lines) == (0, ["Pages faites\u00a0: 1 sur 1."])


def test_without_words_nothing_is_tried(companion: Typing, demo: Path) -> None:
    """The words are never typed where others can read them."""
    clinic(companion, demo)
    made = companion("open-handover", "a.carnet-age", "--pages", "pages")
    assert made.status == 1
    assert "--passphrase-file" in made.err
    assert not demo.with_name("pages").exists()


def test_words_for_all_and_for_some() -> None:
    """A line with a name is for that file; the first other line for all the rest."""
    words = words_of("Paul: 1.carnet-age: Abeille ANCRE\n\naube azur\nencore une\n")
    assert words.of(Path("x/Paul: 1.carnet-age")) == "abeille ancre"
    assert words.of(Path("b.carnet-age")) == "aube azur"


def test_two_files_of_one_name_get_two_pages() -> None:
    """None replaces another, whatever the disk thinks of capitals."""
    files = [Path("a/paul.carnet-age"), Path("b/Paul.carnet-age"), Path("b/anne.carnet-age")]
    names = [place.name for place in places_in(Path("p"), files)]
    assert names == ["paul.pdf", "Paul (2).pdf", "anne.pdf"]


def test_the_counter_is_an_option_without_a_command() -> None:
    """What the second entry of the menu types."""
    texts = load_texts(Language.EN)
    assert parse(["--counter"], texts).options.counter
    assert not parse([], texts).options.counter
