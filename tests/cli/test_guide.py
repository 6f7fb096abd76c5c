"""The guides on paper, without a window and without a record book."""

import io
from datetime import date

import pytest
from PIL import Image

from companion.cli.commands.guide import EXPLANATION, Reader
from companion.languages import languages
from companion.paper.booklet import one_explanation
from tests.cli.conftest import TODAY, Typing


def test_a_guide_is_a_pdf_for_each_reader(companion: Typing) -> None:
    """The patient's when nothing is said; another reader's by their name; none for anybody else."""
    assert companion("guide", "--lang", "fr").out.startswith(b"%PDF-")
    assert companion("guide", "nurse", "-o", "guide.pdf").status == 0
    assert companion("guide", "surgeon").status == 2


def filled(side: bytes) -> float:
    """How far down a side its words and pictures reach, above the foot; 1 is the whole side."""
    made = Image.open(io.BytesIO(side)).convert("L").point(lambda grey: 255 if grey < 200 else 0)
    above_foot = made.crop((0, 0, made.width, int(made.height * 0.93))).getbbox()
    assert above_foot is not None
    return above_foot[3] / made.height


@pytest.mark.parametrize("reader", Reader)
def test_no_side_of_a_guide_is_left_half_empty(reader: Reader) -> None:
    """A picture that finds no room leaves none behind; the last side is worth its sheet."""
    for language in languages():
        sides = one_explanation(EXPLANATION[reader], language, date.fromisoformat(TODAY)).pictures(
            20
        )
        reached = [filled(side) for side in sides]
        assert min(reached[:-1]) > 0.75
        assert reached[-1] > 0.4
