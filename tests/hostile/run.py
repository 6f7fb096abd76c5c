"""Every kind of hostile carnet against every act, in a process of its own: `python -m tests.hostile.run FOLDER EVERY`.

Prints a line of JSON a kind: what came of opening it, and of each act. Knows no expectation.
"""

import json
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.key import Key
from companion.actions.words.team import own_catalogue
from companion.content.catalogue import load_catalogue
from companion.domain.errors import CompanionError
from companion.domain.records import Question
from companion.domain.words import Language
from companion.exchange.fhir import bundle_json
from companion.exchange.summary_json import summary_json
from companion.exchange.table import summary_csv
from companion.messages import load_texts
from companion.paper.page.consultation import consultation_page
from companion.record_book import backups
from companion.record_book.book import RecordBook
from companion.record_book.lost import rescue
from companion.record_book.other_copies import merge, preview
from companion.record_book.outside import system_clock
from companion.record_json import entry_to_line
from tests.hostile.kinds import Kind, kinds, spoil
from tests.storage.carnet_making import opened_book

TODAY = date(2026, 11, 21)
MOST_SECONDS = 5
_WAKES = hasattr(signal, "SIGALRM")
"""Windows does not: there who started this process ends it."""


def main(folder: Path, every: int) -> None:
    """Make each kind, try each act, and say what came of it."""
    clock = system_clock(TODAY)
    base = folder / "base.carnet"
    made = RecordBook(base, Key(), clock)
    made.create(name="Zoé", key=Key())
    made.journal.record(Question("Pourquoi ?"))
    patient, key = made.journal.patient_id(), made.file.data_key
    made.close()
    for kind in kinds(patient, every=every):
        print(json.dumps(_tried(kind, base, key, folder)), flush=True)
    print(json.dumps({"peak_kib": _peak_kib()}))


def _peak_kib() -> int:
    """The most memory this process held; 0 where only Linux would tell.

    `ru_maxrss` also counts what its parent held before it was started.
    """
    told = Path("/proc/self/status")
    if not told.exists():
        return 0
    for line in told.read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise AssertionError(line)


def _tried(kind: Kind, base: Path, key: bytes, folder: Path) -> dict[str, object]:
    place = folder / "now"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    own, bad = place / "own.carnet", place / "bad.carnet"
    for copy in (own, bad):
        shutil.copyfile(base, copy)
        shutil.copyfile(f"{base}.key", f"{copy}.key")
    try:
        spoil(bad, key, kind)
    except Exception as error:  # noqa: BLE001 - a kind that cannot be made is a fault of the generator
        return {"kind": kind.name, "not made": repr(error)}
    before = bad.read_bytes()
    said: dict[str, object] = {"kind": kind.name, "opens": kind.opens}
    for name, act in _acts(own, bad).items():
        said[name] = _outcome(act)
    said["unchanged"] = bad.read_bytes() == before
    said["own"] = _outcome(lambda: _whole(own))
    return said


def _acts(own: Path, bad: Path) -> dict[str, Callable[[], object]]:
    clock = system_clock(TODAY)

    def book(path: Path) -> RecordBook:
        return RecordBook(path, Key(), clock, backups=path.parent / "backups")

    def merged() -> object:
        opened = book(own)
        opened.open(Key())
        try:
            return merge(opened, bad, Key())
        finally:
            opened.close()

    def previewed() -> object:
        opened = book(own)
        opened.open(Key())
        try:
            return _page(preview(opened, bad).carnet)
        finally:
            opened.close()

    def restored() -> object:
        back = bad.with_name("back.carnet")
        backups.restore(book(back), bad)
        return _whole(back)

    def rescued() -> object:
        lost = bad.with_name("lost.carnet")
        shutil.copyfile(bad, lost)
        shutil.copyfile(f"{bad}.key", f"{lost}.key")
        rescue(book(lost), Key(), None)
        return _whole(lost)

    return {
        "open": lambda: _whole(bad),
        "preview": previewed,
        "merge": merged,
        "restore": restored,
        "rescue": rescued,
    }


def _whole(path: Path) -> str:
    """Open it, list it, check it, make its page; how many writings were left aside."""
    opened = opened_book(path, clock=system_clock(TODAY), read_only=True)
    try:
        opened.file.check()
        carnet = opened.journal.carnet
        for entry in carnet.all_entries():
            entry_to_line(entry)
        _page(carnet)
        return f"aside {len(opened.journal.aside)}"
    finally:
        opened.close()


def _page(carnet: object) -> str:
    from companion.domain.carnet import Carnet

    assert isinstance(carnet, Carnet)
    prepared = Consultation(carnet, own_catalogue(load_catalogue(), carnet), PageChoice(), TODAY)
    made = (
        consultation_page(prepared, Language.FR).text(),
        summary_json(prepared.summary, Language.FR),
        bundle_json(prepared, Language.FR),
        summary_csv(prepared, load_texts(Language.FR)).decode(),
    )
    return "".join(made)[:0]


def _outcome(act: Callable[[], object]) -> str:
    def too_long(*_: object) -> None:
        raise TimeoutError

    if _WAKES:
        signal.signal(signal.SIGALRM, too_long)
        signal.alarm(MOST_SECONDS)
    try:
        return f"done {act()}"
    except CompanionError as error:
        return f"refused {type(error).__name__}"
    except BaseException:  # noqa: BLE001 - whatever else comes is the finding
        return "FAULT " + traceback.format_exc()[-900:]
    finally:
        if _WAKES:
            signal.alarm(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
