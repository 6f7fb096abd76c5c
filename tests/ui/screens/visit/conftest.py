"""The builder of pages in the way of the consultation screen, for tests that look at its pages."""

from collections.abc import Iterator

import pytest

from companion.paper.page import consultation
from tests.ui.screens.visit.consultation_screen import Maker


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch, real_paper: None) -> Iterator[Maker]:
    """Makes real pages; let go at the end, so that no worker waits for ever."""
    made = Maker()
    monkeypatch.setattr(consultation, "consultation_page", made)
    yield made
    made.gate.set()
