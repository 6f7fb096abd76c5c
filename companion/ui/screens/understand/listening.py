"""Reading the open explanation aloud: to begin, to break off, to go on, to stop."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from companion.domain.explanations import Explanation
from companion.ui.doors.read_aloud import ReadAloud, Reading, system_voice
from companion.ui.screens.understand.reader_view import ReaderView
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import button, with_icon


class Listening(QObject):
    """Its two buttons stand where the screen puts them; the sentence that is read is marked in `view`.

    `explanation` is the one that is open.
    """

    def __init__(self, context: Context, view: ReaderView) -> None:
        super().__init__(view)
        self._context, self._view = context, view
        self.explanation: Explanation | None = None
        self._aloud: ReadAloud | None = None
        self._sentences: Sequence[str] = ()
        self._spoken_to = 0
        look = context.look
        self._go_on = button(context.texts("Listen"), self._on_listen, kind="link")
        with_icon(self._go_on, "listen", look.palette.primary, look)
        self._go_on.setObjectName("understand-listen")
        self._end = button(context.texts("Stop"), self.stop, kind="link")
        self._end.setObjectName("understand-stop")
        self._end.hide()

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """To begin, break off or go on; and to stop."""
        return self._go_on, self._end

    def stop(self) -> None:
        """Fall silent."""
        if self._aloud is not None:
            self._aloud.stop()

    def _on_listen(self) -> None:
        if self._aloud is None or self._aloud.state is Reading.SILENT:
            self._start()
        elif self._aloud.state is Reading.SPEAKING:
            self._aloud.pause()
        else:
            self._aloud.go_on()

    def _start(self) -> None:
        from companion.content.explanations import load_explanations

        context = self._context
        voice = context.voice or system_voice(self)
        if voice is None or self.explanation is None:
            context.say(context.texts("This computer has no voice to read aloud with."))
            return
        if self._aloud is None:
            self._aloud = ReadAloud(voice, self)
            self._aloud.sentence_begun.connect(self._on_sentence)
            self._aloud.changed.connect(self._on_changed)
            self._aloud.failed.connect(self._on_voice_failed)
        self._spoken_to = 0
        self._sentences = load_explanations().sentences(self.explanation)
        self._aloud.start(self._sentences, context.language)

    def _on_sentence(self, place: int) -> None:
        self._spoken_to = self._view.mark_sentence(self._sentences[place], self._spoken_to)

    def _on_changed(self) -> None:
        texts = self._context.texts
        state = Reading.SILENT if self._aloud is None else self._aloud.state
        words = {
            Reading.SILENT: texts("Listen"),
            Reading.SPEAKING: texts("Pause"),
            Reading.PAUSED: texts("Go on reading aloud"),
        }
        self._go_on.setText(words[state])
        self._end.setVisible(state is not Reading.SILENT)
        if state is Reading.SILENT:
            self._view.unmark()

    def _on_voice_failed(self) -> None:
        self._context.say(self._context.texts("The voice of this computer did not answer."))
