"""What a document hands to the setter, seen without a page being set."""

import json
from collections.abc import Mapping
from datetime import date

import pytest
import segno

from companion.domain.words import Language
from companion.messages import load_texts
from companion.paper import typesetting
from companion.paper.printable import PAPER_PPI, SCREEN_PPI, Printable
from companion.paper.recovery_sheet import on_paper, recovery_sheet, recovery_sheet_document
from companion.paper.typesetting import printable_json

DAY = date(2026, 11, 22)
GROUPS = tuple(f"{n:04}" for n in range(14))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """All that was asked of the setter, which gives two sides."""
    seen = list[tuple[object, ...]]()

    def typeset(
        template: str,
        inputs: Mapping[str, str],
        made_on: date,
        form: str,
        *,
        ppi: float | None = None,
    ) -> list[bytes]:
        seen.append((template, dict(inputs), made_on, form, ppi))
        return [b"one"] if form == "pdf" else [b"one", b"two"]

    monkeypatch.setattr(typesetting, "typeset", typeset)
    return seen


def test_only_the_pdf_carries_what_is_for_it(asked: list[tuple[object, ...]]) -> None:
    """The pictures are of the same inputs, as fine as they are asked for."""
    made = Printable("t.typ", {"a": "1"}, DAY, in_pdf=lambda: {"b": "2"}, words=lambda: "words")
    assert made.pdf() == b"one"
    assert made.pictures(72.5) == [b"one", b"two"]
    assert made.text() == "words"
    assert asked == [
        ("t.typ", {"a": "1", "b": "2"}, DAY, "pdf", None),
        ("t.typ", {"a": "1"}, DAY, "png", 72.5),
    ]


def test_a_document_of_nothing_more_says_nothing_more(asked: list[tuple[object, ...]]) -> None:
    """Neither words nor anything within the PDF; 300 dots an inch on paper, 144 on a screen."""
    bare = Printable("t.typ", {"a": "1"}, DAY)
    bare.pdf()
    assert asked == [("t.typ", {"a": "1"}, DAY, "pdf", None)]
    assert bare.text() == ""
    assert (bare.paper_ppi, PAPER_PPI, SCREEN_PPI) == (300.0, 300.0, 144.0)


def test_every_text_of_a_document_is_printable() -> None:
    """In lists and within other parts; numbers and letters of any script stay."""
    made = printable_json({"a": ["x\ty", {"b": "q" * 30}], "n": 1, "t": True, "o": None, "é": "é"})
    assert json.loads(made) == {
        "a": ["x y", {"b": "\u200b".join(["q" * 10] * 3)}],
        "n": 1,
        "t": True,
        "o": None,
        "é": "é",
    }
    assert "é" in made


def test_a_recovery_sheet_numbers_its_groups_and_carries_them_to_be_scanned() -> None:
    """From 1; the letters of the code are the groups with a space between."""
    sheet = recovery_sheet(GROUPS, "1a2b3c4d", Language.EN, DAY)
    assert sheet.template == "recovery_sheet/recovery_sheet.typ"
    said = json.loads(sheet.inputs["sheet"])
    assert [(one["number"], one["letters"]) for one in said["groups"]] == [
        (str(n), group) for n, group in enumerate(GROUPS, 1)
    ]
    assert said["whose"] == "Record book 1a2b3c4d"
    assert said["made"].replace("\u00a0", " ") == "Printed on 22 November 2026"
    assert (len(said["steps"]), len(said["keep"]), sheet.made_on) == (4, 3, DAY)
    code = sheet.inputs["code"]
    assert code.startswith("<svg ")
    assert code.rstrip().endswith("</svg>")
    qr = segno.make_qr(" ".join(GROUPS), error="q")
    side = (qr.symbol_size(border=0)[0] + 2 * 2) * 4
    assert f'width="{side}" height="{side}"' in code
    other = on_paper(recovery_sheet_document(GROUPS[::-1], "x", load_texts(Language.EN), DAY))
    assert other.inputs["code"] != code
