"""The drawings: whole, safe, readable in both languages, alike on screen and on paper."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typst
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter, QRawFont
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from companion import paths
from companion.compiled_toml import SUFFIX
from companion.content.explanations import Library
from companion.content.illustrations import WIDTH, Colouring, drawings, illustration
from companion.content.sentences import split_sentences
from companion.domain.errors import UnknownExplanation
from companion.domain.words import Language
from companion.languages import languages

FOLDER = paths.resources() / "illustrations"
FONTS = paths.resources() / "fonts"
IDS = tuple(drawings())
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SVG}{name}" for name in ("svg", "rect", "circle", "path", "text")}
ATTRIBUTES = {
    "width", "height", "viewBox", "font-family", "font-size", "font-weight", "text-anchor",
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "x", "y", "rx", "cx", "cy", "r", "d", "data-room",
}  # fmt: skip
FILLS = ("ground", "surface", "band", "immune", "memory", "tumour", "medicine")
WORDS_NOT_USED = re.compile(
    r"\b(?:surveill\w*|détect\w*|dépist\w*|alert\w*|score|grade|monitor\w*|detect\w*|screen\w*)\b"
)

every_drawing = pytest.mark.parametrize("illustration_id", IDS)
in_both_languages = pytest.mark.parametrize("language", languages())
on_every_ground = pytest.mark.parametrize("colouring", Colouring)


@pytest.fixture(scope="session")
def fonts(qapp: object) -> None:
    """Qt knows the fonts that the program ships."""
    for file in FONTS.rglob("*.ttf"):
        assert QFontDatabase.addApplicationFont(str(file)) >= 0, file.name


def texts_of(svg: str) -> Iterator[tuple[ET.Element, str]]:
    """Each text element of a drawing with its words."""
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        yield element, element.text or ""


def font_of(element: ET.Element, colouring: Colouring) -> QFont:
    """The font that the words of an element are set in."""
    font = QFont(colouring.font)
    font.setPixelSize(round(float(element.attrib["font-size"])))
    font.setBold(element.get("font-weight") == "bold")
    return font


def box_of(element: ET.Element, words: str, colouring: Colouring) -> QRectF:
    """Where the words stand, in the units of the drawing."""
    width = QFontMetricsF(font_of(element, colouring)).horizontalAdvance(words)
    size = float(element.attrib["font-size"])
    shift = {"middle": width / 2, "end": width}.get(element.get("text-anchor", "start"), 0.0)
    top = float(element.attrib["y"]) - size * 0.75
    return QRectF(float(element.attrib["x"]) - shift, top, width, size * 0.95)


def test_every_drawing_has_its_words_and_every_words_a_drawing() -> None:
    """No file is forgotten, none is left over."""
    assert {path.stem for path in FOLDER.glob("*.svg")} == set(IDS)
    assert {path.suffix for path in FOLDER.iterdir()} - {SUFFIX} == {".svg", ".toml"}


@every_drawing
def test_every_word_and_every_colour_that_is_given_is_used(illustration_id: str) -> None:
    """A label that was renamed leaves nothing behind."""
    template = (FOLDER / f"{illustration_id}.svg").read_text("utf-8")
    asked = set(re.findall(r"\{\{([a-z0-9-]+)\}\}", template)) - {"font"}
    assert asked == set(drawings()[illustration_id].words)


@every_drawing
@in_both_languages
@on_every_ground
def test_a_drawing_is_a_small_and_plain_svg(
    illustration_id: str, language: Language, colouring: Colouring
) -> None:
    """Shapes and words alone: nothing runs, nothing is fetched, nothing repeats without end."""
    svg = illustration(illustration_id, language, colouring)
    assert "{{" not in svg
    assert len(svg.encode()) < 16_000
    root = ET.fromstring(svg)
    assert {element.tag for element in root.iter()} <= SHAPES
    assert {name for element in root.iter() for name in element.attrib} <= ATTRIBUTES
    assert not re.search(r"url\(|href|://(?!www\.w3\.org/2000/svg\")", svg)
    assert root.attrib["width"] == str(WIDTH)
    assert root.attrib["viewBox"] == f"0 0 {WIDTH} {root.attrib['height']}"
    assert 240 <= int(root.attrib["height"]) <= 460


@every_drawing
@in_both_languages
@pytest.mark.parametrize("colouring", [Colouring.LIGHT, Colouring.PRINT])
def test_words_have_room(
    illustration_id: str, language: Language, colouring: Colouring, fonts: None
) -> None:
    """No word is wider than its place, leaves the drawing, stands on another, or is small."""
    svg = illustration(illustration_id, language, colouring)
    height = int(ET.fromstring(svg).attrib["height"])
    inside = QRectF(8, 8, WIDTH - 16, height - 16)
    boxes: list[tuple[str, QRectF]] = []
    for element, words in texts_of(svg):
        box = box_of(element, words, colouring)
        assert float(element.attrib["font-size"]) >= 16, words
        assert box.width() <= float(element.attrib["data-room"]), words
        assert inside.contains(box), words
        boxes.append((words, box))
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not first.intersects(second), f"{one} / {other}"


@every_drawing
@in_both_languages
@pytest.mark.parametrize("colouring", [Colouring.LIGHT, Colouring.PRINT])
def test_every_letter_is_in_the_font(
    illustration_id: str, language: Language, colouring: Colouring, fonts: None
) -> None:
    """No letter is taken from another font, or shown as a box."""
    for element, words in texts_of(illustration(illustration_id, language, colouring)):
        font = font_of(element, colouring)
        raw = QRawFont.fromFont(font)
        assert raw.familyName() == colouring.font
        assert [c for c in words if not raw.supportsCharacter(ord(c))] == []


@every_drawing
@in_both_languages
def test_the_words_speak_as_the_pages_do(illustration_id: str, language: Language) -> None:
    """Short sentences, typographic signs, no word of a device that watches."""
    drawing = drawings()[illustration_id]
    alternative = drawing.alternative.in_language(language)
    for sentence in split_sentences(alternative):
        assert len(sentence.split()) <= 20, sentence
    for words in (drawing.title, drawing.alternative, *drawing.words.values()):
        text = words.in_language(language)
        shown = text.replace("signes d’alerte", "")
        assert not WORDS_NOT_USED.search(shown.lower()), text
        assert not re.search(r"['\"]", text), text
        if language is Language.FR:
            assert not re.search(r"[^\u00a0]:|[^\u202f][;!?]", text), text


@every_drawing
def test_a_drawing_says_where_it_was_read(illustration_id: str) -> None:
    """Each source is in the catalogue."""
    sources = drawings()[illustration_id].sources
    assert sources
    assert set(sources) <= set(Library(paths.resources()).sources)


@every_drawing
@in_both_languages
def test_a_drawing_shows_on_screen(
    illustration_id: str, language: Language, fonts: None, qtbot: QtBot
) -> None:
    """Qt draws it without a complaint, with something on its ground at 100 and at 200 %."""
    svg = illustration(illustration_id, language)
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    assert not renderer.animated()
    for scale in (1, 2):
        image = QImage(renderer.defaultSize() * scale, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        seen = {
            image.pixel(x, y)
            for x in range(0, image.width(), 4)
            for y in range(0, image.height(), 4)
        }
        assert len(seen) > 20


def test_every_drawing_sets_on_paper(tmp_path: Path) -> None:
    """typst sets all of them in an accessible PDF without a warning."""
    inputs = {
        f"{illustration_id}-{language}": illustration(illustration_id, language, Colouring.PRINT)
        for illustration_id in IDS
        for language in languages()
    }
    lines = ['#set document(title: "Dessins")', '#set text(font: "Source Sans 3", lang: "fr")']
    lines += [
        f'#image(bytes(sys.inputs.at("{name}")), format: "svg", alt: "{name}")' for name in inputs
    ]
    produced, warnings = typst.compile_with_warnings(
        "\n".join(lines).encode(),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in FONTS.iterdir()],
        ),
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=["a-3a", "ua-1"],
        package_path=tmp_path,
        package_cache_path=tmp_path,
    )
    assert warnings == []
    assert isinstance(produced, bytes)


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1 (WCAG 2.2)."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@on_every_ground
def test_words_and_lines_stand_out(colouring: Colouring) -> None:
    """Body words reach 7 to 1 on every fill, coloured words 4.5, outlines 3 on the ground."""
    import tomllib

    colours = tomllib.loads((FOLDER / "colours.toml").read_text("utf-8"))[colouring.value]
    for fill in FILLS:
        assert contrast(colours["ink"], colours[fill]) >= 7, fill
    for words in ("brake", "immune-line", "medicine-line", "soft-ink"):
        assert contrast(colours[words], colours["ground"]) >= 4.5, words
    assert contrast(colours["immune-line"], colours["immune"]) >= 4.5
    assert contrast(colours["ground"], colours["primary"]) >= 4.5
    for line in ("tumour-line", "memory-line", "primary", "line"):
        assert contrast(colours[line], colours["ground"]) >= 2.5, line


def test_an_unknown_drawing_is_refused() -> None:
    """By its name, in one sentence."""
    with pytest.raises(UnknownExplanation):
        illustration("nothing-of-the-kind", Language.FR)


def test_words_are_taken_as_words() -> None:
    """A sign that means something to SVG stays a sign, and a break makes two lines."""
    svg = illustration("brake", Language.FR)
    assert ">Lymphocyte</text><text" in svg
    ET.fromstring(svg)
