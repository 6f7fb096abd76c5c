"""The photos of the skin: by day, two side by side, one large; adding, correcting, withdrawing.

It shows and starts acts; it compares nothing by itself and judges nothing.
"""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.photos import KeptPicture, photo_of, photos_by_day
from companion.domain.carnet import Entry
from companion.domain.explanations import Guide
from companion.domain.records import Photo
from companion.ui.forms.photo_form import PhotoForm
from companion.ui.forms.photo_loading import PhotoLoader
from companion.ui.screens.photos.album import AT_ONCE, Album
from companion.ui.screens.photos.large import LargePhoto
from companion.ui.screens.photos.source import PhotoSource
from companion.ui.screens.photos.state import PhotosState
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.to_photos import PhotosAsked
from companion.ui.ways.to_understand import explain
from companion.ui.ways.unsaved import OpenForm, say_closed
from companion.ui.ways.way_back import way_back
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import button, clear, with_icon
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.screen_head import ScreenHead

NEW, CORRECTION = "new-photo", "photo"
PHOTOS_IN_GUIDE = 5
"""The section of the patient’s guide that says how to bring photos from a phone, counted from 0."""


class PhotosScreen(Screen):
    """All photos that stand."""

    _large: LargePhoto | None = None

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        self._loader = PhotoLoader(context)
        self._source = PhotoSource(context, self, done=self._on_picture, working=self._show_working)
        self._form: PhotoForm | None = None
        self._back = way_back(look, "", self._go_back, on_escape=True)
        self._back.setObjectName("photos-back")
        self._paste = button(texts("Paste a photo"), self._source.from_clipboard)
        self._paste.setObjectName("photos-paste")
        self._paste.setAccessibleDescription(texts("A picture that was copied. Keys: Ctrl+V."))
        self._add = with_icon(
            button(texts("Add a photo"), self._source.from_file, kind="primary"),
            "add",
            look.palette.on_primary,
            look,
        )
        self._add.setObjectName("photos-add")
        self._head = ScreenHead(look, (self._paste, self._add))
        self._head.title.setText(texts("Photos of the skin"))
        self._content = QVBoxLayout()
        self._content.setSpacing(look.space(16))
        self.rows.setContentsMargins(look.space(40), look.space(20), look.space(40), look.space(32))
        self.rows.setSpacing(look.space(12))
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._head)
        self.rows.addLayout(self._content)
        self.rows.addStretch(1)
        on_keys(Shortcut.PASTE_PHOTO, self, self._on_paste_keys, inside=True)

    @property
    def state(self) -> PhotosState:
        """What this screen is in the middle of."""
        return self.context.state.of(PhotosState)

    def refresh(self) -> None:
        """Draw the form, one photo large, or all of them."""
        states = self.context.state
        if asked := states.take(PhotosAsked):
            states.put(PhotosState(asked.came_from, asked.about, asked.day))
            QTimer.singleShot(0, self, self._source.from_file)  # one press has asked for it
        if self.state.came_from is ScreenName.CHECK_IN and states.of(CheckInState).check_in is None:
            # That check-in is finished: nothing of it belongs to the next photo.
            self.state.came_from = self.state.about = self.state.day = None
        handle = self.focused_handle()
        clear(self._content)
        self._form = self._large = None
        opened = self._standing(self.state.opened)
        if self.state.form is not None:
            self._show_form(self.state.form)
        elif opened is not None:
            self._show_large(opened)
        else:
            self._show_all()
        self._show_head(alone=self.state.form is not None or opened is not None)
        if handle:
            self._focus(handle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._large is not None:
            self._large.fit(self.room)

    def led_from(self) -> ScreenName:
        return self.state.came_from or ScreenName.JOURNAL

    def focus_first(self) -> None:
        """The keyboard starts in an open form, else on the way to a new photo or, from a large one, back."""
        if self._form is not None:
            self._form.focus_first()
        elif self._add.isVisibleTo(self):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._large is not None:
            self._close_large()
        else:
            super().keyPressEvent(event)

    # What is shown.

    def _photos(self) -> list[Entry[Photo]]:
        return list(photos_by_day(self.context.journal.carnet))

    def _standing(self, record_id: str | None) -> Entry[Photo] | None:
        return next((e for e in self._photos() if e.id == record_id), None)

    def _show_head(self, *, alone: bool) -> None:
        texts, writes = self.context.texts, not self.context.read_only
        for act in (self._paste, self._add):
            act.setVisible(writes and not alone)
        self._head.setVisible(self._large is None)
        count = len(self._photos())
        if count:
            said = texts.plural(
                "{count} photo, kept in this record book alone",
                "{count} photos, kept in this record book alone",
                count,
            )
        else:
            said = texts("None yet.")
        self._head.line.setText(said)
        all_photos = texts("All photos")
        own = texts(self.led_from().back)
        self._back.setText(own if self._large is None else all_photos)
        self._head.fit()

    def _show_working(self, working: bool) -> None:  # noqa: FBT001 - a plain switch
        """Say that a picture is on its way."""
        for act in (self._paste, self._add):
            act.setEnabled(not working)
        if working:
            self._head.line.setText(self.context.texts("Reading the picture…"))
            announce(self._head.line, self._head.line.text())
        else:
            self._show_head(alone=self.state.form is not None)

    def _show_form(self, opened: OpenForm) -> None:
        state, look = self.state, self.context.look
        entry = self._standing(opened.record_id)
        if entry is not None:
            view = self._loader.view(entry.body, widest=look.space(420), highest=look.space(208))
            form = PhotoForm(self.context, opened, entry.body, is_new=False)
        elif state.picture is not None:
            body = self._new_photo(state.picture)
            view = self._loader.view_of(
                body, state.picture.content, widest=look.space(420), highest=look.space(208)
            )
            form = PhotoForm(self.context, opened, body, is_new=True)
        else:
            state.form = None
            self._show_all()
            return
        form.rows.insertWidget(1, view)
        form.saved.connect(self._on_saved)
        form.closed.connect(self._close_form)
        self._form = form
        self._content.addWidget(form)
        form.show()  # at once, so that the keyboard can go to it

    def _new_photo(self, picture: KeptPicture) -> Photo:
        day = self.state.day or self.context.journal.today()
        body = photo_of(picture, day)
        return replace(body, about=self.state.about)

    def _show_large(self, entry: Entry[Photo]) -> None:
        photos = self._photos()
        place = [each.id for each in photos].index(entry.id)
        newer = photos[place - 1].id if place > 0 else None
        older = photos[place + 1].id if place + 1 < len(photos) else None
        made = LargePhoto(
            self.context, self._loader, entry, newer=newer, older=older, room=self.room
        )
        made.wanted.connect(self._open_large)
        made.correction_wanted.connect(self._start_correction)
        made.withdrawal_wanted.connect(self._withdraw)
        self._large = made
        self._content.addWidget(made)
        made.show()

    def _show_all(self) -> None:
        album = Album(self.context, self._loader, self._photos(), self.state)
        album.opened.connect(self._open_large)
        album.compared.connect(self._on_compared)
        album.stop_asked.connect(self._stop_comparing)
        album.more_asked.connect(self._show_more)
        self._content.addWidget(album)
        album.show()  # at once, so that the keyboard can go to it
        if not self.context.read_only:
            words = self.context.texts("How to bring photos from a phone")
            guide = button(
                words, partial(explain, self.context, Guide.USING_IT, PHOTOS_IN_GUIDE), kind="link"
            )
            guide.setObjectName("photos-guide")
            line = FlowLayout(0)  # in which a long link goes on below
            line.addWidget(guide)
            self._content.addLayout(line)
            guide.show()

    def _focus(self, handle: str) -> None:
        control = self.findChild(QWidget, handle)
        if control is not None and control.isVisibleTo(self) and control.isEnabled():
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    # What is done.

    def _go_back(self) -> None:
        if self._large is not None:
            self._close_large()
            return
        way, left = self.led_from(), self.state
        self.context.state.put(PhotosState())
        self.context.go(way)
        if left.form is not None and (left.form.typed or left.picture is not None):
            say_closed(self.context, partial(self.context.state.put, left), ScreenName.PHOTOS)

    def _on_paste_keys(self) -> None:
        if self._add.isVisibleTo(self) and self._add.isEnabled():
            self._source.from_clipboard()

    def _on_picture(self, picture: KeptPicture) -> None:
        self.state.picture, self.state.form = picture, OpenForm(NEW)
        self.state.opened = None
        self._redraw()

    def _redraw(self) -> None:
        """Draw what is open now, from its top, with the keyboard in it."""
        self.refresh()
        self.verticalScrollBar().setValue(0)
        self.focus_first()

    def _close_form(self) -> None:
        state, form, picture = self.state, self.state.form, self.state.picture
        state.form = state.picture = None
        self._redraw()

        def bring_back() -> None:
            state.form, state.picture = form, picture

        if form is not None and (form.typed or picture is not None):
            say_closed(self.context, bring_back)

    def _on_saved(self, body: Photo) -> None:
        context, state, journal = self.context, self.state, self.context.journal
        form, picture = state.form, state.picture
        if form is None:
            return
        act = (
            partial(journal.correct, form.record_id, body)
            if form.record_id is not None
            else partial(journal.record_photo, body, picture.content if picture else b"")
        )
        state.form = state.picture = None
        outcome = context.attempt(self, lambda: (act(),))
        if outcome is None:
            state.form, state.picture = form, picture  # what was typed stays
            return
        if outcome[0] is None:
            self._redraw()
            context.say(context.texts("Nothing was changed."))
            return
        said = context.texts("Photo saved.") if form.name == NEW else context.texts("Corrected.")
        context.say(said, undo=[outcome[0]])
        self.focus_first()

    def _start_correction(self) -> None:
        self.state.form = OpenForm(CORRECTION, self.state.opened)
        self._redraw()

    def _withdraw(self) -> None:
        opened, context = self.state.opened, self.context
        if opened is None:
            return
        self.state.opened = None
        self.state.compared = tuple(each for each in self.state.compared if each != opened)
        revision = context.attempt(self, partial(context.journal.withdraw, opened))
        if revision is not None:
            context.say(context.texts("Photo withdrawn."), undo=[revision])
        self.focus_first()

    def _open_large(self, record_id: str) -> None:
        self.state.opened = record_id
        self.refresh()  # the keyboard stays on the way to the next one
        self.verticalScrollBar().setValue(0)

    def _close_large(self) -> None:
        handle = f"enlarge-{self.state.opened}"
        self.state.opened = None
        self.refresh()
        self._focus(handle)

    def _on_compared(self, record_id: str, compared: bool) -> None:  # noqa: FBT001 - a signal's value
        """At most two: a third one takes the place of the first."""
        others = tuple(each for each in self.state.compared if each != record_id)
        self.state.compared = (*others[-1:], record_id) if compared else others
        self.refresh()
        pair = self.findChild(QWidget, "photos-pair")
        if len(self.state.compared) < 2 or pair is None:
            self._focus(f"compare-{record_id}")
        else:  # what was ticked is below now, out of sight: the keyboard is where the photos are
            self._focus("photos-stop-comparing")
            self.reveal_soon(pair)
            announce(self._head.title, self.context.texts("Two photos stand side by side above."))

    def _stop_comparing(self) -> None:
        self.state.compared = ()
        self._redraw()

    def _show_more(self) -> None:
        before = self.state.most or AT_ONCE
        self.state.most = before + AT_ONCE
        self.refresh()
        self._focus(f"enlarge-{self._photos()[before].id}")
