"""The printed file: accessible, archivable, the same every time, and carrying its own data."""

import gc
import io
import json
import textwrap
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from companion.actions.consultation import PageChoice, PageSection
from companion.domain.carnet import Carnet
from companion.domain.records import Remark, Revision
from companion.domain.summary import Basis
from companion.domain.words import Language
from companion.exchange.fhir import bundle_on_lines
from companion.languages import languages
from companion.paper.typesetting import PageNotSet, typeset
from tests.believable import TODAY, believable, number_id
from tests.languages.longer import longer, speak_longer
from tests.paper.conftest import assert_golden
from tests.paper.verapdf import failed_rules, start_java
from tests.press import Press, on_one_line, printed_words

NO_NAME = PageChoice(sections=frozenset(PageSection) - {PageSection.IDENTITY})
TWELVE_WEEKS = PageChoice(Basis.DATES, TODAY - timedelta(days=83), TODAY)


@pytest.fixture(scope="module")
def usual(press: Press, carnet: Carnet) -> dict[Language, bytes]:
    """The page as it is printed without a choice, set once for all that read it."""
    return {language: press.pdf(carnet, language=language) for language in languages()}


@pytest.mark.parametrize(
    ("choice", "language"),
    [
        (PageChoice(), Language.FR),
        (TWELVE_WEEKS, Language.EN),
        (NO_NAME, Language.FR),
    ],
)
def test_the_page_is_pdf_ua_1_and_pdf_a_3a(
    press: Press, carnet: Carnet, choice: PageChoice, language: Language
) -> None:
    """veraPDF finds no broken rule of either standard in one and the same file."""
    pdf = press.pdf(carnet, choice=choice, language=language)
    assert failed_rules(pdf, "ua1") == []
    assert failed_rules(pdf, "3a") == []


def test_an_empty_carnet_gives_a_valid_page_that_says_so(press: Press) -> None:
    """Nothing noted yet is said in a sentence, with lines to write the name on."""
    empty = Carnet(number_id(1))
    pdf = press.pdf(empty)
    assert failed_rules(pdf, "ua1") == []
    assert failed_rules(pdf, "3a") == []
    words = on_one_line(printed_words(pdf))
    assert "Rien n’a été noté dans le journal sur cette période." in words
    assert "Nom" in words


def test_verapdf_sees_a_file_that_is_not_what_it_claims(usual: dict[Language, bytes]) -> None:
    """The check has teeth: the same file without its standard's mark fails."""
    spoiled = usual[Language.FR].replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")
    assert failed_rules(spoiled, "ua1") != []


def test_the_check_leaves_the_garbage_collector_alone() -> None:
    """Java asked at every turn of the collector slows each later test of the process twofold."""
    start_java()
    assert [call for call in gc.callbacks if "jpype" in call.__module__] == []


def test_the_same_carnet_gives_the_same_bytes(press: Press, usual: dict[Language, bytes]) -> None:
    """Two runs on the same day write the same file."""
    assert usual[Language.FR] == press.pdf(believable())


def test_the_file_carries_the_bundle(
    press: Press, carnet: Carnet, usual: dict[Language, bytes]
) -> None:
    """The attachment is the FHIR copy, byte for byte."""
    attached = PdfReader(io.BytesIO(usual[Language.FR])).attachments
    assert list(attached) == ["companion.fhir.json"]
    assert attached["companion.fhir.json"] == [
        bundle_on_lines(press.prepared(carnet), Language.FR).encode()
    ]
    assert json.loads(attached["companion.fhir.json"][0]) == json.loads(press.fhir(carnet))


def test_a_page_without_identity_names_nobody(press: Press, carnet: Carnet) -> None:
    """Neither the print, nor the title, nor the attachment holds a name or a birth date."""
    pdf = press.pdf(carnet, choice=NO_NAME)
    reader = PdfReader(io.BytesIO(pdf))
    title = reader.metadata.title if reader.metadata else ""
    attached = reader.attachments["companion.fhir.json"][0].decode()
    held = f"{printed_words(pdf)} {title} {attached}"
    for secret in ("Marianne", "EXEMPLE", "Paul", "1961"):
        assert secret not in held


def test_the_title_and_the_language_are_set(usual: dict[Language, bytes]) -> None:
    """A screen reader hears the title in the page's language."""
    reader = PdfReader(io.BytesIO(usual[Language.FR]))
    assert reader.metadata is not None
    assert reader.metadata.title == "Synthèse pour la consultation – Marianne EXEMPLE"
    assert str(reader.root_object["/Lang"]) == "fr"


def test_a_usual_six_weeks_fits_one_side(usual: dict[Language, bytes]) -> None:
    """In both languages."""
    for language in languages():
        pdf = usual[language]
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_a_second_side_of_a_few_lines_is_folded_back(press: Press, carnet: Carnet) -> None:
    """All words stay; only a side that would hold many lines remains one."""
    pages = PdfReader(io.BytesIO(press.pdf(carnet, choice=TWELVE_WEEKS))).pages
    assert len(pages) == 1
    assert "Elle dort tous les après-midi" in on_one_line(pages[0].extract_text())


def wordy(carnet: Carnet) -> Carnet:
    """The same carnet with thirty remarks more."""
    patient = carnet.patient()
    assert patient is not None
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    return carnet.with_revisions(
        Revision(name, name, Remark.kind, patient.id, at, Remark(f"Remarque {n}. " * 12))
        for n in range(30)
        for name in [number_id(700_000 + n)]
    )


def test_a_second_side_bears_a_running_head_and_its_number(press: Press, carnet: Carnet) -> None:
    """Twelve weeks with many notes need two sides."""
    pages = PdfReader(io.BytesIO(press.pdf(wordy(carnet), choice=TWELVE_WEEKS))).pages
    assert len(pages) == 2
    second = on_one_line(pages[1].extract_text())
    assert "Marianne EXEMPLE" in second
    assert "page 2 sur 2" in second


def test_every_symptom_name_can_be_found(press: Press, usual: dict[Language, bytes]) -> None:
    """Searching the file finds every symptom, asked or not, ligatures or not."""
    for language in languages():
        words = on_one_line(printed_words(usual[language]))
        for symptom in press.catalogue.symptoms.values():
            assert on_one_line(symptom.label.in_language(language)) in words


def test_the_words_of_the_page_stay_as_they_are(usual: dict[Language, bytes]) -> None:
    """The whole French and English page, as pdftotext reads it."""
    for language in languages():
        words = on_one_line(printed_words(usual[language]))
        assert_golden(f"page.{language.value}.txt", textwrap.fill(words, 100) + "\n")


def test_the_pictures_are_png_of_a4_sides(press: Press, carnet: Carnet) -> None:
    """One picture a side, as large as A4 at the wished resolution."""
    one = press.on_paper(press.page(carnet)).pictures(72)
    two = press.on_paper(press.page(wordy(carnet), choice=TWELVE_WEEKS)).pictures(72)
    assert [len(one), len(two)] == [1, 2]
    for picture in (*one, *two):
        assert picture.startswith(b"\x89PNG")
        width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
        assert (width, height) == (595, 842)


def test_a_warning_of_the_typesetter_is_an_error(press: Press, carnet: Carnet) -> None:
    """A sign that the layout does not know stops the page instead of printing a wrong one."""
    page = press.page(carnet)
    assert page.symptoms is not None
    row = replace(page.symptoms.rows[0], worst="9")
    broken = replace(page, symptoms=replace(page.symptoms, rows=(row,)))
    with pytest.raises(PageNotSet):
        press.on_paper(broken).pdf()


def test_what_the_typesetter_only_warns_of_is_an_error_too(tmp_path: Path) -> None:
    """Letters in a font that is not there would be set in another one, in silence."""
    template = tmp_path / "page.typ"
    template.write_text('#set text(font: "Source Sans 3")\nBonjour')
    (side,) = typeset(str(template), {}, TODAY, "png", ppi=20)
    assert side.startswith(b"\x89PNG")
    template.write_text('#set text(font: "No Such Letters")\nBonjour')
    with pytest.raises(PageNotSet, match="font"):
        typeset(str(template), {}, TODAY, "png", ppi=20)


def test_words_too_long_for_their_column_are_parted_and_never_run_into_the_next(
    press: Press, carnet: Carnet, usual: dict[Language, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a language 40 % longer; in those that are spoken no head of a column is parted."""
    heads = {Language.FR: "Dernier", Language.EN: "Before"}
    assert all(head in printed_words(usual[language]) for language, head in heads.items())
    whole = longer("Dernier")
    speak_longer(monkeypatch)
    assert whole not in printed_words(press.pdf(carnet)).replace("\n", " ")
