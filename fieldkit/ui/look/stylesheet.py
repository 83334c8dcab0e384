"""Writes the style sheet of a theme: everything Qt can draw by rules, from the token table alone."""

from fieldkit.ui.look import tokens
from fieldkit.ui.look.tokens import Colours

_LABELS = """
QLabel {{ background: transparent; }}
QLabel[role="page"] {{ font-size: {page}px; font-weight: 700; }}
QLabel[role="section"] {{ font-size: {section}px; font-weight: 700; }}
QLabel[role="card"] {{ font-size: {card}px; font-weight: 700; }}
QLabel[role="name"] {{ font-size: {own}px; font-weight: 700; }}
QLabel[role="large"] {{ font-size: {large}px; font-weight: 700; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QLabel[role="soft"] {{ color: {c.soft}; }}
QLabel[role="small"] {{ color: {c.soft}; font-size: {small}px; }}
QLabel[role="label"] {{ color: {c.ink}; font-size: {body}px; font-weight: 600; }}
QLabel[role="words"] {{ font-size: {own}px; }}
QLabel[tone="ok"] {{ color: {c.ok}; }}
QLabel[tone="wait"] {{ color: {c.wait}; }}
QLabel[tone="bad"] {{ color: {c.bad}; }}
QLabel[tone="accent"] {{ color: {c.accent}; }}
QLabel[tone="plum"] {{ color: {c.plum}; }}
QWidget[tint="soft"] {{ color: {c.soft}; }}
QWidget[tint="accent"] {{ color: {c.accent}; }}
QWidget[tint="ok"] {{ color: {c.ok}; }}
QWidget[tint="wait"] {{ color: {c.wait}; }}
QWidget[tint="bad"] {{ color: {c.bad}; }}
QWidget[tint="own"] {{ color: {c.own_line}; }}
"""

_CHIPS = """
Chip {{ font-size: {small}px; font-weight: 600; color: {c.ink}; background: {c.paper};
  border: 1px solid {c.line}; border-radius: {chip}px; }}
Chip[tone="ok"] {{ color: {c.ok}; background: {c.ok_soft}; border-color: {edge[ok]}; }}
Chip[tone="wait"] {{ color: {c.wait}; background: {c.wait_soft}; border-color: {edge[wait]}; }}
Chip[tone="bad"] {{ color: {c.bad}; background: {c.bad_soft}; border-color: {edge[bad]}; }}
Chip[tone="accent"] {{ color: {c.accent}; background: {c.accent_soft}; border-color: {edge[accent]}; }}
Chip[tone="plum"] {{ color: {c.plum}; background: {c.plum_soft}; border-color: {edge[plum]}; }}
"""

_BUTTONS = """
QPushButton {{ color: {c.ink}; background: {c.card}; border: 1px solid {c.edge}; border-radius: {control}px;
  padding: 0 {button_pad}px; min-height: {target}px; font-weight: 600; }}
QPushButton:hover {{ background: {c.paper}; border-color: {c.ink}; }}
QPushButton:pressed {{ background: {c.accent_soft}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 0 {button_pad_focus}px; }}
QPushButton:disabled {{ color: {c.soft}; background: {c.paper}; border: 1px dashed {c.edge}; }}
QPushButton[kind="primary"] {{ color: {c.on_accent}; background: {c.accent}; border-color: {c.accent}; }}
QPushButton[kind="primary"]:hover {{ background: {primary_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {c.ink}; color: {c.card}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c.ink}; }}
QPushButton[kind="primary"]:disabled {{ color: {c.soft}; background: {c.paper}; border: 1px dashed {c.edge}; }}
QPushButton[kind="danger"] {{ color: {c.bad}; border-color: {c.bad}; }}
QPushButton[kind="danger"]:hover {{ background: {c.bad_soft}; }}
QPushButton[kind="large"] {{ min-height: {big_target}px; font-size: {own}px; border-width: 2px; }}
QPushButton[kind="large"]:focus {{ border: 3px solid {c.accent}; }}
QPushButton[kind="name"] {{ background: transparent; border: 1px solid transparent; color: {c.ink};
  font-size: {own}px; font-weight: 700; padding: 0; border-radius: 0; min-height: {link}px; text-align: left; }}
QPushButton[kind="name"]:hover {{ color: {c.accent}; }}
QPushButton[kind="name"]:focus {{ background: {c.accent_soft}; border: 0; border-bottom: 2px solid {c.accent};
  color: {c.accent}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {c.soft};
  padding: 0 {quiet_pad}px; }}
QPushButton[kind="quiet"]:hover {{ background: {c.accent_soft}; color: {c.accent}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {c.accent}; color: {c.accent}; }}
QPushButton[kind="quiet"]:disabled {{ border-color: transparent; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; color: {c.accent};
  padding: 0; border-radius: 0; min-height: {link}px; text-align: left; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ background: {c.accent_soft}; border: 0; border-bottom: 2px solid {c.accent}; }}
QPushButton[kind="rail"], QPushButton[kind="nav"] {{ background: transparent; border: 1px solid transparent;
  border-radius: {radius}px; color: {c.soft}; text-align: left; font-weight: 500; }}
QPushButton[kind="nav"] {{ color: {c.ink}; }}
QPushButton[kind="rail"]:hover, QPushButton[kind="nav"]:hover {{ background: {c.card}; color: {c.ink}; }}
QPushButton[kind="nav"]:hover {{ background: {c.paper}; }}
QPushButton[kind="rail"][on="true"], QPushButton[kind="nav"][on="true"] {{ background: {c.accent_soft};
  color: {c.accent}; font-weight: 700; }}
QPushButton[kind="rail"]:focus, QPushButton[kind="nav"]:focus {{ border: 2px solid {c.accent}; }}
QPushButton[kind="tab"] {{ background: transparent; border: 1px solid transparent; border-bottom: 0;
  border-top-left-radius: {control}px; border-top-right-radius: {control}px;
  border-bottom-left-radius: 0; border-bottom-right-radius: 0; color: {c.soft}; }}
QPushButton[kind="tab"]:hover {{ color: {c.ink}; }}
QPushButton[kind="tab"][on="true"] {{ background: {c.card}; border-color: {c.line}; color: {c.ink}; }}
QPushButton[kind="tab"]:focus {{ border: 2px solid {c.accent}; border-bottom: 0; }}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{ placeholder-text-color: {c.soft}; color: {c.ink}; background: {c.card};
  border: 1px solid {c.edge}; border-radius: {control}px; padding: {field_y}px {field_x}px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit, QComboBox {{ min-height: {field}px; }}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover {{ border-color: {c.ink}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{ border: 2px solid {c.accent};
  padding: {field_y_focus}px {field_x_focus}px; }}
QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {{
  border: 2px solid {c.bad}; padding: {field_y_focus}px {field_x_focus}px; }}
QLineEdit:read-only, QPlainTextEdit[still="true"] {{ background: {c.paper}; border: 1px solid {c.line}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {c.soft}; background: {c.paper};
  border: 1px dashed {c.edge}; }}
QTextBrowser[kind="page"], QTextBrowser[kind="page"]:hover {{ border: 1px solid {c.line}; padding: 0; }}
QTextBrowser[kind="page"]:focus {{ border: 2px solid {c.accent}; padding: 0; }}
QPlainTextEdit[own="true"] {{ background: transparent; border: 0; padding: 0; font-size: {own}px; }}
QComboBox::drop-down {{ border: 0; width: {target}px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: 0; background: transparent; padding: 0; min-height: 0; }}
QAbstractItemView {{ placeholder-text-color: {c.soft}; background: {c.card}; color: {c.ink}; border: 1px solid {c.edge}; outline: 0; padding: 4px;
  selection-background-color: {c.accent_soft}; selection-color: {c.accent}; }}
QListView {{ border-radius: {control}px; border-color: {c.line}; }}
QAbstractItemView:focus {{ border: 2px solid {c.accent}; padding: 3px; }}
QAbstractItemView::item {{ min-height: {row}px; padding: 2px 8px; border-radius: 6px; }}
QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {c.edge}; }}
QSlider::sub-page:horizontal {{ height: 6px; border-radius: 3px; background: {c.accent}; }}
QSlider::handle:horizontal {{ width: 20px; margin: -9px 0; border-radius: 12px; background: {c.card};
  border: 2px solid {c.accent}; }}
QSlider:focus {{ border: 2px solid {c.accent}; border-radius: {radius}px; }}
QWidget[reading="visit"] QLineEdit, QWidget[reading="visit"] QPlainTextEdit,
QWidget[reading="visit"] QComboBox, QWidget[reading="visit"] QRadioButton,
QWidget[reading="visit"] QCheckBox {{ font-size: {visit}px; }}
QWidget[reading="visit"] QLabel[role="label"] {{ font-size: {visit_label}px; }}
QWidget[reading="visit"] QLabel[role="small"] {{ font-size: {body}px; }}
"""

_FRAMES = """
QToolTip {{ color: {c.ink}; background: {c.card}; border: 1px solid {c.edge}; padding: 4px; }}
QMenu {{ background: {c.card}; border: 1px solid {c.edge}; padding: 6px; }}
QMenu::item {{ padding: 8px 20px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.accent}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 12px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 12px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.soft}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: 0; width: 0; height: 0; }}
QFrame[surface="paper"] {{ background: {c.paper}; border: 0; }}
QScrollArea[surface="paper"] {{ background: {c.paper}; }}
QScrollArea[kind="pages"] {{ border: 2px solid {c.paper}; }}
QScrollArea[kind="pages"]:focus {{ border-color: {c.accent}; }}
QScrollArea[surface="panel"], QFrame[surface="panel"] {{ background: {c.card}; border: 0; }}
QFrame[surface="rail"] {{ background: {c.paper}; border: 0; border-right: 1px solid {c.line}; }}
QFrame[surface="side"] {{ background: {c.card}; border: 0; border-right: 1px solid {c.line}; }}
QFrame[surface="side-open"] {{ background: {c.card}; border: 0; border-bottom: 1px solid {c.line}; }}
QFrame[surface="side-foot"] {{ background: {c.card}; border: 0; border-right: 1px solid {c.line}; border-top: 1px solid {c.line}; }}
QFrame[surface="aside"] {{ background: {c.card}; border: 0; border-left: 1px solid {c.line}; }}
QFrame[surface="head"] {{ background: {c.paper}; border: 0; border-bottom: 1px solid {c.line}; }}
QFrame[surface="foot"] {{ background: {c.card}; border: 1px solid {c.line}; border-radius: {control}px; }}
QFrame[surface="inset"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: {control}px; }}
QFrame[surface="wait"] {{ background: {c.wait_soft}; border: 0; border-radius: {control}px; }}
QFrame[surface="toast"] {{ background: {c.ink}; border: 0; border-radius: {control}px; }}
QFrame[surface="toast"] QLabel {{ color: {c.card}; }}
QFrame[surface="toast"] QPushButton {{ color: {c.card}; background: transparent; border: 1px solid {c.card}; }}
QFrame[surface="toast"] QPushButton:focus {{ border: 3px solid {c.card}; }}
QFrame[surface="band-bad"] {{ background: {c.bad}; border: 0; }}
QFrame[surface="band-bad"] QLabel, QFrame[surface="band-bad"] QWidget[tint="band"] {{ color: {c.card}; }}
QFrame[surface="band-bad"] QPushButton {{ color: {c.bad}; background: {c.card}; border: 2px solid {c.card}; }}
QFrame[surface="band-bad"] QPushButton:focus {{ border: 3px solid {c.ink}; }}
QFrame[surface="band-wait"] {{ background: {c.wait_soft}; border: 0; border-bottom: 1px solid {c.line}; }}
QFrame[rule="true"] {{ background: {c.line}; border: 0; max-height: 1px; min-height: 1px; }}
"""


_TONES = ("ok", "wait", "bad", "accent", "plum")


def _chip_edges(colours: Colours) -> dict[str, str]:
    """In high contrast, where every line is drawn strongly, a chip has an edge too: its pale ground alone is hard to see."""
    strong = tokens.contrast(colours.line, colours.card) >= 3
    return {tone: getattr(colours, tone if strong else f"{tone}_soft") for tone in _TONES}


def stylesheet(colours: Colours, scale: float) -> str:
    """The whole sheet for one set of colours; `scale` multiplies text sizes (1.0 to 2.5)."""

    def px(size: float) -> int:
        return round(size * scale)

    grow = round(4 * (scale - 1))
    return (_LABELS + _CHIPS + _BUTTONS + _FIELDS + _FRAMES).format(
        c=colours,
        edge=_chip_edges(colours),
        page=px(tokens.TYPE.page),
        section=px(tokens.TYPE.section),
        card=px(tokens.TYPE.card),
        body=px(tokens.TYPE.body),
        small=px(tokens.TYPE.small),
        own=px(tokens.TYPE.own),
        large=px(tokens.TYPE.large),
        visit=px(tokens.TYPE.visit),
        visit_label=px(16),
        control=tokens.RADIUS_CONTROL,
        radius=tokens.RADIUS,
        target=max(tokens.TARGET, px(28)),
        link=max(24, px(24)),
        big_target=max(60, px(48)),
        row=max(28, px(26)),
        chip=px(tokens.TYPE.small * 0.62) + 3,
        field=max(24, px(22)),
        field_y=7 + grow,
        field_y_focus=6 + grow,
        field_x=11,
        field_x_focus=10,
        button_pad=15,
        button_pad_focus=14,
        quiet_pad=10,
        primary_hover=colours.ink,
    )
