"""The settings of the backups: where they lie, the second place, the trial, the way to the list.

It carries acts to what keeps the carnet safe, and never waits for a disk.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from companion.domain.errors import CompanionError
from companion.record_book.book import RecordBook
from companion.record_book.other_copies import is_on_network, synchronised_by
from companion.ui.screens.settings.path_label import path_label
from companion.ui.ways.context import Context
from companion.ui.ways.safety_work import SafetyWork
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.acts import Act, act_row
from companion.ui.widgets.basics import Card, button, clear, label, rule
from companion.ui.words import safety_words as home_words
from companion.ui.words.backup_words import copied_line, rehearsal_line

"""A button: its handle, its words, what it does."""


class BackupsCard(Card):
    """What was done last, and what can be done now."""

    def __init__(self, context: Context, book: RecordBook, work: SafetyWork) -> None:
        super().__init__(context.look)
        self._context, self._book, self._work = context, book, work
        self.setObjectName("backups-card")
        texts = context.texts
        self._last = label("")
        self._last.setObjectName("settings-last-backup")
        self._tried = label("", "soft")
        self._tried.setObjectName("rehearsal-line")
        self._second = QVBoxLayout()
        self._shown_second: Path | None = None
        self._copied: QLabel | None = None
        self.rows.setSpacing(context.look.space(12))
        self.rows.addWidget(label(texts("Backups"), "heading"))
        self.rows.addWidget(self._last)
        sentence = texts(
            "A backup is made once a day and on closing, when something changed. It is read "
            "again before it counts."
        )
        self.rows.addWidget(label(sentence, "soft"))
        self.rows.addWidget(self._tried)
        self._add(
            ("back-up-now", texts("Back up now"), self._back_up),
            ("see-backups", texts("See the backups"), self._see),
            ("rehearse", texts("Try a restoration now"), self._rehearse),
        )
        self.rows.addWidget(label(texts("Where its backups are"), "strong"))
        self.rows.addWidget(path_label(book.backups, "backups-path"))
        copy = button(texts("Copy the path"), self._copy_path)
        copy.setObjectName("copy-backups-path")
        copy.setAccessibleName(texts("Copy the path of the backups"))
        self.rows.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(rule())
        self.rows.addLayout(self._second)
        self._add_neighbourhood()
        work.changed.connect(self.refresh)
        work.failed.connect(self._on_failed)
        self.refresh()

    def refresh(self) -> None:
        """Show what was done last."""
        context, texts = self._context, self._context.texts
        now, safety = context.journal.now(), context.settings.safety
        self._last.setText(home_words.backup_line(texts, self._book.last_backup, now))
        self._tried.setText(rehearsal_line(texts, safety.rehearsed_on))
        self._show_second(safety.second_place)

    def focus_second_place(self) -> None:
        """Put the keyboard on the choice of the second place."""
        chooser = self.findChild(QPushButton, "second-choose")
        if chooser is not None:
            chooser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_second(self, second: Path | None) -> None:
        context, texts = self._context, self._context.texts
        if self._copied is not None and second == self._shown_second:
            copied = context.settings.safety.copied_at
            self._copied.setText(copied_line(texts, copied, context.journal.now()))
            return  # the buttons stay, and with them the keyboard
        self._shown_second, self._copied = second, label("")
        self._copied.setObjectName("second-copied")
        clear(self._second)
        self._second.setSpacing(context.look.space(12))
        self._second.addWidget(label(texts("A second place"), "strong"))
        sentence = texts(
            "A USB stick or another folder, in case this computer breaks. The newest backup is "
            "copied there whenever it is within reach. A password or the recovery sheet opens it."
        )
        self._second.addWidget(label(sentence, "soft"))
        acts: list[Act] = [("second-choose", texts("Choose a folder…"), self._choose)]
        if second is not None:
            self._second.addWidget(path_label(second, "second-path"))
            copied = context.settings.safety.copied_at
            self._copied.setText(copied_line(texts, copied, context.journal.now()))
            acts = [
                ("second-copy", texts("Copy now"), self._copy_now),
                ("second-choose", texts("Choose another folder…"), self._choose),
                ("second-none", texts("Copy there no more"), self._forget),
            ]
        self._second.addWidget(self._copied)
        self._copied.setVisible(second is not None)
        self._second.addLayout(act_row(context.look, acts))
        for made in self.findChildren(QPushButton):
            made.show()  # now, so that the keyboard can be given to it

    def _add_neighbourhood(self) -> None:
        """What copies the carnet's folder elsewhere, explained once."""
        texts, name = self._context.texts, synchronised_by(self._book)
        if name is not None:
            sentence = texts(
                "Your record book lies in a folder that {name} copies elsewhere. It is safer in a "
                "folder of this computer alone; its backups may be copied.",
                name=name,
            )
        elif is_on_network(self._book):
            sentence = texts(
                "Your record book lies on a disk of another computer. It is safer on this one; its "
                "backups may lie there."
            )
        else:
            return
        said = label(sentence)
        said.setObjectName("backups-neighbourhood")
        self.rows.addWidget(rule())
        self.rows.addWidget(said)

    def _back_up(self) -> None:
        context, texts = self._context, self._context.texts
        try:
            made = self._book.back_up_now()
        except CompanionError as error:
            context.dialogs.tell(self, texts.describe(error))
            return
        if made:
            context.backed_up.emit()
            context.say(texts("Backed up, and read again: everything is in it."))
        else:
            context.say(texts("The newest backup holds everything already."))
        self.refresh()

    def _see(self) -> None:
        self._context.go(ScreenName.RESTORE)

    def _rehearse(self) -> None:
        self._work.rehearse(asked=True)

    def _copy_path(self) -> None:
        if self._book.backups is not None:
            QGuiApplication.clipboard().setText(str(self._book.backups))
            self._context.say(self._context.texts("The path was copied."))

    def _choose(self) -> None:
        context = self._context
        title = context.texts("A folder for copies of the backups")
        folder = context.dialogs.folder_place(self, title)
        if folder is None:
            return
        if folder == self._book.backups:
            context.say(context.texts("The backups lie there already. Please choose another one."))
            return
        safety = replace(context.settings.safety, second_place=folder, copied_at=None)
        context.settings_wanted.emit(replace(context.settings, safety=safety))
        self.refresh()
        self.focus_second_place()
        self._work.copy(asked=True)

    def _copy_now(self) -> None:
        self._work.copy(asked=True)

    def _forget(self) -> None:
        context = self._context
        safety = replace(context.settings.safety, second_place=None, copied_at=None)
        context.settings_wanted.emit(replace(context.settings, safety=safety))
        self.refresh()
        self.focus_second_place()

    def _on_failed(self, error: CompanionError, asked: bool) -> None:  # noqa: FBT001 - a signal's
        if asked and self.isVisible():
            self._context.dialogs.tell(self, self._context.texts.describe(error))

    def _add(self, *acts: Act) -> None:
        self.rows.addLayout(act_row(self._context.look, acts))
