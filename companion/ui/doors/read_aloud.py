"""Reads sentences aloud with a voice of this computer, without a network.

A sentence goes to the voice through its input, never through the list of processes that everybody
on the computer can read.
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

from companion.domain.words import Language
from companion.languages import USUAL, usage_of

if TYPE_CHECKING:
    from companion.language_file import Voices


class Voice(Protocol):
    """Says one sentence at a time."""

    def speak(self, sentence: str, language: Language, done: Callable[[bool], None]) -> None:
        """Begin to say a sentence; `done` hears at its end whether it was said."""

    def stop(self) -> None:
        """Fall silent; the `done` of what was being said is not called any more."""


class Speaker(Struct, frozen=True):
    """A program that reads its input aloud: its arguments by what it calls the language."""

    program: str
    arguments: "Callable[[Voices], tuple[str, ...]]"
    hush: tuple[str, ...] = ()
    """What silences it, where ending the program does not."""
    complaint: bytes = b""
    """How a line among its errors begins when nothing was heard, though it ends as if all went well."""


_POWERSHELL: Final = (
    "[Console]::InputEncoding = [System.Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.SelectVoiceByHints('NotSet', 'NotSet', 0,"
    " [System.Globalization.CultureInfo]'{culture}');"
    "$voice.Speak([Console]::In.ReadToEnd())"
)


def _powershell(culture: str) -> tuple[str, ...]:
    script = _POWERSHELL.replace("{culture}", culture)
    return ("-NoProfile", "-NonInteractive", "-Command", script)


_LINUX: Final = (
    Speaker(
        "espeak-ng",
        lambda voices: ("--stdin", "-v", voices.espeak, "-s", "150"),
        complaint=b"error:",  # without a sound device it says so, and ends at once with success
    ),
    Speaker(
        "spd-say",
        lambda voices: ("--wait", "--pipe-mode", "--language", voices.spd_say),
        hush=("--stop",),
    ),
)
_MAC: Final = (Speaker("say", lambda voices: ("-v", voices.say, "-f", "-")),)
_WINDOWS: Final = (Speaker("powershell", lambda voices: _powershell(voices.windows)),)
_SPEAKERS: Final = {"linux": _LINUX, "darwin": _MAC, "win32": _WINDOWS}


class SystemVoice(QObject):
    """The voice of a speaking program. Fulfils Voice."""

    def __init__(self, speaker: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._process: QProcess | None = None
        self._done: Callable[[bool], None] | None = None

    def speak(self, sentence: str, language: Language, done: Callable[[bool], None]) -> None:
        """Begin to say a sentence; `done` hears at its end whether it was said."""
        self.stop()
        self._done = done
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        if not self._speaker.complaint:
            self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._process.start(
            self._speaker.program, list(self._speaker.arguments(usage_of(language).voices))
        )
        # Windows tells of a program that is gone before it returns, and nothing is left to be written to.
        if self._process is not None:
            self._process.write((sentence + "\n").encode())
            self._process.closeWriteChannel()

    def stop(self) -> None:
        """Fall silent."""
        process, self._process, self._done = self._process, None, None
        if process is None:
            return
        process.finished.disconnect(self._on_finished)
        process.errorOccurred.disconnect(self._on_error)
        process.finished.connect(process.deleteLater)
        if process.state() is QProcess.ProcessState.NotRunning:
            process.deleteLater()
            return
        # Its screen may be gone before it is: it ends with the program at the latest.
        process.setParent(QCoreApplication.instance())
        process.kill()
        if self._speaker.hush:
            QProcess.startDetached(self._speaker.program, list(self._speaker.hush))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        ended_well = code == 0 and status is QProcess.ExitStatus.NormalExit
        self._tell(said=ended_well and not self._has_complained())

    def _has_complained(self) -> bool:
        complaint, process = self._speaker.complaint, self._process
        if not complaint or process is None:
            return False
        errors = bytes(process.readAllStandardError().data()).lower().splitlines()
        return any(line.startswith(complaint) for line in errors)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._tell(said=False)

    def _tell(self, *, said: bool) -> None:
        done, self._done = self._done, None
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if done is not None:
            done(said)


def system_voice(parent: QObject | None = None) -> SystemVoice | None:
    """A voice of this computer; None where there is none."""
    for speaker in _SPEAKERS.get(sys.platform, ()):
        if shutil.which(speaker.program) is not None:
            return SystemVoice(speaker, parent)
    return None


class Reading(Enum):
    """What a reader aloud is doing."""

    SILENT = auto()
    SPEAKING = auto()
    PAUSED = auto()


class ReadAloud(QObject):
    """Reads a list of sentences. A pause ends the sentence; going on begins it again.

    `sentence_begun` carries its place in the list, counted from 0; `failed`: the voice said no.
    """

    sentence_begun = Signal(int)
    changed = Signal()
    failed = Signal()

    def __init__(self, voice: Voice, parent: QObject) -> None:
        super().__init__(parent)
        self._voice = voice
        self._sentences: Sequence[str] = ()
        self._language = USUAL
        self._place = 0
        self.state = Reading.SILENT

    def start(self, sentences: Sequence[str], language: Language) -> None:
        """Read from the first sentence on."""
        self._sentences, self._language, self._place = sentences, language, 0
        self._say()

    def pause(self) -> None:
        """Fall silent, and keep the place."""
        if self.state is Reading.SPEAKING:
            self._voice.stop()
            self._turn(Reading.PAUSED)

    def go_on(self) -> None:
        """Read on from the sentence that was broken off."""
        if self.state is Reading.PAUSED:
            self._say()

    def stop(self) -> None:
        """Fall silent for good."""
        if self.state is not Reading.SILENT:
            self._voice.stop()
            self._turn(Reading.SILENT)

    def _say(self) -> None:
        if self._place >= len(self._sentences):
            self._turn(Reading.SILENT)
            return
        self._turn(Reading.SPEAKING)
        self.sentence_begun.emit(self._place)
        self._voice.speak(self._sentences[self._place], self._language, self._on_said)

    def _on_said(self, said: bool) -> None:  # noqa: FBT001 - what a voice calls back with
        if self.state is not Reading.SPEAKING:
            return
        if not said:
            self._turn(Reading.SILENT)
            self.failed.emit()
            return
        self._place += 1
        self._say()

    def _turn(self, state: Reading) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit()
