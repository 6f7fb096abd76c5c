"""Carnets that somebody with a key wrote by hand: each kind is one thing that no carnet of ours holds.

Knows the tables and the records; nothing of who reads them.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import apsw
from msgspec.structs import fields

from companion.domain.records import BODY_OF, Body
from companion.storage.engine import connect
from companion.storage.schema import _TABLES
from tests.leaks.whole_window import filled

WORD = "mot"
RECORD = "01a1ffbe-9f43-7404-8101-0000000000aa"
WRITING = "01a1ffbe-9f43-7404-8101-0000000000bb"
AT = "2026-11-20T10:00:00.000000Z"
COLUMNS = {
    "carnet": ("identity",),
    "revision": (
        "id", "record_id", "kind", "author", "recorded_at", "offset_minutes", "body", "supersedes",
    ),
    "photo": ("sha256", "content"),
}  # fmt: skip
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT {columns} FROM n"

Spoil = Callable[[apsw.Connection], None]


@dataclass(frozen=True)
class Kind:
    """`spoil` changes a good carnet through its own engine. `opens`: it is one whose writing is left aside."""

    name: str
    spoil: Spoil
    opens: bool = False


def kinds(patient: str, *, every: int = 1) -> Iterator[Kind]:
    """Every kind, or of the many impossible records one in `every`; `patient` is who signs."""
    yield from _other_tables()
    yield from _other_files()
    yield from _cells(patient)
    yield from islice(_records(patient), 0, None, every)


def spoil(path: Path, key: bytes, kind: Kind) -> None:
    """Make a good carnet at `path` one of that kind."""
    with closing(connect(path, key, apsw.SQLITE_OPEN_READWRITE)) as connection:
        connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
        connection.pragma("journal_mode", "delete")
        connection.pragma("writable_schema", 1)
        kind.spoil(connection)


def _run(*statements: str) -> Spoil:
    def act(connection: apsw.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    return act


def _made_anew(table: str, columns: str, *after: str) -> Spoil:
    """The table with other columns and none of its triggers; what it held is gone or copied."""
    return _run(f"DROP TABLE {table}", f"CREATE TABLE {table} ({columns})", *after)


def _other_tables() -> Iterator[Kind]:
    for table, names in COLUMNS.items():
        yield Kind(f"no table {table}", _run(f"DROP TABLE {table}"))
        yield Kind(f"table {table} renamed", _run(f"ALTER TABLE {table} RENAME TO other"))
        yield Kind(f"table {table} and a column", _run(f"ALTER TABLE {table} ADD COLUMN more TEXT"))
        yield Kind(f"table {table} indexed", _run(f"CREATE INDEX more ON {table} ({names[0]})"))
        for name in names:
            rest = ", ".join(other for other in names if other != name) or "another"
            yield Kind(f"table {table} without {name}", _made_anew(table, rest))
            yield Kind(
                f"table {table}, column {name} of no type",
                _made_anew(table, ", ".join(names) + ", CHECK (1)"),
            )
            yield Kind(
                f"table {table}, column {name} generated",
                _made_anew(
                    table,
                    ", ".join(f"{n} AS (1)" if n == name else n for n in names) + ", zz",
                ),
            )
        view = ENDLESS.format(columns=", ".join(f"1 AS {name}" for name in names))
        yield Kind(
            f"view {table} that never ends",
            _run(f"DROP TABLE {table}", f"CREATE VIEW {table} AS {view}"),
        )
        yield Kind(f"a view beside {table}", _run(f"CREATE VIEW beside AS SELECT * FROM {table}"))
        for when, what in (
            ("BEFORE INSERT", "SELECT raise(IGNORE);"),
            ("AFTER INSERT", f"SELECT 1 FROM {table};"),
            ("BEFORE INSERT", "SELECT raise(ABORT, 'no');"),
        ):
            yield Kind(
                f"trigger {when} on {table}: {what}",
                _run(f"CREATE TRIGGER more {when} ON {table} BEGIN {what} END"),
            )
        yield Kind(
            f"the text of {table} in the schema is none",
            _run(f"UPDATE sqlite_schema SET sql = 'CREATE TABLE {table} (' WHERE name = '{table}'"),
        )
        yield Kind(
            f"the text of {table} in the schema is another",
            _run(
                f"UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'ANY') WHERE name = '{table}'"
            ),
        )
    for trigger in (
        "revision_never_changes",
        "revision_never_goes",
        "photo_never_changes",
        "photo_never_goes",
    ):
        yield Kind(f"without {trigger}", _run(f"DROP TRIGGER {trigger}"))
    yield Kind("a table more", _run("CREATE TABLE more (a)"))
    yield Kind("a virtual table more", _run("CREATE VIRTUAL TABLE more USING fts5(a)"))
    yield Kind("a note of another form", _run("CREATE TABLE backup (a)"))
    yield Kind("hundreds of tables more", _run(*(f"CREATE TABLE t{n} (a)" for n in range(300))))
    yield Kind("no table at all", _run(*(f"DROP TABLE {table}" for table in COLUMNS)))


def _other_files() -> Iterator[Kind]:
    for version in (-1, 0, 3, 99, 2**31 - 1):
        yield Kind(f"version {version}", _run(f"PRAGMA user_version = {version}"))
    yield Kind("version 1 with photos", _run("PRAGMA user_version = 1"))
    yield Kind("of another program", _run("PRAGMA application_id = 7"))
    never = ("DROP TRIGGER revision_never_changes", "DROP TRIGGER revision_never_goes")
    again = tuple(t for t in _TABLES if "TRIGGER revision" in t)
    for name, statement in {
        "two identities": "INSERT INTO carnet SELECT identity FROM carnet",
        "no identity": "DELETE FROM carnet",
        "an empty identity": "UPDATE carnet SET identity = ''",
        "an identity with a pattern": "UPDATE carnet SET identity = '[0-9a-f]{8}.*'",
        "an identity that is a path": "UPDATE carnet SET identity = '../../etc/passwd'",
        "a giant identity": "UPDATE carnet SET identity = hex(zeroblob(2000000))",
        "an identity that is no text": "UPDATE carnet SET identity = CAST(x'fffe' AS TEXT)",
        "nobody": "DELETE FROM revision",
    }.items():
        yield Kind(name, _run(*never, statement, *again))


def _cells(patient: str) -> Iterator[Kind]:
    good = {
        "id": WRITING, "record_id": RECORD, "kind": "question", "author": patient, "recorded_at": AT,
        "offset_minutes": 60, "body": json.dumps({"text": WORD}), "supersedes": None,
    }  # fmt: skip
    ids = (
        "",
        "x",
        WRITING.upper(),
        "{" + WRITING + "}",
        "[0-9]*",
        "a\0b",
        "é" * 36,
        "9" * 1_000_000,
    )
    bad: dict[str, tuple[object, ...]] = {
        "id": ids,
        "record_id": (*ids, patient),
        "kind": ("", "unknown", "question\0", "Question", "k" * 100_000),
        "author": (*ids, RECORD),
        "recorded_at": (
            "", "yesterday", "9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00.000000Z",
            "2026-11-20", "2026-13-45T99:99:99.000000Z", "1" * 100_000, "2500-01-01T00:00:00.000000Z",
        ),
        "offset_minutes": (10**15, -(10**15), 1_441, -1_441),
        "body": (
            "", "{}", "[]", "null", "1", "[" * 100_000, '{"text": NaN}', '{"text": 1e999}', '{"text": "\\ud800"}',
            '{"text": "a", "text": "b"}', '{"text": 1}', '{"text": null}', '{"nothing": 1}', "x" * 1_000_000,
        ),
        "supersedes": ("", "x", "a\0b"),
    }  # fmt: skip
    for column, values in bad.items():
        for number, value in enumerate(values):
            yield _written(f"cell {column} {number}", {**good, column: value})
    for column in ("id", "record_id", "kind", "author", "recorded_at", "body", "supersedes"):
        yield _written(f"cell {column} is no text", good, broken=column)


def _written(name: str, row: dict[str, object], *, broken: str | None = None) -> Kind:
    marks = ", ".join("CAST(x'ff00fe' AS TEXT)" if c == broken else "?" for c in row)
    values = tuple(value for column, value in row.items() if column != broken)

    def act(connection: apsw.Connection) -> None:
        connection.execute(f"INSERT INTO revision ({', '.join(row)}) VALUES ({marks})", values)

    return Kind(name, act, opens=True)


WRONG: tuple[object, ...] = (
    None, -1, 10**30, 1.5, True, "", "x" * 300_000, [], ["x"], {}, {"x": "y"},
    "0001-01-01", "9999-12-31", "2026-02-30", [[[[[[1]]]]]],
)  # fmt: skip


WRONG_ANSWERS: tuple[dict[str, dict[str, int]], ...] = (
    {"fatigue": {"intensity": 99}},
    {"fatigue": {"intensity": -1}},
    {"fatigue": {}},
    {"none": {"intensity": 1}},
    {"fatigue": {"amount": 1}},
    {"own-x": {"intensity": 1}},
    {"": {"intensity": 1}},
    {"fatigue": {"intensity": 10**40}},
)


def _records(patient: str) -> Iterator[Kind]:
    """Every field of every kind of record with each wrong value, and with nothing at all."""
    for name, kind in BODY_OF.items():
        whole = _as_object(filled(kind, WORD))
        names = {field.name for field in fields(kind)} | set(whole)
        for field in sorted(names):
            for number, value in enumerate(WRONG):
                body = {**whole, field: value}
                yield _record(f"{name.value}.{field} {number}", name.value, body, patient)
            less = {key: value for key, value in whole.items() if key != field}
            yield _record(f"{name.value} without {field}", name.value, less, patient)
    for number, answers in enumerate(WRONG_ANSWERS):
        for recall in ("day", "week"):
            for day in ("2026-11-20", "0001-01-01", "1900-01-01", "2199-12-31", "9999-12-31"):
                body = {"for_day": day, "recall": recall, "answers": answers}
                yield _record(f"answers {number} {recall} {day}", "check_in", body, patient)
    own = {"own_symptoms": [{"id": "fatigue", "text": "à moi"}]}
    yield _record("an own symptom with a catalogue’s id", "preferences", own, patient)


def _as_object(body: Body) -> dict[str, object]:
    from companion.record_json import body_to_json

    made: dict[str, object] = json.loads(body_to_json(body))
    return made


def _record(name: str, kind: str, body: Mapping[str, object], patient: str) -> Kind:
    text = json.dumps(body, ensure_ascii=False)
    row = (WRITING, RECORD, kind, patient, AT, 60, text, None)

    def act(connection: apsw.Connection) -> None:
        columns = ", ".join(COLUMNS["revision"])
        connection.execute(f"INSERT INTO revision ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    return Kind(name, act, opens=True)
