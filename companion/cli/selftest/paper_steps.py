"""The steps of the self-test on what is made: the page, the other papers, the copies, the printer.

Knows no person's carnet, and shows no window.
"""

from contextlib import closing
from typing import Final

from companion.actions.card_size import CardSize
from companion.actions.consultation import Consultation, PageChoice
from companion.actions.taper import can_be_tapered
from companion.actions.words.team import own_catalogue
from companion.cli.selftest.bench import TODAY, Bench, Step, expect
from companion.content.catalogue import load_catalogue
from companion.content.explanations import load_explanations
from companion.domain.errors import N_
from companion.domain.records import Appointment, DoseStep, Medicine
from companion.domain.words import Language
from companion.exchange.calendar import calendar
from companion.exchange.fhir import bundle_json
from companion.exchange.summary_json import summary_json
from companion.exchange.table import summary_csv
from companion.languages import USUAL, languages
from companion.messages import load_texts
from companion.paper.booklet import booklet, one_explanation
from companion.paper.card import warning_sign_card
from companion.paper.page.consultation import consultation_page
from companion.paper.printable import SCREEN_PPI, Printable
from companion.paper.taper_sheet import taper_sheet
from companion.paper.week_sheet import week_sheet
from companion.record_book import recovery_sheet
from companion.settings import StartOptions

PDF, PNG = b"%PDF-", b"\x89PNG"


def _set_pdf(bench: Bench) -> None:
    for language in languages():
        first, again = (_page(bench, language).pdf() for _ in range(2))
        expect(first.startswith(PDF), first == again)


def _set_pictures(bench: Bench) -> None:
    for language in languages():
        for side in _page(bench, language).pictures(SCREEN_PPI):
            expect(side.startswith(PNG))


def _write_copies(bench: Bench) -> None:
    prepared = _prepared(bench)
    for language in languages():
        texts = load_texts(language)
        expect('"resourceType"' in bundle_json(prepared, language))
        expect("companion-summary/2" in summary_json(prepared.summary, language))
        expect(len(summary_csv(prepared, texts).splitlines()) > 50)
        expect("Marianne" in _page(bench, language).text())
        expect(b"BEGIN:VEVENT" in calendar(bench.story.entries(Appointment), texts))


def _prepared(bench: Bench) -> Consultation:
    catalogue = own_catalogue(load_catalogue(), bench.story)
    return Consultation(bench.story, catalogue, PageChoice(), TODAY)


def _page(bench: Bench, language: Language) -> Printable:
    return consultation_page(_prepared(bench), language)


def _set_papers(bench: Bench) -> None:
    steps = (DoseStep(TODAY, "20 mg"),)
    medicine = Medicine("Prednisone", TODAY, "40 mg", steps=steps)
    expect(can_be_tapered(medicine))
    for language in languages():
        papers = [warning_sign_card(bench.story, size, [language], TODAY) for size in CardSize]
        papers.append(taper_sheet(bench.story, medicine, language, TODAY))
        papers.append(week_sheet(bench.story, TODAY, language, TODAY))
        papers.append(_explanations(language))
        with closing(bench.open()) as opened:
            papers.append(recovery_sheet.on_paper(opened, language))
        expect(*(paper.pdf().startswith(PDF) for paper in papers))


def _explanations(language: Language) -> Printable:
    """The whole booklet in one language, which takes as long as all other steps; of others its first chapter.

    The texts of each language were read before; chapters and drawings go the same way in all.
    """
    if language is USUAL:
        return booklet(language, TODAY)
    return one_explanation(load_explanations().heads(language)[0].id, language, TODAY)


def _print_to_file(bench: Bench) -> None:
    from companion.ui.window import trial

    application, place = trial.application(), bench.folder / "printed.pdf"
    trial.print_to_file(_page(bench, Language.FR).pictures(SCREEN_PPI), place)
    expect(place.read_bytes().startswith(PDF))
    application.processEvents()


def _show_every_screen(bench: Bench) -> None:
    options = StartOptions(
        carnet=bench.path, data_dir=bench.folder / "window", today=TODAY, unattended=True
    )
    expect(bench.open_window(options) == 0)


def _read_aloud(_bench: Bench) -> None:
    """One sentence, where a voice is there; whether it can be heard is for the person to say."""
    from companion.ui.window import trial

    application = trial.application()
    expect(trial.voice_answers(load_texts(Language.FR)("Every part works."), Language.FR))
    application.processEvents()


STEPS: Final[tuple[Step, ...]] = (
    (N_("the page as PDF"), _set_pdf),
    (N_("the page as pictures"), _set_pictures),
    (N_("the page as text, table, JSON and FHIR"), _write_copies),
    (N_("the card, the sheets and the booklet"), _set_papers),
    (N_("the page on a printer, here a file"), _print_to_file),
    (N_("every screen of the window"), _show_every_screen),
    (N_("reading aloud, where a voice is there"), _read_aloud),
)
