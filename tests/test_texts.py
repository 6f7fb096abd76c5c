"""The French is complete, and the tool that says so notices every kind of fault.

Knows the tool from outside: its exit code and what it prints.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from companion import paths
from companion.domain.words import Language
from companion.languages import language_folder, languages
from companion.messages import Texts, compiled_texts

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "packaging" / "texts.py"
HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

"""


def run(act: str, root: Path) -> tuple[int, list[str]]:
    """The tool's exit code and lines."""
    done = subprocess.run(
        [sys.executable, str(TOOL), act, "--root", str(root)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


FIRST = "companion/greeting.py:1"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose French is complete."""
    (tmp_path / "companion").mkdir()
    add_language(tmp_path, "fr", colon="\u00a0: ")
    write_code(tmp_path, 'texts("Hello {name}", name=name)')
    write_french(tmp_path, 'msgid "Hello {name}"\nmsgstr "Bonjour {name}"\n')
    return tmp_path


def add_language(project: Path, code: str, *, colon: str = ": ") -> None:
    """A folder for a language, without texts."""
    folder = project / "resources" / "languages" / code
    folder.mkdir(parents=True)
    usage = f'[punctuation]\ncolon = "{colon}"\n'
    (folder / "language.toml").write_text(usage, "utf-8")


def write_code(project: Path, line: str) -> None:
    """Replace the small project's only line."""
    (project / "companion" / "greeting.py").write_text(line + "\n", "utf-8")


def write_french(project: Path, entries: str) -> None:
    """Replace the small project's French."""
    (project / "resources" / "languages" / "fr" / "texts.po").write_text(HEADER + entries, "utf-8")


def test_every_text_of_the_program_has_its_french() -> None:
    """No English sentence shows in a French window, and no placeholder is lost."""
    assert run("check", ROOT) == (0, [])


def test_a_complete_project_passes(project: Path) -> None:
    """Nothing to say about a project whose French is complete."""
    assert run("check", project) == (0, [])


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('texts("Good night")', "“Good night”: missing in fr"),
        ('self._texts("Good night")', "“Good night”: missing in fr"),
        ('TITLE = N_("Good night")', "“Good night”: missing in fr"),
        ('texts.plural("{count} night", "{count} nights", 2)', "“{count} night”: missing in fr"),
        ('texts(f"Good {night}")', "a text must be one literal"),
        ('texts("Good " + night)', "a text must be one literal"),
        ('texts("I don\'t")', "a straight apostrophe in English"),
        (f'texts("{"so " * 21}far.")', "a sentence of 22 words, more than 20 in English"),
    ],
)
def test_a_fault_of_the_code_is_named(project: Path, code: str, fault: str) -> None:
    """Each way of handing over a text is seen, and each fault has its line."""
    write_code(project, f'texts("Hello {{name}}", name=name); {code}')
    exit_code, lines = run("check", project)
    assert exit_code == 1
    assert any(fault in line and "companion/greeting.py:1" in line for line in lines)


def test_a_sentence_that_goes_around_the_languages_is_named(project: Path) -> None:
    """Where people read; a handle, keys, a docstring and the program's own name are no sentences."""
    room = project / "companion" / "ui"
    room.mkdir()
    (room / "said.py").write_text(
        '"""What this is."""\n'
        'field.setText("Saved")\n'
        'say(f"All is {well} today")\n'
        'TITLE = "Good night"\n'
        'made = button("go-on", "Ctrl+P", kind="link"); named = label("Compagnon Immuno", "soft")\n'
        'load_texts(language)("Hello {name}")\n',
        "utf-8",
    )
    _, lines = run("check", project)
    around = [line for line in lines if "goes around" in line]
    assert sorted(line.split(":")[1] for line in around) == ["2", "3", "4"]


@pytest.mark.parametrize(
    ("french", "fault"),
    [
        ('msgid "Hello {name}"\nmsgstr ""\n', "missing in fr"),
        ('#, fuzzy\nmsgid "Hello {name}"\nmsgstr "Bonjour {name}"\n', "missing in fr"),
        (
            'msgid "Hello {name}"\nmsgstr "Bonjour {nom}"\n',
            "placeholders ['nom'] instead of ['name']",
        ),
        (
            'msgid "Hello {name}"\nmsgstr "Bonjour {name} : oui"\n',
            "space beside punctuation in fr",
        ),
        ('msgid "Hello {name}"\nmsgstr "D\'accord {name}"\n', "a straight apostrophe in fr"),
        (
            'msgid "Hello {name}"\nmsgstr "Bonjour {name}"\n\nmsgid "Gone"\nmsgstr "Parti"\n',
            "no longer in the code",
        ),
    ],
)
def test_a_fault_of_the_french_is_named(project: Path, french: str, fault: str) -> None:
    """An untranslated, unsure, broken or forgotten entry is a fault."""
    write_french(project, french)
    exit_code, lines = run("check", project)
    assert exit_code == 1
    assert any(fault in line for line in lines)


def test_each_language_says_everything_in_all_its_forms(project: Path) -> None:
    """A language is a folder: one without texts, or with a plural form too few, is named."""
    write_code(project, 'texts.plural("{count} night", "{count} nights", 2)')
    write_french(
        project,
        'msgid "{count} night"\nmsgid_plural "{count} nights"\n'
        'msgstr[0] "{count} nuit"\nmsgstr[1] "{count} nuits"\n',
    )
    languages = project / "resources" / "languages"
    add_language(project, "en")
    assert run("check", project) == (0, [])
    add_language(project, "pl")
    assert run("check", project) == (1, ["pl/texts.po: it is missing; make texts writes it"])
    header = HEADER.replace(
        "nplurals=2; plural=(n > 1);", "nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);"
    )
    polish = 'msgid "{count} night"\nmsgid_plural "{count} nights"\nmsgstr[0] "noc"\n'
    polish += 'msgstr[1] "{count} noce"\n'
    (languages / "pl" / "texts.po").write_text(header + polish, "utf-8")
    assert run("check", project) == (1, [f"{FIRST}: “{{count}} night”: pl has 3 forms of it"])
    whole = header + polish + 'msgstr[2] "{count} nocy"\n'
    (languages / "pl" / "texts.po").write_text(whole, "utf-8")
    assert run("check", project) == (0, [])


def test_update_adds_what_is_new_and_drops_what_is_gone(project: Path) -> None:
    """What was translated stays; what is missing is shown."""
    write_code(project, 'texts("Hello {name}", name=name); texts("Good night")')
    write_french(
        project, 'msgid "Hello {name}"\nmsgstr "Bonjour {name}"\n\nmsgid "Gone"\nmsgstr "Parti"\n'
    )
    exit_code, lines = run("update", project)
    kept = (project / "resources" / "languages" / "fr" / "texts.po").read_text("utf-8")
    assert exit_code == 1
    assert lines == ["companion/greeting.py:1: “Good night”: missing in fr"]
    assert "Bonjour {name}" in kept
    assert "Good night" in kept
    assert "Gone" not in kept


def test_a_new_language_begins_with_every_text_and_its_own_plurals(project: Path) -> None:
    """Whoever translates copies a folder; the file to fill is written for them."""
    add_language(project, "pl")
    assert run("check", project)[1] == ["pl/texts.po: it is missing; make texts writes it"]
    _, lines = run("update", project)
    begun = (project / "resources" / "languages" / "pl" / "texts.po").read_text("utf-8")
    assert lines == ["companion/greeting.py:1: “Hello {name}”: missing in pl"]
    assert "nplurals=3" in begun


def test_the_compiled_french_is_no_older_than_its_source() -> None:
    """What is installed says what texts.po says."""
    for source in (paths.resources() / "languages").glob("*/texts.po"):
        assert source.with_suffix(".mo").stat().st_mtime >= source.stat().st_mtime


@pytest.mark.parametrize("made", [None, 1, 3])
def test_a_checkout_that_is_not_compiled_says_how_to(tmp_path: Path, made: int | None) -> None:
    """Sentences newer than what was compiled would be English: somebody has to be told."""
    source, compiled = tmp_path / "texts.po", tmp_path / "texts.mo"
    source.touch()
    os.utime(source, (2, 2))
    if made is not None:
        compiled.touch()
        os.utime(compiled, (made, made))
    if made == 3:
        assert compiled_texts(tmp_path) == compiled
        return
    with pytest.warns(UserWarning, match="make texts"):
        assert compiled_texts(tmp_path) == compiled


@pytest.mark.parametrize("language", languages())
def test_the_program_says_the_sentences_of_each_language(language: Language) -> None:
    """Every sentence of `texts.po`, as it was compiled; the English ones are those of the code."""
    texts = Texts(language)
    if language is Language.EN:
        assert texts("Hello {name}", name="Zoé") == "Hello Zoé"
        assert texts.plural("{count} night", "{count} nights", 2) == "2 nights"
        return
    with (language_folder(language) / "texts.po").open("rb") as lines:
        entries = [entry for entry in read_po(lines) if entry.id]
    single = {entry.id: entry.string for entry in entries if isinstance(entry.id, str)}
    assert single
    assert {message: texts(message) for message in single} == single
    pair = "{count} day", "{count} days"
    counted = {entry.id: str(entry.string) for entry in entries if not isinstance(entry.id, str)}
    forms = {texts.plural(*pair, count).replace(str(count), "{count}") for count in (1, 7)}
    assert counted[pair] == str(tuple(sorted(forms)))
