"""The steps of the self-test on what keeps a carnet safe: backup, restore, merge, password, sheet, draft.

Knows neither paper nor the window.
"""

import shutil
from contextlib import closing
from datetime import timedelta
from typing import Final

from companion.actions.key import Key
from companion.apart.handovers import read_handover_apart
from companion.cli.selftest.bench import NOON, PASSWORD, TODAY, Bench, Step, expect
from companion.domain.errors import N_, WrongPassphrase
from companion.domain.records import Remark
from companion.record_book import (
    backups,
    draft,
    handover,
    keys,
    lost,
    other_copies,
    received,
    recovery_sheet,
)
from companion.record_book.book import RecordBook
from companion.storage import keyring_slot


def _back_up_and_restore(bench: Bench) -> None:
    with closing(bench.open()) as book:
        made = backups.make_in(book, book.backups_place)
        book.journal.record(Remark("plus tard"))
    restored = backups.restore(bench.book(), made)
    expect(restored.aside is not None)
    with closing(bench.open()) as book:
        expect("plus tard" not in {e.body.text for e in book.journal.carnet.entries(Remark)})


def _merge_a_copy(bench: Bench) -> None:
    copy = bench.folder / "copy.carnet"
    shutil.copyfile(bench.path, copy)
    shutil.copyfile(f"{bench.path}.key", f"{copy}.key")
    with closing(bench.open(copy.name)) as other:
        other.journal.record(Remark("ailleurs"))
    with closing(bench.open()) as book:
        expect(*(len(other_copies.merge(book, copy, Key()).new) == new for new in (1, 0)))


def _hand_over(bench: Bench) -> None:
    place, words = bench.folder / "p.carnet-age", "un deux trois quatre"
    with closing(bench.open()) as book:
        place.write_bytes(handover.locked(handover.for_caregiver(book.journal), words))
        expect(not other_copies.look_into_handover(book, place, words).new)
        there = bench.book("kept.carnet")
        with closing(there):
            kept = received.keep(there, read_handover_apart(place, words), Key())
            kept.record(Remark("de là-bas"))
            brought = other_copies.look_into_open(book, there)
            expect(brought is not None and brought.added == 1)


def _rescue(bench: Bench) -> None:
    book = bench.book("lost.carnet")
    book.create(name="Selftest", key=Key())
    book.back_up()
    book.close()
    book.path.write_bytes(book.path.read_bytes()[:5_000])
    rescued = lost.rescue(book, Key(), None)
    expect(rescued.aside is not None)
    expect(book.open(Key()).carnet.patient() is not None)
    book.close()


def _change_keys(bench: Bench) -> None:
    book = bench.book("keys.carnet")
    journal = book.create(name="Selftest", key=Key(PASSWORD))
    journal.record(Remark("avant la nouvelle clé"))
    mark = recovery_sheet.mark(book)
    keys.renew(book, Key(PASSWORD))
    expect(recovery_sheet.mark(book) != mark)
    letters = " ".join(recovery_sheet.groups(book))
    keys.change_passphrase(book, PASSWORD, f"{PASSWORD} encore")
    expect(keys.ways_in(book).passphrase, not keys.ways_in(book).key_file)
    book.close()
    try:
        book.open(Key(PASSWORD))
    except WrongPassphrase:
        pass
    else:
        expect(False)
    expect(len(book.open(Key(recovery_sheet=letters)).carnet.entries(Remark)) == 1)
    _keep_draft(book)
    book.close()
    keyring_slot.system_backend()  # found and loaded; nobody is asked for anything


def _keep_draft(book: RecordBook) -> None:
    content = b'{"day": "2026-11-21"}'
    draft.keep(book, content)
    expect(draft.kept(book) == content)
    draft.keep(book, None)
    expect(draft.kept(book) is None)


def _rehearse(bench: Bench) -> None:
    with closing(bench.open()) as book:
        book.back_up()
        expect(bool(backups.kept(book, None)), backups.rehearse(book) == NOON)
        second = bench.folder / "stick"
        second.mkdir()
        expect(backups.copy_to(book, second).date() <= TODAY + timedelta(days=1))


STEPS: Final[tuple[Step, ...]] = (
    (N_("a backup, put back"), _back_up_and_restore),
    (N_("another copy, added"), _merge_a_copy),
    (N_("a file that was handed over, kept and added"), _hand_over),
    (N_("a damaged file, brought back"), _rescue),
    (N_("a backup tried, and copied to a second place"), _rehearse),
    (N_("a password, a new key, the recovery sheet, a draft"), _change_keys),
)
