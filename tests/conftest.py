"""What every test shares: a tidy Qt, and how long properties are searched for a counter-example.

Knows nothing of single tests.
"""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings

from companion.apart import process
from companion.apart.serving import answered
from companion.exchange import age_file
from companion.storage import passphrase_slot
from tests.parts import shorten_the_booklet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

pytest_plugins = ["tests.qt_hygiene"]

# How long one example takes says nothing on a computer that runs other tests beside it.
# Explaining a counter-example traces every line, and would last longer than a test may.
settings.register_profile(
    "quick",
    max_examples=50,
    deadline=None,
    phases=set(Phase) - {Phase.explain},
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.register_profile("long", parent=settings.get_profile("quick"), max_examples=2_000)
settings.register_profile("few", parent=settings.get_profile("quick"), max_examples=15)
# For `make mutation`: that a fault is noticed is enough, nobody reads the smallest counter-example.
settings.register_profile(
    "noticing", parent=settings.get_profile("few"), phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def qapp_cls() -> "type[QApplication]":
    """The application of the program itself."""
    from companion.app import Application

    return Application


@pytest.fixture(autouse=True)
def _light_passwords(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a password costs on purpose is paid only where a test is about it (`full_passwords`)."""
    if not request.node.get_closest_marker("full_passwords"):
        monkeypatch.setattr(passphrase_slot, "_MEMORY_KIB", 64)
        monkeypatch.setattr(passphrase_slot, "_PASSES", 1)
        monkeypatch.setattr(age_file, "WORK_FACTOR", 1)


@pytest.fixture(autouse=True)
def _readers_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both sides of a reader apart run here, but for tests that are about the process (`apart`)."""
    if not request.node.get_closest_marker("apart"):
        monkeypatch.setattr(process, "run_apart", _run_here)


def _run_here(work: str, content: bytes) -> bytes:
    pieces = answered(work, content)
    assert pieces is not None
    return b"".join(pieces)


@pytest.fixture
def is_long(pytestconfig: pytest.Config) -> bool:
    """Whether this is `make test-long`, which takes all where `make test` takes a part."""
    return bool(pytestconfig.getoption("--hypothesis-profile") == "long")


@pytest.fixture
def short_booklet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fourth of the chapters: for a test that any booklet would do for."""
    shorten_the_booklet(monkeypatch, 4)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """After `make test-long`, or the tests of one of both: the tables of explanations and searches.

    Both workers are idle meanwhile, so that `make test` does without.
    """
    asked = {str(argument).rstrip("/") for argument in config.args}
    is_long = config.getoption("--hypothesis-profile") == "long"
    if is_long or "tests/content" in asked:
        from tests.content.explanation_scores import table

        terminalreporter.section("explanations")
        terminalreporter.write_line(table())
    if is_long or "tests/search" in asked:
        from tests.search import phrase_table, question_table

        terminalreporter.section("searches")
        for line in (*phrase_table.lines(), *question_table.lines()):
            terminalreporter.write_line(line)
