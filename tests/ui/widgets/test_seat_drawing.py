from pytestqt.qtbot import QtBot

from fieldkit.ui.widgets.seat_drawing import DEPTH, ELBOW, KNEE, SEAT, SeatDrawing


def test_another_length_makes_another_picture_and_words_say_the_same(qtbot: QtBot) -> None:
    drawing = SeatDrawing()
    qtbot.addWidget(drawing)
    drawing.resize(drawing.sizeHint())
    pictures = []
    for lengths in ({}, {KNEE: 440}, {KNEE: 380}, {KNEE: 440, DEPTH: 420, ELBOW: 230, SEAT: 400}):
        drawing.show_lengths(lengths, f"{len(lengths)} lengths")
        pictures.append(bytes(drawing.grab().toImage().constBits()))
    assert len(set(pictures)) == len(pictures)
    assert drawing.accessibleName() == "4 lengths"
