"""Whose record book is open and who writes in it, on every screen; one press opens the way to others.

It says what was chosen and changes nothing.
"""

from collections.abc import Sequence
from textwrap import wrap

from msgspec import Struct
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from companion.actions.words.persons import person_name
from companion.messages import Texts
from companion.settings import KnownBook
from companion.ui.look import tokens
from companion.ui.look.look import BOOK_COLOURS, Look
from companion.ui.look.palettes import WHITE
from companion.ui.ways.context import Context
from companion.ui.ways.who_writes import everyone
from companion.ui.widgets.basics import seen_only, set_property, show_tip
from companion.ui.widgets.own_words import NAME_AT_ONCE, in_lines, shortened
from companion.ui.window.own_books import others
from companion.ui.words.whom import person_words, short_name

MARK, FOLDED_MARK, TIGHT_MARK = 34, 28, 22
LONGEST_NAME, FOLDED_LETTERS = 18, 12
"""Letters of a line; unfolded, a name may have two of them."""


class MenuLine(Struct, frozen=True):
    """A line to choose: a stable key, its words, whether it is the present one."""

    key: str
    words: str
    chosen: bool = False


class BadgeWords(Struct, frozen=True):
    """What the badge says. `writes` is blank where nobody writes, and no name until it `is_known`.

    `books` are the other ones to go to, each with its colour.
    """

    name: str
    colour: int
    writes: str
    people: Sequence[MenuLine] = ()
    books: Sequence[tuple[MenuLine, int]] = ()
    may_add: bool = False
    is_known: bool = True
    is_named: bool = True


def _said(texts: Texts, words: BadgeWords) -> str:
    """Whose it is and who writes, in whole sentences: not every record book has a name, nor a writer."""
    name, writer = words.name, words.writes
    match words.is_named, bool(writer), words.is_known:
        case True, False, _:
            return texts("{name}’s record book", name=name)
        case True, True, True:
            return texts("{name}’s record book. I write as {writer}", name=name, writer=writer)
        case True, True, False:
            return texts("{name}’s record book. Who is writing?", name=name)
        case False, True, True:
            return texts("Record book. I write as {writer}", writer=writer)
        case False, True, False:
            return texts("Record book. Who is writing?")
    return texts("Record book")


def book_mark(look: Look, name: str, colour: int, size: int) -> QPixmap:
    """A square in the record book's colour with the first letter of its name."""
    made = QPixmap(QSize(size, size) * look.ratio)
    made.setDevicePixelRatio(look.ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(BOOK_COLOURS[colour % len(BOOK_COLOURS)]))
    painter.drawRoundedRect(QRectF(0, 0, size, size), tokens.ROUND_CELL, tokens.ROUND_CELL)
    font = painter.font()
    font.setPixelSize(max(round(size * 0.55), tokens.SMALLEST_DIGIT))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(WHITE))
    letter = name[:1].upper() or "·"
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, letter)
    painter.end()
    return made


class BookBadge(QPushButton):
    """`writer_asked` carries a person's record id, `book_asked` the key of another record book."""

    writer_asked = Signal(str)
    person_wanted = Signal()
    book_asked = Signal(str)
    new_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self.setProperty("kind", "badge")
        self.setObjectName("book-badge")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._mark = seen_only()
        self._name = seen_only("", "strong", wrap=False)
        self._as, self._writer = (
            seen_only("", "small", wrap=False),
            seen_only("", "small-strong", wrap=False),
        )
        self._is_folded = self._is_tight = False
        self._is_stale = True
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        for part in (self._name, self._as, self._writer):
            self._column.addWidget(part)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        for part in (self._mark, self._name, self._as, self._writer):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = BadgeWords("", 0, "")
        self.menu_shown: QMenu | None = None
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        if self._is_stale:
            self._is_stale = False
            for part in (self._name, self._as, self._writer):
                part.ensurePolished()  # its letters are known, also before it is shown
            # Qt tells the outer layout of a new text now, and the inner one only with the next turn of
            # events. Each time it is told, it asks for the size again: told here at every question, an
            # idle window did nothing else, and took a whole processor for it.
            self._column.invalidate()
            self._row.invalidate()
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters have another size."""
        self._is_stale = True
        super().changeEvent(event)

    def fold(self, *, folded: bool, tight: bool = False) -> None:
        """Put the words under the mark, in short lines, or beside it; `tight`: who writes alone."""
        if (folded, tight) != (self._is_folded, self._is_tight):
            self._is_folded, self._is_tight = folded, tight
            self._draw()

    def show_words(self, words: BadgeWords) -> None:
        """Say whose record book it is and who writes."""
        self._words = words
        said = _said(self._texts, words)
        self.setAccessibleName(said)
        show_tip(self, said)
        self._draw()

    def _draw(self) -> None:
        folded, tight, look, words = self._is_folded, self._is_tight, self._look, self._words
        size = look.whole(TIGHT_MARK if tight else FOLDED_MARK if folded else look.px(MARK))
        mark = book_mark(look, words.name, words.colour, size)
        self._mark.setPixmap(mark)
        self._mark.setFixedSize(size, size)
        self._say()
        self._name.setVisible(not tight)
        side = Qt.AlignmentFlag.AlignLeft
        if folded and not tight:
            side = Qt.AlignmentFlag.AlignHCenter
        for part in (self._name, self._as, self._writer):
            part.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            set_property(part, "folded", folded)
        direction = QBoxLayout.Direction
        below = folded and not tight
        self._row.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        upright = Qt.AlignmentFlag.AlignVCenter if tight else Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._mark, side | upright)
        margins = (10, look.space(6), 8, look.space(6))
        self._row.setContentsMargins(
            *((4, 1, 2, 1) if tight else (6, 4, 6, 4) if folded else margins)
        )
        self._row.setSpacing(2 if below else 6 if tight else 10)
        self._is_stale = True
        self.updateGeometry()

    def _say(self) -> None:
        folded, tight, words = self._is_folded, self._is_tight, self._words
        most = FOLDED_LETTERS if folded else LONGEST_NAME
        self._name.setText(shortened(words.name, most) if folded else _two_lines(words.name))
        self._as.setText(self._texts("I write as") if words.writes else "")
        # The question who writes stays whole: nobody would know what to press.
        letters = most - 3 if tight and words.is_known else most
        writer = shortened(words.writes, letters)
        if folded and not tight and words.is_known and writer:
            writer = "\n".join(wrap(self._texts("{name} writes", name=writer), FOLDED_LETTERS + 2))
        elif not folded and words.is_known:
            writer = _two_lines(words.writes)
        self._writer.setText(writer or (shortened(words.name, most - 3) if tight else ""))
        self._as.setVisible(bool(words.writes) and words.is_known and not folded)
        self._writer.setVisible(bool(self._writer.text()))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._words.people:
            self._add_people(menu)
        self._add_books(menu)
        self.menu_shown = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _add_people(self, menu: QMenu) -> None:
        texts, group = self._texts, QActionGroup(menu)
        _head(menu, texts("I write as…"))
        for line in self._words.people:
            chosen = _line(menu, line.words, f"write-as-{line.key}")
            chosen.setCheckable(True)
            chosen.setChecked(line.chosen)
            group.addAction(chosen)
            chosen.triggered.connect(lambda _checked, key=line.key: self.writer_asked.emit(key))
        _line(menu, texts("Add somebody who writes…"), "add-writer").triggered.connect(
            self.person_wanted
        )
        menu.addSeparator()

    def _add_books(self, menu: QMenu) -> None:
        texts = self._texts
        _head(menu, texts("Record books"))
        for line, colour in self._words.books:
            other = _line(menu, line.words, f"book-{line.key}")
            size = self._look.whole(self._look.px(24))
            other.setIcon(book_mark(self._look, line.words, colour, size))
            other.triggered.connect(lambda _checked, key=line.key: self.book_asked.emit(key))
        if self._words.may_add:
            _line(menu, texts("New record book for somebody else…"), "new-book").triggered.connect(
                self.new_wanted
            )
        _line(menu, texts("Open another record book…"), "menu-open-another").triggered.connect(
            self.other_wanted
        )


def _two_lines(name: str) -> str:
    """The name in two lines at most, the second with a mark where it goes on."""
    first, *rest = in_lines(name, LONGEST_NAME).split("\n")
    return "\n".join((first, shortened(" ".join(rest), LONGEST_NAME))) if rest else first


def _head(menu: QMenu, words: str) -> None:
    head = QAction(words, menu)
    head.setEnabled(False)
    menu.addAction(head)


def _line(menu: QMenu, words: str, handle: str) -> QAction:
    line = QAction(shortened(words, NAME_AT_ONCE).replace("&", "&&"), menu)
    line.setObjectName(handle)
    menu.addAction(line)
    return line


def badge_words(context: Context) -> BadgeWords:
    """Whose it is, who writes, and who and what can be chosen instead."""
    texts, journal, carnet = context.texts, context.journal, context.journal.carnet
    here = None if context.book is None else context.book.path
    known = context.settings.books
    own = next((each for each in known if each.path == here), None)
    name = person_name(carnet, journal.patient_id())
    away = context.shown.away
    there = () if away or here is None else others(context.settings, here)
    writes, people = "", list[MenuLine]()
    if not context.read_only:
        known_writer, me = context.is_writer_known(), journal.writer_id()
        writes = short_name(texts, carnet, me) if known_writer else texts("Who is writing?")
        people = [
            MenuLine(each.id, person_words(texts, carnet, each.id), known_writer and each.id == me)
            for each in everyone(context)
        ]
    return BadgeWords(
        name or texts("Record book"),
        colour_of(own),
        writes,
        people,
        [(MenuLine(str(e.path), e.name or texts("Record book")), e.colour) for e in there],
        may_add=not away,
        is_known=context.is_writer_known(),
        is_named=bool(name),
    )


def colour_of(book: KnownBook | None) -> int:
    """Its colour's number; the first one for the only record book of a computer."""
    return 0 if book is None else book.colour
