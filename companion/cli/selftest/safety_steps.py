"""The steps of the self-test on what keeps a carnet safe: backup, restore, merge, password, sheet, draft."""

import shutil
from contextlib import closing
from datetime import timedelta
from typing import Final

from companion.actions.key import Key
from companion.cli.selftest.bench import NOON, PASSWORD, TODAY, Bench, Step, expect
from companion.domain.errors import N_, WrongPassphrase
from companion.domain.records import Remark
from companion.record_book import opening
from companion.record_book.book import RecordBook
from companion.record_book.keys import recovery_sheet_groups
from companion.storage import keyring_slot


def _book(bench: Bench, name: str) -> RecordBook:
    path = bench.folder / name
    return RecordBook(path, Key(), lambda: NOON, backups=bench.folder / "backups")


def _back_up_and_restore(bench: Bench) -> None:
    folder = bench.folder / "backups"
    with closing(bench.open()) as opened:
        made = opening.back_up(opened, bench.path, folder)
        opened.journal.record(Remark("plus tard"))
    restored = opening.restore(made.path, bench.path, Key(), clock=lambda: NOON)
    expect(restored.aside is not None)
    with closing(bench.open()) as opened:
        expect("plus tard" not in {e.body.text for e in opened.journal.carnet.entries(Remark)})


def _merge_a_copy(bench: Bench) -> None:
    copy = bench.folder / "copy.carnet"
    shutil.copyfile(bench.path, copy)
    shutil.copyfile(f"{bench.path}.key", f"{copy}.key")
    with closing(opening.open_carnet(copy, Key(), clock=lambda: NOON)) as other:
        other.journal.record(Remark("ailleurs"))
    book = _book(bench, bench.path.name)
    book.open(Key())
    try:
        expect(book.safe.merge(copy) == 1, book.safe.merge(copy) == 0)
    finally:
        book.close()


def _rescue(bench: Bench) -> None:
    book = _book(bench, "lost.carnet")
    book.create(name="Selftest", key=Key())
    book.back_up()
    book.close()
    book.path.write_bytes(book.path.read_bytes()[:5_000])
    rescued = book.safe.rescue(Key(), None)
    expect(rescued.aside is not None)
    expect(book.open(Key()).carnet.patient() is not None)
    book.close()


def _change_keys(bench: Bench) -> None:
    book = _book(bench, "keys.carnet")
    journal = book.create(name="Selftest", key=Key(PASSWORD))
    journal.record(Remark("avant la nouvelle clé"))
    mark = book.keys.recovery_sheet_mark()
    book.keys.renew(Key(PASSWORD))
    expect(book.keys.recovery_sheet_mark() != mark)
    letters = " ".join(recovery_sheet_groups(book.place.for_reading()))
    book.keys.change_passphrase(PASSWORD, f"{PASSWORD} encore")
    expect(book.keys.ways().passphrase, not book.keys.ways().key_file)
    book.close()
    try:
        book.open(Key(PASSWORD))
    except WrongPassphrase:
        pass
    else:
        expect(False)
    expect(len(book.open(Key(sheet=letters)).carnet.entries(Remark)) == 1)
    _keep_draft(book)
    book.close()
    keyring_slot.system_backend()  # found and loaded; nobody is asked for anything


def _keep_draft(book: RecordBook) -> None:
    draft = b'{"day": "2026-11-21"}'
    book.keys.keep_draft(draft)
    expect(book.keys.kept_draft() == draft)
    book.keys.let_draft_go()
    expect(book.keys.kept_draft() is None)


def _rehearse(bench: Bench) -> None:
    book = _book(bench, bench.path.name)
    book.open(Key())
    try:
        book.back_up()
        expect(bool(book.safe.kept(None)), book.safe.rehearse() == NOON)
        second = bench.folder / "stick"
        second.mkdir()
        expect(book.safe.copy_to(second).date() <= TODAY + timedelta(days=1))
    finally:
        book.close()


STEPS: Final[tuple[Step, ...]] = (
    (N_("a backup, put back"), _back_up_and_restore),
    (N_("another copy, added"), _merge_a_copy),
    (N_("a damaged file, brought back"), _rescue),
    (N_("a backup tried, and copied to a second place"), _rehearse),
    (N_("a password, a new key, the recovery sheet, a draft"), _change_keys),
)
