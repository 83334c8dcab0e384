from pytestqt.qtbot import QtBot

from fieldkit.ui import gallery_pictures as pictures
from fieldkit.ui.widgets.notices import Toast
from tests.ui.accessible import nameless


def test_every_drawing_paper_and_frame_can_be_named(qtbot: QtBot) -> None:
    for piece in (*pictures.charts(), *pictures.drawn(), *pictures.files(), *pictures.frames()):
        qtbot.addWidget(piece)
        piece.show()
        assert nameless(piece) == []


def test_what_was_just_done_stands_in_its_place(qtbot: QtBot) -> None:
    piece = next(one for one in pictures.frames() if one.findChild(Toast) is not None)
    qtbot.addWidget(piece)
    piece.resize(500, piece.height())
    piece.show()
    toast = piece.findChild(Toast)
    assert toast is not None
    host = toast.parentWidget()
    assert host is not None
    qtbot.waitUntil(lambda: host.rect().contains(toast.geometry()))


def test_a_picture_is_png_of_its_size() -> None:
    assert pictures.picture(10, 20).startswith(b"\x89PNG")
