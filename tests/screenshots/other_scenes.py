"""What pictures are taken of beside the demonstration carnet: questionnaires, what is asked before a
carnet opens, the counter.

Each scene leads a stage to what it is named after, and returns the window. It asserts nothing.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QWidget

from companion.actions.check_in.answering import Answering, loaded, take_in_questionnaire
from companion.actions.journal import Journal
from companion.app import chosen_book
from companion.domain.key_errors import KeyringLocked
from companion.domain.questionnaire_values import Value
from companion.record_book import handover
from companion.ui.screens.first_start.answers import FirstAnswers, FirstStep, FirstWay
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_questionnaire import AnsweringState
from companion.ui.window.counter import CounterWindow
from tests.questionnaires.building import official_questionnaire, team_questionnaire
from tests.screenshots.led import Scene
from tests.screenshots.stage import FILE, Stage, press, wait_for, wait_for_page, write
from tests.storage.keyrings import MemoryKeyring
from tests.ui.conftest import NOW, Clock
from tests.ui.window.handed_over import QUESTION, WORDS, noted, stick_of
from tests.ui.windows import make_carnet, unhurried

PASSWORD: Final = "quatre mots simples ici"


def _fill(journal: Journal) -> None:
    for text in (team_questionnaire(), official_questionnaire()):
        take_in_questionnaire(journal, text)
        # Of one instant, they would stand in the order of their ids, which are drawn by chance.
        clock = journal._clock
        assert isinstance(clock, Clock)
        clock.now += timedelta(minutes=1)


def asked(link: str | None, url_end: str = "suivi", **given: Value) -> Scene:
    """A question of a questionnaire; "" for its end, None for the list."""

    def scene(stage: Stage) -> QWidget:
        context = stage.another("questionnaires", _fill)
        if link is not None:
            there = loaded(context.journal.carnet, context.journal.catalogue)
            form = next(each.form for each in there if each.form.url.endswith(url_end))
            answering = Answering(form, context.journal.today(), dict(given))
            answering.go_to(link)
            if not link:
                answering.position = len(answering.steps)
            context.state.of(AnsweringState).answering = answering
        context.go(ScreenName.QUESTIONNAIRE)
        return stage.shown(context)

    return scene


def read_through(stage: Stage) -> QWidget:
    """A questionnaire that is read before it is answered."""
    context = stage.another("questionnaires", _fill)
    there = loaded(context.journal.carnet, context.journal.catalogue)
    context.state.of(AnsweringState).seen = there[0].record_id
    context.go(ScreenName.QUESTIONNAIRE)
    return stage.shown(context)


def home_with_questionnaire(stage: Stage) -> QWidget:
    """Home, which offers what the care team asks."""
    context = stage.another("questionnaires", _fill)
    context.go(ScreenName.HOME)
    return stage.shown(context)


def first(
    step: FirstStep,
    way: FirstWay = FirstWay.FREE,
    *,
    has_date: bool = False,
    for_another: bool = False,
) -> Scene:
    """A question of the first start."""

    def scene(stage: Stage) -> QWidget:
        window, _ = stage.window(stage.place())
        window.closed.answers = FirstAnswers(
            step=step, way=way, has_date=has_date, for_another=for_another
        )
        window.open_carnet()
        return window

    return scene


def received(*presses: str) -> Scene:
    """A file that was handed over, on a computer without a record book; with presses, its words are said."""

    def scene(stage: Stage) -> QWidget:
        place = stage.place()
        book = noted(place / "paul.carnet", "Paul Martin")
        file = place / "paul.carnet-age"
        file.write_bytes(handover.locked(handover.for_caregiver(book.journal), WORDS))
        book.close()
        window, _ = stage.window(place)
        window.closed.given = file
        window.open_carnet()
        for handle in presses:
            press(window, handle)
            write(window, "received-words", WORDS)
            press(window, "received-next")
            wait_for(window, "received-name")
        return window

    return scene


def locked(*presses: str, keyring: bool = False) -> Scene:
    """What opens the carnet, with these buttons pressed."""

    def scene(stage: Stage) -> QWidget:
        place, secrets = stage.place(), MemoryKeyring()
        make_carnet(place, passphrase=PASSWORD, keyring=secrets if keyring else None)
        if keyring:
            secrets.mishap = KeyringLocked()
        window, _ = stage.window(place, secrets)
        window.open_carnet()
        press(window, *presses)
        return window

    return scene


def trouble(content: bytes | None) -> Scene:
    """A carnet that is damaged, or gone."""

    def scene(stage: Stage) -> QWidget:
        place = stage.place()
        make_carnet(place)
        if content is None:
            (place / FILE).unlink()
        else:
            (place / FILE).write_bytes(content)
        window, _ = stage.window(place)
        window.open_carnet()
        return window

    return scene


QUESTIONS: Final = {"fr": QUESTION}


def counter(lead: Callable[[Stage, CounterWindow], None] | None = None) -> Scene:
    """The window for what patients bring."""

    def scene(stage: Stage) -> QWidget:
        place = stage.place()
        window = CounterWindow(
            stage.dialogs,
            stage.settings(),
            keep_settings=lambda _: None,
            book_at=lambda path: chosen_book(path, place, Clock(NOW), read_only=True),
            clock=Clock(NOW),
        )
        window.now_s = unhurried()
        window.start()
        if lead is not None:
            question = QUESTIONS.get(stage.language.value, "May I travel?")
            stick = stick_of(place / "stick", "Paul Martin", question=question)
            stage.dialogs.several = (stick,)
            press(window, "counter-choose")
            stage.dialogs.several = ()
            lead(stage, window)
        stage.keep(window)
        return window

    return scene


def say_words(_stage: Stage, window: CounterWindow) -> None:
    """Open what was brought."""
    write(window, "counter-words", WORDS)
    press(window, "counter-open")
    wait_for_page(window)


OTHERS: Final[dict[str, Scene]] = {
    "questionnaires": asked(None),
    "questionnaire-home": home_with_questionnaire,
    "questionnaire-seen": read_through,
    "questionnaire-choice": asked("sleep", sleep="bad"),
    "questionnaire-text": asked("why", sleep="bad"),
    "questionnaire-yes-no": asked("walks", walks=True),
    "questionnaire-number": asked("weight"),
    "questionnaire-date": asked("since"),
    "questionnaire-levels": asked("proctcae-53a-sev", "officiel"),
    "questionnaire-end": asked("", sleep="bad", walks=True),
    "first-language": first(FirstStep.LANGUAGE),
    "first-text-size": first(FirstStep.TEXT_SIZE),
    "first-name": first(FirstStep.NAME),
    "first-ways": first(FirstStep.PASSPHRASE),
    "first-password": first(FirstStep.PASSPHRASE, FirstWay.PASSPHRASE),
    "first-consultation": first(FirstStep.CONSULTATION, has_date=True),
    "first-for-another": first(FirstStep.NAME, for_another=True),
    "given-file": received(),
    "received-file": received("given-keep"),
    "lock": locked(),
    "lock-sheet": locked("lock-way-sheet"),
    "lock-keyring": locked(keyring=True),
    "lock-signs": locked("nav-warning-signs"),
    "trouble-damaged": trouble(bytes(9_000)),
    "trouble-lost": trouble(None),
    "counter": counter(),
    "counter-words": counter(lambda _stage, _window: None),
    "counter-patient": counter(say_words),
}
