"""Which modules read files at all: a new one is named here, and in docs/security.md why it needs no process apart."""

import re
from pathlib import Path

from tests.bench.measuring import ROOT

PACKAGE = ROOT / "companion"
READS = re.compile(
    r"\bread_bytes\(|\bread_text\(|\bread_text_from_outside\(|\bread_stream\(|\bopened_file\("
    r'|\.open\("r|\bImage\.open\(|\bapsw\.Connection\(|\bQFile\(|\bQImageReader\(|\bmimeData\(\)'
)

# What these read is handed on, in bytes, to a process apart; or they are what runs there.
APART = {
    "actions/questionnaire_files.py",
    "cli/commands/import.py",
    "cli/commands/record.py",
    "content/pictures.py",
    "exchange/handover_file.py",
    "ui/screens/bring_in/state.py",
    "ui/screens/photos/source.py",
}
# The program's own files, which come with it, and what the system says of itself.
OWN = {
    "compiled_toml.py",
    "content/demo.py",
    "content/explanation_file.py",
    "content/illustrations.py",
    "content/plain_words.py",
    "content/vocabulary.py",
    "languages.py",
    "messages.py",
    "paper/glyphs.py",
    "storage/neighbours.py",
    "toml_file.py",
    "ui/doors/sticks.py",
    "ui/window/moments.py",
    "ui/look/icons.py",
}
# A record book and what lies beside it: proven by its key before anything of it is believed.
PROVEN = {
    "storage/backup.py",
    "storage/backup_lines.py",
    "storage/draft_file.py",
    "storage/engine.py",
    "storage/journal_file.py",
    "storage/key_files.py",
    "storage/salvage.py",
    "storage/schema.py",
    "storage/second_place.py",
    "ui/drawings/photo_view.py",
}
# A few bytes or lines, bounded, with one form.
SMALL = {
    "cli/command.py",
    "cli/commands/open_handover.py",
    "files.py",
    "record_book/outside.py",
    "settings.py",
    "ui/window/single_instance.py",
}
# It reads what it has just written.
SELF_TEST = "cli/selftest/"


def test_every_module_that_reads_a_file_is_known() -> None:
    """And none is listed that does so no more."""
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if READS.search(_code(path))
    }
    found = {name for name in found if not name.startswith(SELF_TEST)}
    assert found == APART | OWN | PROVEN | SMALL


def test_the_security_page_says_why() -> None:
    """Each kind of file from outside has its line there."""
    said = (ROOT / "docs" / "security.md").read_text("utf-8")
    _, _, table = said.partition("## Files from outside, one by one\n")
    rows = table.partition("\n## ")[0].splitlines()
    assert len([row for row in rows if row.startswith("| ")]) > 12


def _code(path: Path) -> str:
    """Without the lines that define such a reader."""
    lines = path.read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith(("def ", "#")))
