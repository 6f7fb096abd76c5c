"""The main job in seconds: the demonstration and its page, and how a carnet of ten years fares."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from companion.actions.consultation import PageChoice
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.summary import Basis
from companion.domain.words import Language
from companion.paper.page.consultation import consultation_page
from companion.storage.carnet_file import CarnetFile
from tests.bench.measuring import as_installed, in_turns, seconds
from tests.domain.random_years import years
from tests.press import consultation
from tests.storage.carnet_making import IDENTITY, KEY, PERSON

pytestmark = pytest.mark.bench

TODAY = date(2026, 11, 21)
LONGEST_S = 2.0


def test_the_demonstration_and_its_page_take_less_than_two_seconds(tmp_path: Path) -> None:
    """`demo`, then `summary --format pdf`: the best of three, as a busy computer is only late."""
    environment = as_installed(XDG_DATA_HOME=str(tmp_path))

    def companion(*words: str) -> None:
        program = [sys.executable, "-m", "companion", *words, "--today", TODAY.isoformat()]
        subprocess.run(program, cwd=tmp_path, env=environment, check=True)

    def main_job(name: str) -> None:
        companion("demo", name)
        companion("summary", name, "--format", "pdf", "-o", f"{name}.pdf")

    took_s = min(seconds(lambda: main_job(f"{turn}.carnet")) for turn in range(3))  # noqa: B023 - run at once
    print(f"\ndemonstration and its page: {took_s:.2f} s", end="")
    assert took_s < LONGEST_S


def test_ten_years_beside_one_month(tmp_path: Path) -> None:
    """For information: opening, the summary and the page of a carnet of ten years."""
    short = _written(tmp_path / "month.carnet", TODAY - timedelta(days=30))
    long = _written(tmp_path / "decade.carnet", TODAY - timedelta(days=3650))
    took = in_turns(
        {
            "open, a month": lambda: _opened(short),
            "open, ten years": lambda: _opened(long),
            "six weeks of a month": lambda: _page(_opened(short), PageChoice()),
            "six weeks of ten years": lambda: _page(_opened(long), PageChoice()),
        },
        rounds=3,
    )
    decade = PageChoice(Basis.DATES, first=TODAY - timedelta(days=3640))
    took["ten years on paper"] = seconds(lambda: _page(_opened(long), decade))
    for name, took_s in took.items():
        print(f"\n{name}: {took_s:.3f} s", end="")


def _written(path: Path, first: date) -> Path:
    with CarnetFile.create(path, KEY, IDENTITY) as file:
        file.append([PERSON, *years(7, load_catalogue(), first, TODAY)])
    return path


def _opened(path: Path) -> Carnet:
    with CarnetFile.open(path, KEY) as file:
        return file.load()


def _page(carnet: Carnet, choice: PageChoice) -> bytes:
    return consultation_page(consultation(carnet, choice, TODAY), Language.FR).pdf()
