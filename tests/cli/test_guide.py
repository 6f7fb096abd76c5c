"""The guides on paper, without a window and without a record book."""

from tests.cli.conftest import Typing


def test_a_guide_is_a_pdf_for_each_reader(companion: Typing) -> None:
    """The patient's when nothing is said; another reader's by their name; none for anybody else."""
    assert companion("guide", "--lang", "fr").out.startswith(b"%PDF-")
    assert companion("guide", "nurse", "-o", "guide.pdf").status == 0
    assert companion("guide", "surgeon").status == 2
