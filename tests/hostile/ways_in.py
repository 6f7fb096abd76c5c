"""Every kind of file that is made to harm, for every way in: `python -m tests.hostile.ways_in FOLDER` measures all.

A kind changes the words of a good file, or the file as a whole. Knows no expectation but that a file is
refused, or read right.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion.actions.handover import Handover, Recipient
from companion.actions.key import Key
from companion.domain.records import Event
from companion.exchange import age_file
from companion.exchange.handover_lines import to_lines
from companion.record_book.book import RecordBook
from companion.record_book.handover import for_caregiver
from companion.record_book.outside import system_clock
from tests.questionnaires.building import question, resource
from tests.systems import lay_a_pipe

WORDS = "abeille ancre aube azur"
MARK = "mot-du-fichier"
DAY = "2026-11-18"


@dataclass(frozen=True)
class Way:
    """A way in: the good file's text with MARK in it, and the words of the command."""

    name: str
    text: str
    command: tuple[str, ...]
    is_json: bool = True


WAYS = (
    Way("handover", "", ("merge", "c.carnet", "FILE", "--words", "words.txt")),
    Way("csv", f"Date,Note\n{DAY},{MARK}\n2026-11-19,x\n", ("import", "c.carnet", "FILE"), False),
    Way(
        "lines",
        f'{{"kind": "event", "for_day": "{DAY}", "what": "{MARK}"}}\n'
        f'{{"kind": "event", "for_day": "{DAY}", "what": "x"}}\n',
        ("import", "c.carnet", "FILE"),
    ),
    Way(
        "fhir",
        json.dumps(
            {
                "resourceType": "Bundle",
                "type": "collection",
                "entry": [
                    {
                        "resource": {
                            "resourceType": "MedicationStatement",
                            "status": "active",
                            "medicationCodeableConcept": {"text": MARK},
                            "subject": {"display": "Test"},
                            "effectiveDateTime": DAY,
                        }
                    }
                ],
            },
            indent=1,
        ),
        ("import", "c.carnet", "FILE"),
    ),
    Way(
        "mygnuhealth",
        json.dumps({"pol": {"1": {"page_date": DAY, "summary": MARK, "info": MARK}}}, indent=1),
        ("import", "c.carnet", "FILE"),
    ),
    Way(
        "questionnaire",
        resource(question("a", text=MARK)).replace(", ", ",\n"),
        ("questionnaire", "c.carnet", "add", "FILE"),
    ),
    Way(
        "record",
        f'{{"kind": "event", "for_day": "{DAY}", "what": "{MARK}"}}\n'
        f'{{"kind": "event", "for_day": "{DAY}", "what": "x"}}\n',
        ("record", "c.carnet", "--from", "FILE"),
    ),
)

# What takes the place of the words within quotation marks, in JSON.
JSON_VALUES = {
    "NaN": "NaN",
    "Infinity": "-Infinity",
    "a key twice": '"a", "text": "b", "text": "c", "what": "d", "what": "e", "info": 1, "info": 2',
    "depth 100,000": "[" * 100_000 + "]" * 100_000,
    "a lone surrogate": '"\\udfff"',
}
# What takes the place of the words themselves.
TEXTS = {
    "good": MARK,
    "a text of 50 MB": "a" * 50_000_000,
    "bidi controls": "avant \u202eapres\u2066 fin",
    "a formula": "=1+1|cmd",
    "as Latin-1": "été",
    "as UTF-16": "été",
    "mixed line ends": MARK,
}
CSV_TEXTS = {
    "NaN": "NaN",
    "Infinity": "Infinity",
    "depth 100,000": "[" * 100_000,
    "a lone surrogate": "\udfff",
}
WHOLE = (
    "bits that flip",
    "cut short",
    "appended bytes",
    "renamed plain text",
    "1 GB sparse",
    "a pipe",
)
LOCKED = ("wrong words", "scrypt factor 22", "scrypt factor 28", "two recipients")
KINDS = (*JSON_VALUES, *TEXTS, *WHOLE)
# Which may be taken in: they are right, or a person's words whatever they look like.
READABLE = {"good", "bidi controls", "a formula", "mixed line ends", "as UTF-16", "as Latin-1"}


def combinations() -> Iterator[tuple[Way, str]]:
    """Every kind for every way; those of the lock where there is one."""
    for way in WAYS:
        for kind in (*KINDS, *(LOCKED if way.name == "handover" else ())):
            yield way, kind


def prepare(folder: Path) -> RecordBook:
    """An open carnet, closed again by its owner, and the right words."""
    (folder / "words.txt").write_text(WORDS, "utf-8")
    book = RecordBook(folder / "c.carnet", Key(), system_clock())
    book.create(name="Test", key=Key())
    return book


def good_handover(book: RecordBook) -> Handover:
    """What the same person noted elsewhere: one event more."""
    found = for_caregiver(book.journal)
    patient = book.journal.patient_id()
    body = Event(book.journal.today(), MARK)
    record = f"{patient[:-12]}f000000000a1"
    revision = book.journal.whole.next_revision(
        body, record_id=record, revision_id=record, author=patient, now=book.journal.now()
    )
    return Handover(
        found.made_at, found.made_by, Recipient.CAREGIVER, found.carnet.with_revisions([revision])
    )


def write_file(place: Path, way: Way, kind: str, handed: Handover) -> None:
    """The file of that kind for that way."""
    if kind == "a pipe":
        lay_a_pipe(place)
        return
    content = _changed(way, kind, handed)
    place.write_bytes(content)
    if kind == "1 GB sparse":
        os.truncate(place, 1 << 30)


def _changed(way: Way, kind: str, handed: Handover) -> bytes:
    if kind == "renamed plain text":
        return b"Bonjour, voici mes notes.\n" * 9
    locked = way.name == "handover"
    text = b"".join(to_lines(handed)).decode() if locked else way.text
    plain = _with_value(way, kind, text)
    content = b"".join(age_file.seal([plain], WORDS)) if locked else plain
    if kind == "cut short":
        return content[: -max(len(content) // 3, 3)]
    if kind == "appended bytes":
        return content + b"\0\xfe{[\xff"
    if kind == "bits that flip":
        middle = content.find(MARK.encode()) if not locked else len(content) // 2
        return (
            content[:middle]
            + bytes(b ^ 0x80 for b in content[middle : middle + 6])
            + content[middle + 6 :]
        )
    return _relocked(kind, content)


def _relocked(kind: str, content: bytes) -> bytes:
    factor = b" %d\n" % age_file.WORK_FACTOR
    if kind.startswith("scrypt factor"):
        return content.replace(factor, b" %s\n" % kind.rpartition(" ")[2].encode(), 1)
    if kind == "two recipients":
        start, end = content.index(b"->"), content.index(b"---")
        return content[:end] + content[start:end] + content[end:]
    return content


def _with_value(way: Way, kind: str, text: str) -> bytes:
    if kind in JSON_VALUES and way.is_json:
        return text.replace(f'"{MARK}"', JSON_VALUES[kind], 1).encode()
    if kind == "a key twice":
        return text.replace("Note", "Date", 1).encode()
    values = TEXTS if kind in TEXTS else CSV_TEXTS
    said = text.replace(MARK, values.get(kind, MARK), 1)
    if kind == "as Latin-1":
        return said.encode("cp1252")
    if kind == "as UTF-16":
        return said.encode("utf-16")
    if kind == "mixed line ends":
        head, end, rest = said.partition("\n")
        return f"{head}\r{end}{rest}".encode()
    return said.encode(errors="surrogatepass")


def command_of(way: Way, kind: str, file: str) -> list[str]:
    """The words that are typed."""
    words = "wrong.txt" if kind == "wrong words" else "words.txt"
    return [{"FILE": file, "words.txt": words}.get(each, each) for each in way.command]


def measured(folder: Path, way: Way, kind: str, handed: Handover) -> dict[str, object]:
    """What a real process takes for it, all that it starts included: seconds, MiB, exit status."""
    place = folder / "file.in"
    place.unlink(missing_ok=True)
    write_file(place, way, kind, handed)
    words = command_of(way, kind, place.name)
    start = time.perf_counter()
    done = subprocess.run(
        ["/usr/bin/time", "-f", "%M %U %S", sys.executable, "-m", "companion", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=120,
    )
    took = time.perf_counter() - start
    peak, user, system = done.stderr.rsplit("\n", 2)[-2].split()
    said = (done.stdout + done.stderr).strip().split("\n")[0][:90]
    return {
        "way": way.name,
        "kind": kind,
        "status": done.returncode,
        "s": round(took, 2),
        "cpu": round(float(user) + float(system), 2),
        "mib": int(peak) // 1024,
        "said": said,
    }


def main(folder: Path, *names: str) -> None:
    """Print a line for each, of all ways or of some."""
    book = prepare(folder)
    handed = good_handover(book)
    book.close()
    (folder / "wrong.txt").write_text("un deux trois quatre", "utf-8")
    saved = {name: (folder / name).read_bytes() for name in ("c.carnet", "c.carnet.key")}
    for way, kind in combinations():
        if names and way.name not in names:
            continue
        for name, content in saved.items():
            (folder / name).write_bytes(content)
        told = measured(folder, way, kind, handed)
        told["unchanged"] = (folder / "c.carnet").read_bytes() == saved["c.carnet"]
        print(json.dumps(told, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
