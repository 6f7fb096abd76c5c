"""The steps of the self-test on what is made: the page, the other papers, the copies, the printer.

Knows no person's carnet, and shows no window.
"""

from contextlib import closing
from typing import Final

from companion import publication
from companion.actions.consultation import PageChoice
from companion.actions.paper import CardSize
from companion.actions.taper import can_be_tapered
from companion.cli.selftest.bench import TODAY, Bench, Step, expect
from companion.content.catalogue import load_catalogue
from companion.domain.errors import N_
from companion.domain.records import Appointment, DoseStep, Medicine
from companion.domain.words import Language
from companion.languages import languages
from companion.messages import load_texts
from companion.publication import Publication
from companion.record_book import recovery_sheet
from companion.settings import StartOptions

_PPI: Final = 144.0
PDF, PNG = b"%PDF-", b"\x89PNG"


def _set_pdf(bench: Bench) -> None:
    for language in languages():
        first, again = (_page(bench, language).pdf() for _ in range(2))
        expect(first.startswith(PDF), first == again)


def _set_pictures(bench: Bench) -> None:
    for language in languages():
        for side in _page(bench, language).png(ppi=_PPI):
            expect(side.startswith(PNG))


def _write_copies(bench: Bench) -> None:
    for language in languages():
        page = _page(bench, language)
        expect('"resourceType"' in page.fhir(), "companion-summary/2" in page.json())
        expect(len(page.csv().splitlines()) > 50, "Marianne" in page.text())
        expect(b"BEGIN:VEVENT" in _calendar(bench, language))


def _calendar(bench: Bench, language: Language) -> bytes:
    from companion.exchange.calendar import calendar

    return calendar(bench.story.entries(Appointment), load_texts(language))


def _page(bench: Bench, language: Language) -> Publication:
    return Publication(bench.story, load_catalogue(), PageChoice(), language, TODAY)


def _set_papers(bench: Bench) -> None:
    steps = (DoseStep(TODAY, "20 mg"),)
    medicine = Medicine("Prednisone", TODAY, "40 mg", steps=steps)
    expect(can_be_tapered(medicine))
    for language in languages():
        for size in CardSize:
            expect(publication.card_pdf(bench.story, size, [language], TODAY).startswith(PDF))
        made = (
            publication.taper_pdf(bench.story, medicine, language, TODAY),
            publication.week_sheet_pdf(bench.story, TODAY, language, TODAY),
            publication.booklet_pdf(language, TODAY),
        )
        expect(*(paper.startswith(PDF) for paper in made))
        with closing(bench.open()) as opened:
            expect(recovery_sheet.pdf(opened, language).startswith(PDF))


def _print_to_file(bench: Bench) -> None:
    from companion.ui.window import trial

    application, place = trial.application(), bench.folder / "printed.pdf"
    trial.print_to_file(_page(bench, Language.FR).png(ppi=_PPI), place)
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
