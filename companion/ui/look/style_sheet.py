"""The Qt style sheet of the window, made from a look and the tokens.

Widgets choose their style by the dynamic property `kind`; nothing else sets colours.
"""

from dataclasses import fields
from string import Template

from companion.ui.look import tokens
from companion.ui.look.icons import icon_path
from companion.ui.look.look import Look

_SHEET = Template("""
* { font-family: "$family"; font-size: ${text}px; color: $ink; }
QMainWindow, QDialog, QWidget[kind="paper"], QScrollArea[kind="paper"],
QScrollArea[kind="paper"] > QWidget > QWidget { background: $paper; }
QMessageBox { background: $surface; border: 2px solid $strong_line; }
QScrollArea[kind="paper"] > QMessageBox > QWidget { background: transparent; }
QWidget[kind="bare"], QScrollArea[kind="bare"], QScrollArea[kind="bare"] > QWidget > QWidget,
QLabel { background: transparent; border: none; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: bold; }
QLabel[kind="heading"] { font-size: ${heading}px; font-weight: bold; }
QLabel[kind="strong"] { font-weight: bold; }
QLabel[kind="soft"] { color: $soft_ink; }
QLabel[kind="small"] { color: $soft_ink; font-size: ${small}px; }
QLabel[kind="warning-heading"] { color: $warning; font-size: ${heading}px; font-weight: bold; }
QLabel[kind="small-ink"] { font-size: ${small}px; }
QLabel[kind="small-strong"] { font-size: ${small}px; font-weight: bold; }
QLabel[kind="warning-strong"] { color: $warning; font-size: ${small}px; font-weight: bold; }
QLabel[kind="warning"] { color: $warning; }
QLabel[kind="error"] { color: $warning; font-weight: bold; }
QLabel[kind="on-primary-title"] { color: $on_hero; font-size: ${hero}px; font-weight: bold; }
QLabel[kind="on-primary"] { color: $on_hero; }
QLabel[kind="pill"] { background: $sunken; border-radius: ${pill}px; padding: 3px ${gap}px; }
QLabel[kind="number"] { font-family: "$numbers"; font-size: ${hero}px; font-weight: bold; }
QLineEdit[kind="number"] { font-family: "$numbers"; }
QLabel[kind="phone"] { font-family: "$numbers"; font-size: ${hero}px; font-weight: bold; }
QLabel[kind="phone-large"] { font-family: "$numbers"; font-size: ${phone}px; font-weight: bold; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: ${round}px; }
QFrame[kind="focus-card"] { background: $surface; border: 2px solid $primary;
  border-radius: ${round}px; }
QFrame[kind="hero"] { background: $hero_fill; border: none; border-radius: ${round}px; }
QFrame[kind="warning-card"] { background: $warning_surface; border: 2px solid $warning_line;
  border-radius: ${round}px; }
QFrame[opens="true"]:hover { border-color: $primary; }
QFrame[opens="true"][held="true"] { background: $primary_tint; border-color: $primary; }
QFrame[kind="aside"] { background: $sunken; border: 1px solid $aside_line; border-radius: ${round_small}px; }
QFrame[kind="desk"] { background: $sunken; border: 1px solid $line; border-radius: ${round}px; }
QFrame[kind="sidebar"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[kind="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="foot"] { background: $paper; border: none; border-top: 1px solid $line; }
QFrame[kind="strip"] { background: $primary_tint; border: none; border-bottom: 2px solid $primary; }
QFrame[kind="strip"] QLabel { color: $on_tint; }
QFrame[kind="strip"] QLabel[kind="pill"] { background: $surface; color: $ink; font-weight: bold; }
QLabel[kind="moment"] { background: $ink; color: $paper; border-radius: ${round}px;
  padding: ${pad}px ${pad_wide}px; font-weight: bold; }
QFrame[kind="toast"] { background: $ink; border-radius: ${round}px; margin: 0 16px 12px 16px; }
QFrame[kind="toast"] QLabel { color: $paper; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QPushButton { background: $surface; color: $primary; border: 2px solid $primary;
  border-radius: ${round_small}px; padding: ${pad}px ${pad_wide}px; font-weight: bold;
  min-height: ${target}px; outline: none; }
QPushButton:hover { background: $primary_tint; color: $on_tint; }
QPushButton:pressed { background: $pressed; color: $on_pressed; border-color: $pressed; }
QPushButton:focus { border: 4px solid $focus; padding: ${pad_focus}px ${pad_wide_focus}px; }
QPushButton:disabled { color: $soft_ink; border-color: $off_line; border-style: dashed; }
QPushButton[kind="call"] { font-family: "$numbers"; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; }
QPushButton[kind="primary"]:hover { background: $primary_hover; color: $on_primary_hover; }
QPushButton[kind="primary"]:pressed { background: $pressed; color: $on_pressed; border-color: $pressed; }
QPushButton[kind="primary"]:focus { $ring_on_primary }
QPushButton[kind="primary"]:disabled { background: transparent; color: $soft_ink; border-color: $off_line;
  border-style: dashed; }
QPushButton[kind="on-hero"] { background: $hero_button; color: $hero_button_ink;
  border: 2px solid $hero_button; }
QPushButton[kind="on-hero-outline"] { background: transparent; color: $on_hero;
  border: 2px solid $on_hero; }
QPushButton[kind="on-hero"]:focus { border: 2px solid $hero_button;
  padding: ${pad}px ${pad_wide}px; }
QPushButton[kind="on-hero-outline"]:focus { border: 4px solid $hero_focus; }
QPushButton[kind="on-hero"]:hover, QPushButton[kind="on-hero-outline"]:hover {
  background: $hero_hover; color: $on_hero_hover; }
QPushButton[kind="on-hero"]:pressed, QPushButton[kind="on-hero-outline"]:pressed {
  background: $pressed; color: $on_pressed; border-color: $pressed; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent; color: $primary;
  padding: ${link_pad}px 6px ${link_pad}px 1px; text-align: left; min-height: ${link_line}px; }
QPushButton[kind="link"]:hover { text-decoration: underline; background: transparent; color: $primary; }
QPushButton[kind="link"][here="true"] { background: $primary_tint; color: $on_tint; text-decoration: underline; }
QPushButton[kind="link"]:pressed { background: $primary_tint; color: $on_tint; border-color: transparent; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: ${link_pad}px 4px ${link_pad}px 3px; }
QPushButton[kind="link"]:disabled { color: $soft_ink; border-color: $disabled_link;
  border-style: $disabled_edge; padding: ${link_pad}px 4px ${link_pad}px 3px; font-weight: normal; }
QPushButton[kind="icon"] { background: transparent; border: 2px solid transparent; padding: 3px;
  min-width: ${icon_target}px; min-height: ${icon_target}px; }
QPushButton[kind="icon"]:hover { background: $hover; }
QPushButton[kind="icon"]:pressed { background: $primary_tint; border-color: $primary; }
QPushButton[kind="icon"]:focus { border: 2px solid $focus; }
QPushButton[kind="quiet"] { background: $sunken; color: $ink; border: 2px solid $quiet_line;
  font-weight: normal; }
QPushButton[kind="quiet"]:hover { border-color: $strong_line; color: $ink; background: $hover; }
QPushButton[kind="quiet"]:pressed { background: $primary_tint; color: $on_tint; border-color: $primary; }
QPushButton[kind="quiet"]:disabled { color: $soft_ink; border-color: $off_line; background: transparent;
  border-style: dashed; }
QPushButton[kind="quiet"]:focus { border: 4px solid $focus; }
QPushButton[kind="quiet"]:checked { background: $primary_tint; border-color: $primary;
  color: $on_tint; font-weight: bold; }
QPushButton[kind="quiet"]:checked:hover { text-decoration: underline; }
QPushButton[kind="quiet"]:checked:pressed { background: $surface; color: $ink; }
QPushButton[kind="quiet"]:checked:focus { border: 4px solid $focus; }
QPushButton[kind="day"] { background: transparent; border: 2px solid transparent; color: $ink;
  padding: 0; font-weight: normal; min-height: ${day_low}px; }
QPushButton[kind="day"][dots="true"] { min-height: ${day}px; }
QPushButton[kind="day"]:hover { background: $hover; color: $ink; }
QPushButton[kind="day"]:pressed { background: $primary_tint; color: $on_tint; border-color: $primary; }
QPushButton[kind="day"][today="true"] { border: 2px solid $strong_line; }
QPushButton[kind="day"]:checked { background: $primary; color: $on_primary; font-weight: bold; }
QPushButton[kind="day"]:checked:hover { background: $primary_hover; color: $on_primary_hover; }
QPushButton[kind="day"]:checked:pressed { background: $pressed; color: $on_pressed; }
QPushButton[kind="day"]:focus { border: 3px solid $focus; }
QPushButton[kind="day"]:checked:focus { border: 3px solid $edge_on_primary; }
QToolButton { background: transparent; color: $ink; border: 2px solid transparent;
  border-radius: ${round_small}px; padding: ${nav_pad}px ${nav_pad_wide}px; }
QToolButton[kind="in-field"] { padding: 0; margin: 4px; border: none; }
QToolButton[kind="in-field"]:hover { background: $hover; }
QToolButton[kind="in-field"]:pressed { background: $primary_tint; border: 2px solid $primary; }
QToolButton[kind="nav"]:hover { background: $hover; }
QToolButton[kind="nav"]:pressed { background: $primary_tint; color: $on_tint; border-color: $primary; }
QToolButton[kind="nav"][here="true"] { background: $primary_tint; color: $on_tint; font-weight: bold; }
QToolButton[kind="nav"][here="true"]:hover { border-color: $primary; }
QToolButton[kind="nav"][here="true"]:pressed { background: $surface; color: $ink; border-color: $primary; }
QToolButton[kind="nav"]:focus { border: 2px solid $focus; }
QToolButton[kind="nav-warning"] { background: $warning_surface; color: $warning;
  border: 2px solid $warning_line; font-weight: bold; }
QToolButton[kind="nav-warning"]:hover { background: $hover; }
QToolButton[kind="nav-warning"][here="true"] { text-decoration: underline; }
QToolButton[kind="nav-warning"]:pressed { background: $warning_line; color: $warning_surface; }
QToolButton[kind="nav-warning"]:focus { border: 4px solid $warning_line;
  padding: ${nav_pad_focus}px ${nav_pad_wide_focus}px; }
QToolButton[folded="roomy"] { font-size: ${nav_roomy}px; padding: 4px 2px; }
QToolButton[folded="true"] { font-size: ${nav_small}px; padding: 4px 2px; }
QPushButton[kind="big"] { background: $primary; border: 2px solid $primary; padding: 0; }
QPushButton[kind="big"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="big"]:focus { border: 6px solid $edge_on_primary; }
QPushButton[kind="big"]:pressed { background: $pressed; border: 6px solid $pressed; }
QPushButton[kind="big-warning"] { background: $warning_surface; border: 3px solid $warning_line; padding: 0; }
QPushButton[kind="big-warning"]:focus { border: 6px solid $warning_line; }
QPushButton[kind="big-other"] { background: $surface; border: 3px solid $primary; padding: 0; }
QPushButton[kind="big-other"]:focus { border: 6px solid $focus; }
QPushButton[kind="big-warning"]:hover, QPushButton[kind="big-other"]:hover { background: $primary_tint; }
QPushButton[kind="big-warning"]:pressed { background: $primary_tint; border: 10px solid $warning_line; }
QPushButton[kind="big-other"]:pressed { background: $primary_tint; border: 10px solid $primary; }
QPushButton QLabel[big="title"] { font-size: ${title}px; font-weight: bold; color: $primary; }
QPushButton QLabel[big="line"] { color: $ink; font-weight: normal; }
QPushButton[kind="big-warning"] QLabel[big="title"] { color: $warning; }
QPushButton[kind="big"] QLabel[big="title"], QPushButton[kind="big"] QLabel[big="line"] { color: $on_primary; }
QPushButton[kind="badge"] { background: $sunken; border: 2px solid transparent; padding: 0;
  min-height: ${bare_target}px; }
QPushButton[kind="badge"]:hover { border: 2px solid $strong_line; background: $sunken; }
QPushButton[kind="badge"]:pressed { border: 2px solid $primary; background: $primary_tint; }
QPushButton[kind="badge"]:focus { border: 2px solid $focus; }
QMenu { background: $surface; color: $ink; border: 1px solid $strong_line; padding: 6px; }
QMenu::item { padding: ${nav_pad}px ${nav_pad_wide}px; border-radius: ${round_small}px; }
QMenu::indicator { width: ${menu_tick}px; height: ${menu_tick}px; left: 2px; border-radius: ${round_mark}px; }
QMenu::indicator:checked { background: $primary; image: url("$check_icon"); }
QMenu::item:selected { background: $primary_tint; color: $on_tint; }
QMenu::separator { height: 1px; background: $strong_line; margin: 2px 0; }
QMenu::item:disabled { color: $soft_ink; font-weight: bold; }
QPushButton[kind="badge"] QLabel[folded="true"] { font-size: ${nav_small}px; }
QPushButton[kind="nav-warning"] { background: $warning_surface; color: $warning;
  border: 2px solid $warning_line; text-align: left; padding: ${nav_pad}px ${nav_pad_wide}px; }
QPushButton[kind="nav-warning"]:hover { background: $hover; color: $warning; }
QPushButton[kind="nav-warning"]:pressed { background: $warning_line; color: $warning_surface; }
QPushButton[kind="nav-warning"]:focus { border: 4px solid $warning_line;
  padding: ${nav_pad_focus}px ${nav_pad_wide_focus}px; }
QFrame[kind="bar"] QPushButton[kind="nav-warning"] { padding: ${pad}px ${pad_wide}px; }
QFrame[kind="bar"] QPushButton[kind="nav-warning"]:focus { padding: ${pad_focus}px ${pad_wide_focus}px; }
QFrame[kind="bar"] QPushButton[tight="true"] { padding: ${pad}px ${gap}px; }
QFrame[kind="bar"] QPushButton[tight="true"]:focus { padding: ${pad_focus}px ${gap_focus}px; }
QPushButton[shrunk="true"] { font-size: ${small_button}px; padding: ${pad_shrunk}px ${pad}px; }
QPushButton[shrunk="true"]:focus { padding: ${pad_shrunk_focus}px ${pad_focus}px; }
QPushButton[kind="primary"][shrunk="true"]:focus { $ring_on_shrunk }
QFrame[kind="toast"] QPushButton { background: transparent; color: $paper; border-color: $paper; }
QFrame[kind="toast"] QPushButton:hover { background: $paper; color: $ink; }
QFrame[kind="toast"] QPushButton:pressed { background: $primary_tint; color: $on_tint; }
QFrame[kind="toast"] QPushButton:focus { border: 4px solid $toast_focus; }
QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QTimeEdit, QDateTimeEdit, QSpinBox,
QDoubleSpinBox, QComboBox { background: $surface; border: 2px solid $strong_line;
  border-radius: ${round_small}px; padding: ${field_pad}px ${gap}px; min-height: ${field}px;
  selection-background-color: $primary; selection-color: $on_primary; placeholder-text-color: $soft_ink; }
QPlainTextEdit { min-height: ${area}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
  border: 3px solid $focus; padding: ${field_pad_focus}px ${gap_focus}px; }
QLineEdit:hover, QPlainTextEdit:hover, QDateEdit:hover, QTimeEdit:hover, QDateTimeEdit:hover,
QSpinBox:hover, QDoubleSpinBox:hover, QComboBox:hover { border-color: $primary; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $soft_ink;
  border-color: $line; border-style: $disabled_edge; }
QLineEdit[error="true"], QPlainTextEdit[error="true"] { border-color: $warning_line; }
QTextEdit[kind="reader"] { border: 2px solid transparent; border-radius: ${round_cell}px; padding: 2px 8px;
  background: transparent; min-height: 0; }
QTextEdit[kind="reader"]:focus { border: 2px solid $focus; padding: 2px 8px; }
QListWidget[kind="reader-list"] { background: transparent; border: none; outline: none; }
QComboBox::drop-down { border: none; width: ${tick}px; padding-right: 8px; }
QComboBox::down-arrow { image: url("$down_icon"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $strong_line;
  selection-background-color: $primary_tint; selection-color: $on_tint; }
QCheckBox, QRadioButton { spacing: ${gap}px; min-height: ${tick_row}px; padding: 0 8px;
  border: 2px solid transparent; border-radius: ${round_cell}px; }
QCheckBox[kind="tick-row"], QRadioButton[kind="level"] { min-height: 0; }
QCheckBox[kind="tick-row"] { font-size: ${text}px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: ${tick}px; height: ${tick}px;
  border: 2px solid $strong_line; background: $surface; }
QCheckBox::indicator { border-radius: ${round_mark}px; }
QRadioButton::indicator { border-radius: ${tick_round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $primary; background: $hover; }
QCheckBox::indicator:pressed, QRadioButton::indicator:pressed { border-color: $primary;
  background: $primary_tint; }
QCheckBox:disabled, QRadioButton:disabled { color: $soft_ink; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $sunken;
  border-style: $disabled_edge; }
QCheckBox::indicator:checked { border-color: $primary; background: $primary;
  image: url("$check_icon"); }
QRadioButton::indicator:checked { border-color: $primary; background: qradialgradient(
  cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 $surface , stop: 0.43 $surface ,
  stop: 0.47 $primary , stop: 1 $primary ); }
QTableView { background: transparent; border: none; gridline-color: transparent;
  selection-background-color: transparent; }
QHeaderView, QHeaderView::section, QTableCornerButton::section {
  background: transparent; border: none; color: $soft_ink; font-size: ${small}px; padding: 0; }
QProgressBar { background: $track; border: $track_line; border-radius: ${round_mark}px; max-height: 10px;
  min-height: 10px; }
QProgressBar::chunk { background: $primary; border-radius: ${round_mark}px; }
QScrollBar { border: $track_line; border-radius: ${round_mark}px; margin: 2px; }
QScrollBar:vertical { background: transparent; width: 16px; }
QScrollBar:horizontal { background: $sunken; height: 16px; }
QScrollBar::handle { background: $strong_line; border-radius: ${round_mark}px; min-height: 40px;
  min-width: 40px; margin: 1px; }
QScrollBar::handle:hover { background: $primary; }
QScrollBar::handle:pressed { background: $pressed; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; width: 0; height: 0; }
QLabel#qt_msgbox_label { font-weight: bold; }
QLabel#qt_msgbox_informativelabel { min-width: ${box}px; }
QToolTip { background: $ink; color: $paper; border: 1px solid $line; padding: 6px; }
""")


def style_sheet(look: Look, check_icon: str) -> str:
    """The sheet for a look. `check_icon` is the path of the tick's picture."""
    palette = look.palette
    colours = {
        role.name: getattr(palette, role.name) for role in fields(palette) if role.name != "levels"
    }
    return _SHEET.substitute(
        colours,
        **_lengths(look),
        family=tokens.FAMILY, numbers=tokens.NUMBERS,
        check_icon=check_icon, down_icon=icon_path("down-light" if palette.primary_is_light else "down-dark"),
        quiet_line=palette.quiet_line, aside_line=palette.aside_line, track=palette.track,
        track_line=f"1px solid {palette.line}" if palette.is_contrast else "none",
        hover=palette.hover, disabled_edge=palette.disabled_edge,
        off_line=palette.line if palette.is_contrast else palette.strong_line,
        disabled_link=palette.line if palette.is_contrast else "transparent",
        primary_hover=palette.primary_hover, on_primary_hover=palette.surface,
        pressed=palette.pressed, on_pressed=palette.on_pressed,
        edge_on_primary=palette.primary if palette.primary_is_light else palette.focus_on_primary,
        toast_focus=palette.focus_on_ink,
        hero_fill=palette.hero, on_hero=palette.on_hero, hero_focus=palette.focus_on_hero,
        hero_button=palette.hero_button, hero_button_ink=palette.on_hero_button,
        hero_hover=palette.hero_hover, on_hero_hover=palette.on_hero_hover,
    )  # fmt: skip


def _lengths(look: Look) -> dict[str, object]:
    """Sizes of letters, gaps and targets, in pixels of this look."""
    palette, px, space = look.palette, look.px, look.space
    return {
        "arrow": px(16),
        # On a light one a dark ring is painted inside (`plain_words.py`): at its edge it would be lost.
        "ring_on_primary": (
            f"border: 2px solid {palette.primary}; padding: {space(11)}px {space(22)}px;"
            if palette.primary_is_light
            else f"border: 4px solid {palette.focus_on_primary};"
        ),
        "ring_on_shrunk": f"padding: 8px {space(11)}px;" if palette.primary_is_light else "",
        "text": px(tokens.BASE_TEXT), "title": look.large(tokens.TITLE), "hero": look.large(tokens.HERO),
        "phone": look.large(tokens.DIALLED),
        "heading": look.large(tokens.HEADING), "small": px(tokens.SMALL),
        "day": px(43), "day_low": space(40),
        "target": max(26, px(22)), "icon_target": max(34, px(26)),
        "link_pad": (link_pad := max(3, 20 - px(13))), "link_line": max(26, px(22), tokens.TARGET - 4 - 2 * link_pad),
        "bare_target": tokens.TARGET - 4, "field": px(24),
        "field_pad": space(8), "field_pad_focus": space(8) - 1,
        "gap_focus": space(12) - 1, "area": px(80),
        "tick": px(22), "menu_tick": px(16), "tick_row": px(40), "tick_round": px(22) // 2 + 2,
        "pill": px(10) + 3, "gap": space(12), "box": px(400),
        "round": tokens.ROUND_CARD, "round_small": tokens.ROUND_CONTROL,
        "round_cell": tokens.ROUND_CELL, "round_mark": tokens.ROUND_MARK,
        "pad": space(11), "pad_wide": space(22),
        # A thicker border takes its room from the padding, so that nothing moves.
        "pad_focus": space(11) - 2,
        "pad_wide_focus": space(22) - 2, "nav_pad": space(9),
        "nav_pad_wide": space(10), "nav_pad_focus": space(9) - 2, "nav_pad_wide_focus": space(10) - 2,
        "nav_small": min(px(tokens.SMALL), 20),
        "nav_roomy": min(px(tokens.SMALL), 26),
        "small_button": max(min(px(tokens.BASE_TEXT), 20), px(12)), "pad_shrunk": 8, "pad_shrunk_focus": 6,
    }  # fmt: skip
