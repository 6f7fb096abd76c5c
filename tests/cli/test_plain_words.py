"""A name with an escape sequence or a new line changes nothing on the terminal."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Typing

HOSTILE = "\x1b]0;owned\x07\u202erouge\x9b31m"


@pytest.fixture
def hostile(companion: Typing, tmp_path: Path) -> Path:
    """A carnet in which each text that may be written holds them; what may not is refused."""
    path = tmp_path / "h.carnet"
    assert companion("new", path, "--name", "Zoé").status == 0
    lines = [
        {"kind": "question", "text": HOSTILE},
        {"kind": "remark", "text": HOSTILE},
        {"kind": "event", "for_day": TODAY, "what": HOSTILE},
        {"kind": "medicine", "name": HOSTILE, "from": TODAY, "dose": HOSTILE},
        {"kind": "infusion", "for_day": TODAY, "medicine": HOSTILE, "given": True},
        {"kind": "profile", "name": HOSTILE, "team": [{"name": HOSTILE, "phone": "01"}]},
    ]
    for line in lines:
        (tmp_path / "one.jsonl").write_text(json.dumps(line), "utf-8")
        companion("record", path, "--from", "one.jsonl")
    return path


@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        ("summary", "--today", TODAY),
        ("summary", "--today", TODAY, "--format", "csv"),
        ("summary", "--today", TODAY, "--format", "json"),
        ("summary", "--today", TODAY, "--format", "fhir"),
        ("check",),
        ("questionnaire", "list"),
        ("calendar", "--all", "--with-purpose"),
        ("taper", "-o", "t.pdf"),
        ("summary", "--without-symptom", HOSTILE),
        ("taper", "--medicine", HOSTILE),
        ("questionnaire", "remove", HOSTILE),
        ("questionnaire", "add", f"{HOSTILE}.json"),
        ("backup", HOSTILE),
        ("merge", f"{HOSTILE}.carnet"),
        ("card", "-o", f"nowhere/{HOSTILE}/x.pdf"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_command_sends_an_escape_to_the_terminal(
    companion: Typing, hostile: Path, command: tuple[str, ...], language: str
) -> None:
    """Neither on standard output nor beside it, whatever is wrong."""
    first, *rest = command
    outcome = companion(first, hostile, *rest, "--lang", language)
    said = outcome.out.decode("utf-8", errors="replace") + outcome.err
    assert not any(sign in said for sign in ("\x1b", "\x07", "\x9b", "\u202e"))
