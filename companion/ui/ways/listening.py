"""Reading aloud what stands on a screen: to begin, to break off, to go on, to stop.

One voice for the whole window: who begins to read ends what was being read.
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPushButton, QWidget

from companion.actions.words.phone import dialled
from companion.domain.errors import N_
from companion.domain.warning_signs import Urgency, WarningSignCard
from companion.messages import Texts
from companion.ui.doors.press_guard import UNREAD_S
from companion.ui.doors.read_aloud import ReadAloud, Reading, system_voice
from companion.ui.ways.context import Context
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.widgets.basics import button, with_icon
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.plain_words import PlainButton
from companion.ui.widgets.presses import when_pressed

_HOW_TO_GET_ONE: Final = {
    "linux": N_(
        "Open the software centre of this computer and install “espeak-ng”. It is free and works "
        "without a network. Then press “Listen” again."
    ),
    "darwin": N_(
        "Open the System Settings, then Accessibility, then Spoken Content. Choose a system voice in "
        "your language. Then press “Listen” again."
    ),
    "win32": N_(
        "Open the Windows settings, then Time and language, then Speech. Add a voice in your "
        "language. Then press “Listen” again."
    ),
}


class _Listen(PlainButton):
    """Nothing goes on speaking behind another screen, or behind the lock.

    An event filter of the screen would say the same, but Qt calls it while the screen is destroyed, and
    Python then meets a widget that is none any more.
    """

    out_of_sight = Signal()
    keeps_room = False

    def __init__(self, texts: Texts) -> None:
        self.words = {
            Reading.SILENT: texts("Listen"),
            Reading.SPEAKING: texts("Pause"),
            Reading.PAUSED: texts("Resume"),
        }
        super().__init__(self.words[Reading.SILENT])

    def sizeHint(self) -> QSize:
        """As wide as the longest of its words: nothing beside it moves when they change."""
        hint, advance = super().sizeHint(), self.fontMetrics().horizontalAdvance
        if not self.keeps_room:
            return hint
        widest = max(map(advance, self.words.values()))
        return QSize(hint.width() + widest - advance(self.text()), hint.height())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.out_of_sight.emit()


class Listening(QObject):
    """Two buttons, which stand after what else is on their line. Escape stops, as the second one does.

    `sentences` says at the first press what is to be read; `begun` carries the place of the sentence
    that is being read, counted from 0; `ended` says that nothing is read any more.
    """

    begun = Signal(int)
    ended = Signal()

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        sentences: Callable[[], Sequence[str]],
        handle: str,
        *,
        keep_room: bool = True,
    ) -> None:
        super().__init__(owner)
        self._context, self._owner, self._sentences = context, owner, sentences
        self._aloud: ReadAloud | None = None
        look, texts = context.look, context.texts
        self._go_on = _Listen(texts)
        self._go_on.setProperty("kind", "link")
        self._go_on.setCursor(Qt.CursorShape.PointingHandCursor)
        self._go_on.setAutoDefault(True)
        self._go_on.out_of_sight.connect(self.stop)
        when_pressed(self._go_on, lambda _checked: self._on_listen())
        with_icon(self._go_on, "listen", look.palette.primary, look)
        self._go_on.setObjectName(f"{handle}-listen")
        self._end = button(texts("Stop"), self.stop, kind="link")
        self._end.setObjectName(f"{handle}-stop")
        self._end.hide()
        if keep_room:
            self._keep_room()
        self._escape = on_keys(Shortcut.LEAVE, owner, self.stop)
        self._escape.setEnabled(False)  # until something is read, it is the screen's
        self._pressed = QElapsedTimer()
        context.silence_wanted.connect(self._on_silence)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """To begin, break off or go on; and to stop."""
        return self._go_on, self._end

    def _keep_room(self) -> None:
        """Nothing beside or below moves when reading begins, pauses or ends."""
        self._go_on.keeps_room = True
        policy = self._end.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._end.setSizePolicy(policy)

    def stop(self) -> None:
        """Fall silent."""
        if self._aloud is not None:
            self._aloud.stop()

    def _on_silence(self, but: object) -> None:
        if but is not self:
            self.stop()

    def _on_listen(self) -> None:
        if self._aloud is not None and self._aloud.state is Reading.SPEAKING:
            # A hand that presses twice wants to listen: its second press came before a word was heard.
            if self._pressed.hasExpired(int(UNREAD_S * 1000)):
                self._aloud.pause()
            return
        self._pressed.start()
        if self._aloud is None or self._aloud.state is Reading.SILENT:
            self._start()
        else:
            self._aloud.go_on()

    def _start(self) -> None:
        context = self._context
        voice = context.voice or system_voice(self)
        if voice is None:
            none = context.texts("This computer has no voice to read aloud with.")
            self._tell(none, how_to_get_a_voice(context.texts))
            return
        context.silence_wanted.emit(self)
        if self._aloud is None:
            self._aloud = ReadAloud(voice, self)
            self._aloud.sentence_begun.connect(self.begun)
            self._aloud.changed.connect(self._on_changed)
            self._aloud.failed.connect(self._on_voice_failed)
        self._aloud.start([each for each in self._sentences() if each.strip()], context.language)

    def _on_changed(self) -> None:
        state = Reading.SILENT if self._aloud is None else self._aloud.state
        self._go_on.setText(self._go_on.words[state])
        if state is Reading.SILENT and self._end.hasFocus():
            self._go_on.setFocus()  # and not whatever comes next
        self._end.setVisible(state is not Reading.SILENT)
        self._escape.setEnabled(state is not Reading.SILENT)
        if state is Reading.SILENT:
            self.ended.emit()

    def _on_voice_failed(self) -> None:
        texts = self._context.texts
        self._tell(texts("The voice of this computer was not heard."), how_to_hear_it(texts))

    def _tell(self, sentence: str, what_to_do: str) -> None:
        self._context.dialogs.tell(self._owner, sentence, what_to_do)


def how_to_get_a_voice(texts: Texts) -> str:
    """What to do on this kind of computer to have one."""
    return texts(_HOW_TO_GET_ONE.get(sys.platform, _HOW_TO_GET_ONE["linux"]))


def how_to_hear_it(texts: Texts) -> str:
    """What to do where there is a voice, and nothing was heard."""
    said = texts(
        "Is the sound switched on? Are the loudspeakers or the headphones plugged in? Then press "
        "“Listen” again."
    )
    # That program has its voices with it; the others may lack the one of the language.
    return said if shutil.which("espeak-ng") else f"{said}\n\n{how_to_get_a_voice(texts)}"


def card_aloud(texts: Texts, card: WarningSignCard) -> list[str]:
    """The warning-sign card as it is read aloud: the most urgent first, each heading before its lines."""
    said = [texts.words(sentence) for sentence in card.intro]
    for urgency in Urgency:
        said += [texts.words(card.headings[urgency]), texts.words(card.actions[urgency])]
        said += [texts.words(sign.text) for sign in card.block(urgency)]
    return said


class Asks(Protocol):
    """A step that asks something, and has room for a quiet link."""

    def aloud(self) -> Sequence[str]:
        """What is asked, as it is read aloud."""

    def add_link(self, link: QWidget) -> None:
        """Set a quiet link below everything else."""


def let_listen(context: Context, step: QWidget, asks: Asks) -> None:
    """Let a step read aloud what it asks."""
    for each in Listening(context, step, asks.aloud, "question").buttons:
        asks.add_link(each)


def card_listening(context: Context, screen: QWidget) -> Listening:
    """What reads the whole card aloud, the care team's own numbers and words included."""

    def sentences() -> list[str]:
        team = context.journal.carnet.team()
        numbers = [", ".join(filter(None, (e.name, e.when, dialled(e.phone)))) for e in team]
        return [*numbers, *card_aloud(context.texts, context.catalogue.card)]

    return Listening(context, screen, sentences, "card")


def in_a_row(context: Context, listening: Listening) -> FlowLayout:
    """Its buttons beside each other."""
    made = FlowLayout(context.look.space(24))
    for each in listening.buttons:
        made.addWidget(each)
    return made
