"""Reading aloud with a real speaking program, and what happens without one."""

import os
import stat
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.languages import languages, usage_of
from companion.ui.doors import read_aloud
from companion.ui.doors.read_aloud import ReadAloud, Reading, Speaker, SystemVoice, system_voice
from tests.systems import linux_only

PATIENCE_MS = 20_000
SENTENCES = ("Le traitement lève les freins.", "Vos défenses travaillent.")


def programs(folder: Path, monkeypatch: pytest.MonkeyPatch, **scripts: str) -> None:
    """Only these programs are on the path."""
    for name, script in scripts.items():
        file = folder / name.replace("_", "-")
        file.write_text(script, "utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


def read(qtbot: QtBot, voice: SystemVoice, language: Language = Language.FR) -> list[int]:
    """Read the sentences to their end; the places that were begun."""
    owner, begun = QObject(), list[int]()
    aloud = ReadAloud(voice, owner)
    aloud.sentence_begun.connect(begun.append)
    aloud.start(SENTENCES, language)
    qtbot.waitUntil(lambda: aloud.state is Reading.SILENT, timeout=PATIENCE_MS)
    owner.deleteLater()
    return begun


@linux_only("the speaking program of Linux")
def test_the_sentence_goes_through_the_input_and_never_the_command_line(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others on the computer can read the list of processes."""
    heard, arguments = tmp_path / "heard", tmp_path / "arguments"
    script = f'#!/bin/sh\necho "$@" >> {arguments}\n/bin/cat >> {heard}\n'
    programs(tmp_path, monkeypatch, espeak_ng=script)
    voice = system_voice()
    assert voice is not None
    assert read(qtbot, voice) == [0, 1]
    assert heard.read_text("utf-8").splitlines() == list(SENTENCES)
    assert "traitement" not in arguments.read_text("utf-8")
    assert "-v fr" in arguments.read_text("utf-8")


@linux_only("the speaking program of Linux")
def test_a_pause_silences_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program that speaks is ended, and the same sentence begins again afterwards."""
    programs(tmp_path, monkeypatch, espeak_ng="#!/bin/sh\nexec /bin/sleep 600\n")
    voice = system_voice()
    assert voice is not None
    owner, begun = QObject(), list[int]()
    aloud = ReadAloud(voice, owner)
    aloud.sentence_begun.connect(begun.append)
    aloud.start(SENTENCES, Language.FR)
    process = voice._process
    assert process is not None
    assert process.waitForStarted()
    number = process.processId()
    aloud.pause()
    qtbot.waitUntil(lambda: not _runs(number), timeout=PATIENCE_MS)
    aloud.go_on()
    assert begun == [0, 0]
    aloud.stop()
    assert aloud.state is Reading.SILENT
    qtbot.waitUntil(lambda: not voice.children(), timeout=PATIENCE_MS)


@pytest.mark.parametrize("program", ["no-such-program", "false"])
def test_a_program_that_fails_is_told(qtbot: QtBot, program: str) -> None:
    """A program that is gone, and one that ends with an error."""
    said: list[bool] = []
    voice = SystemVoice(Speaker(program, lambda _: ()))
    voice.speak("Bonjour.", Language.FR, said.append)
    qtbot.waitUntil(lambda: said == [False], timeout=PATIENCE_MS)


@linux_only("the speaking program of Linux")
def test_a_computer_without_sound_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a sound device espeak-ng complains among its errors, and ends at once with success."""
    script = (
        "#!/bin/sh\necho 'ALSA lib pcm.c: Unknown PCM default' >&2\n"
        "echo 'error: No such file or directory' >&2\n"
    )
    programs(tmp_path, monkeypatch, espeak_ng=script)
    voice, owner = system_voice(), QObject()
    assert voice is not None
    aloud = ReadAloud(voice, owner)
    with qtbot.waitSignal(aloud.failed, timeout=PATIENCE_MS):
        aloud.start(SENTENCES, Language.FR)
    assert aloud.state is Reading.SILENT
    owner.deleteLater()


def test_without_a_voice_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window then says so in a sentence."""
    programs(tmp_path, monkeypatch)
    assert system_voice() is None


@pytest.mark.skipif(which("espeak-ng") is None, reason="needs espeak-ng")
@pytest.mark.parametrize("language", languages(), ids=lambda language: language.value)
def test_a_real_voice_speaks_into_a_file(qtbot: QtBot, tmp_path: Path, language: Language) -> None:
    """The arguments that we give make sound in every language."""
    sound = tmp_path / "sound.wav"
    (first, *_others) = read_aloud._LINUX
    arguments = (*first.arguments(usage_of(language).voices), "-w", str(sound))
    said: list[bool] = []
    voice = SystemVoice(Speaker(first.program, lambda _: arguments))
    voice.speak(SENTENCES[0], language, said.append)
    qtbot.waitUntil(lambda: said == [True], timeout=PATIENCE_MS)
    assert sound.stat().st_size > 20_000


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
