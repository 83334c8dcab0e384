from collections.abc import Callable
from datetime import datetime

from pytestqt.qtbot import QtBot

from fieldkit.ui import gallery_parts as parts
from tests.ui.accessible import nameless


def test_every_piece_can_be_named_by_a_screen_reader(qtbot: QtBot, now: Callable[[], datetime]) -> None:
    pieces = [
        parts.type_scale(), parts.chips(), parts.buttons(), *parts.text_fields(), *parts.own_words(), *parts.choices(),
        *parts.measures(now), *parts.notices(), parts.places(), parts.icon_sheet(),
    ]  # fmt: skip
    for piece in pieces:
        qtbot.addWidget(piece)
        piece.show()
        assert nameless(piece) == []
